// SPDX-License-Identifier: Apache-2.0
// An app's first handshake with a peer whose certificate may have a defect, in
// a world of its own, and what comes of it in the words of the catalogue.
// Example: EXPECT_EQ(Show(Observe(scenario)), Show(*expected));
// Which side the app has, and whom it asks for a certificate, is the
// scenario's. One thread.
#ifndef SHAKEDOWN_RUNNER_DEFECT_HANDSHAKE_FOR_TEST_H_
#define SHAKEDOWN_RUNNER_DEFECT_HANDSHAKE_FOR_TEST_H_

#include <Security/Security.h>

#include <memory>
#include <string>

#include "src/base/result_codes.h"
#include "src/base/trace.h"
#include "src/catalogue/outcomes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/runner/api_names.h"
#include "src/runner/app/app_settings.h"
#include "src/runner/world.h"

namespace shakedown::runner {

class DefectHandshake {
 public:
  explicit DefectHandshake(const scenario::Scenario& scenario)
      : world_(World::Make(scenario).value()), scope_(world_->simulation()) {
    connection_ = world_->Connect().value();
    context_ = cf::CFRef<SSLContextRef>::Adopt(SSLCreateContext(
        kCFAllocatorDefault,
        scenario.app.is_server ? kSSLServerSide : kSSLClientSide,
        kSSLStreamType));
    SSLSetIOFuncs(context_.get(), &Connection::Read, &Connection::Write);
    SSLSetConnection(context_.get(), connection_->ref());
    AppSettings(*world_, context_.get()).Apply();
  }

  void AskForBreak(SSLSessionOption option) {
    SSLSetSessionOption(context_.get(), option, true);
  }

  std::string Handshake() {
    OSStatus result = errSSLWouldBlock;
    for (int i = 0; i < 100 && result == errSSLWouldBlock; ++i) {
      result = SSLHandshake(context_.get());
    }
    return NameOfCode(result);
  }

  // Of the first fatal alert that leaves by the end; "" for none.
  std::string AlertByTheEnd() {
    SSLClose(context_.get());
    for (const Event& event : world_->simulation().trace().events()) {
      const auto* alert = std::get_if<AlertMoved>(&event.body);
      if (alert == nullptr || alert->direction != Direction::kFromApp ||
          alert->level != 2) {
        continue;
      }
      return AlertName(alert->description);
    }
    return "";
  }

  void AskTrust(catalogue::Outcome& outcome) {
    SecTrustRef trust = nullptr;
    SSLCopyPeerTrust(context_.get(), &trust);
    if (trust == nullptr) return;
    const auto owned = cf::CFRef<SecTrustRef>::Adopt(trust);
    SecTrustResultType result = kSecTrustResultInvalid;
    SecTrustEvaluate(trust, &result);
    outcome.trust_result = NameOfTrustResult(result);
    CFErrorRef error = nullptr;
    if (SecTrustEvaluateWithError(trust, &error)) return;
    outcome.detail = NameOfCode(static_cast<int32_t>(CFErrorGetCode(error)));
    CFRelease(error);
  }

 private:
  static std::string NameOfTrustResult(SecTrustResultType result) {
    switch (result) {
      case kSecTrustResultUnspecified:
        return "kSecTrustResultUnspecified";
      case kSecTrustResultRecoverableTrustFailure:
        return "kSecTrustResultRecoverableTrustFailure";
      case kSecTrustResultFatalTrustFailure:
        return "kSecTrustResultFatalTrustFailure";
      default:
        return std::to_string(result);
    }
  }

  std::unique_ptr<World> world_;
  Simulation::Scope scope_;
  std::unique_ptr<Connection> connection_;
  cf::CFRef<SSLContextRef> context_;
};

inline catalogue::Outcome Observe(const scenario::Scenario& scenario) {
  catalogue::Outcome outcome;
  DefectHandshake plain(scenario);
  outcome.result = plain.Handshake();
  plain.AskTrust(outcome);
  outcome.alert = plain.AlertByTheEnd();
  const bool serves = scenario.app.is_server;
  DefectHandshake breaking(scenario);
  breaking.AskForBreak(serves ? kSSLSessionOptionBreakOnClientAuth
                              : kSSLSessionOptionBreakOnServerAuth);
  outcome.at_break = breaking.Handshake();
  if (outcome.at_break == "errSSLPeerAuthCompleted") {
    outcome.at_break =
        serves ? "errSSLClientAuthCompleted" : "errSSLServerAuthCompleted";
    outcome.after_break = breaking.Handshake();
  }
  return outcome;
}

inline std::string Show(const catalogue::Outcome& outcome) {
  return outcome.result + ", alert '" + outcome.alert + "', with the break " +
         outcome.at_break + " then '" + outcome.after_break + "', trust " +
         outcome.trust_result + " " + outcome.detail;
}

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_DEFECT_HANDSHAKE_FOR_TEST_H_

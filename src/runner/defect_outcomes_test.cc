// SPDX-License-Identifier: Apache-2.0
// Holds the catalogue to what happens: every defect, at every place in the
// chain, in every profile, without the break and with it. One test a defect.
#include <Security/Security.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/base/result_codes.h"
#include "src/base/trace.h"
#include "src/catalogue/outcomes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/pki/catalogue.h"
#include "src/runner/api_names.h"
#include "src/runner/run_for_test.h"
#include "src/runner/world.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::runner {
namespace {

using catalogue::Outcome;
using catalogue::Position;

constexpr char kHost[] = "api.example.com";

// One client's first handshake in a world of its own.
class Client {
 public:
  explicit Client(const scenario::Scenario& scenario)
      : world_(World::Make(scenario).value()), scope_(world_->simulation()) {
    connection_ = world_->Connect().value();
    context_ = cf::CFRef<SSLContextRef>::Adopt(
        SSLCreateContext(kCFAllocatorDefault, kSSLClientSide, kSSLStreamType));
    SSLSetIOFuncs(context_.get(), &Connection::Read, &Connection::Write);
    SSLSetConnection(context_.get(), connection_->ref());
    SSLSetPeerDomainName(context_.get(), kHost, sizeof kHost - 1);
  }

  void AskForBreak() {
    SSLSetSessionOption(context_.get(), kSSLSessionOptionBreakOnServerAuth,
                        true);
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

  void AskTrust(Outcome& outcome) {
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

Outcome Observe(const scenario::Scenario& scenario) {
  Outcome outcome;
  Client plain(scenario);
  outcome.result = plain.Handshake();
  plain.AskTrust(outcome);
  outcome.alert = plain.AlertByTheEnd();
  Client breaking(scenario);
  breaking.AskForBreak();
  outcome.at_break = breaking.Handshake();
  if (outcome.at_break == "errSSLPeerAuthCompleted") {
    outcome.at_break = "errSSLServerAuthCompleted";
    outcome.after_break = breaking.Handshake();
  }
  return outcome;
}

std::string Show(const Outcome& outcome) {
  return outcome.result + ", alert '" + outcome.alert + "', with the break " +
         outcome.at_break + " then '" + outcome.after_break + "', trust " +
         outcome.trust_result + " " + outcome.detail;
}

class DefectOutcomesTest : public testing::TestWithParam<pki::Defect> {};

TEST_P(DefectOutcomesTest, AreThoseOfTheCatalogue) {
  const char* name = GetParam().name;
  for (const Position position : catalogue::PositionsOf(name)) {
    scenario::Scenario scenario =
        ScenarioOf(catalogue::PkiOf(name, position) +
                   "server: {chain: [leaf, issuing]}\n");
    for (const char* profile : catalogue::ProfileNames()) {
      scenario.profile = profile;
      const auto expected = catalogue::OutcomeOf(name, profile, position);
      EXPECT_EQ(Show(Observe(scenario)), Show(*expected))
          << name << " of " << catalogue::NameOf(position) << " in " << profile;
    }
  }
}

// Else a new profile would have no outcomes, and nobody would miss them.
TEST(ProfilesTest, AllHaveOutcomes) {
  std::vector<std::string> names;
  for (const auto& profile : securetransport::AllProfiles()) {
    names.emplace_back(profile.name);
  }
  EXPECT_THAT(catalogue::ProfileNames(), testing::ElementsAreArray(names));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, DefectOutcomesTest,
                         testing::ValuesIn(pki::Defects()),
                         [](const testing::TestParamInfo<pki::Defect>& info) {
                           return std::string(info.param.name);
                         });

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/app_decision.h"

#include <string>

#include "src/runner/api_names.h"

namespace shakedown::runner {
namespace {

// Adds to the policies that the trust has.
void AddRevocationPolicy(SecTrustRef trust, CFOptionFlags flags) {
  if (flags == 0) return;
  CFArrayRef policies = nullptr;
  if (SecTrustCopyPolicies(trust, &policies) != errSecSuccess) return;
  const auto owned = cf::CFRef<CFArrayRef>::Adopt(policies);
  const auto more = cf::CFRef<CFMutableArrayRef>::Adopt(
      CFArrayCreateMutableCopy(kCFAllocatorDefault, 0, policies));
  const auto revocation =
      cf::CFRef<SecPolicyRef>::Adopt(SecPolicyCreateRevocation(flags));
  CFArrayAppendValue(more.get(), revocation.get());
  SecTrustSetPolicies(trust, more.get());
}

bool IsTrusted(SecTrustRef trust) {
  SecTrustResultType result = kSecTrustResultInvalid;
  if (SecTrustEvaluate(trust, &result) != errSecSuccess) return false;
  return result == kSecTrustResultUnspecified ||
         result == kSecTrustResultProceed;
}

// As an app does whose user has said "always trust".
bool IsTrustedByExceptions(SecTrustRef trust) {
  const auto exceptions =
      cf::CFRef<CFDataRef>::Adopt(SecTrustCopyExceptions(trust));
  return SecTrustSetExceptions(trust, exceptions.get()) && IsTrusted(trust);
}

bool Inspects(const scenario::Decision& decision) {
  return decision.inspect || decision.accept || !decision.anchors.empty();
}

}  // namespace

bool ResultIsBreak(OSStatus result) {
  return result == errSSLPeerAuthCompleted ||
         result == errSSLClientCertRequested ||
         result == errSSLClientHelloReceived;
}

bool AppDecision::Decide(OSStatus broke) {
  const scenario::App& app = world_.scenario().app;
  const scenario::Decision& decision =
      broke == errSSLClientCertRequested   ? app.at_cert_requested
      : broke == errSSLClientHelloReceived ? app.at_client_hello
                                           : app.at_server_auth;
  if (decision.wait_ms > 0) world_.simulation().Advance(decision.wait_ms);
  ActTooEarly(decision);
  if (broke == errSSLClientCertRequested) {
    CFArrayRef names = nullptr;
    SSLCopyDistinguishedNames(context_, &names);
    if (names != nullptr) CFRelease(names);
  }
  if (broke == errSSLPeerAuthCompleted || Inspects(decision)) {
    const auto trust = LookAtPeer();
    if (mistakes_.Makes("went-on-before-the-verdict")) {
      GoOnUndecided(trust.get());
    }
    if (Inspects(decision) && !Approves(trust.get(), decision)) return false;
  }
  if (decision.set_certificate) {
    SSLSetCertificate(context_,
                      world_.CopyIdentity(*decision.set_certificate).get());
  }
  if (decision.set_error) SSLSetError(context_, *decision.set_error);
  return !decision.close;
}

// What these calls return is in the trace; they move nothing of the app's.
void AppDecision::ActTooEarly(const scenario::Decision& decision) {
  for (const std::string& call : decision.meanwhile) {
    char byte = '!';
    size_t processed = 0;
    if (call == "read") {
      wire_.OnAppCall("SSLRead");
      SSLRead(context_, &byte, 1, &processed);
    } else if (call == "write") {
      wire_.OnAppCall("SSLWrite");
      SSLWrite(context_, &byte, 1, &processed);
    } else {
      wire_.OnAppCall("SSLHandshake");
      SSLHandshake(context_);
    }
  }
}

cf::CFRef<SecTrustRef> AppDecision::LookAtPeer() {
  SecTrustRef trust = nullptr;
  if (!mistakes_.Makes("trust-not-looked-at")) {
    SSLCopyPeerTrust(context_, &trust);
  }
  return cf::CFRef<SecTrustRef>::Adopt(trust);
}

// As an app does that asks its user, and goes on when bytes come.
void AppDecision::GoOnUndecided(SecTrustRef trust) {
  wire_.OnAppCall("SSLHandshake");
  SSLHandshake(context_);
  if (trust != nullptr) (void)IsTrusted(trust);
}

bool AppDecision::Approves(SecTrustRef trust,
                           const scenario::Decision& decision) {
  if (trust == nullptr) return false;  // no certificate: nothing to trust
  AddRevocationPolicy(trust, RevocationFlags(decision.revocation));
  if (!decision.anchors.empty()) {
    SecTrustSetAnchorCertificates(
        trust, world_.CopyCertificates(decision.anchors).get());
  }
  if (IsTrusted(trust)) return true;
  if (!decision.accept) return false;
  return *decision.accept == "anyway" || IsTrustedByExceptions(trust);
}

}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// ChainTest with a SecTrust on it, asked as an app asks.
// Example: MintWithDefect("leaf", "expired"); Ask(); EXPECT_EQ(Result(), ...);
#ifndef SHAKEDOWN_SECURITY_TRUST_FOR_TEST_H_
#define SHAKEDOWN_SECURITY_TRUST_FOR_TEST_H_

#include <Security/SecTrust.h>

#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/chain_for_test.h"
#include "src/security/policy.h"
#include "src/security/trust.h"

namespace shakedown::security {

class TrustTestBase : public ChainTest {
 protected:
  template <class T>
  using CFRef = cf::CFRef<T>;

  // Ask makes `trust` for what the server sends.
  void Ask(const std::string& host = "api.example.com") {
    trust = MakeTrust(Wire(), MakeSslPolicy(Usage::kServer, host));
    ASSERT_TRUE(trust);
  }

  void AskWithDefect(const std::string& name, const std::string& defect) {
    MintWithDefect(name, defect);
    Ask();
  }

  SecTrustResultType Result() {
    SecTrustResultType result = kSecTrustResultInvalid;
    EXPECT_EQ(SecTrustEvaluate(trust.get(), &result), errSecSuccess);
    return result;
  }

  CFRef<CFArrayRef> ArrayOf(const std::vector<std::string>& names) {
    std::vector<CFRef<SecCertificateRef>> made;
    std::vector<CFTypeRef> objects;
    for (const std::string& name : names) {
      made.push_back(MakeCertificate(Der(name)));
      objects.push_back(made.back().get());
    }
    return cf::MakeArray(objects);
  }

  size_t FindingsInTrace() {
    size_t count = 0;
    for (const Event& event : simulation.trace().events()) {
      count += std::holds_alternative<TrustFinding>(event.body);
    }
    return count;
  }

  CFRef<SecTrustRef> trust;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_TRUST_FOR_TEST_H_

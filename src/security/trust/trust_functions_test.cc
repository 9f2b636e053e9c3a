// SPDX-License-Identifier: Apache-2.0
// SecTrustCopyResult, SecTrustEvaluateAsync and its like, and the policies that
// an app can ask with.
#include <Security/SecPolicy.h>
#include <gtest/gtest.h>

#include "src/pki/revocation/ocsp_response.h"
#include "src/security/trust_for_test.h"

namespace shakedown::security {
namespace {

class TrustFunctionsTest : public TrustTestBase {
 protected:
  TrustFunctionsTest() {
    MintAll();
    Ask();
  }

  CFRef<CFDataRef> Staple(pki::OcspStatus status) {
    const auto response = pki::MintOcspResponse(
        minted, "leaf", {.status = status}, simulation.clock().UnixSeconds());
    return cf::MakeData(response.value());
  }

  CFTypeRef ValueOf(CFStringRef key) {
    result = CFRef<CFDictionaryRef>::Adopt(SecTrustCopyResult(trust.get()));
    return CFDictionaryGetValue(result.get(), key);
  }

  // Adds a policy for revocation to the trust's, as callers do.
  void AddRevocationPolicy(CFOptionFlags flags) {
    CFRef<CFArrayRef> policies;
    SecTrustCopyPolicies(trust.get(), policies.Receive());
    const auto more =
        CFRef<SecPolicyRef>::Adopt(SecPolicyCreateRevocation(flags));
    const CFTypeRef both[] = {CFArrayGetValueAtIndex(policies.get(), 0),
                              more.get()};
    SecTrustSetPolicies(trust.get(), cf::MakeArray(both).get());
  }

  CFRef<CFDictionaryRef> result;
};

TEST_F(TrustFunctionsTest, ResultIsADictionary) {
  int32_t value = 0;
  CFNumberGetValue(static_cast<CFNumberRef>(ValueOf(kSecTrustResultValue)),
                   kCFNumberSInt32Type, &value);
  EXPECT_EQ(value, kSecTrustResultUnspecified);
  const auto date = static_cast<CFDateRef>(ValueOf(kSecTrustEvaluationDate));
  EXPECT_EQ(cf::ToUnixSeconds(date), simulation.clock().UnixSeconds());
  EXPECT_EQ(ValueOf(kSecTrustRevocationChecked), nullptr);
  EXPECT_EQ(ValueOf(kSecTrustExtendedValidation), nullptr);
  EXPECT_EQ(SecTrustCopyResult(nullptr), nullptr);
}

TEST_F(TrustFunctionsTest, GoodStapleIsARevocationCheck) {
  SecTrustSetOCSPResponse(trust.get(), Staple(pki::OcspStatus::kGood).get());
  EXPECT_EQ(ValueOf(kSecTrustRevocationChecked), kCFBooleanTrue);
  EXPECT_NE(ValueOf(kSecTrustRevocationValidUntilDate), nullptr);
}

TEST_F(TrustFunctionsTest, RevokedStapleIsFatal) {
  SecTrustSetOCSPResponse(trust.get(), Staple(pki::OcspStatus::kRevoked).get());
  EXPECT_EQ(Result(), kSecTrustResultFatalTrustFailure);
  SecTrustSetOCSPResponse(trust.get(), nullptr);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(TrustFunctionsTest, PositiveResponseCanBeRequired) {
  AddRevocationPolicy(kSecRevocationUseAnyAvailableMethod);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  AddRevocationPolicy(kSecRevocationUseAnyAvailableMethod |
                      kSecRevocationRequirePositiveResponse);
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  CFRef<CFErrorRef> error;
  EXPECT_FALSE(SecTrustEvaluateWithError(trust.get(), error.Receive()));
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecIncompleteCertRevocationCheck);
  SecTrustSetOCSPResponse(trust.get(), Staple(pki::OcspStatus::kGood).get());
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(TrustFunctionsTest, NetworkIsAskedOnlyIfThatIsAllowed) {
  const auto response = Staple(pki::OcspStatus::kRevoked);
  const ByteView bytes = cf::ToBytes(response.get());
  store().ocsp_responses.emplace_back(bytes.begin(), bytes.end());
  AddRevocationPolicy(kSecRevocationOCSPMethod);
  EXPECT_EQ(Result(), kSecTrustResultFatalTrustFailure);
  SecTrustSetNetworkFetchAllowed(trust.get(), false);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  SecTrustSetNetworkFetchAllowed(trust.get(), true);
  AddRevocationPolicy(kSecRevocationOCSPMethod |
                      kSecRevocationNetworkAccessDisabled);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  AddRevocationPolicy(kSecRevocationCRLMethod);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

// A block's literal as clang lays it out.
template <class... Arguments>
struct Literal {
  void* isa = nullptr;
  int flags = 0;
  int reserved = 0;
  void (*invoke)(const void*, Arguments...) = nullptr;
};

SecTrustResultType told = kSecTrustResultInvalid;
CFIndex told_code = 0;

TEST_F(TrustFunctionsTest, BlockIsCalledBeforeTheFunctionReturns) {
  Literal<SecTrustRef, SecTrustResultType> block;
  block.invoke = [](const void*, SecTrustRef, SecTrustResultType result) {
    told = result;
  };
  EXPECT_EQ(SecTrustEvaluateAsync(trust.get(), nullptr, &block), 0);
  EXPECT_EQ(told, kSecTrustResultUnspecified);
  EXPECT_EQ(SecTrustEvaluateAsync(nullptr, nullptr, &block), errSecParam);
  EXPECT_EQ(SecTrustEvaluateAsync(trust.get(), nullptr, nullptr), errSecParam);
}

TEST_F(TrustFunctionsTest, BlockIsToldTheError) {
  AskWithDefect("leaf", "expired");
  Literal<SecTrustRef, bool, CFErrorRef> block;
  block.invoke = [](const void*, SecTrustRef, bool, CFErrorRef error) {
    told_code = CFErrorGetCode(error);
  };
  EXPECT_EQ(SecTrustEvaluateAsyncWithError(trust.get(), nullptr, &block), 0);
  EXPECT_EQ(told_code, errSecCertificateExpired);
}

TEST_F(TrustFunctionsTest, OldResultTellsOfEachCertificate) {
  AskWithDefect("leaf", "expired");
  CSSM_TP_APPLE_EVIDENCE_INFO* evidence = nullptr;
  SecTrustResultType verdict = kSecTrustResultInvalid;
  CFRef<CFArrayRef> chain;
  EXPECT_EQ(SecTrustGetResult(trust.get(), &verdict, nullptr, nullptr),
            errSecTrustNotAvailable);
  Result();
  ASSERT_EQ(
      SecTrustGetResult(trust.get(), &verdict, chain.Receive(), &evidence), 0);
  EXPECT_EQ(verdict, kSecTrustResultRecoverableTrustFailure);
  ASSERT_EQ(CFArrayGetCount(chain.get()), 3);
  EXPECT_EQ(evidence[0].StatusBits, 0x05u);  // expired, given
  EXPECT_EQ(evidence[1].StatusBits, 0x04u);
  EXPECT_EQ(evidence[2].StatusBits, 0x18u);  // an anchor, a root
  EXPECT_EQ(SecTrustGetResult(nullptr, nullptr, nullptr, nullptr), errSecParam);
}

TEST_F(TrustFunctionsTest, PolicyTellsItsProperties) {
  const auto policy = MakeSslPolicy(Usage::kClient, "a.test");
  const auto properties =
      CFRef<CFDictionaryRef>::Adopt(SecPolicyCopyProperties(policy.get()));
  const auto value = [&properties](CFStringRef key) {
    return CFDictionaryGetValue(properties.get(), key);
  };
  EXPECT_TRUE(CFEqual(value(kSecPolicyOid), kSecPolicyAppleSSL));
  EXPECT_TRUE(CFEqual(value(kSecPolicyName), CFSTR("a.test")));
  EXPECT_EQ(value(kSecPolicyClient), kCFBooleanTrue);
  const auto same = CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateWithProperties(kSecPolicyAppleSSL, properties.get()));
  EXPECT_TRUE(CFEqual(policy.get(), same.get()));
}

TEST_F(TrustFunctionsTest, PolicyIsMadeOfItsIdentifier) {
  const auto make = [](CFTypeRef identifier) {
    return CFRef<SecPolicyRef>::Adopt(
        SecPolicyCreateWithProperties(identifier, nullptr));
  };
  const auto basic = CFRef<SecPolicyRef>::Adopt(SecPolicyCreateBasicX509());
  EXPECT_TRUE(CFEqual(make(kSecPolicyAppleX509Basic).get(), basic.get()));
  const auto any = CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateRevocation(kSecRevocationUseAnyAvailableMethod));
  EXPECT_TRUE(CFEqual(make(kSecPolicyAppleRevocation).get(), any.get()));
  EXPECT_TRUE(make(kSecPolicyAppleEAP));
  EXPECT_FALSE(make(nullptr));
  EXPECT_EQ(SecPolicyCreateRevocation(0), nullptr);
  EXPECT_EQ(SecPolicyCopyProperties(nullptr), nullptr);
}

}  // namespace
}  // namespace shakedown::security

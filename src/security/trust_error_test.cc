// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust_error.h"

#include <gtest/gtest.h>

#include "src/security/trust_for_test.h"

namespace shakedown::security {
namespace {

class TrustErrorTest : public TrustTestBase {
 protected:
  // Evaluates and returns the error, which must be there.
  CFRef<CFErrorRef> Error() {
    CFRef<CFErrorRef> error;
    EXPECT_FALSE(SecTrustEvaluateWithError(trust.get(), error.Receive()));
    EXPECT_TRUE(error);
    return error;
  }

  std::string Property(CFIndex index, CFStringRef key) {
    const auto properties =
        CFRef<CFArrayRef>::Adopt(SecTrustCopyProperties(trust.get()));
    const auto dictionary = static_cast<CFDictionaryRef>(
        CFArrayGetValueAtIndex(properties.get(), index));
    return cf::ToStdString(
        static_cast<CFStringRef>(CFDictionaryGetValue(dictionary, key)));
  }
};

struct CodeRow {
  const char* defect;
  OSStatus code;
};

class TrustErrorCodeTest : public TrustErrorTest,
                           public testing::WithParamInterface<CodeRow> {};

TEST_P(TrustErrorCodeTest, DefectOfTheLeafGivesItsCode) {
  AskWithDefect("leaf", GetParam().defect);
  const auto error = Error();
  EXPECT_EQ(CFErrorGetCode(error.get()), GetParam().code);
  EXPECT_EQ(cf::ToStdString(CFErrorGetDomain(error.get())),
            "NSOSStatusErrorDomain");
}

INSTANTIATE_TEST_SUITE_P(Defect, TrustErrorCodeTest,
                         testing::Values(CodeRow{"expired", -67818},
                                         CodeRow{"not_yet_valid", -67819},
                                         CodeRow{"wrong_host", -67602},
                                         CodeRow{"self_signed", -67843},
                                         CodeRow{"unknown_root", -67843},
                                         CodeRow{"missing_issuer", -25318},
                                         CodeRow{"broken_signature", -25318}),
                         [](const auto& info) {
                           return std::string(info.param.defect);
                         });

TEST_F(TrustErrorTest, RevokedGivesItsCode) {
  MintAll();
  store().revoked = {Der("leaf")};
  Ask();
  EXPECT_EQ(CFErrorGetCode(Error().get()), -67820);
}

TEST_F(TrustErrorTest, DescriptionIsASentenceWithTheReason) {
  AskWithDefect("leaf", "expired");
  const auto text =
      CFRef<CFStringRef>::Adopt(CFErrorCopyDescription(Error().get()));
  EXPECT_EQ(cf::ToStdString(text.get()),
            "The certificate \"api.example.com\" is not trusted: expired "
            "2025-12-31 23:59:59Z, 14 days before the clock");
}

TEST_F(TrustErrorTest, GravestFindingDecidesTheCode) {
  recipes["issuing"].defect = "expired";
  MintWithDefect("leaf", "wrong_host");
  Ask();
  EXPECT_EQ(CFErrorGetCode(Error().get()), -67818);
}

TEST_F(TrustErrorTest, GoodChainLeavesNoError) {
  MintAll();
  Ask();
  CFRef<CFErrorRef> error;
  EXPECT_TRUE(SecTrustEvaluateWithError(trust.get(), error.Receive()));
  EXPECT_FALSE(error);
}

TEST_F(TrustErrorTest, NullTrustIsAParameterError) {
  EXPECT_EQ(CFErrorGetCode(Error().get()), errSecParam);
  EXPECT_FALSE(SecTrustEvaluateWithError(nullptr, nullptr));
}

TEST_F(TrustErrorTest, PropertiesHoldTitlesAndReasons) {
  AskWithDefect("issuing", "expired");
  EXPECT_EQ(Property(0, kSecPropertyTypeTitle), "api.example.com");
  EXPECT_EQ(Property(0, kSecPropertyTypeError), "");
  EXPECT_EQ(Property(1, kSecPropertyTypeTitle), "Acme TLS CA");
  EXPECT_EQ(Property(1, kSecPropertyTypeError),
            "expired 2025-12-31 23:59:59Z, 14 days before the clock");
}

TEST_F(TrustErrorTest, SeveralReasonsStandInOneProperty) {
  recipes["leaf"].hosts = {"b.example.com"};
  AskWithDefect("leaf", "expired");
  EXPECT_EQ(Property(0, kSecPropertyTypeError),
            "expired 2025-12-31 23:59:59Z, 14 days before the clock; host "
            "name mismatch: wanted api.example.com, the certificate is for "
            "b.example.com");
}

}  // namespace
}  // namespace shakedown::security

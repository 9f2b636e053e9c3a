// SPDX-License-Identifier: Apache-2.0
// SecTrustCopyExceptions, SecTrustSetExceptions, SecTrustSetOptions.
#include "src/security/trust/exceptions.h"

#include <gtest/gtest.h>

#include "src/security/trust_for_test.h"

namespace shakedown::security {
namespace {

class ExceptionsTest : public TrustTestBase {
 protected:
  CFRef<CFDataRef> Exceptions() {
    return CFRef<CFDataRef>::Adopt(SecTrustCopyExceptions(trust.get()));
  }
};

TEST_F(ExceptionsTest, AcceptedFailureMakesTheResultProceed) {
  AskWithDefect("leaf", "expired");
  EXPECT_TRUE(SecTrustSetExceptions(trust.get(), Exceptions().get()));
  EXPECT_EQ(Result(), kSecTrustResultProceed);
  EXPECT_TRUE(SecTrustEvaluateWithError(trust.get(), nullptr));
}

TEST_F(ExceptionsTest, TheyServeAnotherTrustOfTheSameLeaf) {
  AskWithDefect("leaf", "expired");
  const auto exceptions = Exceptions();
  Ask();
  EXPECT_TRUE(SecTrustSetExceptions(trust.get(), exceptions.get()));
  EXPECT_EQ(Result(), kSecTrustResultProceed);
}

TEST_F(ExceptionsTest, CopiedAgainTheyHoldWhatIsAcceptedAlready) {
  AskWithDefect("leaf", "expired");
  SecTrustSetExceptions(trust.get(), Exceptions().get());
  SecTrustSetExceptions(trust.get(), Exceptions().get());
  EXPECT_EQ(Result(), kSecTrustResultProceed);
}

TEST_F(ExceptionsTest, AnotherFailureIsStillOne) {
  AskWithDefect("leaf", "expired");
  const auto exceptions = Exceptions();
  Ask("b.example.com");
  EXPECT_TRUE(SecTrustSetExceptions(trust.get(), exceptions.get()));
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
}

TEST_F(ExceptionsTest, AnotherLeafHasNone) {
  AskWithDefect("leaf", "expired");
  const auto exceptions = Exceptions();
  AskWithDefect("leaf", "not_yet_valid");
  EXPECT_FALSE(SecTrustSetExceptions(trust.get(), exceptions.get()));
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
}

TEST_F(ExceptionsTest, WhatIsFatalOrDeniedCannotBeAccepted) {
  MintAll();
  store().revoked = {Der("leaf")};
  Ask();
  EXPECT_TRUE(SecTrustSetExceptions(trust.get(), Exceptions().get()));
  EXPECT_EQ(Result(), kSecTrustResultFatalTrustFailure);
  store().denied = {Der("leaf")};
  SecTrustSetExceptions(trust.get(), Exceptions().get());
  EXPECT_EQ(Result(), kSecTrustResultDeny);
}

TEST_F(ExceptionsTest, NullTakesThemBack) {
  AskWithDefect("leaf", "expired");
  SecTrustSetExceptions(trust.get(), Exceptions().get());
  EXPECT_FALSE(SecTrustSetExceptions(trust.get(), nullptr));
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
}

TEST_F(ExceptionsTest, GoodChainHasExceptionsWithoutEffect) {
  MintAll();
  Ask();
  EXPECT_TRUE(SecTrustSetExceptions(trust.get(), Exceptions().get()));
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(ExceptionsTest, OtherBytesAreNone) {
  AskWithDefect("leaf", "expired");
  const auto good = Exceptions();
  const ByteView bytes = cf::ToBytes(good.get());
  for (size_t i = 0; i + 1 < bytes.size(); ++i) {
    Bytes wrong(bytes.begin(), bytes.end());
    wrong[i] = '?';
    if (bytes[i] == '\n' || bytes[i] == ' ') continue;
    EXPECT_FALSE(ParseExceptions(wrong, Der("leaf"))) << i;
  }
  EXPECT_FALSE(ParseExceptions({}, Der("leaf")));
}

TEST_F(ExceptionsTest, ForgedExceptionsForADenialAreRefused) {
  MintAll();
  const std::string forged =
      WriteExceptions({{0, FindingKind::kDenied, 0}}, Der("leaf"));
  EXPECT_FALSE(ParseExceptions(AsBytes(forged), Der("leaf")));
}

TEST_F(ExceptionsTest, NullTrustHasNone) {
  EXPECT_EQ(SecTrustCopyExceptions(nullptr), nullptr);
  EXPECT_FALSE(SecTrustSetExceptions(nullptr, nullptr));
}

TEST_F(ExceptionsTest, OptionsWaiveExpiry) {
  AskWithDefect("leaf", "expired");
  EXPECT_EQ(SecTrustSetOptions(trust.get(), kSecTrustOptionAllowExpiredRoot),
            errSecSuccess);
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  SecTrustSetOptions(trust.get(), kSecTrustOptionAllowExpired);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
  EXPECT_EQ(SecTrustSetOptions(nullptr, 0), errSecParam);
}

TEST_F(ExceptionsTest, OptionWaivesExpiryOfTheRootAlone) {
  AskWithDefect("root", "expired");
  SecTrustSetOptions(trust.get(), kSecTrustOptionAllowExpiredRoot);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

TEST_F(ExceptionsTest, OptionMakesASelfSignedLeafAnAnchor) {
  AskWithDefect("leaf", "self_signed");
  EXPECT_EQ(Result(), kSecTrustResultRecoverableTrustFailure);
  SecTrustSetOptions(trust.get(), kSecTrustOptionImplicitAnchors);
  EXPECT_EQ(Result(), kSecTrustResultUnspecified);
}

}  // namespace
}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// The names that iOS has lead to the functions that macOS has.
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class IosNamesTest : public ContextTest {};

TEST_F(IosNamesTest, ContextLivesAndDies) {
  SSLContextRef made = nullptr;
  ASSERT_EQ(_SSLNewContext(1, &made), errSecSuccess);
  EXPECT_EQ(_SSLDisposeContext(made), errSecSuccess);
}

TEST_F(IosNamesTest, DatagramContextIsMade) {
  SSLContextRef made = nullptr;
  ASSERT_EQ(_SSLNewDatagramContext(0, &made), errSecSuccess);
  size_t size = 0;
  EXPECT_EQ(SSLGetMaxDatagramRecordSize(made, &size), errSecSuccess);
  EXPECT_EQ(_SSLDisposeContext(made), errSecSuccess);
}

TEST_F(IosNamesTest, SettersSetWhatGettersGet) {
  Create();
  Boolean value = 9;
  EXPECT_EQ(_SSLSetAllowsAnyRoot(context, 1), errSecSuccess);
  EXPECT_EQ(SSLGetAllowsAnyRoot(context, &value), errSecSuccess);
  EXPECT_EQ(value, 1);
  EXPECT_EQ(SSLSetEnableCertVerify(context, 0), errSecSuccess);
  EXPECT_EQ(_SSLGetEnableCertVerify(context, &value), errSecSuccess);
  EXPECT_EQ(value, 0);
  EXPECT_EQ(_SSLSetRsaBlinding(context, 0), errSecSuccess);
  EXPECT_EQ(_SSLGetRsaBlinding(context, &value), errSecSuccess);
  EXPECT_EQ(value, 0);
}

TEST_F(IosNamesTest, RefusalsAreTheSame) {
  EXPECT_EQ(_SSLSetProtocolVersion(nullptr, kTLSProtocol1), errSecParam);
  EXPECT_EQ(_SSLGetDiffieHellmanParams(nullptr, nullptr, nullptr), errSecParam);
  Boolean value = 9;
  EXPECT_EQ(_SSLGetAllowsExpiredCerts(nullptr, &value), errSecUnimplemented);
  EXPECT_EQ(value, 9);
}

}  // namespace
}  // namespace shakedown::securetransport

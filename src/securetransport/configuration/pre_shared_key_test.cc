// SPDX-License-Identifier: Apache-2.0
// Pre-shared keys between two contexts (spec/api.md 1.9,
// spec/handshake.md 5.4).
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include <string>

#include "src/securetransport/pair_for_test.h"

namespace shakedown::securetransport {
namespace {

class PreSharedKeyTest : public PairTest {
 protected:
  void SetUp() override {
    JoinPair();
    EnableSuites({TLS_PSK_WITH_AES_128_CBC_SHA});
  }
  static void SetSecret(SSLContextRef side, const std::string& secret) {
    EXPECT_EQ(SSLSetPSKSharedSecret(side, secret.data(), secret.size()),
              errSecSuccess);
  }
  static std::string IdentityOf(SSLContextRef side) {
    const void* identity = nullptr;
    size_t length = 0;
    EXPECT_EQ(SSLGetPSKIdentity(side, &identity, &length), errSecSuccess);
    return {static_cast<const char*>(identity), length};
  }
};

TEST_F(PreSharedKeyTest, SameSecretConnectsWithoutCertificates) {
  SetSecret(context, "secret");
  SetSecret(server, "secret");
  HandshakePair();
  EXPECT_EQ(client_result, errSecSuccess);
  EXPECT_EQ(server_result, errSecSuccess);
  SecTrustRef trust = nullptr;
  EXPECT_EQ(SSLGetPeerSecTrust(context, &trust), errSecSuccess);
  EXPECT_EQ(trust, nullptr);
}

TEST_F(PreSharedKeyTest, ClientWithoutSecretIsBadlyConfigured) {
  SetSecret(server, "secret");
  HandshakePair();
  EXPECT_EQ(client_result, errSSLBadConfiguration);
  SSLClose(context);
  EXPECT_EQ(AppAlerts(), std::vector<std::string>{"2:0"});
}

TEST_F(PreSharedKeyTest, ServerWithoutSecretIsBadlyConfigured) {
  SetSecret(context, "secret");
  HandshakePair();
  EXPECT_EQ(server_result, errSSLBadConfiguration);
}

TEST_F(PreSharedKeyTest, OtherSecretFailsAtFinished) {
  SetSecret(context, "secret");
  SetSecret(server, "terces");
  HandshakePair();
  EXPECT_EQ(server_result, errSSLBadRecordMac);
}

TEST_F(PreSharedKeyTest, GetterGivesItsOwnIdentityOnly) {
  SSLSetPSKIdentity(context, "me", 2);
  SetSecret(context, "secret");
  SetSecret(server, "secret");
  HandshakePair();
  EXPECT_EQ(server_result, errSecSuccess);
  EXPECT_EQ(IdentityOf(context), "me");
  EXPECT_EQ(IdentityOf(server), "");
}

TEST_F(PreSharedKeyTest, SettersAreAllowedWhileConnected) {
  SetSecret(context, "secret");
  SetSecret(server, "secret");
  HandshakePair();
  EXPECT_EQ(SSLSetPSKSharedSecret(context, nullptr, 0), errSecSuccess);
  EXPECT_EQ(SSLSetPSKIdentity(context, "I", 1), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport

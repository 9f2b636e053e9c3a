// SPDX-License-Identifier: Apache-2.0
// Diffie-Hellman modulo a prime (spec/api.md 1.7, spec/handshake.md 5.4).
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/engine/diffie_hellman.h"
#include "src/securetransport/pair_for_test.h"

namespace shakedown::securetransport {
namespace {

// DER of PKCS #3: a sequence of two numbers, whose contents are given.
Bytes Parameters(const Bytes& prime, const Bytes& generator) {
  constexpr uint8_t kInteger = 2;
  ByteWriter numbers;
  for (const Bytes& number : {prime, generator}) {
    numbers.U8(kInteger);
    numbers.U8(0x82);  // the length has two bytes
    numbers.Vector(2, number);
  }
  ByteWriter sequence;
  sequence.U8(0x30);
  sequence.U8(0x82);
  sequence.Vector(2, numbers.bytes());
  return sequence.Take();
}

Bytes FromHex(const std::string& hex) {
  Bytes bytes;
  for (size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(
        static_cast<uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

// The 768-bit prime of RFC 2409 section 6.1, with DER's sign byte.
Bytes ShortPrime() {
  return FromHex(
      "00"
      "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
      "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
      "4FE1356D6D51C245E485B576625E7EC6F44C42E9A63A3620FFFFFFFFFFFFFFFF");
}

class DiffieHellmanTest : public PairTest {
 protected:
  void SetUp() override {
    recipes["leaf"].key = pki::KeyKind::kRsa2048;
    JoinPair();
    EnableSuites({TLS_DHE_RSA_WITH_AES_128_GCM_SHA256});
  }
  static OSStatus Set(SSLContextRef side, const Bytes& der) {
    return SSLSetDiffieHellmanParams(side, der.data(), der.size());
  }
  static Bytes Get(SSLContextRef side) {
    const void* bytes = nullptr;
    size_t length = 0;
    EXPECT_EQ(SSLGetDiffieHellmanParams(side, &bytes, &length), errSecSuccess);
    const auto* first = static_cast<const uint8_t*>(bytes);
    return Bytes(first, first + length);
  }
};

TEST_F(DiffieHellmanTest, DefaultGroupConnectsAndIsNoSafePrime) {
  HandshakePair();
  EXPECT_EQ(client_result, errSecSuccess);
  EXPECT_EQ(server_result, errSecSuccess);
  EXPECT_EQ(engine::BitsOf(engine::DefaultDhGroup().prime), 2048u);
  EXPECT_TRUE(SSLIsSessionNegotiatedWithUnsafeDH(context));
}

TEST_F(DiffieHellmanTest, ShortPrimeIsWeakForTheClient) {
  ASSERT_EQ(Set(server, Parameters(ShortPrime(), {2})), errSecSuccess);
  HandshakePair();
  EXPECT_EQ(client_result, errSSLWeakPeerEphemeralDHKey);
  SSLClose(context);
  EXPECT_EQ(AppAlerts(), std::vector<std::string>{"2:0"});
}

TEST_F(DiffieHellmanTest, LowerMinimumLetsAShortSafePrimePass) {
  ASSERT_EQ(Set(server, Parameters(ShortPrime(), {2})), errSecSuccess);
  SSLSetMinimumDHGroupSize(context, 768);
  HandshakePair();
  EXPECT_EQ(client_result, errSecSuccess);
  EXPECT_FALSE(SSLIsSessionNegotiatedWithUnsafeDH(context));
  EXPECT_FALSE(SSLIsSessionNegotiatedWithUnsafeDH(server));
}

TEST_F(DiffieHellmanTest, UndecodableParametersAreKeptForTheGetterOnly) {
  ASSERT_EQ(Set(server, Parameters(ShortPrime(), {2})), errSecSuccess);
  EXPECT_EQ(Set(server, {1, 2, 3}), errSecParam);
  EXPECT_EQ(Get(server), (Bytes{1, 2, 3}));
  HandshakePair();  // with the default group
  EXPECT_EQ(client_result, errSecSuccess);
}

TEST_F(DiffieHellmanTest, UselessPrimeIsABadConfiguration) {
  ASSERT_EQ(Set(server, Parameters({4}, {2})), errSecSuccess);
  HandshakePair();
  EXPECT_EQ(server_result, errSSLBadConfiguration);
}

TEST_F(DiffieHellmanTest, GetterGivesNothingUntilSet) {
  EXPECT_EQ(Get(context), Bytes());
}

struct MinimumCase {
  unsigned asked;
  unsigned given;
};

class MinimumGroupTest : public ContextTest,
                         public testing::WithParamInterface<MinimumCase> {};

TEST_P(MinimumGroupTest, IsMovedToTheLimits) {
  Create();
  EXPECT_EQ(SSLSetMinimumDHGroupSize(context, GetParam().asked), errSecSuccess);
  unsigned bits = 0;
  EXPECT_EQ(SSLGetMinimumDHGroupSize(context, &bits), errSecSuccess);
  EXPECT_EQ(bits, GetParam().given);
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, MinimumGroupTest,
    testing::Values(MinimumCase{0, 512}, MinimumCase{511, 512},
                    MinimumCase{512, 512}, MinimumCase{1025, 1025},
                    MinimumCase{2048, 2048}, MinimumCase{2049, 2048},
                    MinimumCase{0xFFFFFFFF, 2048}));

class DheEnabledTest : public ContextTest {
 protected:
  size_t CountSuites() {
    size_t count = 0;
    SSLGetNumberEnabledCiphers(context, &count);
    return count;
  }
  bool IsEnabled() {
    bool enabled = true;
    EXPECT_EQ(SSLGetDHEEnabled(context, &enabled), errSecSuccess);
    return enabled;
  }
};

TEST_F(DheEnabledTest, IsOffAndSwitchesBetweenTwoLists) {
  Create();
  EXPECT_FALSE(IsEnabled());
  EXPECT_EQ(SSLSetDHEEnabled(context, true), errSecSuccess);
  EXPECT_TRUE(IsEnabled());
  EXPECT_EQ(CountSuites(), 28u);
  EXPECT_EQ(SSLSetDHEEnabled(context, false), errSecSuccess);
  EXPECT_FALSE(IsEnabled());
  EXPECT_EQ(CountSuites(), 21u);
}

TEST_F(DheEnabledTest, KeepsTheMinimumThatAConfigWouldReset) {
  Create();
  unsigned bits = 0;
  SSLSetMinimumDHGroupSize(context, 600);
  SSLSetDHEEnabled(context, true);
  SSLGetMinimumDHGroupSize(context, &bits);
  EXPECT_EQ(bits, 600u);
  SSLSetSessionConfig(context, kSSLSessionConfig_legacy_DHE);
  SSLGetMinimumDHGroupSize(context, &bits);
  EXPECT_EQ(bits, 1024u);
}

}  // namespace
}  // namespace shakedown::securetransport

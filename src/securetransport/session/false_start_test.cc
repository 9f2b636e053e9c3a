// SPDX-License-Identifier: Apache-2.0
// False Start: writing before the server's Finished (spec/handshake.md 6.3);
// and the signal of a client that fell back to an older version (6.2, 5.3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/base/trace.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using ::testing::Contains;

struct Row {
  const char* name;
  SSLCipherSuite suite;
  pki::KeyKind key;
  bool starts_early;
};

class FalseStartTest : public ConnectionTest,
                       public testing::WithParamInterface<Row> {
 protected:
  // Up to the point where the server's last flight has not come.
  void ShakeHandsHalfway(bool false_start) {
    recipes["leaf"].key = GetParam().key;
    At("server:ChangeCipherSpec", wire::WouldBlock{2, {}, false});
    Create();
    SSLSetSessionOption(context, kSSLSessionOptionFalseStart, false_start);
    EXPECT_EQ(SSLSetEnabledCiphers(context, &GetParam().suite, 1),
              errSecSuccess);
    Connect();
    EXPECT_EQ(Handshake(), errSSLWouldBlock);
    EXPECT_EQ(State(), kSSLHandshake);
  }
};

TEST_P(FalseStartTest, WritesEarlyWithStrongSuitesOnly) {
  ShakeHandsHalfway(true);
  size_t processed = 0;
  const bool early = GetParam().starts_early;
  const OSStatus written = Write("early", &processed);
  EXPECT_EQ(written == errSecSuccess, early);
  EXPECT_EQ(written == errSSLWouldBlock, !early);
  EXPECT_EQ(processed, early ? 5u : 0u);
  EXPECT_EQ(State(), kSSLHandshake);
  EXPECT_EQ(HandshakeThroughBlocks(), errSecSuccess);
  EXPECT_EQ(State(), kSSLConnected);
  if (!early) return;
  EXPECT_EQ(Read(), errSecSuccess);  // the peer's echo
  EXPECT_EQ(read, "early");
}

TEST_P(FalseStartTest, OffItWaitsForTheServersFinished) {
  ShakeHandsHalfway(false);
  EXPECT_EQ(Write("early"), errSSLWouldBlock);
  EXPECT_EQ(HandshakeThroughBlocks(), errSecSuccess);
}

INSTANTIATE_TEST_SUITE_P(
    Suites, FalseStartTest,
    testing::Values(Row{"EcdheGcm", 0xC02B, pki::KeyKind::kEcP256, true},
                    Row{"EcdheCbc", 0xC009, pki::KeyKind::kEcP256, true},
                    Row{"EcdheWithRsa", 0xC02F, pki::KeyKind::kRsa2048, true},
                    Row{"Dhe", 0x0033, pki::KeyKind::kRsa2048, true},
                    Row{"RsaKeyExchange", 0x009C, pki::KeyKind::kRsa2048,
                        false}),
    [](const auto& info) { return info.param.name; });

class FallbackTest : public ConnectionTest {
 protected:
  void ExpectRefusal() {
    Connect();
    EXPECT_EQ(Handshake(), errSSLFatalAlert);
    std::vector<std::string> alerts;
    for (const Event& event : simulation.trace().events()) {
      const auto* alert = std::get_if<AlertMoved>(&event.body);
      if (alert != nullptr) alerts.push_back(AlertName(alert->description));
    }
    EXPECT_THAT(alerts, Contains("inappropriate_fallback"));
  }
};

TEST_F(FallbackTest, OptionIsSignalledAndRefused) {
  Create();
  SSLSetSessionOption(context, kSSLSessionOptionFallback, true);
  SSLSetProtocolVersionMax(context, kTLSProtocol11);
  ExpectRefusal();
}

TEST_F(FallbackTest, FallbackConfigurationIsSignalledToo) {
  Create();
  SSLSetSessionConfig(context, kSSLSessionConfig_TLSv1_fallback);
  ExpectRefusal();
}

TEST_F(FallbackTest, ServerThatCanDoNoBetterAccepts) {
  Create();
  SSLSetSessionOption(context, kSSLSessionOptionFallback, true);
  SSLSetProtocolVersionMax(context, kTLSProtocol11);
  script.versions = {"TLS1.1"};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport

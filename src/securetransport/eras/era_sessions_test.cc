// SPDX-License-Identifier: Apache-2.0
// Sessions, trust and fallback in each era: what finds a session, what drops
// it, what is evaluated though nobody asked (spec/profiles.md 2.3, 4.3, 5.6).
#include <Security/SecureTransportPriv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class EraSessionTest : public ConnectionTest {
 protected:
  void Prepare(SSLProtocolSide side = kSSLClientSide) {
    recipes["leaf"].key = pki::KeyKind::kRsa2048;
    Create(side);
    SSLSetPeerID(context, "peer", 4);
  }
  bool ResumesNow(SSLProtocolSide side = kSSLClientSide) {
    Connect(side);
    EXPECT_EQ(Handshake(), errSecSuccess);
    Boolean resumed = false;
    uint8_t id[32];
    size_t length = sizeof(id);
    SSLGetResumableSessionInfo(context, &resumed, id, &length);
    return resumed != 0;
  }
};

struct KeyCase {
  const char* era;
  bool with_any_root;  // resumes though that was set
  bool with_break;     // resumes though that was set
};

class EraKeyTest : public EraSessionTest,
                   public testing::WithParamInterface<KeyCase> {};

TEST_P(EraKeyTest, SettingsCountAsTheyDidInTheEra) {
  UseProfileNamed(GetParam().era);
  Prepare();
  EXPECT_FALSE(ResumesNow());
  SSLClose(context);
  Prepare();
  SSLSetAllowsAnyRoot(context, true);
  EXPECT_EQ(ResumesNow(), GetParam().with_any_root);
  SSLClose(context);
  Prepare();
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnCertRequested, true);
  EXPECT_EQ(ResumesNow(), GetParam().with_break);
}

INSTANTIATE_TEST_SUITE_P(
    Era, EraKeyTest,
    testing::Values(KeyCase{"snow-leopard-10.6", true, true},
                    KeyCase{"mavericks-10.9", true, true},
                    KeyCase{"el-capitan-10.11", true, true},
                    KeyCase{"sierra-10.12", false, true},
                    KeyCase{"high-sierra-10.13", false, false}));

struct EvictionCase {
  const char* era;
  SSLProtocolSide side;
  bool resumes;
};

class EraEvictionTest : public EraSessionTest,
                        public testing::WithParamInterface<EvictionCase> {};

TEST_P(EraEvictionTest, FatalAlertDropsWhatItDidInTheEra) {
  const auto& [era, side, resumes] = GetParam();
  UseProfileNamed(era);
  if (side == kSSLServerSide) script.chain = {};
  script.after_handshake = {peer::SendAlert{2, 80}};
  Prepare(side);
  EXPECT_FALSE(ResumesNow(side));
  EXPECT_EQ(Read(), errSSLPeerInternalError);
  script.after_handshake = {};
  Prepare(side);
  EXPECT_EQ(ResumesNow(side), resumes);
}

// A client libssl forgets a session of which it sent a fatal alert itself: of
// servers only those that keep it are told apart, in the engine's own test.
INSTANTIATE_TEST_SUITE_P(
    Era, EraEvictionTest,
    testing::Values(EvictionCase{"tiger-10.4", kSSLClientSide, false},
                    EvictionCase{"mavericks-10.9", kSSLClientSide, false},
                    EvictionCase{"yosemite-10.10", kSSLClientSide, true},
                    EvictionCase{"sierra-10.12", kSSLClientSide, true},
                    EvictionCase{"catalina-10.15", kSSLClientSide, true},
                    EvictionCase{"mavericks-10.9", kSSLServerSide, false},
                    EvictionCase{"sierra-10.12", kSSLServerSide, false}));

// profiles.md 5.6: the app can tell by the result that is there already.
TEST_F(EraSessionTest, UnverifiedChainIsEvaluatedFrom10Point8To10Point9) {
  for (const char* era : {"lion-10.7", "mountain-lion-10.8", "mavericks-10.9",
                          "yosemite-10.10"}) {
    UseProfileNamed(era);
    Prepare();
    SSLSetPeerID(context, era, 4);  // none resumes another's session
    SSLSetEnableCertVerify(context, false);
    Connect();
    ASSERT_EQ(Handshake(), errSecSuccess);
    cf::CFRef<SecTrustRef> trust;
    SSLCopyPeerTrust(context, trust.Receive());
    SecTrustResultType result = kSecTrustResultOtherError;
    SecTrustGetTrustResult(trust.get(), &result);
    const bool evaluated = std::string(era).starts_with("m");
    EXPECT_EQ(result != kSecTrustResultInvalid, evaluated) << era;
  }
}

// profiles.md 4.3: servers of one peer ID share one session up to 10.9.
TEST_F(EraSessionTest, ServersResumeInEveryEra) {
  for (const char* era : {"tiger-10.4", "mavericks-10.9", "el-capitan-10.11",
                          "sierra-10.12", "catalina-10.15"}) {
    UseProfileNamed(era);
    script.chain = {};
    script.peer_name = era;
    Prepare(kSSLServerSide);
    EXPECT_FALSE(ResumesNow(kSSLServerSide)) << era;
    EXPECT_EQ(Read(), errSSLWouldBlock);  // the client sees our Finished
    SSLClose(context);
    Prepare(kSSLServerSide);
    EXPECT_TRUE(ResumesNow(kSSLServerSide)) << era;
  }
}

// profiles.md 2.1, 10.10: the failed call was a pause; nothing was lost.
TEST_F(EraSessionTest, RefusalIn10Point10PausesAServerToo) {
  UseProfileNamed("yosemite-10.10");
  recipes["me"].defect = "expired";
  recipes["me"].key = pki::KeyKind::kRsa2048;
  script.chain = {"me", "issuing"};
  Prepare(kSSLServerSide);
  SSLSetClientSideAuthenticate(context, kAlwaysAuthenticate);
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  EXPECT_EQ(State(), kSSLHandshake);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("1:0"));
}

}  // namespace
}  // namespace shakedown::securetransport

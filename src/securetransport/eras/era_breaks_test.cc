// SPDX-License-Identifier: Apache-2.0
// Breaks in each era: which, in which order, and what a refused chain does to
// them (spec/profiles.md 3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using testing::ElementsAreArray;

// Codes of SSLHandshake, one after the other, until success or failure.
using Codes = std::vector<OSStatus>;

constexpr OSStatus kServer = errSSLServerAuthCompleted;
constexpr OSStatus kRequest = errSSLClientCertRequested;
constexpr OSStatus kRefused = errSSLXCertChainInvalid;

struct Era {
  const char* name;
  Codes both;            // both options, a good chain
  Codes bad_and_broken;  // BreakOnServerAuth, an expired leaf
  Codes bad_and_judged;  // and verification switched on again
  Codes with_identity;   // BreakOnCertRequested, a certificate is set
  Codes empty_client;    // server: BreakOnClientAuth, no client certificate
};

const Era kEras[] = {
    {"tiger-10.4", {0}, {errSSLCertExpired}, {errSSLCertExpired}, {0}, {0}},
    {"leopard-10.5.0", {0}, {errSSLCertExpired}, {errSSLCertExpired}, {0}, {0}},
    {"leopard-10.5.7",
     {kRequest, 0},
     {errSSLCertExpired},
     {errSSLCertExpired},
     {kRequest, 0},
     {0}},
    {"snow-leopard-10.6",
     {kServer, kRequest, 0},
     {errSSLCertExpired},
     {errSSLCertExpired},
     {kRequest, 0},
     {0}},
    {"lion-10.7",
     {kServer, kRequest, 0},
     {errSSLCertExpired},
     {errSSLCertExpired},
     {kRequest, 0},
     {0}},
    {"mountain-lion-10.8",
     {kServer, kRequest, 0},
     {kServer, 0},
     {kRefused},
     {kRequest, 0},
     {0}},
    {"mavericks-10.9",
     {kServer, kRequest, 0},
     {kServer, 0},
     {kRefused},
     {kRequest, 0},
     {0}},
    {"yosemite-10.10",
     {kServer, kRequest, 0},
     {kServer, 0},
     {kRefused},
     {0},
     {0}},
    {"el-capitan-10.11",
     {kRequest, kServer, 0},
     {kServer, 0},
     {kServer, kRefused},
     {0},
     {kServer, 0}},
    {"sierra-10.12",
     {kRequest, kServer, 0},
     {kServer, 0},
     {kServer, kRefused},
     {0},
     {kServer, 0}},
    {"high-sierra-10.13",
     {kRequest, kServer, 0},
     {kServer, 0},
     {kServer, kRefused},
     {0},
     {kServer, 0}},
    {"catalina-10.15",
     {kRequest, kServer, 0},
     {kServer, 0},
     {kServer, kRefused},
     {0},
     {kServer, 0}},
};

class EraBreakTest : public ConnectionTest,
                     public testing::WithParamInterface<Era> {
 protected:
  void SetUp() override {
    UseProfileNamed(GetParam().name);
    recipes["leaf"].key = pki::KeyKind::kRsa2048;
    recipes["me"].key = pki::KeyKind::kRsa2048;
  }
  // Eras without the option refuse it, and have no break.
  void Set(SSLSessionOption option) {
    SSLSetSessionOption(context, option, true);
  }
  Codes Run() {
    Codes codes;
    do {
      codes.push_back(Handshake());
    } while ((codes.back() == kServer || codes.back() == kRequest) &&
             codes.size() < 5);
    return codes;
  }
};

TEST_P(EraBreakTest, BothComeInTheErasOrder) {
  script.request_certificate = peer::CertificateRequest{{"issuing"}};
  Create();
  Set(kSSLSessionOptionBreakOnServerAuth);
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  EXPECT_THAT(Run(), ElementsAreArray(GetParam().both));
}

TEST_P(EraBreakTest, BadChainAtTheBreak) {
  recipes["leaf"].defect = "expired";
  Create();
  Set(kSSLSessionOptionBreakOnServerAuth);
  Connect();
  EXPECT_THAT(Run(), ElementsAreArray(GetParam().bad_and_broken));
}

TEST_P(EraBreakTest, BadChainWithVerificationOnAgain) {
  recipes["leaf"].defect = "expired";
  Create();
  Set(kSSLSessionOptionBreakOnServerAuth);
  SSLSetEnableCertVerify(context, true);
  Connect();
  EXPECT_THAT(Run(), ElementsAreArray(GetParam().bad_and_judged));
}

TEST_P(EraBreakTest, RequestWithACertificateSet) {
  script.request_certificate = peer::CertificateRequest{{"issuing"}};
  Create();
  Set(kSSLSessionOptionBreakOnCertRequested);
  Connect();
  SetIdentity("me");
  EXPECT_THAT(Run(), ElementsAreArray(GetParam().with_identity));
}

TEST_P(EraBreakTest, ClientWithoutACertificate) {
  script.chain = {};
  Create(kSSLServerSide);
  SSLSetClientSideAuthenticate(context, kTryAuthenticate);
  Set(kSSLSessionOptionBreakOnClientAuth);
  Connect(kSSLServerSide);
  EXPECT_THAT(Run(), ElementsAreArray(GetParam().empty_client));
}

std::string NameOf(const testing::TestParamInfo<Era>& info) {
  std::string name = info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Era, EraBreakTest, testing::ValuesIn(kEras), NameOf);

// handshake.md 7, row 10.11: a serious error for SSLRead until 10.12.
TEST_F(ConnectionTest, ClientHelloBreakAbortsSslReadInElCapitanAlone) {
  for (const char* era : {"el-capitan-10.11", "sierra-10.12"}) {
    UseProfileNamed(era);
    script.chain = {};
    Create(kSSLServerSide);
    SSLSetSessionOption(context, kSSLSessionOptionBreakOnClientHello, true);
    Connect(kSSLServerSide);
    EXPECT_EQ(Read(), errSSLClientHelloReceived);
    EXPECT_EQ(State() == kSSLAborted, std::string(era) == "el-capitan-10.11");
  }
}

}  // namespace
}  // namespace shakedown::securetransport

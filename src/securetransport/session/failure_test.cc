// SPDX-License-Identifier: Apache-2.0
// What SSLHandshake returns when it fails, what the state is then, and which
// alert the peer gets (spec/handshake.md 1.6, 3.2, 5; documented-profile.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One defect of the leaf and its code in the profiles with detailed codes.
struct Case {
  const char* defect;
  OSStatus code;
  const char* alert;
};

class RefusedChainTest : public ConnectionTest,
                         public testing::WithParamInterface<Case> {
 protected:
  void ConnectWithDefect() {
    recipes["leaf"].defect = GetParam().defect;
    Connect();
  }
};

TEST_P(RefusedChainTest, HasItsCodeAndAbortsAsDocumented) {
  ConnectWithDefect();
  EXPECT_EQ(Handshake(), GetParam().code);
  EXPECT_EQ(State(), kSSLAborted);
  EXPECT_EQ(Handshake(), errSSLClosedAbort);
  EXPECT_THAT(AppAlerts(), IsEmpty());
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_THAT(AppAlerts(), ElementsAre(GetParam().alert));
  EXPECT_EQ(State(), kSSLClosed);
}

TEST_P(RefusedChainTest, HasOneCodeAndStaysInHandshakeInCatalina) {
  UseProfileNamed("catalina-10.15");
  ConnectWithDefect();
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  EXPECT_EQ(State(), kSSLHandshake);
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:46"));
}

TEST_P(RefusedChainTest, HasItsCodeAndAbortsInLion) {
  UseProfileNamed("lion-10.7");
  ConnectWithDefect();
  EXPECT_EQ(Handshake(), GetParam().code);
  EXPECT_EQ(State(), kSSLAborted);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), ElementsAre(GetParam().alert));
}

INSTANTIATE_TEST_SUITE_P(
    Defect, RefusedChainTest,
    testing::Values(Case{"expired", errSSLCertExpired, "2:45"},
                    Case{"not_yet_valid", errSSLCertNotYetValid, "2:45"},
                    Case{"wrong_host", errSSLHostNameMismatch, "2:46"},
                    Case{"unknown_root", errSSLUnknownRootCert, "2:48"},
                    Case{"missing_issuer", errSSLNoRootCert, "2:48"},
                    Case{"broken_signature", errSSLXCertChainInvalid, "2:46"}),
    [](const auto& info) { return std::string(info.param.defect); });

class FailureTest : public ConnectionTest {
 protected:
  static wire::Wire& WireOf(SSLConnectionRef connection) {
    return *static_cast<wire::Wire*>(const_cast<void*>(connection));
  }
  static OSStatus ReadFromWire(SSLConnectionRef connection, void* data,
                               size_t* length) {
    const auto result =
        WireOf(connection)
            .Read(std::span(static_cast<uint8_t*>(data), *length));
    *length = result.moved;
    return result.status;
  }
  // The transport breaks when our ChangeCipherSpec is to be written.
  static OSStatus WriteUntilCipherChange(SSLConnectionRef connection,
                                         const void* data, size_t* length) {
    constexpr uint8_t kChangeCipherSpec = 20;
    const auto* bytes = static_cast<const uint8_t*>(data);
    if (bytes[0] == kChangeCipherSpec) {
      *length = 0;
      return errSecIO;
    }
    const auto result = WireOf(connection).Write(ByteView(bytes, *length));
    *length = result.moved;
    return result.status;
  }
};

TEST_F(FailureTest, UnparsableLeafIsRefusedWithTheCatchAllAsDocumented) {
  recipes["leaf"].defect = "unparsable";
  Connect();
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:46"));
}

TEST_F(FailureTest, UnparsableLeafFailsTheKeyExchangeInCatalina) {
  UseProfileNamed("catalina-10.15");
  recipes["leaf"].defect = "unparsable";
  Connect();
  EXPECT_EQ(Handshake(), errSSLInternal);
}

TEST_F(FailureTest, CutAtARecordBoundaryIsClosedAbort) {
  UseProfileNamed("catalina-10.15");
  At("server:Certificate.end", wire::CutCleanly{});
  Connect();
  EXPECT_EQ(Handshake(), errSSLClosedAbort);
  EXPECT_EQ(State(), kSSLHandshake);
  EXPECT_EQ(Handshake(), errSSLClosedAbort);
}

TEST_F(FailureTest, CutInARecordGivesTheCallbacksCode) {
  At("server:Certificate+40", wire::CutCleanly{});
  Connect();
  EXPECT_EQ(Handshake(), errSSLClosedGraceful);
  EXPECT_EQ(State(), kSSLAborted);
}

TEST_F(FailureTest, CallbacksOwnCodePassesThrough) {
  At("server:Certificate+40", wire::Fail{-12345});
  Connect();
  EXPECT_EQ(Handshake(), -12345);
}

TEST_F(FailureTest, PeersAlertHasItsCode) {
  script.alert = {"ServerHello", {2, 40}};
  Connect();
  EXPECT_EQ(Handshake(), errSSLPeerHandshakeFail);
  EXPECT_EQ(State(), kSSLAborted);
}

TEST_F(FailureTest, CloseNotifyInTheHandshakeIsGraceful) {
  UseProfileNamed("catalina-10.15");
  script.alert = {"ServerHello", {1, 0}};
  Connect();
  EXPECT_EQ(Handshake(), errSSLClosedGraceful);
  EXPECT_EQ(State(), kSSLHandshake);
}

TEST_F(FailureTest, PlainTextIsARecordOverflow) {
  script.raw = std::vector<peer::Step>{peer::Send{"HTTP/1.1 400 Bad\r\n"}};
  Connect();
  EXPECT_EQ(Handshake(), errSSLRecordOverflow);
}

TEST_F(FailureTest, WouldBlockAtEveryRecordIsGoneThrough) {
  effects.push_back(
      {std::nullopt, wire::Deliver{wire::Speaker::kServer, 1, 1}});
  Connect();
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLHandshake);
  for (int i = 0; i < 10; ++i) HandshakeThroughBlocks();
  EXPECT_EQ(State(), kSSLConnected);
}

// handshake.md 1.6, "a fatal local error with an alert".
TEST_F(FailureTest, NextHandshakeInCatalinaSendsTheAlertAndReadsOn) {
  UseProfileNamed("catalina-10.15");
  recipes["leaf"].defect = "expired";
  Connect();
  EXPECT_EQ(Handshake(), errSSLXCertChainInvalid);
  EXPECT_THAT(AppAlerts(), IsEmpty());
  EXPECT_EQ(Handshake(), errSSLClosedAbort);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:46"));
  EXPECT_EQ(State(), kSSLHandshake);
}

// handshake.md 1.6, "-9805".
TEST_F(FailureTest, HandshakeAfterCloseNotifyReadsOnInCatalina) {
  UseProfileNamed("catalina-10.15");
  script.alert = {"ServerHello", {1, 0}};
  Connect();
  EXPECT_EQ(Handshake(), errSSLClosedGraceful);
  EXPECT_NE(Handshake(), errSecSuccess);
  EXPECT_EQ(State(), kSSLHandshake);
}

// handshake.md 1.1 step 7 and documented-profile.md, "after a failed".
TEST_F(FailureTest, FailingLastFlushAbortsAsDocumented) {
  for (const char* profile : {"documented", "catalina-10.15"}) {
    UseProfileNamed(profile);
    script.chain = {};
    Reconnect(kSSLServerSide);
    SSLSetIOFuncs(context, ReadFromWire, WriteUntilCipherChange);
    EXPECT_EQ(Handshake(), errSecIO) << profile;
    EXPECT_EQ(State(), std::string(profile) == "documented" ? kSSLAborted
                                                            : kSSLConnected);
  }
}

TEST_F(FailureTest, ServerWithoutACertificateIsANegotiationFailure) {
  UseProfileNamed("catalina-10.15");
  script.chain = {};
  server_identity = "";
  Connect(kSSLServerSide);
  EXPECT_EQ(Handshake(), errSSLNegotiation);
  EXPECT_THAT(AppAlerts(), IsEmpty());
}

TEST_F(FailureTest, VerificationSwitchedOffAcceptsABadChain) {
  recipes["leaf"].defect = "expired";
  Create();
  SSLSetEnableCertVerify(context, false);
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(FailureTest, AnyRootAcceptsAnUnknownRootAsDocumented) {
  recipes["leaf"].defect = "unknown_root";
  Create();
  SSLSetAllowsAnyRoot(context, true);
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(FailureTest, OwnRootIsTrustedIfItIsGiven) {
  recipes["root"].trusted = false;
  Create();
  Connect();
  SSLSetTrustedRoots(context, Certificates({"root"}).get(), false);
  EXPECT_EQ(Handshake(), errSecSuccess);
}

TEST_F(FailureTest, OwnRootsInPlaceOfTheSystemsExcludeThose) {
  Connect();
  SSLSetTrustedRoots(context, Certificates({"me"}).get(), true);
  EXPECT_EQ(Handshake(), errSSLNoRootCert);
}

}  // namespace
}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
// Breaks and verdicts, at the messages that each era names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr uint8_t kCertificateUnknown = 46;

class ClientBreaksTest : public ::testing::Test {
 protected:
  void BreakEverywhere() {
    world_.settings().break_on_server_auth = true;
    world_.settings().break_on_certificate_requested = true;
  }

  void UseLatchedBreaks() {
    world_.rules.client_verify_point = VerifyPoint::kCertificate;
    world_.rules.server_auth_break = AuthBreak::kLatchedAtCertificate;
    world_.rules.certificate_requested_break_only_without_identity = false;
  }

  void UseBreaksOf10Point5() {
    UseLatchedBreaks();
    world_.rules.server_auth_break = AuthBreak::kIfCertificateEndsItsRecord;
    world_.settings().verification_is_off = true;
    world_.settings().break_on_server_auth = true;
  }

  void Refuse() {
    world_.verifier.verdict = {Status::kCertificateChainInvalid,
                               kCertificateUnknown};
  }

  EngineWorld world_{Side::kClient};
};

TEST_F(ClientBreaksTest, CertificateRequestComesBeforeServerAuth) {
  world_.peer_options.asks_for_certificate = true;
  BreakEverywhere();
  EXPECT_EQ(world_.Handshake(), Status::kClientCertRequested);
  EXPECT_TRUE(world_.engine().certificate_requested());
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.Messages(Direction::kFromApp), ElementsAre("ClientHello"));
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, NothingIsReadOrWrittenBetweenBreaksOfOneRecord) {
  world_.coalesces = true;
  world_.peer_options.asks_for_certificate = true;
  BreakEverywhere();
  ASSERT_EQ(world_.Handshake(), Status::kClientCertRequested);
  world_.channel.calls.clear();
  ASSERT_EQ(world_.engine().Resume(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.channel.calls, IsEmpty());
}

// 10.5.7 (spec/profiles.md 3 and 5.11).
TEST_F(ClientBreaksTest, RecordThatEndsWithCertificateBreaksIfNobodyVerifies) {
  UseBreaksOf10Point5();
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, RecordThatGoesOnBehindCertificateDoesNotBreak) {
  UseBreaksOf10Point5();
  world_.coalesces = true;
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, WhoeverVerifiesGetsNoBreakIn10Point5) {
  UseBreaksOf10Point5();
  world_.settings().verification_is_off = false;
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, RequestBreaksAtHelloDoneIn10Point5) {
  UseBreaksOf10Point5();
  world_.coalesces = true;
  world_.peer_options.asks_for_certificate = true;
  world_.settings().break_on_certificate_requested = true;
  EXPECT_EQ(world_.Handshake(), Status::kClientCertRequested);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, IdentitySetBeforehandSuppressesTheRequestsBreak) {
  world_.peer_options.asks_for_certificate = true;
  BreakEverywhere();
  world_.settings().has_certificate_list = true;
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
}

TEST_F(ClientBreaksTest, IdentityGivenAtTheBreakIsSent) {
  world_.peer_options.asks_for_certificate = true;
  world_.peer_options.requires_certificate = true;
  BreakEverywhere();
  ASSERT_EQ(world_.Handshake(), Status::kClientCertRequested);
  world_.settings().identity = MakeIdentity(KeyKind::kEc, "client.test");
  ASSERT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_THAT(world_.Messages(Direction::kFromApp),
              Contains("CertificateVerify"));
}

TEST_F(ClientBreaksTest, BreakWinsOverRefusalWhichFollows) {
  BreakEverywhere();
  Refuse();
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_EQ(world_.verifier.calls, 1);
  EXPECT_EQ(world_.Handshake(), Status::kCertificateChainInvalid);
  EXPECT_EQ(world_.verifier.calls, 1);
}

TEST_F(ClientBreaksTest, RefusalComesAfterHelloDoneWithItsAlertQueued) {
  Refuse();
  EXPECT_EQ(world_.Handshake(), Status::kCertificateChainInvalid);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("ServerHelloDone"));
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), IsEmpty());
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:46"));
  world_.peer().Run();
  EXPECT_EQ(world_.peer().alert(), kCertificateUnknown);
}

TEST_F(ClientBreaksTest, LatchedBreaksComeServerAuthFirst) {
  UseLatchedBreaks();
  world_.peer_options.asks_for_certificate = true;
  BreakEverywhere();
  world_.settings().has_certificate_list = true;
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_EQ(world_.Handshake(), Status::kClientCertRequested);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, LatchedBreakIsDeliveredBeforeTheNextRecordIsRead) {
  UseLatchedBreaks();
  BreakEverywhere();
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              ElementsAre("ServerHello", "Certificate"));
}

TEST_F(ClientBreaksTest, LatchedBreakOfAWholeFlightComesAtHelloDone) {
  world_.coalesces = true;
  UseLatchedBreaks();
  world_.peer_options.asks_for_certificate = true;
  BreakEverywhere();
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("ServerHelloDone"));
  EXPECT_EQ(world_.Handshake(), Status::kClientCertRequested);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, RefusalWinsOverALatchedBreak) {
  UseLatchedBreaks();
  BreakEverywhere();
  Refuse();
  EXPECT_EQ(world_.Handshake(), Status::kCertificateChainInvalid);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Not(Contains("ServerHelloDone")));
}

TEST_F(ClientBreaksTest, BreakAtCertificateComesBeforeServerKeyExchange) {
  world_.rules.client_verify_point = VerifyPoint::kCertificate;
  world_.rules.server_auth_break = AuthBreak::kAtCertificate;
  BreakEverywhere();
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              ElementsAre("ServerHello", "Certificate"));
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientBreaksTest, AnonymousSuiteBreaksNowhere) {
  world_.settings().suites = {0x006C};
  BreakEverywhere();
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.verifier.calls, 0);
}

class ServerBreaksTest : public ::testing::Test {
 protected:
  EngineWorld world_{Side::kServer};
};

TEST_F(ServerBreaksTest, ClientHelloBreakComesBeforeAnythingIsChosen) {
  world_.peer_options.server_name = "asked.test";
  world_.settings().break_on_client_hello = true;
  EXPECT_EQ(world_.Handshake(), Status::kClientHelloReceived);
  EXPECT_EQ(world_.engine().requested_name(), "asked.test");
  EXPECT_EQ(world_.engine().negotiated_version(), kTls12);
  EXPECT_EQ(world_.engine().negotiated_suite(), 0);
  EXPECT_THAT(world_.channel.written, IsEmpty());
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
}

TEST_F(ServerBreaksTest, ClientAuthBreakFiresWithoutACertificate) {
  world_.settings().client_authentication = ClientAuthentication::kTry;
  world_.settings().break_on_client_auth = true;
  EXPECT_EQ(world_.Handshake(), Status::kPeerAuthCompleted);
  EXPECT_THAT(world_.engine().peer_chain(), IsEmpty());
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
}

TEST_F(ServerBreaksTest, OlderErasBreakOnlyForACertificate) {
  world_.rules.client_auth_break_on_empty = false;
  world_.settings().client_authentication = ClientAuthentication::kTry;
  world_.settings().break_on_client_auth = true;
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
}

TEST_F(ServerBreaksTest, RefusalWaitsForTheClientsFinished) {
  world_.peer_options.identity = MakeIdentity(KeyKind::kRsa, "client.test");
  world_.settings().client_authentication = ClientAuthentication::kAlways;
  world_.verifier.verdict = {Status::kCertificateChainInvalid,
                             kCertificateUnknown};
  EXPECT_EQ(world_.Handshake(), Status::kCertificateChainInvalid);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer), Contains("Finished"));
  EXPECT_THAT(world_.Messages(Direction::kFromApp), Not(Contains("Finished")));
  EXPECT_FALSE(world_.engine().read_ready());
  ASSERT_EQ(world_.engine().Flush(), Status::kOk);
  world_.peer().Run();
  EXPECT_EQ(world_.peer().alert(), kCertificateUnknown);
}

TEST_F(ServerBreaksTest, OlderErasRefuseAtCertificate) {
  world_.rules.server_verify_point = VerifyPoint::kCertificate;
  world_.peer_options.identity = MakeIdentity(KeyKind::kRsa, "client.test");
  world_.settings().client_authentication = ClientAuthentication::kAlways;
  world_.verifier.verdict = {Status::kUnknownRoot, 48};
  EXPECT_EQ(world_.Handshake(), Status::kUnknownRoot);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Not(Contains("ClientKeyExchange")));
}

}  // namespace
}  // namespace shakedown::engine

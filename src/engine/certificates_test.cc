// SPDX-License-Identifier: Apache-2.0
// Chains that are empty, broken or of the wrong kind, and client certificates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

constexpr uint16_t kRsaSuite = 0x002F;
constexpr uint16_t kEcdheSuite = 0xC02F;

class ServerChainTest : public ::testing::Test {
 protected:
  // The result of a handshake, and the alert that it queued.
  void ExpectFailure(uint16_t suite, Status status, const std::string& alert) {
    world_.settings().suites = {suite};
    EXPECT_EQ(world_.Handshake(), status);
    EXPECT_EQ(world_.engine().Flush(), Status::kOk);
    EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre(alert));
  }

  void Send(std::vector<Bytes> chain) {
    world_.peer_options.sent_chain = std::move(chain);
  }

  void RefuseUnusable() {
    world_.rules.unusable_chain_is_a_refusal = true;
    world_.verifier.verdict = {Status::kCertificateChainInvalid, 46};
  }

  EngineWorld world_{Side::kClient};
};

TEST_F(ServerChainTest, EmptyListFailsRsaKeyExchange) {
  Send({});
  ExpectFailure(kRsaSuite, Status::kCrypto, "2:0");
  EXPECT_EQ(world_.verifier.calls, 0);
}

TEST_F(ServerChainTest, EmptyListFailsTheSignatureOfEcdhe) {
  Send({});
  ExpectFailure(kEcdheSuite, Status::kInternal, "2:80");
}

TEST_F(ServerChainTest, EmptyListBeforeACertificateRequestIsAHandshakeFailure) {
  world_.peer_options.asks_for_certificate = true;
  Send({});
  ExpectFailure(kRsaSuite, Status::kProtocol, "2:40");
}

TEST_F(ServerChainTest, UnparsableLeafFailsTheSignatureOfEcdhe) {
  Send({{1, 2, 3}});
  world_.settings().break_on_server_auth = true;
  ExpectFailure(kEcdheSuite, Status::kInternal, "2:80");
}

TEST_F(ServerChainTest, UnparsableLeafWithRsaIsTheVerifiersMatter) {
  Send({{1, 2, 3}});
  world_.settings().break_on_server_auth = true;
  world_.verifier.verdict = {Status::kCertificateChainInvalid, 46};
  ExpectFailure(kRsaSuite, Status::kCertificateChainInvalid, "2:46");
}

TEST_F(ServerChainTest, DocumentedRefusesAnEmptyListByVerdict) {
  Send({});
  RefuseUnusable();
  ExpectFailure(kEcdheSuite, Status::kCertificateChainInvalid, "2:46");
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("ServerHelloDone"));
}

TEST_F(ServerChainTest, DocumentedRefusesAnUnparsableLeafByVerdict) {
  Send({{1, 2, 3}});
  RefuseUnusable();
  ExpectFailure(kRsaSuite, Status::kCertificateChainInvalid, "2:46");
}

TEST_F(ServerChainTest, EmptyEntryIsIllegal) {
  Send({MakeIdentity(KeyKind::kRsa, "server.test").chain[0], {}});
  ExpectFailure(kRsaSuite, Status::kProtocol, "2:47");
}

TEST_F(ServerChainTest, KeyThatIsNeitherRsaNorEcPausesWithoutAnAlert) {
  Send(MakeIdentity(KeyKind::kEd25519, "server.test").chain);
  world_.settings().suites = {kRsaSuite};
  EXPECT_EQ(world_.Handshake(), Status::kCrypto);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_TRUE(world_.Alerts(Direction::kFromApp).empty());
}

TEST_F(ServerChainTest, KeyOfTheWrongKindForTheSuiteIsInternal) {
  Send(MakeIdentity(KeyKind::kEc, "server.test").chain);
  ExpectFailure(kEcdheSuite, Status::kInternal, "2:80");
}

TEST_F(ServerChainTest, SignatureByAnotherKeyIsACryptoError) {
  Send(MakeIdentity(KeyKind::kRsa, "other.test").chain);
  ExpectFailure(kEcdheSuite, Status::kCrypto, "2:0");
}

TEST_F(ServerChainTest, GotoFailAcceptsAnySignatureUpToTls11) {
  world_.rules.goto_fail = true;
  world_.peer_options.max_version = kTls11;
  Send(MakeIdentity(KeyKind::kRsa, "other.test").chain);
  world_.settings().suites = {0xC013};
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ServerChainTest, GotoFailDoesNotReachTls12) {
  world_.rules.goto_fail = true;
  Send(MakeIdentity(KeyKind::kRsa, "other.test").chain);
  ExpectFailure(0xC013, Status::kCrypto, "2:0");
}

struct AuthenticationCase {
  Side side;
  uint16_t version;
  KeyKind client_key;
};

class ClientCertificateTest
    : public ::testing::TestWithParam<AuthenticationCase> {
 protected:
  ClientCertificateTest() : world_(GetParam().side) {
    const Identity& client = MakeIdentity(GetParam().client_key, "client.test");
    world_.peer_options.max_version = GetParam().version;
    if (GetParam().side == Side::kClient) {
      world_.peer_options.asks_for_certificate = true;
      world_.peer_options.requires_certificate = true;
      world_.settings().identity = client;
    } else {
      world_.peer_options.identity = client;
      world_.settings().client_authentication = ClientAuthentication::kAlways;
      world_.settings().authority_names = {{0x30, 0x00}};
    }
  }

  EngineWorld world_;
};

TEST_P(ClientCertificateTest, IsSentProvenAndVerified) {
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  world_.peer().Run();
  EXPECT_TRUE(world_.peer().connected());
  EXPECT_EQ(world_.verifier.calls, 1);
}

std::vector<AuthenticationCase> AllAuthenticationCases() {
  std::vector<AuthenticationCase> cases;
  for (Side side : {Side::kClient, Side::kServer}) {
    for (uint16_t version : {kTls10, kTls11, kTls12}) {
      cases.push_back({side, version, KeyKind::kRsa});
      cases.push_back({side, version, KeyKind::kEc});
    }
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Keys, ClientCertificateTest,
                         ::testing::ValuesIn(AllAuthenticationCases()));

TEST(ClientWithoutIdentityTest, SendsAnEmptyListAndNoProof) {
  EngineWorld world(Side::kClient);
  world.peer_options.asks_for_certificate = true;
  EXPECT_EQ(world.Handshake(), Status::kOk);
  EXPECT_THAT(world.Messages(Direction::kFromApp), Contains("Certificate"));
  EXPECT_THAT(world.Messages(Direction::kFromApp),
              Not(Contains("CertificateVerify")));
}

TEST(ServerIdentityTest, NoneIsANegotiationFailureWithoutAnAlert) {
  EngineWorld world(Side::kServer);
  world.settings().identity.reset();
  world.settings().suites = {kRsaSuite};
  EXPECT_EQ(world.Handshake(), Status::kNegotiation);
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  EXPECT_TRUE(world.channel.written.empty());
}

}  // namespace
}  // namespace shakedown::engine

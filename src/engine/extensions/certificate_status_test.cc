// SPDX-License-Identifier: Apache-2.0
// Stapled OCSP responses and SCTs of a client
// (spec/handshake.md 5.4, 6.1, 6.6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"
#include "src/engine/extensions/certificate_status.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

Bytes SctExtension(ByteView data) {
  ByteWriter writer;
  writer.U16(18);
  writer.Vector(2, data);
  return writer.Take();
}

class StapledTest : public ::testing::Test {
 protected:
  StapledTest() { world_.peer_options.ocsp_response = {1, 2, 3}; }

  EngineWorld world_{Side::kClient};
};

TEST_F(StapledTest, ResponseIsKeptAndJudgedWithTheChain) {
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().stapled().ocsp_response, Bytes({1, 2, 3}));
  EXPECT_EQ(world_.verifier.last_stapled, world_.engine().stapled());
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("CertificateStatus"));
}

TEST_F(StapledTest, WhoDoesNotAskGetsNothing) {
  world_.rules.status_request_and_sct = false;
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().stapled(), Stapled());
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Not(Contains("CertificateStatus")));
}

TEST_F(StapledTest, SctsAreKeptInOrder) {
  const Bytes list = {0, 7, 0, 1, 9, 0, 2, 8, 7};
  EXPECT_EQ(world_.ReceiveServerHello(SctExtension(list)), Status::kOk);
  EXPECT_THAT(world_.engine().stapled().scts,
              ElementsAre(Bytes{9}, Bytes{8, 7}));
}

TEST_F(StapledTest, ResumedSessionRestoresIt) {
  for (int i = 0; i < 2; ++i) {
    if (i > 0) world_.Reconnect();
    world_.peer_options.ocsp_response = i == 0 ? Bytes{1, 2, 3} : Bytes{4};
    world_.settings().session_key = {1};
    world_.settings().session_caching = true;
    ASSERT_EQ(world_.Handshake(), Status::kOk);
    world_.peer().Run();
  }
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_EQ(world_.engine().stapled().ocsp_response, Bytes({1, 2, 3}));
}

TEST_F(StapledTest, NewHandshakeForgetsIt) {
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  world_.peer().Run();
  SSL_CTX_set_tlsext_status_cb(SSL_get_SSL_CTX(world_.peer().ssl()), nullptr);
  ASSERT_EQ(world_.engine().StartHandshake(), Status::kOk);
  EXPECT_EQ(world_.Handshake(), Status::kOk);
  EXPECT_EQ(world_.engine().stapled(), Stapled());
}

TEST(RefusedSctsTest, MalformedOrUnsolicitedListIsIllegal) {
  const Bytes good = {0, 3, 0, 1, 9};
  for (const Bytes& data :
       {Bytes{}, Bytes{0}, Bytes{0, 4, 0, 1, 9}, Bytes{0, 3, 0, 2, 9},
        Bytes{0, 1, 0}, Bytes{0, 3, 0, 1, 9, 9}}) {
    EngineWorld world(Side::kClient);
    EXPECT_EQ(world.ReceiveServerHello(SctExtension(data)), Status::kProtocol);
    EXPECT_EQ(world.engine().Flush(), Status::kOk);
    EXPECT_THAT(world.Alerts(Direction::kFromApp), ElementsAre("2:47"));
  }
  EngineWorld older(Side::kClient);
  older.rules.status_request_and_sct = false;
  EXPECT_EQ(older.ReceiveServerHello(SctExtension(good)), Status::kProtocol);
}

TEST(CertificateStatusTest, BodyIsReadStrictly) {
  struct Row {
    Bytes body;
    Status status;
    Bytes kept;
  };
  const Row rows[] = {{{1, 0, 0, 2, 7, 8}, Status::kOk, {7, 8}},
                      {{2, 9, 9}, Status::kOk, {}},  // another type
                      {{}, Status::kProtocol, {}},
                      {{1}, Status::kProtocol, {}},
                      {{1, 0, 0, 0}, Status::kProtocol, {}},
                      {{1, 0, 0, 2, 7}, Status::kProtocol, {}},
                      {{1, 0, 0, 1, 7, 8}, Status::kProtocol, {}}};
  for (const Row& row : rows) {
    EngineWorld world(Side::kClient);
    Connection connection(Side::kClient, Transport::kStream, {}, world.channel,
                          world.verifier, *world.simulation);
    EXPECT_EQ(ReceiveCertificateStatus(connection, row.body), row.status);
    EXPECT_EQ(connection.stapled.ocsp_response, row.kept);
  }
}

TEST(StaplingServerTest, ServerStaplesNothing) {
  EngineWorld world(Side::kServer);
  SSL_set_tlsext_status_type(world.peer().ssl(), TLSEXT_STATUSTYPE_ocsp);
  EXPECT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_THAT(world.Messages(Direction::kFromApp),
              Not(Contains("CertificateStatus")));
}

}  // namespace
}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/openssl/openssl_ptr.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::ElementsAre;

// What SSL_VERIFY_PEER needs, with a verdict that does not matter here.
int AcceptAny(int, X509_STORE_CTX*) { return 1; }

TEST(ClientTest, HonestClientShakesHandsAndSendsNothing) {
  World world;
  Connection c(world, ClientScript());
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_TRUE(c.peer->connected());
  EXPECT_EQ(c.app.Read(), "");
  c.app.Write("hello");
  EXPECT_EQ(c.peer->received(), Bytes({'h', 'e', 'l', 'l', 'o'}));
}

TEST(ClientTest, ServerNameIsThePeerName) {
  World world;
  Connection c(world, ClientScript());
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_STREQ(SSL_get_servername(c.app.ssl(), TLSEXT_NAMETYPE_host_name),
               "api.example.com");
}

TEST(ClientTest, WithoutPeerNameNoServerNameIsSent) {
  World world;
  Script script = ClientScript();
  script.peer_name = "";
  Connection c(world, script);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(SSL_get_servername(c.app.ssl(), TLSEXT_NAMETYPE_host_name),
            nullptr);
}

TEST(ClientTest, CloseNotifyIsAnswered) {
  World world;
  Connection c(world, ClientScript());
  c.app.Handshake();
  c.app.CloseNotify();
  c.app.Read();
  EXPECT_TRUE(c.app.saw_close_notify());
  EXPECT_TRUE(c.peer->received_close_notify());
}

TEST(ClientTest, ServersChainIsRecorded) {
  World world;
  Connection c(world, ClientScript());
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_THAT(c.peer->received_chain(),
              ElementsAre(world.certificates.at("leaf").der));
}

TEST(ClientTest, OwnChainIsSentWhenAsked) {
  World world;
  Script script = ClientScript();
  script.chain = {"person", "issuing"};
  Connection c(world, script);
  SSL_set_verify(c.app.ssl(), SSL_VERIFY_PEER, &AcceptAny);
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_EQ(sk_X509_num(SSL_get_peer_cert_chain(c.app.ssl())), 1);
}

TEST(ClientTest, WithoutChainTheAnswerIsAnEmptyList) {
  World world;
  Connection c(world, ClientScript());
  SSL_set_verify(c.app.ssl(), SSL_VERIFY_PEER, &AcceptAny);
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_EQ(SSL_get0_peer_certificate(c.app.ssl()), nullptr);
}

TEST(ClientTest, SuitesAreOfferedInTheScriptsOrder) {
  World world;
  Script script = ClientScript();
  script.suites = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                   "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"};
  Connection c(world, script);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_STREQ(SSL_get_cipher_name(c.app.ssl()), "ECDHE-ECDSA-AES128-SHA");
}

TEST(ClientTest, AppThatClosesInTheHandshakeIsEndOfFile) {
  World world;
  Connection c(world, ClientScript());
  c.peer->Run(c.wire);
  c.app.CloseTransport();
  c.peer->Run(c.wire);
  EXPECT_EQ(c.peer->failure(), "end of file");
  EXPECT_THAT(world.PeerEvents(), ElementsAre("failed: end of file", "closed"));
}

}  // namespace
}  // namespace shakedown::peer

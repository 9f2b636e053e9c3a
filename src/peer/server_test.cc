// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string Text(const Bytes& bytes) {
  return std::string(bytes.begin(), bytes.end());
}

TEST(ServerTest, HonestServerShakesHandsAndEchoes) {
  World world;
  Connection c(world, ServerScript());
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_TRUE(c.peer->connected());
  c.app.Write("hello");
  EXPECT_EQ(c.app.Read(), "hello");
  EXPECT_EQ(Text(c.peer->received()), "hello");
  EXPECT_EQ(c.peer->failure(), "");
}

TEST(ServerTest, CloseNotifyIsAnsweredAndTheTransportClosed) {
  World world;
  Connection c(world, ServerScript());
  c.app.Handshake();
  c.app.CloseNotify();
  c.app.Read();
  EXPECT_TRUE(c.peer->received_close_notify());
  EXPECT_TRUE(c.app.saw_close_notify());
  EXPECT_EQ(c.peer->failure(), "");
  EXPECT_THAT(
      world.PeerEvents(),
      ElementsAre("handshake complete TLS1.2 ECDHE-ECDSA-AES256-GCM-SHA384",
                  "alert close_notify received", "closed"));
}

TEST(ServerTest, SentMessagesAreOneRecordEach) {
  World world;
  Connection c(world, ServerScript());
  c.app.Handshake();
  EXPECT_THAT(c.PeerMessages(),
              ElementsAre("ServerHello", "Certificate", "ServerKeyExchange",
                          "ServerHelloDone", "ChangeCipherSpec", "Finished"));
}

TEST(ServerTest, RsaLeafServesEcdheRsaAndPlainRsa) {
  for (const char* suite :
       {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"}) {
    World world;
    Script script = ServerScript();
    script.chain = {"rsa_leaf", "issuing"};
    script.suites = {suite};
    Connection c(world, script);
    ASSERT_TRUE(c.app.Handshake()) << suite << c.app.failure();
    EXPECT_STREQ(SSL_CIPHER_standard_name(SSL_get_current_cipher(c.app.ssl())),
                 suite);
  }
}

TEST(ServerTest, SuitesAreInTheServersOrder) {
  World world;
  Script script = ServerScript();
  script.suites = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                   "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"};
  Connection c(world, script);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_STREQ(SSL_get_cipher_name(c.app.ssl()), "ECDHE-ECDSA-AES128-SHA");
}

TEST(ServerTest, VersionsAreTheScriptsOnly) {
  for (const char* version : {"TLS1.0", "TLS1.1", "TLS1.2"}) {
    World world;
    Script script = ServerScript();
    script.versions = {version};
    Connection c(world, script);
    ASSERT_TRUE(c.app.Handshake()) << version << c.app.failure();
    EXPECT_EQ(
        SSL_get_version(c.app.ssl()),
        "TLSv1" +
            std::string(version == std::string("TLS1.0") ? "" : version + 4));
  }
}

TEST(ServerTest, NoCommonSuiteEndsWithAnAlertAndEndOfFile) {
  World world;
  Script script = ServerScript();
  script.suites = {"TLS_RSA_WITH_AES_128_CBC_SHA"};  // no RSA key
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.app.failure(), "alert handshake_failure");
  EXPECT_EQ(c.peer->failure(), "no shared cipher");
  c.app.Read();
  EXPECT_THAT(world.PeerEvents(),
              ElementsAre("failed: no shared cipher", "closed"));
}

TEST(ServerTest, EmptyChainIsSentAsAnEmptyList) {
  World world;
  Script script = ServerScript();
  script.chain = {};
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(), Contains("Certificate"));
  EXPECT_EQ(c.app.failure(), "length mismatch");
  EXPECT_EQ(c.peer->failure(), "alert decode_error");
}

TEST(ServerTest, UnparsableLeafIsSentAsItIs) {
  World world;
  Script script = ServerScript();
  script.chain = {"garbage", "issuing"};
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.app.failure(), HasSubstr("ASN1"));
  EXPECT_EQ(c.peer->failure(), "alert bad_certificate");
}

TEST(ServerTest, AppThatGoesAwayIsEndOfFile) {
  World world;
  Connection c(world, ServerScript());
  c.app.Handshake();
  const size_t sent = c.wire.sent_by_peer().size();
  c.app.CloseTransport();
  EXPECT_EQ(c.peer->failure(), "end of file");
  EXPECT_EQ(c.wire.sent_by_peer().size(), sent);
}

TEST(ServerTest, CertificateRequestNamesItsAuthorities) {
  World world;
  Script script = ServerScript();
  script.request_certificate = CertificateRequest{{"root", "issuing"}, false};
  Connection c(world, script);
  ASSERT_TRUE(c.app.Handshake());
  const auto* names = SSL_get0_peer_CA_list(c.app.ssl());
  ASSERT_EQ(sk_X509_NAME_num(names), 2);
  EXPECT_THAT(c.peer->received_chain(), IsEmpty());
}

TEST(ServerTest, RequiredCertificateThatIsMissingIsHandshakeFailure) {
  World world;
  Script script = ServerScript();
  script.request_certificate = CertificateRequest{{"root"}, true};
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.app.failure(), "alert handshake_failure");
}

TEST(ServerTest, ClientCertificateIsRecorded) {
  World world;
  Script script = ServerScript();
  script.request_certificate = CertificateRequest{{"root"}, true};
  Connection c(world, script);
  c.app.Use(world.certificates.at("person"));
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_THAT(c.peer->received_chain(),
              ElementsAre(world.certificates.at("person").der));
}

TEST(ServerTest, KeyLogHasTheClientRandom) {
  World world;
  Connection c(world, ServerScript());
  c.app.Handshake();
  unsigned char random[32];
  SSL_get_client_random(c.app.ssl(), random, sizeof random);
  EXPECT_THAT(
      c.peer->key_log(),
      AllOf(StartsWith("CLIENT_RANDOM " + ToHex(random)), HasSubstr("\n")));
}

TEST(ServerTest, AppsAlertIsTheFailure) {
  World world;
  Connection c(world, ServerScript());
  SSL_set_verify(c.app.ssl(), SSL_VERIFY_PEER, nullptr);  // trusts nobody
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.peer->failure(), "alert unknown_ca");
  EXPECT_THAT(world.PeerEvents(), Contains("alert unknown_ca received"));
  EXPECT_THAT(world.PeerEvents(), Not(Contains(HasSubstr("complete"))));
}

}  // namespace
}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// Taking a message apart and putting it together again changes nothing, and
// what is signed again is signed rightly: libssl takes it.
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "src/peer/faults/catalogue.h"
#include "src/peer/faults/drip.h"
#include "src/peer/faults/hello_message.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

Bytes AsSent(const Bytes& stream, size_t first, size_t length) {
  return Bytes(stream.begin() + first, stream.begin() + first + length);
}

// The first message of a stream, header included.
Bytes FirstMessage(const Bytes& stream) {
  const size_t length = size_t{stream[3]} * 256 + stream[4];
  return AsSent(stream, kRecordHeaderSize, length);
}

TEST(HelloMessageTest, HelloOfEachSideComesBackAsItWas) {
  World world;
  Connection c(world, ServerScript());
  ASSERT_TRUE(c.app.Handshake());
  const Bytes client = FirstMessage(c.wire.sent_by_app());
  EXPECT_EQ(Encode(ParseHello(client)), client);
  const Bytes server = FirstMessage(c.wire.sent_by_peer());
  EXPECT_EQ(Encode(ParseHello(server)), server);
}

TEST(HelloMessageTest, ExtensionsAreAddedAndRemoved) {
  Hello hello;
  EXPECT_FALSE(hello.Has(kAlpn));
  hello.Add(kAlpn, {1});
  hello.Add(kAlpn, {2});
  EXPECT_TRUE(hello.Has(kAlpn));
  hello.Remove(kAlpn);
  EXPECT_FALSE(hello.Has(kAlpn));
}

struct Honest {
  const char* version;
  const char* leaf;
  const char* suite;
};

class SignedAgainTest : public testing::TestWithParam<Honest> {};

// Naming the curve that was chosen anyhow changes the signature alone.
TEST_P(SignedAgainTest, IsTakenByLibssl) {
  constexpr int64_t kP256 = 23;
  World world;
  Script script = ServerScript();
  script.chain = {GetParam().leaf, "issuing"};
  script.versions = {GetParam().version};
  script.suites = {GetParam().suite};
  script.faults = {{"unsupported_curve", kP256}};
  Connection c(world, script);
  SSL_set1_groups_list(c.app.ssl(), "P-256");
  EXPECT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_TRUE(c.peer->idle_faults().empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, SignedAgainTest,
    testing::Values(
        Honest{"TLS1.2", "leaf", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
        Honest{"TLS1.2", "rsa_leaf", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
        Honest{"TLS1.0", "leaf", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"},
        Honest{"TLS1.0", "rsa_leaf", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"}));

TEST(IdleFaultsTest, FaultThatNeverShowsIsNamed) {
  World world;
  Script script = ServerScript();
  script.faults = {{"missing_ticket", {}}, {"unknown_extension", {}}};
  Connection c(world, script);
  SSL_set_options(c.app.ssl(), SSL_OP_NO_TICKET);
  EXPECT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.peer->idle_faults(), std::vector<std::string>{"missing_ticket"});
}

TEST(DripTest, OneByteIsDueAfterEachInterval) {
  Drip drip(10);
  drip.Add(AsBytes("abc"), 100);
  EXPECT_TRUE(drip.Take(109).empty());
  EXPECT_EQ(drip.Take(110), Bytes{'a'});
  EXPECT_TRUE(drip.Take(119).empty());
  EXPECT_EQ(drip.Take(135), (Bytes{'b', 'c'}));
  EXPECT_TRUE(drip.empty());
}

TEST(DripTest, EmptyQueueBeginsAnew) {
  Drip drip(10);
  drip.Add(AsBytes("a"), 0);
  drip.Take(10);
  drip.Add(AsBytes("b"), 1000);
  EXPECT_TRUE(drip.Take(1009).empty());
  EXPECT_EQ(drip.Take(1010), Bytes{'b'});
}

}  // namespace
}  // namespace shakedown::peer

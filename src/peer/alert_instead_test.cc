// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::ElementsAre;

Script With(Script script, const std::string& message) {
  constexpr uint8_t kFatal = 2, kAccessDenied = 49;
  script.alert_instead = {message, {kFatal, kAccessDenied}};
  return script;
}

// Of AES-GCM: 8 bytes of nonce, 2 of alert, 16 of tag (RFC 5288 section 3).
// libssl as the app refuses it unread, since Finished should come there.
bool EndsInEncryptedAlert(const Bytes& sent) {
  constexpr size_t kLength = 8 + 2 + 16;
  const Bytes header = {21, 3, 3, 0, kLength};
  return sent.size() > kLength + 5 &&
         std::equal(header.begin(), header.end(), sent.end() - kLength - 5);
}

TEST(AlertInsteadTest, ServerHelloIsReplacedByTheAlertAlone) {
  World world;
  Connection c(world, With(ServerScript(), "ServerHello"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.wire.sent_by_peer(), Bytes({21, 3, 3, 0, 2, 2, 49}));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
  EXPECT_THAT(
      world.PeerEvents(),
      ElementsAre("sent alert access_denied instead of ServerHello", "closed"));
}

TEST(AlertInsteadTest, WhatComesBeforeTheMessageIsSent) {
  World world;
  Connection c(world, With(ServerScript(), "ServerHelloDone"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(), ElementsAre("ServerHello", "Certificate",
                                            "ServerKeyExchange", "Alert"));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

TEST(AlertInsteadTest, ChangeCipherSpecIsReplacedInThePlain) {
  World world;
  Connection c(world, With(ServerScript(), "ChangeCipherSpec"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.PeerMessages().back(), "Alert");
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

TEST(AlertInsteadTest, FinishedIsReplacedEncrypted) {
  World world;
  Connection c(world, With(ServerScript(), "Finished"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(),
              ElementsAre("ServerHello", "Certificate", "ServerKeyExchange",
                          "ServerHelloDone", "ChangeCipherSpec", "Alert"));
  EXPECT_TRUE(EndsInEncryptedAlert(c.wire.sent_by_peer()));
  EXPECT_FALSE(c.peer->connected());
}

TEST(AlertInsteadTest, ClientsFinishedIsReplacedEncrypted) {
  World world;
  Connection c(world, With(ClientScript(), "Finished"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_TRUE(EndsInEncryptedAlert(c.wire.sent_by_peer()));
}

TEST(AlertInsteadTest, ClientsCanDoItToo) {
  for (const char* message : {"ClientKeyExchange", "ChangeCipherSpec"}) {
    World world;
    Connection c(world, With(ClientScript(), message));
    EXPECT_FALSE(c.app.Handshake()) << message;
    EXPECT_EQ(c.app.last_alert(), "access_denied") << message;
  }
}

TEST(AlertInsteadTest, ClientHelloIsReplacedByTheAlertAlone) {
  World world;
  Connection c(world, With(ClientScript(), "ClientHello"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.wire.sent_by_peer(), Bytes({21, 3, 1, 0, 2, 2, 49}));
}

TEST(AlertInsteadTest, MessageThatIsNotSentChangesNothing) {
  World world;
  Connection c(world, With(ServerScript(), "CertificateRequest"));
  EXPECT_TRUE(c.app.Handshake());
}

TEST(AlertInsteadTest, LongCertificateInSeveralRecordsIsNotMistaken) {
  World world;
  Script script = With(ServerScript(), "ServerKeyExchange");
  script.chain.insert(script.chain.end(), 80, "issuing");  // beyond 16 KiB
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(),
              ElementsAre("ServerHello", "Certificate", "Alert"));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

}  // namespace
}  // namespace shakedown::peer

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
  script.alert = {message, {kFatal, kAccessDenied}};
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

TEST(ScriptedAlertTest, ServerHelloIsReplacedByTheAlertAlone) {
  World world;
  Connection c(world, With(ServerScript(), "ServerHello"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.wire.sent_by_peer(), Bytes({21, 3, 3, 0, 2, 2, 49}));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
  EXPECT_THAT(
      world.PeerEvents(),
      ElementsAre("sent alert access_denied instead of ServerHello", "closed"));
}

TEST(ScriptedAlertTest, WhatComesBeforeTheMessageIsSent) {
  World world;
  Connection c(world, With(ServerScript(), "ServerHelloDone"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(), ElementsAre("ServerHello", "Certificate",
                                            "ServerKeyExchange", "Alert"));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

TEST(ScriptedAlertTest, ChangeCipherSpecIsReplacedInThePlain) {
  World world;
  Connection c(world, With(ServerScript(), "ChangeCipherSpec"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.PeerMessages().back(), "Alert");
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

TEST(ScriptedAlertTest, FinishedIsReplacedEncrypted) {
  World world;
  Connection c(world, With(ServerScript(), "Finished"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(),
              ElementsAre("ServerHello", "Certificate", "ServerKeyExchange",
                          "ServerHelloDone", "ChangeCipherSpec", "Alert"));
  EXPECT_TRUE(EndsInEncryptedAlert(c.wire.sent_by_peer()));
  EXPECT_FALSE(c.peer->connected());
}

TEST(ScriptedAlertTest, ClientsFinishedIsReplacedEncrypted) {
  World world;
  Connection c(world, With(ClientScript(), "Finished"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_TRUE(EndsInEncryptedAlert(c.wire.sent_by_peer()));
}

TEST(ScriptedAlertTest, ClientsCanDoItToo) {
  for (const char* message : {"ClientKeyExchange", "ChangeCipherSpec"}) {
    World world;
    Connection c(world, With(ClientScript(), message));
    EXPECT_FALSE(c.app.Handshake()) << message;
    EXPECT_EQ(c.app.last_alert(), "access_denied") << message;
  }
}

TEST(ScriptedAlertTest, ClientHelloIsReplacedByTheAlertAlone) {
  World world;
  Connection c(world, With(ClientScript(), "ClientHello"));
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.wire.sent_by_peer(), Bytes({21, 3, 1, 0, 2, 2, 49}));
}

TEST(ScriptedAlertTest, MessageThatIsNotSentChangesNothing) {
  World world;
  Connection c(world, With(ServerScript(), "CertificateRequest"));
  EXPECT_TRUE(c.app.Handshake());
}

TEST(ScriptedAlertTest, LongCertificateInSeveralRecordsIsNotMistaken) {
  World world;
  Script script = With(ServerScript(), "ServerKeyExchange");
  script.chain.insert(script.chain.end(), 80, "issuing");  // beyond 16 KiB
  Connection c(world, script);
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_THAT(c.PeerMessages(),
              ElementsAre("ServerHello", "Certificate", "Alert"));
  EXPECT_EQ(c.app.last_alert(), "access_denied");
}

using Where = ScriptedAlert::Where;

Script With(Script script, const std::string& message, Where where) {
  constexpr uint8_t kWarning = 1, kUserCanceled = 90;
  script.alert = {message, {kWarning, kUserCanceled}, where};
  return script;
}

TEST(ScriptedAlertTest, BeforeAMessageTheHandshakeGoesOn) {
  World world;
  Connection c(world, With(ServerScript(), "ServerHelloDone", Where::kBefore));
  EXPECT_TRUE(c.app.Handshake());
  EXPECT_EQ(c.app.last_alert(), "user_canceled");
  EXPECT_THAT(
      c.PeerMessages(),
      ElementsAre("ServerHello", "Certificate", "ServerKeyExchange", "Alert",
                  "ServerHelloDone", "ChangeCipherSpec", "Finished"));
}

TEST(ScriptedAlertTest, AfterAMessageTheHandshakeGoesOn) {
  World world;
  Connection c(world, With(ServerScript(), "Certificate", Where::kAfter));
  EXPECT_TRUE(c.app.Handshake());
  EXPECT_THAT(
      c.PeerMessages(),
      ElementsAre("ServerHello", "Certificate", "Alert", "ServerKeyExchange",
                  "ServerHelloDone", "ChangeCipherSpec", "Finished"));
}

TEST(ScriptedAlertTest, AfterFinishedItIsEncryptedAndArrives) {
  World world;
  Connection c(world, With(ServerScript(), "Finished", Where::kAfter));
  EXPECT_TRUE(c.app.Handshake());
  c.app.Read();
  EXPECT_EQ(c.app.last_alert(), "user_canceled");
}

TEST(ScriptedAlertTest, ClientsSayItBeforeAndAfterToo) {
  for (const Where where : {Where::kBefore, Where::kAfter}) {
    World world;
    Connection c(world, With(ClientScript(), "ClientKeyExchange", where));
    EXPECT_TRUE(c.app.Handshake());
    EXPECT_EQ(c.app.last_alert(), "user_canceled");
  }
}

}  // namespace
}  // namespace shakedown::peer

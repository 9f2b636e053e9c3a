// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/session_store.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// Connects and returns the session that the app could resume.
SessionPtr SessionOf(World& world, const Script& script) {
  Connection c(world, script);
  c.app.Handshake();
  c.app.CloseNotify();
  return SessionPtr(SSL_get1_session(c.app.ssl()));
}

bool Resumes(World& world, const Script& script, SSL_SESSION* session) {
  Connection c(world, script);
  SSL_set_session(c.app.ssl(), session);
  return c.app.Handshake() && SSL_session_reused(c.app.ssl());
}

TEST(ResumptionTest, SecondServerOfASimulationResumes) {
  World world;
  const SessionPtr session = SessionOf(world, ServerScript());
  EXPECT_TRUE(Resumes(world, ServerScript(), session.get()));
  EXPECT_THAT(world.PeerEvents(), Contains(HasSubstr("SHA384 resumed")));
}

TEST(ResumptionTest, NoTicketIsIssuedUnasked) {
  World world;
  const SessionPtr session = SessionOf(world, ServerScript());
  EXPECT_FALSE(SSL_SESSION_has_ticket(session.get()));
}

TEST(ResumptionTest, ServerOfAnotherSimulationKnowsNoSession) {
  World world, other;
  const SessionPtr session = SessionOf(world, ServerScript());
  EXPECT_FALSE(Resumes(other, ServerScript(), session.get()));
}

TEST(ResumptionTest, ServerWithoutResumptionGivesNoSessionId) {
  World world;
  Script script = ServerScript();
  script.resumption = false;
  const SessionPtr session = SessionOf(world, script);
  unsigned length = 0;
  SSL_SESSION_get_id(session.get(), &length);
  EXPECT_EQ(length, 0u);
}

TEST(ResumptionTest, ServerWithoutResumptionResumesNothing) {
  World world;
  const SessionPtr session = SessionOf(world, ServerScript());
  Script script = ServerScript();
  script.resumption = false;
  EXPECT_FALSE(Resumes(world, script, session.get()));
}

TEST(ResumptionTest, SessionOlderThanTwoHoursIsForgotten) {
  World world;
  const SessionPtr session = SessionOf(world, ServerScript());
  SSL_SESSION_set_timeout(session.get(), 100'000);  // the app's own
  world.simulation.Advance(2 * 3600'000 + 1000);
  EXPECT_FALSE(Resumes(world, ServerScript(), session.get()));
}

TEST(ResumptionTest, SessionEndedByTheAppsAlertIsForgotten) {
  World world;
  Connection first(world, ServerScript());
  first.app.Handshake();
  const SessionPtr session(SSL_get1_session(first.app.ssl()));
  const uint8_t garbage[] = {23, 3, 3, 0, 1, 0};
  first.wire.Write(garbage);
  first.peer->Run(first.wire);
  EXPECT_THAT(first.peer->failure(), Not(""));
  EXPECT_FALSE(Resumes(world, ServerScript(), session.get()));
}

TEST(ResumptionTest, ClientOffersItsLastSessionWithThatName) {
  World world;
  Connection(world, ClientScript()).app.Handshake();
  Connection second(world, ClientScript());
  second.peer->Run(second.wire);
  constexpr size_t kIdLengthAt = 5 + 4 + 2 + 32;
  EXPECT_EQ(second.wire.sent_by_peer()[kIdLengthAt], 32);
}

TEST(ResumptionTest, ClientOffersNothingToAnotherName) {
  World world;
  Connection(world, ClientScript()).app.Handshake();
  Script script = ClientScript();
  script.peer_name = "other.example.com";
  Connection second(world, script);
  second.peer->Run(second.wire);
  constexpr size_t kIdLengthAt = 5 + 4 + 2 + 32;
  EXPECT_EQ(second.wire.sent_by_peer()[kIdLengthAt], 0);
}

}  // namespace
}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// Session tickets (RFC 5077) of the scripted server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/session_store.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

Script TicketScript() {
  Script script = ServerScript();
  script.tickets = true;
  return script;
}

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

Bytes TicketOf(const SSL_SESSION* session) {
  const unsigned char* ticket = nullptr;
  size_t size = 0;
  SSL_SESSION_get0_ticket(session, &ticket, &size);
  return Bytes(ticket, ticket + size);
}

TEST(TicketsTest, ServerIssuesAndTakesThem) {
  World world;
  const SessionPtr session = SessionOf(world, TicketScript());
  EXPECT_TRUE(SSL_SESSION_has_ticket(session.get()));
  EXPECT_TRUE(Resumes(world, TicketScript(), session.get()));
}

TEST(TicketsTest, ServerThatRemembersNothingTakesThem) {
  World world;
  Script script = TicketScript();
  script.resumption = false;
  const SessionPtr session = SessionOf(world, script);
  EXPECT_TRUE(Resumes(world, script, session.get()));
}

TEST(TicketsTest, ServerWithAnotherChainTakesThem) {
  World world;
  const SessionPtr session = SessionOf(world, TicketScript());
  Script script = TicketScript();
  script.chain = {"leaf"};
  EXPECT_TRUE(Resumes(world, script, session.get()));
}

TEST(TicketsTest, ServerWithoutTicketsIgnoresThem) {
  World world;
  const SessionPtr session = SessionOf(world, TicketScript());
  EXPECT_FALSE(Resumes(world, ServerScript(), session.get()));
}

TEST(TicketsTest, SameSeedGivesTheSameTicket) {
  World one, same, other(8);
  const Bytes ticket = TicketOf(SessionOf(one, TicketScript()).get());
  EXPECT_EQ(TicketOf(SessionOf(same, TicketScript()).get()), ticket);
  EXPECT_NE(TicketOf(SessionOf(other, TicketScript()).get()), ticket);
}

TEST(TicketsTest, TicketOlderThanTwoHoursIsWorthless) {
  World world;
  const SessionPtr session = SessionOf(world, TicketScript());
  SSL_SESSION_set_timeout(session.get(), 100'000);  // the app's own
  world.simulation.Advance(2 * 3600'000 + 1000);
  EXPECT_FALSE(Resumes(world, TicketScript(), session.get()));
}

}  // namespace
}  // namespace shakedown::peer

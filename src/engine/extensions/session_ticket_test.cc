// SPDX-License-Identifier: Apache-2.0
// Session tickets of a client (RFC 5077; spec/handshake.md 5.4 and 6.1).
#include "src/engine/extensions/session_ticket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/engine/engine_fixture.h"
#include "src/engine/session_cache.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

const Bytes kKey = {1, 2, 3};
const std::string kEcho = "SESSION-TICKET";

class SessionTicketTest : public ::testing::Test {
 protected:
  SessionTicketTest() { world_.peer_options.tickets = true; }

  Status Connect(bool tickets = true) {
    world_.settings().session_tickets = tickets;
    world_.settings().session_key = kKey;
    world_.settings().session_caching = true;
    const Status status = world_.HandshakeThroughBlocks();
    world_.peer().Run();
    return status;
  }
  Status ConnectAgain(bool tickets = true) {
    world_.Reconnect();
    return Connect(tickets);
  }
  std::optional<Session> Saved() {
    return world_.simulation->Slot<SessionCache>().Find(
        kKey, world_.simulation->clock().UnixSeconds());
  }
  void ExpectAlert(const std::string& alert) {
    EXPECT_EQ(world_.engine().Flush(), Status::kOk);
    EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre(alert));
  }

  EngineWorld world_{Side::kClient};
};

TEST_F(SessionTicketTest, TicketWithoutAnIdResumes) {
  ASSERT_EQ(Connect(), Status::kOk);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("NewSessionTicket"));
  EXPECT_TRUE(Saved()->id.empty());
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_EQ(world_.engine().session_id(), Bytes(kEcho.begin(), kEcho.end()));
  world_.Send("x");
  EXPECT_EQ(world_.PeerData(), "x");
}

TEST_F(SessionTicketTest, OffByDefaultAndNotAskedFor) {
  ASSERT_EQ(Connect(false), Status::kOk);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Not(Contains("NewSessionTicket")));
  EXPECT_TRUE(Saved()->ticket.empty());
}

TEST_F(SessionTicketTest, TicketSessionsNeedTicketsEnabled) {
  ASSERT_EQ(Connect(), Status::kOk);
  ASSERT_EQ(ConnectAgain(false), Status::kOk);
  EXPECT_FALSE(world_.engine().resumed());
}

TEST_F(SessionTicketTest, SessionsByIdStillResume) {
  world_.peer_options.tickets = false;
  ASSERT_EQ(Connect(), Status::kOk);
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_TRUE(world_.engine().resumed());
}

TEST_F(SessionTicketTest, CachesTimeCountsInVirtualTime) {
  ASSERT_EQ(Connect(), Status::kOk);
  world_.simulation->Advance(600'000);
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_TRUE(world_.engine().resumed());
  world_.simulation->Advance(1'000);
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_FALSE(world_.engine().resumed());
}

TEST_F(SessionTicketTest, RefusedTicketLeadsToAFullHandshake) {
  ASSERT_EQ(Connect(), Status::kOk);
  Bytes keys(80, 9);
  SSL_CTX_set_tlsext_ticket_keys(SSL_get_SSL_CTX(world_.peer().ssl()),
                                 keys.data(), keys.size());
  const Bytes first = Saved()->ticket;
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_FALSE(world_.engine().resumed());
  EXPECT_NE(Saved()->ticket, first);
}

// libssl renews what it decrypted with a key that is about to go.
TEST_F(SessionTicketTest, RenewedTicketIsSavedWithTheOldExpiry) {
  ASSERT_EQ(Connect(), Status::kOk);
  const Bytes first = Saved()->ticket;
  SSL_CTX_set_session_ticket_cb(
      SSL_get_SSL_CTX(world_.peer().ssl()), [](SSL*, void*) { return 1; },
      [](SSL*, SSL_SESSION*, const unsigned char*, size_t, SSL_TICKET_STATUS,
         void*) -> SSL_TICKET_RETURN { return SSL_TICKET_RETURN_USE_RENEW; },
      nullptr);
  world_.simulation->Advance(600'000);
  ASSERT_EQ(ConnectAgain(), Status::kOk);
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_NE(Saved()->ticket, first);
  world_.simulation->Advance(1'000);
  EXPECT_FALSE(Saved());
}

TEST_F(SessionTicketTest, WithoutCachingTheTicketIsDropped) {
  world_.settings().session_tickets = true;
  ASSERT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(world_.simulation->Slot<SessionCache>().size(), 0u);
}

TEST_F(SessionTicketTest, FalseStartAwaitsItToo) {
  world_.settings().suites = {0xC02F};
  world_.settings().false_start = true;
  ASSERT_EQ(Connect(), Status::kOk);
  EXPECT_FALSE(Saved()->ticket.empty());
}

TEST_F(SessionTicketTest, UnaskedOrFilledAnnouncementIsIllegal) {
  const Bytes empty = {0, 35, 0, 0};
  EXPECT_EQ(world_.ReceiveServerHello(empty), Status::kProtocol);
  ExpectAlert("2:47");
  EngineWorld asking(Side::kClient);
  asking.settings().session_tickets = true;
  EXPECT_EQ(asking.ReceiveServerHello(Bytes{0, 35, 0, 1, 7}),
            Status::kProtocol);
}

// The server promised a ticket and sends ChangeCipherSpec instead: the record
// that carried the ticket is cut out of its last flight.
TEST_F(SessionTicketTest, PromisedTicketMustCome) {
  world_.settings().session_tickets = true;
  world_.engine();
  world_.channel.refill = [this] {
    constexpr uint8_t kChangeCipherSpec = 20;
    world_.peer().Run();
    const Bytes output = world_.peer().TakeOutput();
    const Bytes start = {kChangeCipherSpec, 3, 3, 0, 1, 1};
    const auto at =
        std::search(output.begin(), output.end(), start.begin(), start.end());
    const auto from = at == output.end() ? output.begin() : at;
    world_.channel.incoming.insert(world_.channel.incoming.end(), from,
                                   output.end());
  };
  EXPECT_EQ(world_.Handshake(), Status::kProtocol);
  ExpectAlert("2:10");
}

TEST(NewSessionTicketTest, BodyIsReadStrictly) {
  struct Row {
    Bytes body;
    Status status;
    Bytes kept;
  };
  const Row rows[] = {{{0, 0, 0, 9, 0, 2, 7, 8}, Status::kOk, {7, 8}},
                      {{0, 0, 0, 9, 0, 0}, Status::kOk, {}},
                      {{0, 0, 0}, Status::kProtocol, {}},
                      {{0, 0, 0, 9, 0}, Status::kProtocol, {}},
                      {{0, 0, 0, 9, 0, 2, 7}, Status::kProtocol, {}},
                      {{0, 0, 0, 9, 0, 1, 7, 8}, Status::kProtocol, {}}};
  for (const Row& row : rows) {
    EngineWorld world(Side::kClient);
    Connection connection(Side::kClient, Transport::kStream, {}, world.channel,
                          world.verifier, *world.simulation);
    EXPECT_EQ(ReceiveNewSessionTicket(connection, row.body), row.status);
    EXPECT_EQ(connection.handshake.new_ticket, row.kept);
  }
}

TEST(TicketServerTest, ServerIgnoresTheExtension) {
  EngineWorld world(Side::kServer);
  world.peer_options.tickets = true;
  world.settings().session_tickets = true;
  EXPECT_EQ(world.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_THAT(world.Messages(Direction::kFromApp),
              Not(Contains("NewSessionTicket")));
}

}  // namespace
}  // namespace shakedown::engine

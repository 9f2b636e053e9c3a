// SPDX-License-Identifier: Apache-2.0
// Every byte of the peer's first flight changed, cut off and repeated: the
// engine always ends, and never with success if the change mattered.
#include <gtest/gtest.h>

#include <optional>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

// Asks for every extension that can be answered, of a peer that answers.
void UseExtensions(EngineWorld& world) {
  world.peer_options.alpn = {2, 'h', '2'};
  world.peer_options.ocsp_response = {1, 2, 3};
  world.peer_options.tickets = true;
  world.settings().alpn_protocols = {2, 'h', '2'};
  world.settings().on_npn = [](ByteView) {};
  world.settings().session_tickets = true;
}

// What an engine that gets these bytes and then the end comes to.
Status Digest(Side side, uint16_t suite, ByteView bytes) {
  EngineWorld world(side);
  UseExtensions(world);
  world.settings().suites = {suite};
  world.settings().client_authentication = ClientAuthentication::kTry;
  world.engine();
  world.channel.sink = [](ByteView) {};
  world.channel.refill = [] {};
  world.channel.incoming.assign(bytes.begin(), bytes.end());
  world.channel.read_error = Status::kClosedGraceful;
  return world.Handshake();
}

// The peer's first flight, as it would be sent.
Bytes FirstFlight(Side side, uint16_t suite) {
  EngineWorld world(side);
  UseExtensions(world);
  world.peer_options.asks_for_certificate = true;
  world.settings().suites = {suite};
  if (side == Side::kClient) {
    EXPECT_EQ(world.engine().StartHandshake(), Status::kOk);
    EXPECT_EQ(world.engine().Flush(), Status::kOk);
  }
  world.peer().Run();
  return world.peer().TakeOutput();
}

struct Case {
  Side side;
  uint16_t suite;
};

class RobustnessTest : public ::testing::TestWithParam<Case> {
 protected:
  // Tries one variant of the flight; success is impossible without a Finished.
  void Try(ByteView bytes) {
    EXPECT_NE(Digest(GetParam().side, GetParam().suite, bytes), Status::kOk);
  }

  const Bytes flight_ = FirstFlight(GetParam().side, GetParam().suite);
};

TEST_P(RobustnessTest, EachByteChangedEnds) {
  for (size_t at = 0; at < flight_.size(); ++at) {
    for (uint8_t mask : {0x01, 0x80}) {
      Bytes changed = flight_;
      changed[at] ^= mask;
      Try(changed);
    }
  }
}

TEST_P(RobustnessTest, EachByteZeroOrFullEnds) {
  for (size_t at = 0; at < flight_.size(); ++at) {
    for (uint8_t value : {0x00, 0xFF}) {
      Bytes changed = flight_;
      changed[at] = value;
      Try(changed);
    }
  }
}

TEST_P(RobustnessTest, CutAnywhereIsClosed) {
  for (size_t size = 0; size < flight_.size(); ++size) {
    Try(ByteView(flight_).first(size));
  }
}

TEST_P(RobustnessTest, EachByteDroppedOrRepeatedEnds) {
  for (size_t at = 0; at < flight_.size(); ++at) {
    Bytes dropped = flight_;
    dropped.erase(dropped.begin() + static_cast<ptrdiff_t>(at));
    Try(dropped);
    Bytes repeated = flight_;
    repeated.insert(repeated.begin() + static_cast<ptrdiff_t>(at), flight_[at]);
    Try(repeated);
  }
}

INSTANTIATE_TEST_SUITE_P(Flights, RobustnessTest,
                         ::testing::Values(Case{Side::kClient, 0xC02F},
                                           Case{Side::kClient, 0x0033},
                                           Case{Side::kClient, 0x002F},
                                           Case{Side::kServer, 0xC02F}));

// The handshake of a server whose client's second flight was changed there;
// nothing if the flight is shorter.
std::optional<Status> ChangeSecondFlight(size_t at) {
  EngineWorld world(Side::kServer);
  world.settings().client_authentication = ClientAuthentication::kAlways;
  world.peer_options.identity = MakeIdentity(KeyKind::kRsa, "client.test");
  world.engine();
  int flights = 0;
  bool changed = false;
  world.channel.refill = [&] {
    world.peer().Run();
    Bytes output = world.peer().TakeOutput();
    if (!output.empty() && ++flights == 2 && at < output.size()) {
      output[at] ^= 0x55;
      changed = true;
    }
    Append(world.channel.incoming, output);
  };
  const Status status = world.HandshakeThroughBlocks();
  if (!changed) return std::nullopt;
  return status;
}

// Record versions are never looked at before encryption, anything else is.
TEST(LateRobustnessTest, EachByteOfAClientsSecondFlightMatters) {
  constexpr size_t kStep = 7;
  size_t harmless = 0;
  for (size_t at = 0; auto status = ChangeSecondFlight(at); at += kStep) {
    if (*status == Status::kOk) ++harmless;
  }
  EXPECT_LE(harmless, 4 * size_t{2});
}

}  // namespace
}  // namespace shakedown::engine

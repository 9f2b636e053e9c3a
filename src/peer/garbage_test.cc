// SPDX-License-Identifier: Apache-2.0
// Whatever an app sends, a peer stays well-behaved.
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

// Writes noise, half of the time dressed as a handshake record.
void Disturb(Connection& c, RandomStream& random) {
  Bytes bytes(1 + random.Next() % 600);
  random.Fill(bytes);
  const Bytes header = {22, 3, 1, static_cast<uint8_t>(random.Next() % 3), 0};
  if (random.Next() % 2 == 0) c.wire.Write(header);
  c.wire.Write(bytes);
  c.peer->Run(c.wire);
}

TEST(GarbageTest, EndsInAFailureBeforeTheHandshake) {
  RandomStream random(1, "garbage");
  World world;
  for (const bool is_server : {true, false}) {
    for (int i = 0; i < 200; ++i) {
      Connection c(world, is_server ? ServerScript() : ClientScript());
      Disturb(c, random);
      c.app.CloseTransport();
      EXPECT_NE(c.peer->failure(), "");
      EXPECT_FALSE(c.peer->connected());
    }
  }
}

TEST(GarbageTest, EndsInAFailureAfterTheHandshake) {
  RandomStream random(2, "garbage");
  World world;
  for (int i = 0; i < 50; ++i) {
    Connection c(world, ServerScript());
    ASSERT_TRUE(c.app.Handshake());
    Disturb(c, random);
    c.app.CloseTransport();
    EXPECT_NE(c.peer->failure(), "");
    EXPECT_TRUE(c.peer->received().empty());
  }
}

TEST(GarbageTest, EveryTruncatedClientHelloIsEndOfFile) {
  World world;
  Connection honest(world, ServerScript());
  honest.app.Handshake();
  const Bytes hello = honest.wire.sent_by_app();
  for (size_t length = 0; length < 100; ++length) {
    Connection c(world, ServerScript());
    c.wire.Write(ByteView(hello).first(length));
    c.app.CloseTransport();
    EXPECT_EQ(c.peer->failure(), "end of file") << length;
  }
}

}  // namespace
}  // namespace shakedown::peer

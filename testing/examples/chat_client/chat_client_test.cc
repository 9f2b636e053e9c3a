// SPDX-License-Identifier: Apache-2.0
// An event loop: each turn is one call and a millisecond of virtual time.
#include "testing/examples/chat_client/chat_client.h"

#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;
using State = ChatClient::State;

constexpr char kServer[] = R"(
pki:
  root: {trusted: true}
  leaf: {host: chat.example.com, issuer: root}
)";

constexpr char kGoodServer[] = "server: {chain: [leaf]}\n";

class ChatClientTest : public shakedown_testing::HandshakeTest {
 protected:
  ChatClient MakeClient() {
    return {world().read_func(), world().write_func(), world().connection(),
            "chat.example.com"};
  }

  void Turn(ChatClient& client, int turns) {
    for (int i = 0; i < turns; ++i) {
      client.OnSocketReady();
      world().Advance(1);
    }
  }
};

TEST_F(ChatClientTest, TextComesBack) {
  Given(std::string(kServer) + kGoodServer);
  ChatClient client = MakeClient();
  client.Say("hello");
  Turn(client, 3);
  EXPECT_EQ(client.state(), State::kOpen);
  EXPECT_EQ(client.heard(), "hello");
}

TEST_F(ChatClientTest, EveryByteMayComeAlone) {
  Given(std::string(kServer) + kGoodServer +
        "wire: [deliver: {from: server, bytes_per_call: 1, "
        "would_block_between: 1}]\n");
  ChatClient client = MakeClient();
  client.Say("hello");
  Turn(client, 3);
  EXPECT_EQ(client.state(), State::kConnecting);
  Turn(client, 3000);
  EXPECT_EQ(client.heard(), "hello");
}

TEST_F(ChatClientTest, BlockedWriteSendsTheTextOnce) {
  Given(std::string(kServer) + kGoodServer +
        "wire: [would_block: {at: 'client:ApplicationData+3', calls: 3}]\n");
  ChatClient client = MakeClient();
  client.Say("hello");
  Turn(client, 10);
  EXPECT_EQ(client.heard(), "hello");
  EXPECT_EQ(world().data_received_by_peer(), "hello");
}

TEST_F(ChatClientTest, LastWordsAreHeardBeforeTheClose) {
  Given(std::string(kServer) +
        "server:\n"
        "  chain: [leaf]\n"
        "  after_handshake: [send: bye, close_notify]\n");
  ChatClient client = MakeClient();
  Turn(client, 5);
  EXPECT_EQ(client.heard(), "bye");
  EXPECT_EQ(client.state(), State::kClosed);
}

TEST_F(ChatClientTest, ResetIsAFailure) {
  Given(std::string(kServer) +
        "server: {chain: [leaf], after_handshake: [reset]}\n");
  ChatClient client = MakeClient();
  Turn(client, 5);
  EXPECT_EQ(client.state(), State::kFailed);
  EXPECT_THAT(client.error(), FailsWith(errSSLClosedAbort));
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// A scripted client and a scripted server, each behind its end of a real
// socket; and clients that know no TLS.
#include "src/loopback/relay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>

#include "src/loopback/far_end_for_test.h"
#include "src/loopback/machine_clock.h"
#include "src/loopback/sockets.h"
#include "src/wire/point.h"

namespace shakedown::loopback {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

wire::Effect At(const std::string& point, wire::Action action) {
  return {wire::ParsePoint(point).value(), std::move(action)};
}

// One connection of the scripted client to a scripted server.
struct Meeting {
  explicit Meeting(const peer::Script& server,
                   std::vector<wire::Effect> effects = {},
                   ServiceOptions options = {})
      : service(server, std::move(effects), options) {
    RelayOptions client_options;
    client_options.peer = wire::Speaker::kClient;
    client_options.first_word = FirstWord::kPeer;
    const int64_t began_ms = MachineMilliseconds();
    client = std::make_unique<Relay>(
        ConnectToLoopback(service.service().port()), FarEnds(ClientScript()),
        client_options, began_ms);
    service.TurnUntilEnded(1, client.get());
    took_ms = MachineMilliseconds() - began_ms;
  }

  const Ended& ended() const { return service.ended().at(0); }
  std::string ClientReceived() {
    const Bytes& data = client->far_end()->peer().received();
    return {data.begin(), data.end()};
  }

  ServiceForTest service;
  std::unique_ptr<Relay> client;
  int64_t took_ms = 0;
};

std::vector<std::string> MessagesIn(const Trace& trace, Direction direction) {
  std::vector<std::string> names;
  for (const Event& event : trace.events()) {
    const auto* message = std::get_if<MessageMoved>(&event.body);
    const auto* alert = std::get_if<AlertMoved>(&event.body);
    if (message != nullptr && message->direction == direction) {
      names.push_back(message->name);
    }
    if (alert != nullptr && alert->direction == direction) {
      names.push_back("alert " + AlertName(alert->description));
    }
  }
  return names;
}

TEST(RelayTest, HandshakeAndEchoCrossARealSocket) {
  Meeting meeting{ServerScript()};
  EXPECT_EQ(meeting.ended().peer_failure, "");
  EXPECT_EQ(meeting.ClientReceived(), "hello");
}

TEST(RelayTest, TraceTellsTheMessagesOfBothEnds) {
  Meeting meeting{ServerScript()};
  EXPECT_THAT(
      MessagesIn(meeting.ended().trace, Direction::kFromApp),
      ElementsAre("ClientHello", "ClientKeyExchange", "ChangeCipherSpec",
                  "Finished", "ApplicationData", "alert close_notify"));
  EXPECT_THAT(MessagesIn(meeting.ended().trace, Direction::kFromPeer),
              ElementsAre("ServerHello", "Certificate", "ServerKeyExchange",
                          "ServerHelloDone", "ChangeCipherSpec", "Finished",
                          "ApplicationData", "Alert"));
}

TEST(RelayTest, SameSeedSendsTheSameBytes) {
  Meeting one{ServerScript()}, other{ServerScript()};
  EXPECT_FALSE(one.ended().sent_by_peer.empty());
  EXPECT_EQ(one.ended().sent_by_peer, other.ended().sent_by_peer);
}

TEST(RelayTest, OneByteACallSendsTheSameBytes) {
  Meeting plain{ServerScript()};
  Meeting dripping{
      ServerScript(),
      {{std::nullopt, wire::Deliver{wire::Speaker::kServer, 1, 1}},
       {std::nullopt, wire::Deliver{wire::Speaker::kClient, 1, 0}}}};
  EXPECT_EQ(dripping.ClientReceived(), "hello");
  EXPECT_EQ(dripping.ended().sent_by_peer, plain.ended().sent_by_peer);
}

TEST(RelayTest, WouldBlockForATimeIsARealWait) {
  Meeting meeting{ServerScript(),
                  {At("server:Certificate", wire::WouldBlock{1, 150})}};
  EXPECT_EQ(meeting.ended().peer_failure, "");
  EXPECT_GE(meeting.took_ms, 150);
  EXPECT_LT(meeting.took_ms, 2'000);
}

TEST(RelayTest, LatencyBothWaysIsARealWait) {
  Meeting meeting{ServerScript(),
                  {{std::nullopt, wire::Latency{wire::Speaker::kServer, 40}},
                   {std::nullopt, wire::Latency{wire::Speaker::kClient, 40}}}};
  EXPECT_EQ(meeting.ClientReceived(), "hello");
  EXPECT_GE(meeting.took_ms, 240);  // three round trips
  EXPECT_LT(meeting.took_ms, 3'000);
}

TEST(RelayTest, PeerThatDripsIsWaitedFor) {
  peer::Script script = RawScript({});
  script.raw.reset();
  script.chain = {"leaf"};
  script.faults = {{"slow_drip", 1}};
  Meeting meeting{script};
  EXPECT_EQ(meeting.ClientReceived(), "hello");
  EXPECT_GE(meeting.took_ms, 500);  // of so many bytes at least
}

TEST(RelayTest, SmallSendBufferOnlySlowsTheClient) {
  ServiceOptions options;
  options.relay.keeps_calling = true;
  Meeting meeting{
      ServerScript(), {{std::nullopt, wire::Capacity{64, 16, {}}}}, options};
  EXPECT_EQ(meeting.ClientReceived(), "hello");
}

TEST(RelayTest, WouldBlockForCallsPassesEvenBeforeThePeersFirstByte) {
  Meeting meeting{ServerScript(),
                  {At("server@0", wire::WouldBlock{3}),
                   At("client:ClientKeyExchange", wire::WouldBlock{3})}};
  EXPECT_EQ(meeting.ClientReceived(), "hello");
}

TEST(RelayTest, CleanCutIsAnEndOfFileForTheClient) {
  Meeting meeting{ServerScript(),
                  {At("server:Certificate+40", wire::CutCleanly{})}};
  EXPECT_EQ(meeting.client->far_end()->peer().failure(), "end of file");
  EXPECT_THAT(meeting.ended().how, HasSubstr("peer closed"));
}

TEST(RelayTest, IdleConnectionIsEnded) {
  ServiceOptions options;
  options.relay.idle_ms = 50;
  ServiceForTest service(ServerScript(), {}, options);
  const Descriptor client = service.Connect();
  service.TurnUntilEnded(1);
  EXPECT_EQ(HearAll(client), "");
  EXPECT_EQ(service.ended().at(0).how, "nothing moved for 0 s");
}

TEST(RelayTest, TooManyBytesEndAConnection) {
  ServiceOptions options;
  options.relay.most_bytes = 1'000;
  ServiceForTest service(RawScript({peer::Silence{}}), {}, options);
  const Descriptor client = service.Connect();
  Say(client, std::string(2'000, 'x'));
  service.TurnUntilEnded(1);
  EXPECT_EQ(service.ended().at(0).how, "it moved more than 1000 bytes");
}

// --- Clients without TLS ---

// What a client hears that says "hello" to this server.
std::string Heard(const peer::Script& script,
                  std::vector<wire::Effect> effects = {}) {
  ServiceForTest service(script, std::move(effects));
  const Descriptor client = service.Connect();
  Say(client, "hello");
  service.Turns(20);
  shutdown(client.get(), SHUT_WR);
  service.TurnUntilEnded(1);
  return HearAll(client);
}

TEST(RelayTest, RawBytesArriveBeforeTheClose) {
  EXPECT_EQ(Heard(RawScript({peer::Send{"HTTP/1.1 400\r\n"}, peer::Close{}})),
            "HTTP/1.1 400\r\n");
}

TEST(RelayTest, ResetIsAReset) {
  EXPECT_EQ(Heard(RawScript({peer::Send{"x"}, peer::Reset{}})), "xRESET");
}

TEST(RelayTest, CutAbruptlyAndOtherCodesAreResets) {
  const auto script = RawScript({peer::Send{"0123456789"}, peer::Close{}});
  EXPECT_EQ(Heard(script, {At("server@4", wire::CutAbruptly{})}), "0123RESET");
  EXPECT_EQ(Heard(script, {At("server@4", wire::Fail{-36})}), "0123RESET");
  EXPECT_EQ(Heard(script, {At("server@4", wire::Fail{-9805})}), "0123");
}

TEST(RelayTest, ChangedBytesArriveChanged) {
  const auto script = RawScript({peer::Send{"0123456789"}, peer::Close{}});
  EXPECT_EQ(Heard(script, {At("server@4", wire::Drop{2})}), "01236789");
  EXPECT_EQ(Heard(script, {At("server@4", wire::Insert{{'x'}})}),
            "0123x456789");
}

TEST(RelayTest, GreetingComesThoughTheClientWaits) {
  ServiceOptions options;
  options.relay.first_word = FirstWord::kAppUnlessItWaits;
  options.relay.greeting_ms = 50;
  options.relay.linger_ms = 50;
  ServiceForTest service(RawScript({peer::Send{"220 hi\r\n"}, peer::Close{}}),
                         {}, options);
  const Descriptor client = service.Connect();
  service.TurnUntilEnded(1);
  EXPECT_EQ(HearAll(client), "220 hi\r\n");
}

TEST(RelayTest, GarbageGetsTheServersAnswer) {
  ServiceOptions options;
  options.relay.linger_ms = 0;
  ServiceForTest service(ServerScript(), {}, options);
  const Descriptor client = service.Connect();
  Say(client, "GET / HTTP/1.0\r\n\r\n");
  service.TurnUntilEnded(1);
  EXPECT_EQ(service.ended().at(0).peer_failure, "http request");
  EXPECT_THAT(MessagesIn(service.ended().at(0).trace, Direction::kFromApp),
              ElementsAre("no TLS"));
}

}  // namespace
}  // namespace shakedown::loopback

// SPDX-License-Identifier: Apache-2.0
// DTLS handshakes: cookies, retransmission in virtual time, order of messages,
// records that are skipped (spec/handshake.md 1.9).
#include <Security/SecureTransportPriv.h>

#include <algorithm>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr const char* kSection = "handshake.md 1.9";

// SSLHandshake, a second of virtual time after the other, while it would block.
Step Finishes(OSStatus result = errSecSuccess) {
  return [=](World& world) {
    OSStatus status = SSLHandshake(world.context);
    for (int i = 0; i < 60 && status == errSSLWouldBlock; ++i) {
      world.simulation.Advance(1000);
      status = SSLHandshake(world.context);
    }
    EXPECT_EQ(status, result);
  };
}

// How often a message of the app has left.
Step SentTimes(const std::string& message, long count) {
  return [=](World& world) {
    const auto sent = world.SentMessages();
    EXPECT_EQ(std::count(sent.begin(), sent.end(), message), count);
  };
}

Steps Client(const Steps& steps) { return Plus({Datagram()}, steps); }
Steps OfServer(const Steps& steps) {
  return Plus({Datagram(), Server(), PeerVersions({"DTLS1.0"})}, steps);
}

Rows Versions() {
  return {
      {kSection, "A client speaks DTLS 1.0",
       Client({Connect(), Finishes(), Version(kDTLSProtocol1)})},
      {kSection, "A server speaks DTLS 1.0",
       OfServer({Connect(), Finishes(), Version(kDTLSProtocol1)})},
      {kSection, "DTLS 1.2 alone can't be met",
       Client({PeerVersions({"DTLS1.2"}), Connect(),
               Finishes(errSSLPeerProtocolVersion)})},
      {kSection, "Data goes both ways",
       Client({Connect(), Finishes(), Write("ping"), PeerReceived(""),
               Read(4, 0, "ping"), PeerReceived("ping")})},
      {kSection, "A close_notify closes",
       Client({PeerSends({peer::CloseNotify{}}), Connect(), Finishes(),
               Read(1, errSSLClosedGraceful), State(kSSLClosed)})},
      {kSection, "A fatal alert has its code",
       Client({PeerSends({peer::SendAlert{2, 40}}), Connect(), Finishes(),
               Read(1, errSSLPeerHandshakeFail), State(kSSLAborted)})},
      {kSection, "An expired leaf is refused as ever",
       Client({Leaf("expired"), Connect(), Finishes(errSSLXCertChainInvalid),
               State(kSSLHandshake), Close(), Alerts("2:46")})},
      {kSection, "A client proves its key",
       OfServer({PeerChain({"me", "issuing"}),
                 Gives(0, SSLSetClientSideAuthenticate, kAlwaysAuthenticate),
                 Connect(), Finishes(), CopiesTrust(true)})},
  };
}

// A client whose datagrams all get lost, called every second.
Rows Retransmissions() {
  struct Case {
    int seconds;
    long hellos;
  };
  constexpr Case kCases[] = {{0, 1},   {1, 2},   {2, 2},    {3, 3},    {6, 3},
                             {7, 4},   {14, 4},  {15, 5},   {31, 6},   {63, 7},
                             {127, 8}, {255, 9}, {511, 10}, {1022, 10}};
  const auto calls = [](int seconds) {
    return [=](World& world) {
      for (int second = 0; second < seconds; ++second) {
        ASSERT_EQ(SSLHandshake(world.context), errSSLWouldBlock) << second;
        world.simulation.Advance(1000);
      }
    };
  };
  const Steps lost = Client({RawPeer({peer::Silence{}}), Connect()});
  Rows rows;
  for (const Case& c : kCases) {
    rows.push_back({kSection,
                    "After " + std::to_string(c.seconds) +
                        " seconds the hello has been sent as often as it must",
                    Plus(lost, {calls(c.seconds), Handshake(errSSLWouldBlock),
                                SentTimes("ClientHello", c.hellos)})});
  }
  AppendRows(
      rows,
      {{kSection, "After ten transmissions the connection is refused",
        Plus(lost, {calls(1023), Handshake(errSSLConnectionRefused)})},
       {kSection, "A refused connection is not aborted",
        Plus(lost, {calls(1023), Handshake(errSSLConnectionRefused),
                    State(kSSLHandshake)})},
       {kSection, "No alert tells of a refused connection",
        Plus(lost, {calls(1023), Handshake(errSSLConnectionRefused), Close(),
                    Alerts("")})},
       {kSection, "A caller who sleeps pays for one transmission only",
        Plus(lost, {Handshake(errSSLWouldBlock), Advance(100),
                    Handshake(errSSLWouldBlock), SentTimes("ClientHello", 2)})},
       {kSection, "SSLRead looks at no timer",
        Plus(lost, {Handshake(errSSLWouldBlock), Advance(1),
                    Read(1, errSSLWouldBlock), SentTimes("ClientHello", 1)})},
       {kSection, "SSLWrite looks at no timer",
        Plus(lost,
             {Handshake(errSSLWouldBlock), Advance(1),
              Write("x", errSSLWouldBlock), SentTimes("ClientHello", 1)})},
       {kSection, "SSLReHandshake looks at no timer",
        Plus(lost, {Handshake(errSSLWouldBlock), Advance(1),
                    ReHandshake(errSecBadReq), SentTimes("ClientHello", 1)})}});
  return rows;
}

Step AsksForCookie() {
  return [](World& world) { world.script.datagram.asks_for_cookie = true; };
}

Rows Cookies() {
  static const char kCookie[32] = {1, 2, 3};
  const Steps asked = Client({AsksForCookie()});
  return {
      {kSection, "A cookie is sent back in a second hello",
       Plus(asked, {Connect(), Finishes(), SentTimes("ClientHello", 2)})},
      {kSection, "There is no break for a cookie",
       Plus(asked, {Option(kSSLSessionOptionBreakOnServerAuth), Connect(),
                    Finishes(errSSLServerAuthCompleted), Finishes()})},
      {kSection, "A request of another version is a protocol error",
       Plus(asked, {At("server:HelloVerifyRequest+12", wire::Corrupt{1, 1}),
                    Connect(), Finishes(errSSLProtocol), Close(), Alerts("")})},
      {kSection, "A server never asks for a cookie, though it has one",
       OfServer({Gives(0, SSLSetDatagramHelloCookie, kCookie, sizeof(kCookie)),
                 Connect(), Finishes(), SentTimes("HelloVerifyRequest", 0),
                 SentTimes("ServerHello", 1)})},
  };
}

// What is lost, late or doubled costs time at most.
Rows EachAccident() {
  constexpr const char* kServers[] = {
      "server:ServerHello",       "server:Certificate",
      "server:ServerKeyExchange", "server:ServerHelloDone",
      "server:ChangeCipherSpec",  "server:Finished"};
  constexpr const char* kClients[] = {
      "client:ClientHello", "client:ClientKeyExchange",
      "client:ChangeCipherSpec", "client:Finished"};
  const auto row = [](const std::string& what, const char* point,
                      const wire::Action& action, bool as_server) {
    const Steps steps = {At(point, action), Connect(), Finishes()};
    return Row{kSection,
               std::string(as_server ? "A server's peer: " : "A client: ") +
                   point + " is " + what,
               as_server ? OfServer(steps) : Client(steps)};
  };
  Rows rows;
  for (const bool as_server : {false, true}) {
    for (const auto& points :
         {std::vector<const char*>(std::begin(kServers), std::end(kServers)),
          std::vector<const char*>(std::begin(kClients), std::end(kClients))}) {
      for (const char* point : points) {
        rows.push_back(row("lost", point, wire::Drop{}, as_server));
        rows.push_back(row("doubled", point, wire::Duplicate{}, as_server));
      }
    }
  }
  return rows;
}

// A record of DTLS in clear: type, epoch, content.
Bytes Record(uint8_t type, uint8_t epoch, Bytes content) {
  Bytes record = {type, 254, 255, 0, epoch, 0, 0, 0, 0, 0, 99, 0};
  record.push_back(static_cast<uint8_t>(content.size()));
  Append(record, content);
  return record;
}

Rows Skipped() {
  // A ServerHelloDone with the number 9.
  const Bytes stray = {14, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0};
  const auto before_hello = [](Bytes record, OSStatus result) {
    return Client({Insert("server:ServerHello", std::move(record)), Connect(),
                   Finishes(result)});
  };
  return {
      {kSection, "A record of another epoch is skipped",
       before_hello(Record(21, 9, {2, 40}), errSecSuccess)},
      {kSection, "A record without content is skipped",
       before_hello(Record(22, 0, {}), errSecSuccess)},
      {kSection, "A ChangeCipherSpec that is too early is skipped",
       before_hello(Record(20, 0, {1}), errSecSuccess)},
      {kSection, "An alert of this epoch is not",
       before_hello(Record(21, 0, {2, 40}), errSSLPeerHandshakeFail)},
      {kSection, "Data in the handshake is a protocol error",
       before_hello(Record(23, 0, {'x'}), errSSLProtocol)},
      {kSection, "SSLWrite tells of a skipped record",
       Client({Insert("server:ServerHello", Record(21, 9, {2, 40})), Connect(),
               ReHandshake(), Write("x", errSSLUnexpectedRecord),
               State(kSSLHandshake)})},
      {kSection, "A message out of order has the flight sent again at once",
       Client({Insert("server:ServerHello", Record(22, 0, stray)), Connect(),
               Finishes(), SentTimes("ClientHello", 2)})},
      {kSection, "A wrong MAC is not skipped",
       Client({PeerSends({peer::Send{"x"}, peer::Silence{}}),
               At("server:ApplicationData+20", wire::Corrupt{1, 1}), Connect(),
               Finishes(), Read(1, errSSLBadRecordMac), State(kSSLAborted)})},
  };
}

Rows Breaks() {
  return {
      {kSection, "A client breaks and goes on",
       Client({Option(kSSLSessionOptionBreakOnServerAuth), Connect(),
               Finishes(errSSLServerAuthCompleted), CopiesTrust(true),
               Finishes()})},
      {kSection, "A server breaks at the hello and goes on",
       OfServer({Option(kSSLSessionOptionBreakOnClientHello), Connect(),
                 Finishes(errSSLClientHelloReceived), Finishes()})},
      {kSection, "Messages that fit no datagram come in fragments",
       Client({Gives(0, SSLSetMaxDatagramRecordSize, size_t{100}), Connect(),
               Finishes(), SentTimes("ClientHello", 0),
               SentTimes("ClientHello [1/2]", 1)})},
      {kSection, "A size below 64 is taken and ignored",
       Client({Gives(0, SSLSetMaxDatagramRecordSize, size_t{63}), Connect(),
               Finishes(), SentTimes("ClientHello", 1)})},
  };
}

CONFORMANCE_ROWS(DatagramVersions, Versions());
CONFORMANCE_ROWS(Retransmissions, Retransmissions());
CONFORMANCE_ROWS(Cookies, Cookies());
CONFORMANCE_ROWS(EachAccident, EachAccident());
CONFORMANCE_ROWS(Skipped, Skipped());
CONFORMANCE_ROWS(DatagramBreaks, Breaks());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// SSLHandshake again, SSLRead, SSLWrite, SSLClose, SSLSetError, and the states
// that they leave (spec/handshake.md 1, 2; spec/api.md 1.8, 4, 5).
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

using peer::CloseNotify;
using peer::Send;
using peer::Silence;
using wire::Fail;
using wire::WouldBlock;

constexpr OSStatus kBlock = errSSLWouldBlock;
constexpr OSStatus kAborted = errSSLClosedAbort;
constexpr OSStatus kClosed = errSSLClosedGraceful;

Step Buffered(size_t size) { return Tells(SSLGetBufferedReadSize, size); }

// The transport refuses at the app's next call of `function`.
Steps ConnectedWith(const char* function, wire::Action action) {
  return {At(std::string("app:") + function, std::move(action)), Connected(),
          BeginCall(function)};
}

// The call is answered without the transport.
Step WithoutCallbacks(Step call) {
  return [=](World& world) {
    const size_t before = world.callback_calls();
    call(world);
    EXPECT_EQ(world.callback_calls(), before);
  };
}

Rows Handshaking() {
  const Steps refused = {Leaf("expired"), Connect(),
                         Handshake(errSSLXCertChainInvalid)};
  return {
      {"api.md Q1", "A failed handshake stays in the handshake",
       Plus(refused, {State(kSSLHandshake)})},
      {"api.md Q1",
       "The same failure in SSLRead aborts",
       {Leaf("expired"), At("server:Certificate", WouldBlock{}), Connect(),
        Handshake(kBlock), Read(1, errSSLXCertChainInvalid),
        State(kSSLAborted)}},
      {"api.md Q1",
       "The same failure in SSLWrite aborts",
       {Leaf("expired"), At("server:Certificate", WouldBlock{}), Connect(),
        Handshake(kBlock), WriteTakes("x", 0, errSSLXCertChainInvalid),
        State(kSSLAborted)}},
      {"api.md Q2", "The alert waits for the next call",
       Plus(refused, {Alerts("")})},
      {"api.md Q2", "SSLClose sends it",
       Plus(refused, {Close(), Alerts("2:46")})},
      {"api.md Q2", "So does SSLHandshake",
       Plus(refused, {Handshake(kAborted), Alerts("2:46")})},
      {"api.md Q2", "A context that is dropped sends none",
       Plus(refused, {Again(), Alerts("")})},
  };
}

Rows HandshakingAgain() {
  const Steps refused = {Leaf("expired"), Connect(),
                         Handshake(errSSLXCertChainInvalid)};
  const Steps blocked = {At("server:Certificate", WouldBlock{}), Connect(),
                         Handshake(kBlock)};
  return {
      {"handshake.md 1.6", "Setters are refused after a failure",
       Plus(refused,
            {Gives(errSecBadReq, SSLSetEnableCertVerify, Boolean{0})})},
      {"handshake.md 1.6", "Errors are not sticky",
       Plus(refused,
            {Handshake(kAborted), Handshake(kAborted), State(kSSLHandshake)})},
      {"handshake.md 1.6", "A blocked handshake goes on where it stopped",
       Plus(blocked,
            {State(kSSLHandshake), Handshake(), State(kSSLConnected)})},
      {"handshake.md 1.6",
       "After a close_notify the reply is flushed",
       {Server(), Insert("client:record 2", {21, 3, 3, 0, 2, 1, 0}), Connect(),
        Handshake(kClosed), State(kSSLHandshake), Alerts(""),
        Handshake(errSSLProtocol), Alerts("1:0")}},
      {"handshake.md 1.6",
       "After the peer's alert the next record is read",
       {Insert("server:record 1", {21, 3, 1, 0, 2, 1, 90}), Connect(),
        Handshake(errSSLPeerUserCancelled), Handshake()}},
      {"handshake.md 1.6",
       "After an SSLRead that aborted it is aborted",
       {PeerSends({peer::Close{}}), Connected(), Read(1, kAborted),
        Handshake(kAborted)}},
      {"handshake.md 1.6",
       "After SSLClose it is closed",
       {Connected(), Close(), Handshake(kClosed)}},
      {"api.md Q4",
       "A connected one would block without data",
       {Connected(), Handshake(kBlock), State(kSSLConnected)}},
      {"api.md Q4",
       "A connected one loses data",
       {PeerSends({Send{"x"}, Silence{}}), Connected(),
        Handshake(errSSLProtocol), State(kSSLConnected), Read(1, kBlock)}},
      {"api.md Q4",
       "A connected one meets close_notify",
       {PeerSends({CloseNotify{}}), Connected(), Handshake(kClosed),
        State(kSSLConnected)}},
      {"api.md Q4",
       "A connected one skips an ignored warning",
       {PeerSends({peer::SendAlert{1, 112}, Silence{}}), Connected(),
        Handshake()}},
  };
}

Rows HandshakingSteps() {
  const Steps refused = {Leaf("expired"), Connect(),
                         Handshake(errSSLXCertChainInvalid)};
  return {
      {"api.md Q29",
       "The last flush of a server may block when connected",
       {Server(), At("write call 6", WouldBlock{}), Connect(),
        Handshake(kBlock), State(kSSLConnected), Handshake(kBlock)}},
      {"api.md Q29",
       "SSLWrite goes on correctly then",
       {Server(), At("write call 6", WouldBlock{}), Connect(),
        Handshake(kBlock), Write("x"), Read(1, kBlock), PeerReceived("x")}},
      {"handshake.md 1.1",
       "NULL is an argument error",
       {NullGives(errSecParam, SSLHandshake)}},
      {"handshake.md 1.2", "Output of the last step stays queued",
       Plus(refused, {Sent("ClientHello")})},
      {"handshake.md 1.2",
       "Application data is unexpected and lost",
       {Insert("server:Certificate", {23, 3, 3, 0, 1, 65}), Connect(),
        Handshake(errSSLProtocol), Handshake()}},
      {"api.md 4.2",
       "A client's first call moves it to the handshake",
       {RawPeer({Silence{}}), Connect(), Handshake(kBlock),
        State(kSSLHandshake)}},
      {"api.md 4.2",
       "A server's first call does, too",
       {Server(), RawPeer({Silence{}}), Connect(), Handshake(kBlock),
        State(kSSLHandshake)}},
      {"handshake.md 0.1",
       "Readiness to read makes it connected",
       {Server(), At("client:Finished", WouldBlock{}), Connect(),
        Handshake(kBlock), State(kSSLHandshake), Handshake(),
        State(kSSLConnected)}},
  };
}

Rows Reading() {
  const char* section = "handshake.md 2.5";
  const Steps hello = {PeerSends({Send{"hello"}, Silence{}}), Connected()};
  return {
      {section, "Data comes", Plus(hello, {Read(9, 0, "hello")})},
      {section, "A small buffer leaves the rest",
       Plus(hello, {Read(2, 0, "he"), Buffered(3), Read(2, 0, "ll"),
                    Buffered(1), Read(1, 0, "o"), Buffered(0)})},
      {"api.md Q6", "Leftover comes with would block",
       Plus(hello, {Read(2, 0, "he"), Read(9, kBlock, "llo")})},
      {"api.md Q6",
       "A record at a time is read",
       {PeerSends({Send{"one"}, Send{"two"}, Silence{}}), Connected(),
        Read(9, 0, "one"), Read(9, 0, "two")}},
      {"api.md Q6",
       "Leftover and a record come together",
       {PeerSends({Send{"one"}, Send{"two"}, Silence{}}), Connected(),
        Read(1, 0, "o"), Read(9, 0, "netwo")}},
      {"api.md Q6",
       "Close_notify is told after the last data",
       {PeerSends({Send{"hello"}, CloseNotify{}}), Connected(),
        Read(2, 0, "he"), Read(9, 0, "llo"), State(kSSLClosed),
        Read(9, kClosed)}},
      {section,
       "An error may come with data",
       {PeerSends({Send{"hello"}, peer::SendAlert{2, 80}}), Connected(),
        Read(2, 0, "he"), Read(9, errSSLPeerInternalError, "llo"),
        State(kSSLAborted)}},
      {section, "Leftover that fills the buffer reads no record",
       Plus(hello, {Read(2, 0, "he"), WithoutCallbacks(Read(3, 0, "llo"))})},
      {section, "No length reads nothing", Plus(hello, {Read(0, 0)})},
      {section,
       "An idle client reads without a hello",
       {Connect(), Read(1, kBlock), State(kSSLIdle), Callbacks("r5")}},
      {section,
       "An idle server shakes hands without leaving idle",
       {Server(), At("client:Finished", WouldBlock{}), Connect(),
        Read(1, kBlock), State(kSSLIdle), Read(1, kBlock),
        State(kSSLConnected)}},
  };
}

Rows ReadingEnds() {
  const char* section = "handshake.md 2.5";
  const Steps hello = {PeerSends({Send{"hello"}, Silence{}}), Connected()};
  return {
      {section,
       "Close_notify is answered at once",
       {PeerSends({CloseNotify{}}), Connected(), Read(1, kClosed),
        Alerts("1:0"), State(kSSLClosed), Read(1, kClosed)}},
      {section,
       "An end without close_notify aborts for ever",
       {PeerSends({peer::Close{}}), Connected(), Read(1, kAborted),
        State(kSSLAborted), Read(1, kAborted), Write("x", kAborted)}},
      {section,
       "Closed no notify leaves the state alone",
       {PeerSends({Send{"hello"}}),
        At("server:ApplicationData+3", Fail{errSSLClosedNoNotify}), Connected(),
        Read(9, errSSLClosedNoNotify), State(kSSLConnected)}},
      {section,
       "NULL for data is an argument error",
       {Gives(errSecParam, SSLRead, nullptr, size_t{1},
              static_cast<size_t*>(nullptr))}},
      {"api.md 1.8", "The leftover's size survives SSLClose",
       Plus(hello, {Read(2, 0, "he"), Close(), Buffered(3), Read(9, kClosed)})},
      {"api.md 1.8", "It is nothing at first", {Connected(), Buffered(0)}},
      {"profiles.md 5.14",
       "No length reads nothing when connected",
       {Connected(), Read(0, 0)}},
  };
}

Rows Writing() {
  const char* section = "handshake.md 2.4";
  const Steps blocked = ConnectedWith("SSLWrite", WouldBlock{2});
  return {
      {section,
       "Data is taken whole",
       {Connected(), WriteTakes("ping", 4, 0), Read(4, 0, "ping")}},
      {section,
       "A large piece is one write",
       {Connected(), WriteTakes(std::string(40000, 'x'), 40000, 0),
        DataRecords(3)}},
      {"api.md Q5", "What would block is taken",
       Plus(blocked, {WriteTakes("ping", 4, kBlock)})},
      {"api.md Q5", "Old data in the way takes no new",
       Plus(blocked, {Write("ping", kBlock), WriteTakes("more", 0, kBlock)})},
      {"api.md Q5", "Writing nothing flushes",
       Plus(blocked,
            {Write("ping", kBlock), Flush(kBlock), Flush(), PeerReceived("")})},
      {section,
       "Writing nothing sends no record",
       {Connected(), Flush(), DataRecords(0)}},
      {section, "A hard error aborts, and the data counts as taken",
       Plus(ConnectedWith("SSLWrite", Fail{errSecIO}),
            {WriteTakes("ping", 4, errSecIO), State(kSSLAborted)})},
      {section,
       "A hard error of old data changes no state",
       {At("app:SSLWrite", WouldBlock{1}), At("app:SSLWrite 2", Fail{errSecIO}),
        Connected(), BeginCall("SSLWrite"), Write("ping", kBlock),
        BeginCall("SSLWrite"), WriteTakes("more", 0, errSecIO),
        State(kSSLConnected)}},
      {section,
       "An idle session refuses",
       {Connect(), WriteTakes("x", 0, errSecBadReq), State(kSSLIdle)}},
      {section,
       "SSLWrite drives the handshake",
       {Connect(), ReHandshake(), WriteTakes("ping", 4, 0),
        State(kSSLConnected)}},
      {section,
       "Would block in the handshake takes nothing",
       {At("server:Certificate", WouldBlock{}), Connect(), ReHandshake(),
        WriteTakes("ping", 0, kBlock), State(kSSLHandshake)}},
  };
}

Rows Closing() {
  const char* section = "handshake.md 2.6";
  return {
      {"api.md Q7",
       "An idle session closes without a byte",
       {Connect(), Close(), State(kSSLClosed), CallbackCount(0)}},
      {"api.md Q7",
       "A second close sends nothing",
       {Connected(), Close(), Close(), Alerts("1:0")}},
      {"api.md Q7", "A close that would block is closed",
       Plus(ConnectedWith("SSLClose", WouldBlock{1}),
            {Close(kBlock), State(kSSLClosed), Alerts(""), Close(),
             Alerts("1:0")})},
      {"api.md Q7", "An error of I/O is none",
       Plus(ConnectedWith("SSLClose", Fail{errSecIO}),
            {Close(), State(kSSLClosed)})},
      {section, "Other codes are returned",
       Plus(ConnectedWith("SSLClose", Fail{-12345}),
            {Close(-12345), State(kSSLClosed)})},
      {section, "Reset is returned",
       Plus(ConnectedWith("SSLClose", Fail{kAborted}),
            {Close(kAborted), State(kSSLClosed)})},
      {section,
       "A client before the ServerHello sends nothing",
       {RawPeer({Silence{}}), Connect(), Handshake(kBlock), Close(),
        Alerts("")}},
      {section,
       "A server before the ClientHello sends nothing",
       {Server(), RawPeer({Silence{}}), Connect(), Handshake(kBlock), Close(),
        Alerts("")}},
      {section,
       "A client after the ServerHello sends close_notify",
       {At("server:Certificate", WouldBlock{}), Connect(), Handshake(kBlock),
        Close(), Alerts("1:0")}},
      {section,
       "After the peer's fatal alert it sends close_notify",
       {PeerSends({peer::SendAlert{2, 80}}), Connected(),
        Read(1, errSSLPeerInternalError), Close(), Alerts("1:0")}},
      {section,
       "It waits for no answer",
       {Connected(), Close(), State(kSSLClosed), Read(1, kClosed)}},
      {section,
       "Unread data is unreachable afterwards",
       {PeerSends({Send{"hello"}, Silence{}}), Connected(), Read(2, 0, "he"),
        Close(), Read(9, kClosed)}},
      {section,
       "An aborted session closes, too",
       {PeerSends({peer::Close{}}), Connected(), Read(1, kAborted), Close(),
        State(kSSLClosed)}},
      {section,
       "NULL is an argument error",
       {NullGives(errSecParam, SSLClose)}},
  };
}

Rows Errors() {
  const char* section = "handshake.md 1.7";
  const char* state = "api.md 4.3";
  const Steps handshaking = {At("server:Certificate", WouldBlock{}), Connect(),
                             Handshake(kBlock)};
  return {
      {section, "Expiry closes with its alert and success",
       Plus(handshaking, {SetError(errSecCertificateExpired), Handshake(),
                          State(kSSLClosed), Alerts("2:45 1:0")})},
      {section, "Revocation closes with its alert and success",
       Plus(handshaking, {SetError(errSecCertificateRevoked), Handshake(),
                          State(kSSLClosed), Alerts("2:44 1:0")})},
      {section,
       "Nothing is sent before a version",
       {Connect(), SetError(errSecCertificateExpired), Handshake(),
        State(kSSLClosed), Alerts("")}},
      {section, "Other codes are ignored",
       Plus(handshaking, {SetError(errSSLInternal), State(kSSLAborted),
                          Handshake(), State(kSSLConnected)})},
      {"api.md Q25",
       "A connected session closes with success",
       {Connected(), SetError(errSecCertificateExpired), Handshake(),
        State(kSSLClosed), Alerts("2:45 1:0")}},
      {state,
       "SSLRead is aborted",
       {Connected(), SetError(1), Read(1, kAborted)}},
      {state,
       "SSLWrite is aborted",
       {Connected(), SetError(1), Write("x", kAborted)}},
      {state,
       "SSLReHandshake is aborted",
       {Connected(), SetError(1), ReHandshake(kAborted)}},
      {state,
       "SSLClose closes",
       {Connected(), SetError(1), Close(), State(kSSLClosed), Alerts("1:0")}},
      {state,
       "A connected session stays aborted",
       {PeerSends({peer::SendAlert{1, 112}, Silence{}}), Connected(),
        SetError(1), Handshake(), State(kSSLAborted)}},
      {state,
       "Set while idle the hello is never built",
       {Connect(), SetError(1), Handshake(kBlock), Callbacks("r5")}},
      {"api.md 4.1",
       "It overwrites closed",
       {Connected(), Close(), SetError(1), State(kSSLAborted)}},
      {"api.md 4.1", "A new context is idle", {State(kSSLIdle)}},
      {"api.md 4.1",
       "SSLClose closes an idle one",
       {Connect(), Close(), State(kSSLClosed)}},
      {"api.md 4.1",
       "A client that can't begin stays idle",
       {Connect(),
        Gives(0, SSLSetProtocolVersionEnabled, kSSLProtocolAll, Boolean{0}),
        Handshake(errSecParam), State(kSSLIdle)}},
      {section,
       "NULL is an argument error",
       {NullGives(errSecParam, SSLSetError, OSStatus{1})}},
  };
}

CONFORMANCE_ROWS(Handshaking, Handshaking());
CONFORMANCE_ROWS(HandshakingAgain, HandshakingAgain());
CONFORMANCE_ROWS(HandshakingSteps, HandshakingSteps());
CONFORMANCE_ROWS(Reading, Reading());
CONFORMANCE_ROWS(ReadingEnds, ReadingEnds());
CONFORMANCE_ROWS(Writing, Writing());
CONFORMANCE_ROWS(Closing, Closing());
CONFORMANCE_ROWS(Errors, Errors());

}  // namespace
}  // namespace shakedown::conformance

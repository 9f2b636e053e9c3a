// SPDX-License-Identifier: Apache-2.0
// What the transport does, and what comes of it: the app's callbacks, their
// results, connections that are cut (spec/api.md 1.0, handshake.md 2.1 to 2.3,
// 5.2).
#include <optional>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

using wire::CutAbruptly;
using wire::CutCleanly;
using wire::Fail;

// Callbacks that do something else on their n-th call: they move `moved` bytes
// (nothing: none, and they leave the length alone) and return `code`.
struct OddCall {
  bool is_write = false;
  size_t number = 1;
  OSStatus code = errSecSuccess;
  std::optional<size_t> moved;
};
struct OddCallbacks {
  wire::Wire* wire;
  OddCall odd;
  size_t calls = 0;

  // Is this call the odd one? Then `length` is what it may move.
  bool IsOdd(bool is_write, size_t* length) {
    if (is_write != odd.is_write || ++calls != odd.number) return false;
    if (odd.moved.has_value()) *length = *odd.moved;
    return true;
  }
};

OddCallbacks& Of(SSLConnectionRef connection) {
  return *static_cast<OddCallbacks*>(const_cast<void*>(connection));
}

OSStatus OddRead(SSLConnectionRef connection, void* data, size_t* length) {
  OddCallbacks& own = Of(connection);
  const bool is_odd = own.IsOdd(false, length);
  if (is_odd && !own.odd.moved.has_value()) return own.odd.code;
  const auto result =
      own.wire->Read(std::span(static_cast<uint8_t*>(data), *length));
  *length = result.moved;
  return is_odd ? own.odd.code : result.status;
}

OSStatus OddWrite(SSLConnectionRef connection, const void* data,
                  size_t* length) {
  OddCallbacks& own = Of(connection);
  const bool is_odd = own.IsOdd(true, length);
  if (is_odd && !own.odd.moved.has_value()) return own.odd.code;
  const auto result =
      own.wire->Write(ByteView(static_cast<const uint8_t*>(data), *length));
  *length = result.moved;
  return is_odd ? own.odd.code : result.status;
}

// Odd puts such callbacks in place; to be said after Connect.
Step Odd(OddCall odd) {
  return [=](World& world) {
    auto own =
        std::make_shared<OddCallbacks>(OddCallbacks{world.wire.get(), odd});
    world.callbacks = own;
    EXPECT_EQ(SSLSetIOFuncs(world.context, OddRead, OddWrite), errSecSuccess);
    EXPECT_EQ(SSLSetConnection(world.context, own.get()), errSecSuccess);
  };
}
Step OddWriteCall(size_t number, OSStatus code,
                  std::optional<size_t> moved = std::nullopt) {
  return Odd({true, number, code, moved});
}
Step OddReadCall(size_t number, OSStatus code,
                 std::optional<size_t> moved = std::nullopt) {
  return Odd({false, number, code, moved});
}

// An honest server's and client's messages, as a peer sends them.
constexpr const char* kServerMessages[] = {
    "ServerHello",     "Certificate",      "ServerKeyExchange",
    "ServerHelloDone", "ChangeCipherSpec", "Finished"};
constexpr const char* kClientMessages[] = {"ClientHello", "ClientKeyExchange",
                                           "ChangeCipherSpec", "Finished"};

// The app's end, the point, and what the cut gives there.
Row Cut(bool server, const std::string& place, const char* how,
        wire::Action action, OSStatus result) {
  const std::string point = (server ? "client:" : "server:") + place;
  return {"handshake.md 5.2",
          std::string(server ? "A server" : "A client") + " that is " + how +
              " at " + place,
          {server ? Server() : Create(), At(point, std::move(action)),
           Connect(), Handshake(result), State(kSSLHandshake)}};
}

Rows EachCut() {
  Rows rows;
  for (const bool server : {false, true}) {
    const auto messages =
        server ? std::vector<std::string>(std::begin(kClientMessages),
                                          std::end(kClientMessages))
               : std::vector<std::string>(std::begin(kServerMessages),
                                          std::end(kServerMessages));
    for (const std::string& message : messages) {
      const std::string inside = message + "+1";
      rows.push_back(
          Cut(server, message, "cut", CutCleanly{}, errSSLClosedAbort));
      rows.push_back(
          Cut(server, message, "reset", CutAbruptly{}, errSSLClosedAbort));
      if (message == "ChangeCipherSpec") continue;  // one byte long
      rows.push_back(
          Cut(server, inside, "cut", CutCleanly{}, errSSLClosedGraceful));
      rows.push_back(
          Cut(server, inside, "reset", CutAbruptly{}, errSSLClosedAbort));
    }
  }
  return rows;
}

Rows EachHeaderByte() {
  Rows rows;
  for (const int byte : {0, 1, 2, 3, 4}) {
    const std::string number = std::to_string(byte);
    rows.push_back({"handshake.md 5.2",
                    "A cut before byte " + number + " of a header",
                    {At("server@" + number, CutCleanly{}), Connect(),
                     Handshake(errSSLClosedAbort), State(kSSLHandshake)}});
  }
  rows.push_back({"handshake.md 5.2",
                  "A cut between header and body",
                  {At("server@5", CutCleanly{}), Connect(),
                   Handshake(errSSLClosedGraceful)}});
  return rows;
}

// A code of the callback, and what it becomes in a record's body.
struct Code {
  OSStatus code;
  OSStatus in_body;
};
constexpr Code kCodes[] = {
    {errSSLClosedGraceful, errSSLClosedGraceful},
    {errSSLClosedAbort, errSSLClosedAbort},
    {errSSLClosedNoNotify, errSSLClosedNoNotify},
    {errSSLProtocol, errSSLProtocol},
    {errSecIO, errSecIO},
    {errSecParam, errSecParam},
    {errSecAllocate, errSecAllocate},
    {errSSLNetworkTimeout, errSSLNetworkTimeout},
    {errSSLTransportReset, errSSLTransportReset},
    {-12345, -12345},
    {1, 1},
    {54, 54},
    {-10000, errSSLInternal},
    {-10002, errSSLProtocol},
    {-10003, errSSLNegotiation},
    {-10004, errSSLClosedAbort},
    {-10005, errSSLConnectionRefused},
    {-10006, errSSLDecryptionFail},
    {-10007, errSSLBadRecordMac},
    {-10008, errSSLRecordOverflow},
};

std::string Number(OSStatus code) {
  return (code < 0 ? "minus " : "") + std::to_string(std::abs(code));
}

Rows EachCode() {
  Rows rows;
  for (const Code& row : kCodes) {
    const char* section =
        row.code <= -10000 ? "api.md 2.9" : "handshake.md 2.1";
    const std::string code = "Code " + Number(row.code);
    rows.push_back({section,
                    code + " of a read for a header",
                    {At("server:Certificate", Fail{row.code}), Connect(),
                     Handshake(errSSLClosedAbort), State(kSSLHandshake)}});
    rows.push_back({section,
                    code + " of a read for a body",
                    {At("server:Certificate+7", Fail{row.code}), Connect(),
                     Handshake(row.in_body), State(kSSLHandshake)}});
    rows.push_back({section,
                    code + " of a write",
                    {Connect(), OddWriteCall(1, row.code, 0),
                     Handshake(row.in_body), State(kSSLHandshake)}});
    if (row.code <= -10000) continue;
    rows.push_back({section,
                    code + " of a read for data",
                    {PeerSends({peer::Send{"hello"}, peer::Silence{}}),
                     At("server:ApplicationData+3", Fail{row.code}),
                     Connected(), Read(9, row.in_body)}});
  }
  return rows;
}

Rows ReadingBytes() {
  const char* section = "handshake.md 2.2";
  return {
      {"handshake.md 1.8",
       "A client's callbacks of a full handshake",
       {PeerSuites({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}), Connected(),
        Sent("ClientHello ClientKeyExchange ChangeCipherSpec Finished")}},
      {"handshake.md 1.8",
       "A server's callbacks of a full handshake",
       {Server(), Connected(),
        Sent("ServerHello Certificate ServerKeyExchange ServerHelloDone "
             "ChangeCipherSpec Finished")}},
      {"handshake.md 1.1",
       "A client writes before it reads",
       {RawPeer({peer::Silence{}}), Connect(), Handshake(errSSLWouldBlock),
        Callbacks("w r5")}},
      {"handshake.md 1.1",
       "A server only reads",
       {Server(), RawPeer({peer::Silence{}}), Connect(),
        Handshake(errSSLWouldBlock), Callbacks("r5")}},
      {section,
       "What is missing of a header is asked for",
       {At("server@2", wire::WouldBlock{}),
        RawPeer({peer::Send{"\x16\x03"}, peer::Close{}}), Connect(),
        Handshake(errSSLWouldBlock), Callbacks("w r5"),
        Handshake(errSSLClosedAbort), Callbacks("w r5 r3")}},
      {section,
       "What is missing of a body is asked for",
       {RawPeer({peer::Send{std::string("\x16\x03\x01\x00\x08", 5) + "abc"},
                 peer::Close{}}),
        At("server@8", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Callbacks("w r5 r8"),
        Handshake(errSSLClosedGraceful), Callbacks("w r5 r8 r5")}},
  };
}

Rows Records() {
  const char* section = "handshake.md 2.2";
  return {
      {section,
       "A body of no byte is not asked for",
       {RawPeer({peer::Send{std::string("\x16\x03\x01\x00\x00", 5)}}),
        Connect(), Handshake(errSSLClosedAbort), Callbacks("w r5")}},
      {section,
       "A fragment of 18427 bytes is read",
       {RawPeer({peer::Send{std::string("\x17\x03\x01\x47\xFB", 5)},
                 peer::Silence{}}),
        Connect(), Handshake(errSSLWouldBlock), Callbacks("w r5 r18427")}},
      {section,
       "A fragment of 18428 bytes overflows",
       {RawPeer({peer::Send{std::string("\x17\x03\x01\x47\xFC", 5)},
                 peer::Silence{}}),
        Connect(), Handshake(errSSLRecordOverflow), Callbacks("w r5"),
        Alerts("")}},
      {section,
       "The version in a header is not looked at",
       {At("server@1", wire::Corrupt{0x70, 2}), Connect(), Handshake()}},
      {section,
       "A high first byte is SSL 2 framing",
       {RawPeer({peer::Send{"\x80\x03"}, peer::Silence{}}), Connect(),
        Handshake(errSSLWouldBlock), Callbacks("w r5")}},
      {section,
       "Nothing of the next record is asked for",
       {PeerSends({peer::Send{"one"}, peer::Send{"two"}, peer::Silence{}}),
        Connected(), Read(3, errSecSuccess, "one"),
        Read(3, errSecSuccess, "two")}},
  };
}

Rows WritingBytes() {
  return {
      {"handshake.md 2.3",
       "Every message is a write of its own",
       {Connect(), OddWriteCall(2, errSSLWouldBlock, 0),
        Handshake(errSSLWouldBlock), Sent("ClientHello")}},
      {"handshake.md 2.3",
       "A write that blocks in the middle goes on there",
       {Connect(), OddWriteCall(1, errSSLWouldBlock, 10),
        Handshake(errSSLWouldBlock), Handshake()}},
      {"handshake.md 2.3",
       "An error in the middle keeps the offset",
       {Connect(), OddWriteCall(1, errSecIO, 10), Handshake(errSecIO),
        Handshake()}},
      {"handshake.md 2.3",
       "The first record has the lowest version",
       {RawPeer({peer::Silence{}}), Connect(), Handshake(errSSLWouldBlock),
        [](World& world) { EXPECT_EQ(world.wire->sent_by_app()[2], 1); }}},
      {"handshake.md 2.3",
       "Later records have the negotiated version",
       {Connected(), Write("x"),
        [](World& world) {
          const Bytes& sent = world.wire->sent_by_app();
          const size_t second = 5 + sent[3] * 256 + sent[4];
          EXPECT_EQ(sent[second + 2], 3);
        }}},
  };
}

Rows Contract() {
  const char* section = "api.md 1.0";
  return {
      {section,
       "A short write with success is followed by the rest at once",
       {Connect(), OddWriteCall(1, errSecSuccess, 10), Handshake()}},
      {section,
       "A would block without a count claims a whole write",
       {Connect(), OddWriteCall(1, errSSLWouldBlock),
        Handshake(errSSLWouldBlock), Handshake(errSSLWouldBlock),
        Callbacks("w r5")}},
      {"api.md Q26",
       "An error without a count drops the whole message",
       {Connect(), OddWriteCall(1, errSecIO), Handshake(errSecIO),
        Handshake(errSSLWouldBlock), Callbacks("w r5")}},
      {"api.md Q26",
       "A would block without a count drops data",
       {Connected(), WriteTakes("x", 1, errSecSuccess), PeerReceived("")}},
      {section,
       "A read's count is believed when it would block",
       {Connect(), OddReadCall(1, errSSLWouldBlock, 2),
        Handshake(errSSLWouldBlock), Handshake()}},
      {section,
       "Success with a short count in a header is would block",
       {Connect(), OddReadCall(1, errSecSuccess, 2),
        Handshake(errSSLWouldBlock), Findings("short-read-as-success"),
        Handshake()}},
      {section,
       "Success with a short count in a body is would block",
       {Connect(), OddReadCall(2, errSecSuccess, 9),
        Handshake(errSSLWouldBlock), Findings("short-read-as-success"),
        Handshake()}},
      {section,
       "Success without a byte in a header is would block",
       {Connect(), OddReadCall(1, errSecSuccess, 0),
        Handshake(errSSLWouldBlock), Findings("short-read-as-success")}},
  };
}

Rows NotNeeded() {
  return {
      {"api.md Q3",
       "End of file before the ServerHello is an abort",
       {At("server:record 1", CutCleanly{}), Connect(),
        Handshake(errSSLClosedAbort)}},
      {"api.md Q3",
       "End of file between records of data is an abort",
       {PeerSends({peer::Close{}}), Connected(), Read(1, errSSLClosedAbort),
        State(kSSLAborted)}},
      {"api.md Q3",
       "End of file in a record of data looks graceful",
       {PeerSends({peer::Send{"hello"}}),
        At("server:ApplicationData+2", CutCleanly{}), Connected(),
        Read(9, errSSLClosedGraceful), State(kSSLConnected)}},
      {"api.md Q30",
       "No connection is needed",
       {Connect(), Gives(0, SSLSetConnection, nullptr),
        Tells(SSLGetConnection, static_cast<const void*>(nullptr))}},
      {"api.md Q30",
       "No peer name is needed",
       {Connect(), Gives(0, SSLSetPeerDomainName, nullptr, size_t{0}),
        Handshake()}},
      {"api.md Q30",
       "No certificate is needed by a client",
       {PeerAsks(), Connected(), PeerSawChain(0)}},
  };
}

CONFORMANCE_ROWS(EachCut, EachCut());
CONFORMANCE_ROWS(EachHeaderByte, EachHeaderByte());
CONFORMANCE_ROWS(EachCode, EachCode());
CONFORMANCE_ROWS(ReadingBytes, ReadingBytes());
CONFORMANCE_ROWS(Records, Records());
CONFORMANCE_ROWS(WritingBytes, WritingBytes());
CONFORMANCE_ROWS(Contract, Contract());
CONFORMANCE_ROWS(NotNeeded, NotNeeded());

}  // namespace
}  // namespace shakedown::conformance

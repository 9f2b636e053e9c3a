// SPDX-License-Identifier: Apache-2.0
// What a peer that breaks the protocol costs: the result, and the alert that
// follows, if any (spec/handshake.md 4.2, 5.1, 5.3, 5.4).
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

using wire::Corrupt;

constexpr OSStatus kProtocol = errSSLProtocol;

Bytes Message(uint8_t type) { return {22, 3, 3, 0, 4, type, 0, 0, 0}; }

// A message that must not come there.
struct Stage {
  const char* point;
  const char* alert;  // before a version is negotiated there is none
  std::vector<uint8_t> types;
};

const std::vector<Stage>& Stages() {
  static const auto& stages = *new std::vector<Stage>{
      {"server:ServerHello", "", {1, 11, 12, 13, 14, 15, 16, 20, 255}},
      {"server:Certificate", "2:10", {1, 2, 12, 13, 14, 15, 16, 20, 255}},
      {"server:ServerKeyExchange", "2:10", {1, 2, 11, 15, 16, 20, 255}},
      {"server:ServerHelloDone", "2:10", {1, 2, 11, 15, 16, 20, 255}},
      {"server:ChangeCipherSpec",
       "2:10",
       {1, 2, 11, 12, 13, 14, 15, 16, 20, 255}},
      {"client:ClientHello", "", {2, 11, 12, 13, 14, 15, 16, 20, 255}},
      {"client:ClientKeyExchange", "2:10", {1, 2, 11, 12, 13, 14, 15, 20, 255}},
      {"client:ChangeCipherSpec",
       "2:10",
       {1, 2, 11, 12, 13, 14, 15, 16, 20, 255}},
  };
  return stages;
}

Step SideOf(const std::string& point) {
  return point[0] == 'c' ? Server() : Create();
}

Rows EachWrongMessage() {
  Rows rows;
  for (const Stage& stage : Stages()) {
    const std::string point = stage.point;
    for (const uint8_t type : stage.types) {
      rows.push_back({"handshake.md 5.4",
                      "Message " + std::to_string(type) + " before " + point,
                      {SideOf(point), Insert(point, Message(type)), Connect(),
                       Handshake(kProtocol), State(kSSLHandshake), Alerts(""),
                       Close(), Alerts(stage.alert)}});
    }
  }
  return rows;
}

// Byte `offset` of a message is changed.
struct Change {
  const char* what;
  const char* point;
  uint8_t mask;
  OSStatus result;
  const char* alert;
  const char* section = "handshake.md 5.4";
};

constexpr Change kChanges[] = {
    {"Version 2.3", "server:ServerHello+4", 0x01, errSSLNegotiation, "",
     "handshake.md 5.3"},
    {"Version 3.0", "server:ServerHello+5", 0x03, errSSLNegotiation, "",
     "handshake.md 5.3"},
    {"Version 3.4", "server:ServerHello+5", 0x07, errSSLNegotiation, "",
     "handshake.md 5.3"},
    {"A suite that was not offered", "server:ServerHello+72", 0xFF,
     errSSLNegotiation, "2:40", "handshake.md 5.3"},
    {"Compression", "server:ServerHello+73", 0x01, errSecUnimplemented, "2:0",
     "handshake.md 5.3"},
    {"Extensions that are too long", "server:ServerHello+75", 0x80, kProtocol,
     "2:47", "handshake.md 5.3"},
    {"A certificate list that is too long", "server:Certificate+6", 0x01,
     kProtocol, "2:47"},
    {"A certificate list far too long", "server:Certificate+4", 0x01, kProtocol,
     "2:47"},
    {"A certificate that is too long", "server:Certificate+7", 0x01, kProtocol,
     "2:47"},
    {"A certificate of another length", "server:Certificate+9", 0x01, kProtocol,
     "2:47"},
    {"A curve of another type", "server:ServerKeyExchange+4", 0x01, kProtocol,
     "2:47"},
    {"An unknown curve", "server:ServerKeyExchange+6", 0x01, kProtocol, "2:47"},
    {"A point of another length", "server:ServerKeyExchange+7", 0x01, kProtocol,
     "2:47"},
    {"Another point", "server:ServerKeyExchange+20", 0x01, errSSLCrypto, "2:0"},
    {"An unknown digest", "server:ServerKeyExchange+73", 0x40, kProtocol,
     "2:47"},
    {"A signature of another length", "server:ServerKeyExchange+75", 0x01,
     kProtocol, "2:47"},
    {"Another signature", "server:ServerKeyExchange+90", 0x01, errSSLCrypto,
     "2:0"},
    {"Another content type", "server:ServerHelloDone", 0x40, kProtocol, "1:0",
     "handshake.md 5.1"},
    {"A changed Finished", "server:Finished+12", 0x01, errSSLDecryptionFail,
     "1:0", "handshake.md 5.1"},
    {"A point of another length", "client:ClientKeyExchange+4", 0x01, kProtocol,
     "2:47"},
    {"A point that is none", "client:ClientKeyExchange+20", 0x01, errSSLCrypto,
     "2:0"},
    {"A changed Finished", "client:Finished+12", 0x01, errSSLDecryptionFail,
     "1:0", "handshake.md 5.1"},
};

Rows EachChange() {
  Rows rows;
  for (const Change& change : kChanges) {
    const std::string point = change.point;
    rows.push_back({change.section,
                    std::string(change.what) + " at " + point,
                    {SideOf(point), At(point, Corrupt{change.mask, 1}),
                     Connect(), Handshake(change.result), Alerts(""), Close(),
                     Alerts(change.alert)}});
  }
  return rows;
}

// A record that must not come, and what it costs wherever it comes.
struct Record {
  const char* what;
  Bytes bytes;
  OSStatus result;
};

Rows EachWrongRecord() {
  const std::vector<Record> records = {
      {"Application data", {23, 3, 3, 0, 1, 65}, kProtocol},
      {"Content type 24", {24, 3, 3, 0, 1, 0}, kProtocol},
      {"Content type 19", {19, 3, 3, 0, 1, 0}, kProtocol},
      {"Content type 0", {0, 3, 3, 0, 1, 0}, kProtocol},
      {"Content type 127", {127, 3, 3, 0, 1, 0}, kProtocol},
      {"A record of SSL 2", {0x80, 3, 1, 2, 3}, errSecParam},
      {"Handshake without a byte", {22, 3, 3, 0, 0}, errSSLClosedAbort},
      {"A CCS without a byte", {20, 3, 3, 0, 0}, errSSLClosedAbort},
      {"A record too long", {22, 3, 3, 0x48, 1}, errSSLRecordOverflow},
      {"The longest length", {22, 3, 3, 0xFF, 0xFF}, errSSLRecordOverflow},
  };
  Rows rows;
  for (const Record& record : records) {
    for (const std::string point :
         {"server:ServerHello", "server:Certificate", "server:ServerHelloDone",
          "client:ClientHello", "client:ClientKeyExchange"}) {
      rows.push_back(
          {"handshake.md 5.1",
           std::string(record.what) + " before " + point,
           {SideOf(point), Insert(point, record.bytes), Connect(),
            Handshake(record.result), State(kSSLHandshake), Alerts("")}});
    }
  }
  for (const std::string point :
       {"server:Certificate", "server:ServerHelloDone",
        "client:ClientKeyExchange"}) {
    rows.push_back(
        {"handshake.md 5.4",
         "A CCS before " + point,
         {SideOf(point), Insert(point, {20, 3, 3, 0, 1, 1}), Connect(),
          Handshake(kProtocol), Close(), Alerts("2:10")}});
  }
  rows.push_back({"handshake.md 5.4",
                  "A CCS of two bytes",
                  {Insert("server:ChangeCipherSpec", {20, 3, 3, 0, 2, 1, 1}),
                   Connect(), Handshake(kProtocol), Close(), Alerts("2:10")}});
  return rows;
}

// A peer that speaks no TLS.
struct Speech {
  const char* what;
  std::string text;
  OSStatus result;
};

Rows EachPlainText() {
  const std::vector<Speech> speeches = {
      {"HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", errSSLRecordOverflow},
      {"HTML", "<html><body></body></html>", errSSLRecordOverflow},
      {"SSH", "SSH-2.0-OpenSSH_9.2\r\n", errSSLClosedGraceful},
      {"SMTP", "220 mail.example.com ESMTP\r\n", errSSLClosedGraceful},
      {"IMAP", "* OK IMAP4rev1\r\n", errSSLRecordOverflow},
      {"POP3", "+OK ready\r\n", errSSLClosedGraceful},
      {"FTP", "220-FTP\r\n", errSSLClosedGraceful},
      {"Zeros", std::string(5, '\0'), errSSLClosedAbort},
      {"Nothing", "", errSSLClosedAbort},
      {"Half a header", "\x16\x03", errSSLClosedAbort},
      {"A header alone", std::string("\x16\x03\x03\x00\x10", 5),
       errSSLClosedGraceful},
  };
  Rows rows;
  for (const Speech& speech : speeches) {
    for (const bool server : {false, true}) {
      rows.push_back(
          {"handshake.md 5.1",
           std::string(speech.what) + " and an end" +
               (server ? " from a client" : ""),
           {server ? Server() : Create(),
            RawPeer({peer::Send{speech.text}, peer::Close{}}), Connect(),
            Handshake(speech.result), Close(), Alerts("")}});
    }
  }
  return rows;
}

// Records of the data phase, by the protection of the suite.
struct Protection {
  const char* name;
  const char* suite;
  OSStatus changed;
};
constexpr Protection kProtections[] = {
    {"GCM", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", errSSLDecryptionFail},
    {"GCM with SHA-384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
     errSSLDecryptionFail},
    {"CBC", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", errSSLBadRecordMac},
    {"CBC with SHA-256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
     errSSLBadRecordMac},
    {"CBC with SHA-384", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
     errSSLBadRecordMac},
};

Bytes DataRecord(uint8_t length) {
  Bytes record = {23, 3, 3, 0, length};
  record.resize(record.size() + length, 0x5A);
  return record;
}

Rows EachProtection() {
  Rows rows;
  for (const Protection& row : kProtections) {
    const bool is_cbc = row.changed == errSSLBadRecordMac;
    const auto add = [&](const char* section, const char* what, Step effect,
                         OSStatus result) {
      rows.push_back({section,
                      std::string(what) + " under " + row.name,
                      {PeerSuites({row.suite}), std::move(effect),
                       PeerSends({peer::Send{"hello"}, peer::Silence{}}),
                       Connected(), Read(9, result), State(kSSLAborted),
                       Alerts(""), Close(), Alerts("1:0")}});
    };
    add("api.md Q19", "A changed record",
        At("server:ApplicationData+20", Corrupt{1, 1}), row.changed);
    add("api.md Q19", "A changed first byte",
        At("server:ApplicationData", Corrupt{1, 1}), row.changed);
    const auto insert = [](uint8_t length) {
      return Insert("server:ApplicationData", DataRecord(length));
    };
    add("handshake.md 5.1", "A record without a byte", insert(0),
        errSSLClosedAbort);
    add("handshake.md 5.1", "A record of a byte", insert(1), errSSLClosedAbort);
    add("handshake.md 5.1", "A record that is too short", insert(16),
        errSSLClosedAbort);
    add("handshake.md 5.1", "A record of odd length", insert(117),
        is_cbc ? errSSLRecordOverflow : row.changed);
    add("handshake.md 5.1", "A record of noise", insert(96), row.changed);
  }
  return rows;
}

// Ends that can't agree.
Rows Disagreement() {
  const char* section = "handshake.md 5.3";
  const Step newest = Gives(0, SSLSetProtocolVersionMin, kTLSProtocol12);
  return {
      {section,
       "A server that knows no version of ours says so",
       {PeerVersions({"TLS1.2"}), Connect(),
        Gives(0, SSLSetProtocolVersionMax, kTLSProtocol11),
        Handshake(errSSLPeerProtocolVersion)}},
      {section,
       "A server below our minimum is refused without an alert",
       {PeerVersions({"TLS1.0"}), Connect(), newest,
        Handshake(errSSLNegotiation), Close(), Alerts("")}},
      {section,
       "A client whose version is too low gets no alert",
       {Server(), PeerVersions({"TLS1.0"}), Connect(), newest,
        Handshake(errSSLNegotiation), Close(), Alerts("")}},
      {section,
       "A client above our maximum is answered with that",
       {Server(), Create(), Enable({0xC009}), Connect(),
        Gives(0, SSLSetProtocolVersionMax, kTLSProtocol11), Handshake(),
        Version(kTLSProtocol11)}},
      {section,
       "A server's suite need not suit the version",
       {Server(), Create(), Enable({0xC02B, 0xC009}), Connect(),
        Gives(0, SSLSetProtocolVersionMax, kTLSProtocol11),
        Handshake(errSSLIllegalParam), Suite(0xC02B)}},
      {section,
       "A server without a common suite says so",
       {PeerSuites({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}), Create(),
        Enable({0xC02C}), Connect(), Handshake(errSSLPeerHandshakeFail)}},
      {section,
       "A client without a common suite gets no alert",
       {Server(), PeerSuites({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}),
        Create(), Enable({0xC02C}), Connect(), Handshake(errSSLNegotiation),
        Alerts(""), Close(), Alerts("1:0")}},
      {"api.md Q21",
       "A server without an identity finds no suite",
       {Server(), NoIdentity(), Connect(), Handshake(errSSLNegotiation),
        Close(), Alerts("1:0")}},
      {section,
       "An identity of the wrong kind fits no suite",
       {Server(), Key("leaf", pki::KeyKind::kRsa2048), Create(),
        Enable({0xC02B}), Connect(), Handshake(errSSLNegotiation)}},
      {section,
       "The server's order of suites decides",
       {Server(), Create(), Enable({0xC009, 0xC02B}), Connect(), Handshake(),
        Suite(0xC009)}},
      {section,
       "A fallback below the server's best is refused by it",
       {Connect(),
        Gives(0, SSLSetSessionConfig, kSSLSessionConfig_TLSv1_fallback),
        Handshake(errSSLFatalAlert)}},
  };
}

Rows LaterMessages() {
  return {
      {"handshake.md 3.5",
       "A wrong CertificateVerify is answered by 51",
       {Server(), PeerChain({"me", "issuing"}),
        Gives(0, SSLSetClientSideAuthenticate, kTryAuthenticate),
        At("client:CertificateVerify+30", Corrupt{1, 1}), Connect(),
        Handshake(errSSLCrypto), Close(), Alerts("2:51")}},
      {"handshake.md 2.7",
       "A HelloRequest in the handshake is ignored",
       {Insert("server:Certificate", Message(0)), Connect(), Handshake()}},
      {"handshake.md 5.4",
       "A ServerHelloDone with a byte is malformed",
       {Insert("server:ServerHelloDone", {22, 3, 3, 0, 5, 14, 0, 0, 1, 0}),
        Connect(), Handshake(kProtocol), Close(), Alerts("2:47")}},
      {"handshake.md 4.2",
       "After a fatal alert none is sent on closing",
       {Insert("server:Certificate", Message(20)), Connect(),
        Handshake(kProtocol), Close(), Close(), Alerts("2:10")}},
      {"handshake.md 1.6",
       "After a failure further messages are unexpected",
       {Insert("server:Certificate", Message(20)), Connect(),
        Handshake(kProtocol), Handshake(kProtocol), Close(), Alerts("2:10")}},
  };
}

CONFORMANCE_ROWS(WrongMessage, EachWrongMessage());
CONFORMANCE_ROWS(Change, EachChange());
CONFORMANCE_ROWS(WrongRecord, EachWrongRecord());
CONFORMANCE_ROWS(PlainText, EachPlainText());
CONFORMANCE_ROWS(Protection, EachProtection());
CONFORMANCE_ROWS(Disagreement, Disagreement());
CONFORMANCE_ROWS(LaterMessages, LaterMessages());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// The columns of the eras: defaults, what a ClientHello holds, how failures
// and closed transports look (spec/profiles.md 2 to 6, handshake.md 7).
#include <algorithm>
#include <iterator>
#include <string_view>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr SSLProtocol kSsl2 = kSSLProtocol2;
constexpr SSLProtocol kSsl3 = kSSLProtocol3;
constexpr SSLProtocol kTls10 = kTLSProtocol1;
constexpr SSLProtocol kTls12 = kTLSProtocol12;

enum class OnConnected { kFlushes, kReads };
enum class HeaderEnd { kAbort, kRefused };

// What SSLHandshake gives for each condition, in the order of kConditions.
using Codes = std::array<OSStatus, 4>;
constexpr const char* kConditions[] = {"unknown_root", "missing_issuer",
                                       "expired", "wrong_host"};
constexpr Codes kDetailed = {errSSLUnknownRootCert, errSSLNoRootCert,
                             errSSLCertExpired, errSSLHostNameMismatch};
constexpr Codes kFlat = {errSSLXCertChainInvalid, errSSLXCertChainInvalid,
                         errSSLXCertChainInvalid, errSSLXCertChainInvalid};

struct Era {
  const char* profile;
  SSLProtocol lowest_client;
  SSLProtocol lowest_server;
  SSLProtocol highest;
  Codes codes;
  bool aborts;  // kSSLAborted after a failure
  OnConnected on_connected;
  bool splits;
  bool server_name;
  bool signalling_suite;  // RFC 5746 in the client's first hello
  bool master_secret;     // RFC 7627
  bool status_request;
  // Classes of suites that are enabled by default.
  bool triple_des, rc4, dhe_client, dhe_server, ecdhe_client, gcm;
  HeaderEnd header_end;  // of a first byte that never comes
  bool idle_read_begins;
};

constexpr auto kFlush = OnConnected::kFlushes;
constexpr auto kRead = OnConnected::kReads;
constexpr bool kYes = true;
constexpr bool kNo = false;

// clang-format off
constexpr Era kEras[] = {
    {"tiger-10.4", kSsl2, kSsl2, kTls10, kDetailed, kYes, kFlush,
     kNo, kNo, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kNo, kNo, HeaderEnd::kRefused, kYes},
    {"leopard-10.5.0", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kNo, kNo, HeaderEnd::kRefused, kYes},
    {"leopard-10.5.7", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kNo, kNo, HeaderEnd::kRefused, kYes},
    {"snow-leopard-10.6.0", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kRefused, kYes},
    {"snow-leopard-10.6", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kRefused, kYes},
    {"lion-10.7.0", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kRefused, kYes},
    {"lion-10.7", kSsl3, kSsl3, kTls10, kDetailed, kYes, kFlush,
     kNo, kYes, kNo, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kRefused, kYes},
    {"mountain-lion-10.8", kSsl3, kSsl3, kTls12, kFlat, kYes, kFlush,
     kNo, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kRefused, kYes},
    {"mavericks-10.9", kSsl3, kSsl3, kTls12, kFlat, kYes, kFlush,
     kYes, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kAbort, kYes},
    {"mavericks-10.9.2", kSsl3, kSsl3, kTls12, kFlat, kYes, kFlush,
     kYes, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kAbort, kYes},
    {"mavericks-10.9.3", kSsl3, kSsl3, kTls12, kFlat, kYes, kFlush,
     kYes, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kAbort, kYes},
    {"mavericks-10.9.5", kSsl3, kSsl3, kTls12, kFlat, kYes, kFlush,
     kYes, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kAbort, kYes},
    {"yosemite-10.10", kSsl3, kSsl3, kTls12, kFlat, kNo, kFlush,
     kYes, kYes, kYes, kNo, kNo,
     kYes, kYes, kYes, kYes, kYes, kNo, HeaderEnd::kAbort, kYes},
    {"el-capitan-10.11", kSsl3, kTls10, kTls12, kFlat, kNo, kFlush,
     kYes, kYes, kYes, kNo, kYes,
     kYes, kYes, kNo, kYes, kYes, kYes, HeaderEnd::kAbort, kYes},
    {"sierra-10.12", kTls10, kTls10, kTls12, kFlat, kNo, kRead,
     kYes, kYes, kYes, kYes, kYes,
     kYes, kNo, kNo, kNo, kYes, kYes, HeaderEnd::kAbort, kNo},
    {"high-sierra-10.13", kTls10, kTls10, kTls12, kFlat, kNo, kRead,
     kYes, kYes, kYes, kYes, kYes,
     kYes, kNo, kNo, kNo, kYes, kYes, HeaderEnd::kAbort, kNo},
    {"catalina-10.15", kTls10, kTls10, kTls12, kFlat, kNo, kRead,
     kYes, kYes, kYes, kYes, kYes,
     kYes, kNo, kNo, kNo, kYes, kYes, HeaderEnd::kAbort, kNo},
};
// clang-format on
constexpr const Era& kLion =
    *std::find_if(std::begin(kEras), std::end(kEras), [](const Era& era) {
      return std::string_view(era.profile) == "lion-10.7";
    });

// A client's hello, taken apart.
struct Hello {
  std::vector<int> suites;
  std::vector<int> extensions;
};

// In SSL 2's framing (RFC 5246 appendix E.2) a suite has three bytes, those of
// TLS begin with 0, and there are no extensions.
Hello ParseSsl2Hello(ByteView sent) {
  Hello hello;
  constexpr size_t kSuites = 11;
  const size_t end = kSuites + sent[5] * 256u + sent[6];
  for (size_t at = kSuites; at + 3 <= end; at += 3) {
    if (sent[at] != 0) continue;
    hello.suites.push_back(sent[at + 1] * 256 + sent[at + 2]);
  }
  return hello;
}

Hello ParseHello(ByteView sent) {
  if (sent[0] >= 0x80) return ParseSsl2Hello(sent);
  const auto number = [&](size_t at) { return sent[at] * 256 + sent[at + 1]; };
  Hello hello;
  size_t at = 5 + 4 + 2 + 32;
  at += 1 + sent[at];
  const size_t suites_end = at + 2 + number(at);
  for (at += 2; at < suites_end; at += 2) hello.suites.push_back(number(at));
  at += 1 + sent[at];
  for (at += 2; at + 4 <= sent.size(); at += 4 + number(at + 2)) {
    hello.extensions.push_back(number(at));
  }
  return hello;
}

Steps SaysHello(const Era& era, std::function<void(const Hello&)> check) {
  return {Profile(era.profile), RawPeer({peer::Silence{}}), Connect(),
          Handshake(errSSLWouldBlock), [check](World& world) {
            check(ParseHello(world.wire->sent_by_app()));
          }};
}

Row Extension(const Era& era, const char* name, int number, bool expected) {
  return {"profiles.md 4.3",
          std::string(era.profile) + ": a hello with " + name,
          SaysHello(era, [=](const Hello& hello) {
            EXPECT_EQ(std::count(hello.extensions.begin(),
                                 hello.extensions.end(), number),
                      expected ? 1 : 0);
          })};
}

Row SuiteClass(const Era& era, const char* name, SSLCipherSuite suite,
               bool server, bool expected) {
  return {
      "profiles.md 4.2",
      std::string(era.profile) + ": " + name +
          (server ? " for servers" : " for clients"),
      {Profile(era.profile), server ? Server() : Create(), [=](World& world) {
         std::vector<SSLCipherSuite> suites(80);
         size_t count = suites.size();
         EXPECT_EQ(SSLGetEnabledCiphers(world.Context(), suites.data(), &count),
                   errSecSuccess);
         suites.resize(count);
         EXPECT_EQ(std::count(suites.begin(), suites.end(), suite) > 0,
                   expected);
       }}};
}

Row Bounds(const Era& era, bool server) {
  const SSLProtocol lowest = server ? era.lowest_server : era.lowest_client;
  return {"profiles.md 4.1",
          std::string(era.profile) + ": the versions of a " +
              (server ? "server" : "client"),
          {Profile(era.profile), server ? Server() : Create(),
           Tells(SSLGetProtocolVersionMin, lowest),
           Tells(SSLGetProtocolVersionMax, era.highest)}};
}

Rows Defaults() {
  Rows rows;
  for (const Era& era : kEras) {
    AppendRows(
        rows,
        {Bounds(era, false),
         Bounds(era, true),
         SuiteClass(era, "3DES", 0x000A, false, era.triple_des),
         SuiteClass(era, "RC4", 0x0005, false, era.rc4),
         SuiteClass(era, "DHE", 0x0033, false, era.dhe_client),
         SuiteClass(era, "DHE", 0x0033, true, era.dhe_server),
         SuiteClass(era, "ECDHE", 0xC013, false, era.ecdhe_client),
         SuiteClass(era, "GCM", 0x009C, false, era.gcm),
         Extension(era, "a server name", 0, era.server_name),
         Extension(era, "the extended master secret", 23, era.master_secret),
         Extension(era, "a status request", 5, era.status_request),
         Extension(era, "timestamps", 18, era.status_request),
         {"profiles.md 4.3",
          std::string(era.profile) + ": the suite of RFC 5746",
          SaysHello(era, [era](const Hello& hello) {
            EXPECT_EQ(!hello.suites.empty() && hello.suites[0] == 0x00FF,
                      era.signalling_suite);
          })}});
  }
  return rows;
}

// An RSA leaf, which every era's suites can use.
Steps InEra(const Era& era, const Steps& steps) {
  return Plus({Profile(era.profile), Key("leaf", pki::KeyKind::kRsa2048)},
              steps);
}

Rows Failures() {
  Rows rows;
  for (const Era& era : kEras) {
    const std::string name = era.profile;
    for (size_t i = 0; i < era.codes.size(); ++i) {
      const std::string what = std::string(": ") + kConditions[i];
      const Steps refused = InEra(
          era, {Leaf(kConditions[i]), Connect(), Handshake(era.codes[i])});
      rows.push_back({"profiles.md 6", name + what, refused});
      // What 10.10 read next is not known.
      const bool known = name != "yosemite-10.10";
      rows.push_back(
          {"profiles.md 2.4", name + what + ", the state after it",
           Plus(refused, {State(era.aborts ? kSSLAborted : kSSLHandshake),
                          known ? Handshake(errSSLClosedAbort) : Alerts("")})});
      rows.push_back({"profiles.md 2.3", name + what + ", its alert waits",
                      Plus(refused, {Alerts("")})});
    }
    rows.push_back(
        {"profiles.md 2.4", name + ": a fatal alert leaves the state",
         InEra(era,
               {Insert("server:record 1", {21, 3, 1, 0, 2, 2, 80}), Connect(),
                Handshake(errSSLPeerInternalError), State(kSSLHandshake)})});
  }
  return rows;
}

Rows Switches() {
  Rows rows;
  for (const Era& era : kEras) {
    const std::string name = era.profile;
    const bool reads = era.on_connected == kRead;
    rows.push_back(
        {"profiles.md 6", name + ": SSLHandshake when connected",
         InEra(era, {Connected(), Handshake(reads ? errSSLWouldBlock : 0)})});
    rows.push_back(
        {"profiles.md 6", name + ": data when it is connected",
         InEra(era,
               {PeerSends({peer::Send{"x"}, peer::Silence{}}), Connected(),
                Handshake(reads ? errSSLProtocol : 0),
                Read(1, reads ? errSSLWouldBlock : 0, reads ? "" : "x")})});
    rows.push_back({"profiles.md 5.2", name + ": two writes at TLS 1.0",
                    InEra(era, {PeerVersions({"TLS1.0"}),
                                PeerSuites({"TLS_RSA_WITH_AES_128_CBC_SHA"}),
                                Connected(), Write("ping"), Write("pong"),
                                DataRecords(era.splits ? 3 : 2)})});
    rows.push_back(
        {"handshake.md 7", name + ": an idle client that reads",
         InEra(era, {RawPeer({peer::Silence{}}), Connect(),
                     Read(1, errSSLWouldBlock),
                     State(era.idle_read_begins ? kSSLHandshake : kSSLIdle)})});
    const OSStatus first = era.header_end == HeaderEnd::kRefused
                               ? errSSLConnectionRefused
                               : errSSLClosedAbort;
    rows.push_back({"handshake.md 7", name + ": an end before the first byte",
                    InEra(era, {At("server@0", wire::CutCleanly{}), Connect(),
                                Handshake(first)})});
  }
  return rows;
}

Rows OldHeaders() {
  const auto lion = [](Steps steps) { return InEra(kLion, steps); };
  const char* section = "handshake.md 7";
  return {
      {section, "In lion the first header is read by a byte and four",
       lion({RawPeer({peer::Silence{}}), Connect(), Handshake(errSSLWouldBlock),
             Callbacks("w r1")})},
      {section, "In lion an end of a connected client is without notice",
       lion({PeerSends({peer::Close{}}), Connected(),
             Read(1, errSSLClosedNoNotify)})},
      {section, "In lion an end within the handshake is an abort",
       lion({At("server:Certificate", wire::CutCleanly{}), Connect(),
             Handshake(errSSLClosedAbort)})},
      {section, "In lion another code of a header is told",
       lion({At("server:Certificate", wire::Fail{errSecIO}), Connect(),
             Handshake(errSecIO)})},
      {section, "In lion a record too long is a protocol error with 22",
       lion({Insert("server:Certificate", {22, 3, 1, 0xFF, 0xFF}), Connect(),
             Handshake(errSSLProtocol), Close(), Alerts("2:22")})},
      {section, "In lion the break comes at the Certificate",
       lion({Option(kSSLSessionOptionBreakOnServerAuth),
             At("server:Certificate.end", wire::WouldBlock{}), Connect(),
             Handshake(errSSLServerAuthCompleted)})},
      {section, "In lion a close_notify reads on, and the end aborts",
       lion({PeerAlert("Certificate", 1, 0), Connect(),
             Handshake(errSSLClosedAbort), State(kSSLAborted)})},
      {"profiles.md 1",
       "In lion later options are unknown",
       {Profile("lion-10.7"),
        Gives(errSecParam, SSLSetSessionOption,
              kSSLSessionOptionBreakOnClientHello, Boolean{1}),
        Gives(errSecParam, SSLSetSessionOption,
              kSSLSessionOptionEnableSessionTickets, Boolean{1})}},
      {"profiles.md 1",
       "In lion later functions exist all the same",
       {Profile("lion-10.7"),
        Gives(0, SSLSetProtocolVersionMin, kTLSProtocol1)}},
      {"profiles.md 1",
       "In lion configurations have no names yet",
       {Profile("lion-10.7"),
        Gives(errSecParam, SSLSetSessionConfig, kSSLSessionConfig_legacy)}},
      {"profiles.md 2.2",
       "A weak key is no finding of lion",
       {Profile("lion-10.7"), Key("leaf", pki::KeyKind::kRsa1024),
        Connected()}},
      {"profiles.md 2.2",
       "A weak key is refused later",
       {Key("leaf", pki::KeyKind::kRsa1024), Connect(),
        Handshake(errSSLXCertChainInvalid)}},
  };
}

// A signature that is wrong, at a version: only 10.9.0 lets it pass, and then
// the ends disagree on what was said.
Rows GotoFail() {
  Rows rows;
  for (const Era& era : kEras) {
    if (!era.ecdhe_client) continue;
    const std::string name = era.profile;
    for (const std::string version : {"TLS1.0", "TLS1.1", "TLS1.2"}) {
      if (era.highest == kTls10 && version != "TLS1.0") continue;
      const bool passes = name == "mavericks-10.9" && version != "TLS1.2";
      rows.push_back(
          {"profiles.md 5.1",
           name + ": a wrong signature at " + version,
           {Profile(era.profile), PeerVersions({version}),
            At("server:ServerKeyExchange+90", wire::Corrupt{1, 1}), Connect(),
            Handshake(passes ? errSSLPeerDecryptError : errSSLCrypto)}});
    }
  }
  return rows;
}

Rows DheAlone() {
  Rows rows;
  for (const Era& era : kEras) {
    rows.push_back(
        {"profiles.md 5.8",
         std::string(era.profile) + ": a server with DHE alone",
         InEra(era,
               {PeerSuites({"TLS_DHE_RSA_WITH_AES_128_CBC_SHA"}), Connect(),
                Handshake(era.dhe_client ? 0 : errSSLPeerHandshakeFail)})});
  }
  return rows;
}

CONFORMANCE_ROWS(Defaults, Defaults());
CONFORMANCE_ROWS(GotoFail, GotoFail());
CONFORMANCE_ROWS(DheAlone, DheAlone());
CONFORMANCE_ROWS(Failures, Failures());
CONFORMANCE_ROWS(Switches, Switches());
CONFORMANCE_ROWS(OldHeaders, OldHeaders());

}  // namespace
}  // namespace shakedown::conformance

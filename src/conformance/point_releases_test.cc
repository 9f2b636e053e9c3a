// SPDX-License-Identifier: Apache-2.0
// What one release changed and an update of it fixed: hidden evaluation, newer
// hellos, packing, late identities, early writes, reads of nothing
// (spec/profiles.md 4.3 and 5).
#include <Security/SecureTransportPriv.h>

#include <utility>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr auto kServerAuth = kSSLSessionOptionBreakOnServerAuth;
constexpr auto kRequested = kSSLSessionOptionBreakOnCertRequested;

// Leaves that every era's suites can use.
Steps In(const std::string& profile, const Steps& steps) {
  return Plus({Profile(profile), Key("leaf", pki::KeyKind::kRsa2048),
               Key("me", pki::KeyKind::kRsa2048)},
              steps);
}

Step DoesNotVerify() { return Gives(0, SSLSetEnableCertVerify, Boolean{0}); }

// Has somebody asked the trust object for a result?
Step TrustIsEvaluated(bool evaluated) {
  return [=](World& world) {
    SecTrustRef trust = nullptr;
    ASSERT_EQ(SSLGetPeerSecTrust(world.context, &trust), errSecSuccess);
    SecTrustResultType result = kSecTrustResultOtherError;
    EXPECT_EQ(SecTrustGetTrustResult(trust, &result), errSecSuccess);
    EXPECT_EQ(result != kSecTrustResultInvalid, evaluated);
  };
}

Rows HiddenEvaluation() {
  constexpr std::pair<const char*, bool> kProfiles[] = {
      {"lion-10.7", false},       {"mountain-lion-10.8", true},
      {"mavericks-10.9", true},   {"mavericks-10.9.2", true},
      {"mavericks-10.9.3", true}, {"mavericks-10.9.5", false},
      {"yosemite-10.10", false},  {"el-capitan-10.11", false},
      {"catalina-10.15", false}};
  Rows rows;
  for (const auto& [profile, evaluates] : kProfiles) {
    const std::string name = profile;
    rows.push_back({"profiles.md 5.6", name + ": a chain nobody verifies",
                    In(profile, {DoesNotVerify(), Connected(),
                                 TrustIsEvaluated(evaluates)})});
    rows.push_back({"profiles.md 5.6",
                    name + ": its verdict counts for nothing",
                    In(profile, {Leaf("expired"), DoesNotVerify(), Connected(),
                                 TrustIsEvaluated(evaluates)})});
  }
  return rows;
}

Rows NewerHellos() {
  const char* section = "profiles.md 5.10";
  const auto server = [](const char* profile, const char* version,
                         const Steps& steps) {
    return In(profile, Plus({Server(), PeerVersions({version})}, steps));
  };
  return {
      {section, "A server of 10.7.0 refuses TLS 1.2",
       server("lion-10.7.0", "TLS1.2",
              {Connect(), Handshake(errSSLNegotiation), State(kSSLAborted)})},
      {section, "A server of 10.7.0 refuses TLS 1.1",
       server("lion-10.7.0", "TLS1.1",
              {Connect(), Handshake(errSSLNegotiation)})},
      {section, "A server of 10.7.0 refuses whoever could do TLS 1.0, too",
       In("lion-10.7.0", {Server(), Connect(), Handshake(errSSLNegotiation)})},
      {section, "A server of 10.7.0 takes TLS 1.0",
       server("lion-10.7.0", "TLS1.0", {Connected(), Version(kTLSProtocol1)})},
      {section, "A server of 10.7.3 answers with TLS 1.0",
       In("lion-10.7", {Server(), Connected(), Version(kTLSProtocol1)})},
      {section, "A server of 10.6 answers with TLS 1.0",
       In("snow-leopard-10.6",
          {Server(), Connected(), Version(kTLSProtocol1)})},
      {section, "A client of 10.7.0 meets newer servers",
       In("lion-10.7.0", {Connected(), Version(kTLSProtocol1)})},
      {section, "No alert leaves before there is a version",
       server("lion-10.7.0", "TLS1.2",
              {Connect(), Handshake(errSSLNegotiation), Close(), Alerts("")})},
  };
}

// Puts all handshake messages that a flight brings in clear into one record.
struct Packer {
  wire::Wire* wire;
  Bytes ready;
  bool in_clear = true;

  void Pack(ByteView flight) {
    constexpr size_t kHeader = 5;
    Bytes messages;
    Bytes rest;
    while (flight.size() >= kHeader) {
      const size_t size = kHeader + flight[3] * 256u + flight[4];
      in_clear = in_clear && flight[0] == 22;
      Append(in_clear ? messages : rest,
             flight.subspan(in_clear ? kHeader : 0,
                            size - (in_clear ? kHeader : 0)));
      flight = flight.subspan(size);
    }
    if (!messages.empty()) {
      Append(ready, Bytes{22, 3, 1, static_cast<uint8_t>(messages.size() >> 8),
                          static_cast<uint8_t>(messages.size())});
      Append(ready, messages);
    }
    Append(ready, rest);
  }

  static OSStatus Read(SSLConnectionRef ref, void* data, size_t* length) {
    Packer& self = *static_cast<Packer*>(const_cast<void*>(ref));
    if (self.ready.empty()) {
      Bytes flight(size_t{1} << 16);
      flight.resize(self.wire->Read(flight).moved);
      self.Pack(flight);
    }
    const size_t asked =
        std::exchange(*length, std::min(*length, self.ready.size()));
    const auto end = self.ready.begin() + static_cast<ptrdiff_t>(*length);
    std::copy(self.ready.begin(), end, static_cast<uint8_t*>(data));
    self.ready.erase(self.ready.begin(), end);
    return *length == asked ? OSStatus{errSecSuccess} : errSSLWouldBlock;
  }

  static OSStatus Write(SSLConnectionRef ref, const void* data,
                        size_t* length) {
    Packer& self = *static_cast<Packer*>(const_cast<void*>(ref));
    return self.wire->Write({static_cast<const uint8_t*>(data), *length})
        .status;
  }
};

// Connects through a packer.
Step ConnectPacked() {
  return [](World& world) {
    Connect()(world);
    auto packer = std::make_shared<Packer>(Packer{world.wire.get(), {}});
    SSLSetIOFuncs(world.context, &Packer::Read, &Packer::Write);
    SSLSetConnection(world.context, packer.get());
    world.callbacks = packer;
  };
}

Rows Packing() {
  const char* section = "profiles.md 5.11";
  const Steps breaks = {Option(kServerAuth), DoesNotVerify()};
  const Steps asked = {PeerAsks(), Option(kRequested)};
  const auto in_10_5 = [](const Steps& steps) {
    return In("leopard-10.5.7", steps);
  };
  return {
      {section, "In 10.5.7 a record that ends with Certificate breaks",
       in_10_5(Plus(breaks, {Connect(), Handshake(errSSLServerAuthCompleted),
                             Handshake(), State(kSSLConnected)}))},
      {section, "In 10.5.7 a record that goes on does not",
       in_10_5(Plus(breaks, {ConnectPacked(), Handshake()}))},
      {section, "In 10.5.7 there is no break for those who verify",
       in_10_5({Option(kServerAuth), Connected()})},
      {section, "In 10.5.7 the option leaves verification on",
       in_10_5({Leaf("expired"), Option(kServerAuth), Connect(),
                Handshake(errSSLCertExpired)})},
      {section, "In 10.5.7 a bad chain is seen in the break",
       in_10_5(
           Plus({Leaf("expired")},
                Plus(breaks, {Connect(), Handshake(errSSLServerAuthCompleted),
                              CopiesTrust(true), Handshake()})))},
      {section, "In 10.5.7 the request breaks however it is packed",
       in_10_5(
           Plus(asked, {ConnectPacked(), Handshake(errSSLClientCertRequested),
                        Handshake()}))},
      {section, "In 10.5.7 the request breaks at ServerHelloDone",
       in_10_5(Plus(asked, {At("server:ServerHelloDone", wire::WouldBlock{}),
                            Connect(), Handshake(errSSLWouldBlock),
                            Handshake(errSSLClientCertRequested)}))},
      {section,
       "In 10.5.0 there are no breaks to set",
       {Profile("leopard-10.5.0"), Option(kServerAuth, true, errSecParam),
        Option(kRequested, true, errSecParam)}},
      {section, "In 10.6 packing does not matter",
       In("snow-leopard-10.6",
          Plus(breaks, {ConnectPacked(), Handshake(errSSLServerAuthCompleted),
                        Handshake()}))},
      {section, "In 10.9 packing does not matter",
       In("mavericks-10.9",
          Plus(breaks, {ConnectPacked(), Handshake(errSSLServerAuthCompleted),
                        Handshake()}))},
      {section, "In 10.15 packing does not matter",
       In("catalina-10.15",
          Plus(breaks, {ConnectPacked(), Handshake(errSSLServerAuthCompleted),
                        Handshake()}))},
  };
}

Rows LateIdentities() {
  const char* section = "profiles.md 5.12";
  constexpr std::pair<const char*, size_t> kProfiles[] = {
      {"leopard-10.5.7", 0},     {"snow-leopard-10.6.0", 0},
      {"snow-leopard-10.6", 1},  {"lion-10.7", 1},
      {"mountain-lion-10.8", 1}, {"mavericks-10.9", 1},
      {"yosemite-10.10", 1},     {"catalina-10.15", 1}};
  Rows rows;
  for (const auto& [profile, sent] : kProfiles) {
    rows.push_back(
        {section, std::string(profile) + ": an identity set in the break",
         In(profile, {PeerAsks(), Option(kRequested), Connect(),
                      Handshake(errSSLClientCertRequested), Identity("me"),
                      Handshake(), PeerSawChain(sent)})});
    rows.push_back({section,
                    std::string(profile) + ": an identity set beforehand",
                    In(profile, {PeerAsks(), Connect(), Identity("me"),
                                 Handshake(), PeerSawChain(1)})});
  }
  return rows;
}

Rows EarlyWrites() {
  struct Case {
    const char* profile;
    OSStatus before;  // ServerHello has come
    OSStatus after;
  };
  constexpr Case kCases[] = {
      {"tiger-10.4", errSecBadReq, errSecBadReq},
      {"leopard-10.5.7", errSecBadReq, errSecBadReq},
      {"snow-leopard-10.6.0", errSecBadReq, errSecBadReq},
      {"snow-leopard-10.6", errSecBadReq, errSecBadReq},
      {"lion-10.7.0", errSecBadReq, 0},
      {"lion-10.7", errSecBadReq, 0},
      {"mountain-lion-10.8", 0, 0},
      {"mavericks-10.9.5", 0, 0},
      {"yosemite-10.10", 0, 0},
      {"catalina-10.15", 0, 0},
  };
  const auto write_at = [](const Case& c, const char* point, OSStatus result) {
    return In(c.profile, {At(point, wire::WouldBlock{}), Connect(),
                          Handshake(errSSLWouldBlock), Write("x", result)});
  };
  Rows rows;
  for (const Case& c : kCases) {
    const std::string name = c.profile;
    rows.push_back({"profiles.md 5.13", name + ": SSLWrite before ServerHello",
                    write_at(c, "server:ServerHello", c.before)});
    rows.push_back({"profiles.md 5.13", name + ": SSLWrite after ServerHello",
                    write_at(c, "server:Certificate", c.after)});
    rows.push_back({"profiles.md 5.13", name + ": SSLWrite when it is over",
                    In(c.profile, {Connected(), WriteTakes("x", 1, 0)})});
  }
  return rows;
}

Rows ReadsOfNothing() {
  constexpr std::pair<const char*, OSStatus> kProfiles[] = {
      {"tiger-10.4", errSSLWouldBlock},
      {"leopard-10.5.7", errSSLWouldBlock},
      {"snow-leopard-10.6", errSSLWouldBlock},
      {"lion-10.7.0", 0},
      {"lion-10.7", 0},
      {"mavericks-10.9", 0},
      {"catalina-10.15", 0}};
  Rows rows;
  for (const auto& [profile, result] : kProfiles) {
    const std::string name = profile;
    rows.push_back({"profiles.md 5.14", name + ": SSLRead of nothing",
                    In(profile, {Connected(), Read(0, result)})});
    rows.push_back({"profiles.md 5.14", name + ": SSLRead of nothing with data",
                    In(profile, {PeerSends({peer::Send{"x"}, peer::Silence{}}),
                                 Connected(), Read(0, 0), Read(1, 0, "x")})});
  }
  return rows;
}

// Hash and signature, RSA before ECDSA.
Rows SignatureAlgorithms() {
  constexpr int kExtension = 13;
  const std::string none = "none";
  const std::string five("\0\x0A\5\1\4\1\2\1\4\3\2\3", 12);
  const std::string eight("\0\x10\4\1\2\1\5\1\6\1\4\3\2\3\5\3\6\3", 18);
  const std::pair<const char*, std::string> profiles[] = {
      {"snow-leopard-10.6", none},  {"lion-10.7", none},
      {"mountain-lion-10.8", five}, {"mavericks-10.9", five},
      {"mavericks-10.9.5", five},   {"yosemite-10.10", five},
      {"el-capitan-10.11", eight},  {"sierra-10.12", eight},
      {"high-sierra-10.13", eight}, {"catalina-10.15", eight},
      {"documented", eight}};
  Rows rows;
  for (const auto& [profile, offered] : profiles) {
    rows.push_back(
        {"profiles.md 4.3",
         std::string(profile) + ": signature algorithms",
         {Profile(profile), RawPeer({peer::Silence{}}), Connect(),
          Handshake(errSSLWouldBlock), Offers(kExtension, offered)}});
  }
  return rows;
}

// How the app's ClientHello begins: in SSL 2's framing bit 7 is set.
Step SaysHelloAsInSsl2(bool expected) {
  return [=](World& world) {
    ASSERT_FALSE(world.wire->sent_by_app().empty());
    EXPECT_EQ(world.wire->sent_by_app()[0] >= 0x80, expected);
  };
}

// A ServerHello of SSL 3 with TLS_RSA_WITH_AES_128_CBC_SHA.
std::string Ssl3Hello() {
  std::string hello("\x16\3\0\0\x2a\2\0\0\x26\3\0", 11);
  hello += std::string(32 + 1, '\0');
  return hello + std::string("\0\x2f\0", 3);
}

Rows OldPeers() {
  const char* section = "profiles.md 5.9";
  Rows rows;
  for (const char* profile :
       {"sierra-10.12", "high-sierra-10.13", "catalina-10.15"}) {
    const std::string name = profile;
    rows.push_back(
        {section,
         name + ": a server with SSL 3 alone",
         {Profile(profile), RawPeer({peer::Send{Ssl3Hello()}}), Connect(),
          Handshake(errSSLNegotiation), Close(), Alerts("")}});
    rows.push_back({section,
                    name + ": a server that has nothing but RC4",
                    {Profile(profile), RawPeer({peer::SendAlert{2, 40}}),
                     Connect(), Handshake(errSSLPeerHandshakeFail)}});
  }
  for (const char* profile : {"tiger-10.4", "leopard-10.5.0", "lion-10.7"}) {
    const bool is_tiger = std::string(profile) == "tiger-10.4";
    rows.push_back(
        {section,
         std::string(profile) + ": a hello in SSL 2's framing",
         {Profile(profile), RawPeer({peer::Silence{}}), Connect(),
          Handshake(errSSLWouldBlock), SaysHelloAsInSsl2(is_tiger)}});
  }
  return rows;
}

// What a ClientHello offers besides the two signalling suites.
Step OffersSuites(bool expected) {
  return [=](World& world) {
    const Bytes& sent = world.wire->sent_by_app();
    constexpr size_t kSuites = 5 + 4 + 2 + 32 + 1;
    const size_t size = sent[kSuites] * 256u + sent[kSuites + 1];
    bool found = false;
    for (size_t at = kSuites + 2; at < kSuites + 2 + size; at += 2) {
      const int suite = sent[at] * 256 + sent[at + 1];
      found |= suite != 0x00FF && suite != 0x5600;
    }
    EXPECT_EQ(found, expected);
  };
}

// What is left are RC4's suites, which nobody can speak here.
Rows Poodle() {
  const auto hello = [](const Steps& settings, bool offers) {
    return Plus(
        Plus({Profile("yosemite-10.10"), RawPeer({peer::Silence{}})}, settings),
        {Connect(), Handshake(errSSLWouldBlock), OffersSuites(offers)});
  };
  const Step fallback = Option(kSSLSessionOptionFallback);
  const Step ssl3 = Gives(0, SSLSetProtocolVersionMax, kSSLProtocol3);
  return {
      {"profiles.md 5.5", "A fallback to SSL 3 offers no CBC suite",
       hello({fallback, ssl3}, false)},
      {"profiles.md 5.5", "SSL 3 without a fallback does", hello({ssl3}, true)},
      {"profiles.md 5.5", "A fallback to TLS 1.0 does",
       hello({fallback, Gives(0, SSLSetProtocolVersionMax, kTLSProtocol1)},
             true)},
  };
}

CONFORMANCE_ROWS(OldPeers, OldPeers());
CONFORMANCE_ROWS(Poodle, Poodle());
CONFORMANCE_ROWS(HiddenEvaluation, HiddenEvaluation());
CONFORMANCE_ROWS(NewerHellos, NewerHellos());
CONFORMANCE_ROWS(Packing, Packing());
CONFORMANCE_ROWS(LateIdentities, LateIdentities());
CONFORMANCE_ROWS(EarlyWrites, EarlyWrites());
CONFORMANCE_ROWS(ReadsOfNothing, ReadsOfNothing());
CONFORMANCE_ROWS(SignatureAlgorithms, SignatureAlgorithms());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// Where the handshake breaks, in which order, what can be seen there, how it
// goes on (spec/handshake.md 1.4, 1.5, 3.4, 3.5; spec/profiles.md 3).
#include <optional>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr auto kServerAuth = kSSLSessionOptionBreakOnServerAuth;
constexpr auto kClientAuth = kSSLSessionOptionBreakOnClientAuth;
constexpr auto kRequested = kSSLSessionOptionBreakOnCertRequested;
constexpr auto kHello = kSSLSessionOptionBreakOnClientHello;

// One column of spec/profiles.md 6, as far as breaks go.
struct Era {
  const char* profile;
  bool couples_verification;  // the option switches it off
  bool refusal_before_break;  // and at the Certificate message
  bool server_auth_first;     // of the two breaks
  bool request_needs_no_identity;
  bool client_auth_on_empty;  // BreakOnClientAuth, without a certificate
  OSStatus expired;
  OSStatus unknown_root;
};
constexpr OSStatus kInvalid = errSSLXCertChainInvalid;
// clang-format off
constexpr Era kEras[] = {
    {"catalina-10.15", true, false, false, true, true, kInvalid, kInvalid},
    {"documented", true, false, false, true, true,
     errSSLCertExpired, errSSLUnknownRootCert},
    {"snow-leopard-10.6", false, true, true, false, false,
     errSSLCertExpired, errSSLUnknownRootCert},
    {"lion-10.7", false, true, true, false, false,
     errSSLCertExpired, errSSLUnknownRootCert},
    {"mountain-lion-10.8", true, true, true, false, false, kInvalid, kInvalid},
    {"mavericks-10.9", true, true, true, false, false, kInvalid, kInvalid},
    {"yosemite-10.10", true, true, true, true, false, kInvalid, kInvalid},
    {"el-capitan-10.11", true, false, false, true, true, kInvalid, kInvalid},
    {"sierra-10.12", true, false, false, true, true, kInvalid, kInvalid},
    {"high-sierra-10.13", true, false, false, true, true, kInvalid, kInvalid},
};
// clang-format on

// What a client is set up with, and what its server sends.
struct Setup {
  bool server_auth;
  bool requested;
  bool asks;
  bool identity;
  bool expired;
  std::optional<bool> verify;  // SSLSetEnableCertVerify after the options
};

std::vector<OSStatus> Results(const Era& era, const Setup& setup) {
  const bool verifies =
      setup.verify.value_or(!(setup.server_auth && era.couples_verification));
  const bool refuses = verifies && setup.expired;
  if (refuses && era.refusal_before_break) return {era.expired};
  std::vector<OSStatus> breaks;
  if (setup.server_auth) breaks.push_back(errSSLServerAuthCompleted);
  if (setup.requested && setup.asks &&
      !(setup.identity && era.request_needs_no_identity)) {
    breaks.insert(era.server_auth_first ? breaks.end() : breaks.begin(),
                  errSSLClientCertRequested);
  }
  breaks.push_back(refuses ? era.expired : errSecSuccess);
  return breaks;
}

std::string Title(const Era& era, const Setup& setup) {
  std::string text = std::string(era.profile) + ": ";
  text += setup.expired ? "expired" : "good";
  if (setup.server_auth) text += ", break on server auth";
  if (setup.verify.has_value()) {
    text += *setup.verify ? ", verify on" : ", verify off";
  }
  if (setup.requested) text += ", break on request";
  if (setup.asks) text += ", is asked";
  if (setup.identity) text += ", has identity";
  return text;
}

bool IsBase(const Era& era) {
  return std::string(era.profile) == "catalina-10.15";
}

Row ClientRow(const Era& era, const Setup& setup) {
  Row row = {IsBase(era) ? "handshake.md 3.4" : "profiles.md 3",
             Title(era, setup),
             {Profile(era.profile)}};
  Steps& steps = row.steps;
  if (setup.expired) steps.push_back(Leaf("expired"));
  if (setup.asks) steps.push_back(PeerAsks());
  steps.push_back(Create());
  if (setup.server_auth) steps.push_back(Option(kServerAuth));
  if (setup.requested) steps.push_back(Option(kRequested));
  if (setup.verify.has_value()) {
    steps.push_back(
        Gives(0, SSLSetEnableCertVerify, static_cast<Boolean>(*setup.verify)));
  }
  steps.push_back(Connect());
  if (setup.identity) steps.push_back(Identity("me"));
  for (const OSStatus result : Results(era, setup)) {
    steps.push_back(Handshake(result));
  }
  return row;
}

Rows EachClient() {
  struct Request {
    bool requested, asks, identity;
  };
  constexpr Request kRequests[] = {{false, false, false},
                                   {false, true, false},
                                   {true, false, false},
                                   {true, true, false},
                                   {true, true, true}};
  Rows rows;
  for (const Era& era : kEras) {
    for (const Request& request : kRequests) {
      for (const bool server_auth : {false, true}) {
        for (const bool expired : {false, true}) {
          for (const auto verify : {std::optional<bool>(), std::optional(true),
                                    std::optional(false)}) {
            rows.push_back(
                ClientRow(era, {server_auth, request.requested, request.asks,
                                request.identity, expired, verify}));
          }
        }
      }
    }
  }
  return rows;
}

// What a server is set up with, and what its client sends.
struct ServerSetup {
  SSLAuthenticate mode;
  const char* chain;  // "none", "good" or a defect
  bool breaks;
  bool verify_again;
};

OSStatus Outcome(const Era& era, const ServerSetup& setup) {
  const std::string chain = setup.chain;
  const bool verifies = !setup.breaks || setup.verify_again;
  if (chain == "none") {
    return setup.mode == kAlwaysAuthenticate ? errSSLXCertChainInvalid : 0;
  }
  if (chain == "good" || !verifies) return errSecSuccess;
  return chain == "expired" ? era.expired : era.unknown_root;
}

bool Breaks(const Era& era, const ServerSetup& setup) {
  if (!setup.breaks) return false;
  if (std::string(setup.chain) == "none") return era.client_auth_on_empty;
  return !era.refusal_before_break || Outcome(era, setup) == errSecSuccess;
}

Row ServerRow(const Era& era, const ServerSetup& setup) {
  const std::string chain = setup.chain;
  Row row = {
      IsBase(era) ? "handshake.md 3.5" : "profiles.md 3",
      std::string(era.profile) + ": " +
          (setup.mode == kTryAuthenticate ? "try" : "always") + ", " + chain +
          (setup.breaks ? ", break" : "") +
          (setup.verify_again ? ", verify on" : ""),
      {Profile(era.profile), Server(), Key("leaf", pki::KeyKind::kRsa2048)}};
  Steps& steps = row.steps;
  if (chain != "none") steps.push_back(PeerChain({"me", "issuing"}));
  if (chain != "none" && chain != "good") {
    steps.push_back(Defect("me", chain));
  }
  steps.push_back(Gives(0, SSLSetClientSideAuthenticate, setup.mode));
  if (setup.breaks) steps.push_back(Option(kClientAuth));
  if (setup.verify_again) {
    steps.push_back(Gives(0, SSLSetEnableCertVerify, Boolean{1}));
  }
  steps.push_back(Connect());
  if (Breaks(era, setup)) {
    steps.push_back(Handshake(errSSLClientAuthCompleted));
  }
  steps.push_back(Handshake(Outcome(era, setup)));
  return row;
}

Rows EachServer() {
  Rows rows;
  for (const Era& era : kEras) {
    if (!era.couples_verification) continue;  // had no such break
    for (const auto mode : {kTryAuthenticate, kAlwaysAuthenticate}) {
      for (const char* chain : {"none", "good", "expired", "unknown_root"}) {
        rows.push_back(ServerRow(era, {mode, chain, false, false}));
        rows.push_back(ServerRow(era, {mode, chain, true, false}));
        rows.push_back(ServerRow(era, {mode, chain, true, true}));
      }
    }
  }
  return rows;
}

Step CertificateState(SSLClientCertificateState state) {
  return Tells(SSLGetClientCertificateState, state);
}

Step NameCount(CFIndex count) {
  return [=](World& world) {
    cf::CFRef<CFArrayRef> names;
    EXPECT_EQ(SSLCopyDistinguishedNames(world.context, names.Receive()), 0);
    EXPECT_EQ(names ? CFArrayGetCount(names.get()) : 0, count);
  };
}

Step SuiteIsKnown(bool known) {
  return [=](World& world) {
    SSLCipherSuite suite = 0xFFFF;
    EXPECT_EQ(SSLGetNegotiatedCipher(world.context, &suite), errSecSuccess);
    EXPECT_EQ(suite != 0, known);
  };
}

Step EvaluatedTrust(bool evaluated) {
  return [=](World& world) {
    cf::CFRef<SecTrustRef> trust;
    EXPECT_EQ(SSLCopyPeerTrust(world.context, trust.Receive()), 0);
    ASSERT_TRUE(trust);
    SecTrustResultType result = kSecTrustResultDeny;
    EXPECT_EQ(SecTrustGetTrustResult(trust.get(), &result), errSecSuccess);
    EXPECT_EQ(result != kSecTrustResultInvalid, evaluated);
  };
}

// The columns of spec/handshake.md 1.4: each break, and what is seen there.
struct BreakAt {
  const char* name;
  Steps steps;
};
const std::vector<BreakAt>& BreaksSeen() {
  static const auto& breaks = *new std::vector<BreakAt>{
      {"the certificate request",
       {PeerAsks(), Option(kServerAuth), Option(kRequested), Connect(),
        Handshake(errSSLClientCertRequested)}},
      {"the server's authentication",
       {PeerAsks(), Option(kServerAuth), Option(kRequested), Connect(),
        Handshake(errSSLClientCertRequested),
        Handshake(errSSLServerAuthCompleted)}},
      {"the client's hello",
       {Server(), PeerName("api.example.com"), Option(kHello), Connect(),
        Handshake(errSSLClientHelloReceived)}},
      {"the client's authentication",
       {Server(), PeerChain({"me", "issuing"}), Option(kClientAuth),
        Gives(0, SSLSetClientSideAuthenticate, kTryAuthenticate), Connect(),
        Handshake(errSSLClientAuthCompleted)}},
  };
  return breaks;
}

Rows SeenAtBreaks() {
  Rows rows;
  const auto see = [&rows](size_t at, const char* what, Step step) {
    const BreakAt& place = BreaksSeen()[at];
    rows.push_back({"handshake.md 1.4", std::string(what) + " at " + place.name,
                    Plus(place.steps, {std::move(step)})});
  };
  const char* flight =
      "ServerHello Certificate ServerKeyExchange CertificateRequest "
      "ServerHelloDone";
  for (const size_t at : {0, 1, 2, 3}) {
    see(at, "The state", State(kSSLHandshake));
    see(at, "The version", Version(kTLSProtocol12));
    see(at, "The suite", SuiteIsKnown(at != 2));
    see(at, "What was sent",
        Sent(at < 2    ? "ClientHello"
             : at == 2 ? ""
                       : flight));
    see(at, "The trust", CopiesTrust(at != 2));
    see(at, "The peer's chain",
        CopiesPeerCertificates(at == 0 || at == 2 ? errSecBadReq : 0));
    see(at, "The names", NameCount(at < 2 ? 2 : 0));
    see(at, "The certificate state",
        CertificateState(
            at < 2 ? SSLClientCertificateState{kSSLClientCertRequested}
                   : SSLClientCertificateState{kSSLClientCertNone}));
    see(at, "The other setters",
        Gives(errSecBadReq, SSLSetEnableCertVerify, Boolean{1}));
    see(at, "The option", Option(kServerAuth, false, errSecBadReq));
    see(at, "The peer ID",
        Gives(at < 2 ? errSecSuccess : errSecBadReq, SSLSetPeerID, "id",
              size_t{2}));
    see(at, "SSLReHandshake", ReHandshake(errSecBadReq));
  }
  see(0, "Evaluation", EvaluatedTrust(false));
  see(1, "Evaluation", EvaluatedTrust(false));
  see(2, "The requested name", Tells(SSLCopyRequestedPeerNameLength, 16));
  see(3, "Evaluation", EvaluatedTrust(false));
  return rows;
}

// Ways to go on, from spec/handshake.md 1.5.
Rows GoingOn() {
  Rows rows;
  for (size_t at = 0; at < BreaksSeen().size(); ++at) {
    const BreakAt& place = BreaksSeen()[at];
    const auto go = [&](const char* what, Steps steps) {
      rows.push_back({"handshake.md 1.5",
                      std::string(what) + " at " + place.name,
                      Plus(place.steps, steps)});
    };
    const OSStatus next = at == 0 ? errSSLServerAuthCompleted : 0;
    go("SSLHandshake", {Handshake(next)});
    go("SSLWrite", {WriteTakes("ping", at == 0 ? 0 : 4, next)});
    go("SSLRead", {Read(4, at == 0 ? next : errSSLWouldBlock)});
    go("SSLClose", {Close(), State(kSSLClosed), Alerts("1:0")});
    go("SSLClose and SSLHandshake", {Close(), Handshake(errSSLClosedGraceful)});
    go("SSLSetError of expiry",
       {SetError(errSecCertificateExpired), State(kSSLAborted), Handshake(),
        State(kSSLClosed), Alerts("2:45 1:0")});
    go("SSLSetError of revocation",
       {SetError(errSecCertificateRevoked), Handshake(), State(kSSLClosed),
        Alerts("2:44 1:0")});
    go("SSLSetError of something else",
       {SetError(errSSLInternal), Handshake(next)});
  }
  return rows;
}

Rows Identities() {
  const char* section = "handshake.md 1.5";
  const Steps asked = {PeerAsks(), Option(kRequested), Connect(),
                       Handshake(errSSLClientCertRequested)};
  const Steps both = BreaksSeen()[1].steps;
  const Steps hello = {Server(), NoIdentity(), Option(kHello), Connect(),
                       Handshake(errSSLClientHelloReceived)};
  return {
      {section, "No identity at the request sends an empty Certificate",
       Plus(asked, {Handshake(), PeerSawChain(0),
                    Sent("ClientHello Certificate ClientKeyExchange "
                         "ChangeCipherSpec Finished")})},
      {section, "An identity at the request is sent and proven",
       Plus(asked, {Identity("me"), CertificateState(kSSLClientCertSent),
                    Handshake(), PeerSawChain(1),
                    Sent("ClientHello Certificate ClientKeyExchange "
                         "CertificateVerify ChangeCipherSpec Finished")})},
      {section, "An identity set at the later break is sent too",
       Plus(both, {Identity("me"), Handshake(), PeerSawChain(1)})},
      {section, "A server may get its identity at the hello",
       Plus(hello, {Identity("leaf"), Handshake()})},
      {"api.md Q21", "A server that gets none fails without an alert",
       Plus(hello, {Handshake(errSSLNegotiation), Alerts("")})},
      {"api.md Q12", "The request comes before the server's authentication",
       both},
      {"api.md Q8",
       "Setting the option switches verification off",
       {Option(kServerAuth), Tells(SSLGetEnableCertVerify, 0)}},
      {"api.md Q8",
       "Clearing it switches verification on again",
       {Gives(0, SSLSetEnableCertVerify, Boolean{0}),
        Option(kServerAuth, false), Tells(SSLGetEnableCertVerify, 1)}},
      {"api.md Q8",
       "The server's option writes the same flag",
       {Option(kClientAuth), Tells(SSLGetEnableCertVerify, 0)}},
      {"api.md Q8",
       "The last call wins",
       {Option(kServerAuth), Option(kClientAuth, false),
        Tells(SSLGetEnableCertVerify, 1)}},
      {"api.md 4.4",
       "A resumed handshake breaks at the hello alone",
       {Server(), Create(), Gives(0, SSLSetPeerID, "s", size_t{1}),
        Option(kHello), Connect(), Handshake(errSSLClientHelloReceived),
        Handshake(), Read(1, errSSLWouldBlock), Close(), Again(), Create(),
        Gives(0, SSLSetPeerID, "s", size_t{1}), Option(kHello), Connect(),
        Handshake(errSSLClientHelloReceived), Handshake(), Resumed(true)}},
      {"api.md 4.4",
       "A resumed client breaks nowhere",
       {Option(kServerAuth), Gives(0, SSLSetPeerID, "s", size_t{1}), Connect(),
        Handshake(errSSLServerAuthCompleted), Handshake(), Close(), Again(),
        Option(kServerAuth), Gives(0, SSLSetPeerID, "s", size_t{1}), Connect(),
        Handshake(), Resumed(true)}},
      {"handshake.md 1.3", "A break keeps the rest of its record",
       Plus(asked,
            {At("server:ServerHelloDone", wire::WouldBlock{}), Handshake()})},
  };
}

CONFORMANCE_ROWS(Client, EachClient());
CONFORMANCE_ROWS(Server, EachServer());
CONFORMANCE_ROWS(Seen, SeenAtBreaks());
CONFORMANCE_ROWS(GoingOn, GoingOn());
CONFORMANCE_ROWS(Identities, Identities());

}  // namespace
}  // namespace shakedown::conformance

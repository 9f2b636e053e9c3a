// SPDX-License-Identifier: Apache-2.0
// What a chain is worth: each defect in each era, with each knob; which alert
// follows, when, and what the state is then (spec/documented-profile.md,
// spec/handshake.md 3, spec/profiles.md 2).
#include "src/conformance/steps_for_test.h"
#include "src/security/trust_store.h"

namespace shakedown::conformance {
namespace {

enum class Kind { kRoot, kDate, kHost, kOther };

// A defect of the leaf, with the code and alert of the eras that tell.
struct Condition {
  const char* name;
  Kind kind;
  OSStatus code;
  const char* alert;
};
constexpr Condition kConditions[] = {
    {"expired", Kind::kDate, errSSLCertExpired, "2:45"},
    {"not_yet_valid", Kind::kDate, errSSLCertNotYetValid, "2:45"},
    {"wrong_host", Kind::kHost, errSSLHostNameMismatch, "2:46"},
    {"unknown_root", Kind::kRoot, errSSLUnknownRootCert, "2:48"},
    {"self_signed", Kind::kRoot, errSSLUnknownRootCert, "2:48"},
    {"missing_issuer", Kind::kRoot, errSSLNoRootCert, "2:48"},
    {"broken_signature", Kind::kOther, errSSLXCertChainInvalid, "2:46"},
};

struct Era {
  const char* profile;
  const char* codes;  // the section that gives the codes
  const char* flags;  // that says what the knobs do
  const char* after;  // and what the state is
  bool detailed;
  bool any_root_rescues_all;
  bool aborts;
};
constexpr Era kEras[] = {
    {"documented", "documented-profile.md codes", "documented-profile.md flags",
     "documented-profile.md after", true, false, true},
    {"catalina-10.15", "handshake.md 3.1", "handshake.md 3.3",
     "profiles.md 2.4", false, true, false},
    {"lion-10.7", "profiles.md 2.1", "profiles.md 2.1", "profiles.md 2.4", true,
     false, true},
};

OSStatus CodeIn(const Era& era, const Condition& condition) {
  return era.detailed ? condition.code : errSSLXCertChainInvalid;
}

std::string InEra(const Era& era, const std::string& what) {
  return std::string(era.profile) + ": " + what;
}

// A client that is refused, or not, in that era.
Steps Client(const Era& era, const Condition& condition, Steps knobs) {
  return Plus({Profile(era.profile), Leaf(condition.name), Create()},
              Plus(std::move(knobs), {Connect()}));
}

Rows RefusedIn(const Era& era, const Condition& condition) {
  const OSStatus code = CodeIn(era, condition);
  const char* alert = era.detailed ? condition.alert : "2:46";
  const std::string name = condition.name;
  const Steps refused = Plus(Client(era, condition, {}), {Handshake(code)});
  const SSLSessionState state = era.aborts ? kSSLAborted : kSSLHandshake;
  return {
      {era.codes, InEra(era, name + " is refused"), refused},
      {era.codes, InEra(era, name + " has its alert, on closing"),
       Plus(refused, {Alerts(""), Close(), Alerts(alert), State(kSSLClosed)})},
      {era.after, InEra(era, "the state after " + name),
       Plus(refused, {State(state), Handshake(errSSLClosedAbort)})},
      {era.codes, InEra(era, name + " stays visible afterwards"),
       Plus(refused, {CopiesTrust(true), CopiesPeerCertificates(0)})},
  };
}

Rows KnobsIn(const Era& era, const Condition& condition) {
  const OSStatus code = CodeIn(era, condition);
  const std::string name = condition.name;
  const bool any_root =
      era.any_root_rescues_all || condition.kind == Kind::kRoot;
  const bool dates = era.detailed && condition.kind == Kind::kDate;
  const auto with = [&](const char* what, Step knob, bool rescued) {
    return Row{era.flags, InEra(era, name + " with " + what),
               Plus(Client(era, condition, {std::move(knob)}),
                    {Handshake(rescued ? errSecSuccess : code)})};
  };
  const Boolean on = 1;
  const Boolean off = 0;
  return {
      with("any root", Gives(0, SSLSetAllowsAnyRoot, on), any_root),
      with("expired certificates", Gives(0, SSLSetAllowsExpiredCerts, on),
           dates),
      with("expired roots", Gives(0, SSLSetAllowsExpiredRoots, on), false),
      with("verification off", Gives(0, SSLSetEnableCertVerify, off), true),
  };
}

Rows EachCondition() {
  Rows rows;
  for (const Era& era : kEras) {
    for (const Condition& condition : kConditions) {
      AppendRows(rows, RefusedIn(era, condition));
      AppendRows(rows, KnobsIn(era, condition));
    }
  }
  return rows;
}

// Several things wrong at once, without the defect catalogue.
Step EndedYesterday(const std::string& name) {
  return [=](World& world) {
    world.recipes[name].not_after =
        world.simulation.clock().UnixSeconds() - 86400;
  };
}
Step BeginsTomorrow(const std::string& name) {
  return [=](World& world) {
    world.recipes[name].not_before =
        world.simulation.clock().UnixSeconds() + 86400;
  };
}
Step NobodyTrusts(const std::string& name) {
  return [=](World& world) { world.recipes[name].trusted = false; };
}
// To be said after Connect.
Step Denied(const std::string& name) {
  return [=](World& world) {
    world.simulation.Slot<security::TrustStore>().denied.push_back(
        world.minted[name].der);
  };
}
Step Revoked(const std::string& name) {
  return [=](World& world) {
    world.simulation.Slot<security::TrustStore>().revoked.push_back(
        world.minted[name].der);
  };
}

struct Both {
  const char* sentence;
  Steps given;
  OSStatus code;
};

std::vector<Both> Pairs() {
  return {
      {"an expired leaf of a wrong host is expired",
       {Leaf("wrong_host"), EndedYesterday("leaf")},
       errSSLCertExpired},
      {"an early leaf of a wrong host is not yet valid",
       {Leaf("wrong_host"), BeginsTomorrow("leaf")},
       errSSLCertNotYetValid},
      {"an unknown root wins over expiry",
       {Leaf("unknown_root"), EndedYesterday("leaf")},
       errSSLUnknownRootCert},
      {"an unknown root wins over dates to come",
       {Leaf("unknown_root"), BeginsTomorrow("leaf")},
       errSSLUnknownRootCert},
      {"a missing issuer wins over expiry",
       {Leaf("missing_issuer"), EndedYesterday("leaf")},
       errSSLNoRootCert},
      {"expiry wins over dates to come",
       {EndedYesterday("issuing"), BeginsTomorrow("leaf")},
       errSSLCertExpired},
      {"an expired issuer counts",
       {EndedYesterday("issuing")},
       errSSLCertExpired},
      {"an issuer to come counts",
       {BeginsTomorrow("issuing")},
       errSSLCertNotYetValid},
      {"a broken signature wins over expiry",
       {Leaf("broken_signature"), EndedYesterday("leaf")},
       errSSLXCertChainInvalid},
      {"a root that is sent and not trusted is unknown",
       {NobodyTrusts("root"), PeerChain({"leaf", "issuing", "root"})},
       errSSLUnknownRootCert},
      {"a root that is neither sent nor trusted is none",
       {NobodyTrusts("root")},
       errSSLNoRootCert},
      {"an issuer that is not sent is missing",
       {PeerChain({"leaf"})},
       errSSLNoRootCert},
  };
}

Rows Precedence() {
  Rows rows;
  for (const Era& era : kEras) {
    for (const Both& both : Pairs()) {
      const bool documented = std::string(era.profile) == "documented";
      rows.push_back(
          {documented     ? "documented-profile.md precedence"
           : era.detailed ? "profiles.md 2.0"
                          : "api.md Q11",
           InEra(era, both.sentence),
           Plus(Plus({Profile(era.profile)}, both.given),
                {Connect(),
                 Handshake(era.detailed ? both.code
                                        : errSSLXCertChainInvalid)})});
    }
    rows.push_back({era.codes,
                    InEra(era, "a root that the user denies"),
                    {Profile(era.profile), Connect(), Denied("root"),
                     Handshake(era.detailed ? errSSLNoRootCert
                                            : errSSLXCertChainInvalid)}});
    rows.push_back(
        {era.codes,
         InEra(era, "a leaf that is revoked"),
         {Profile(era.profile), Connect(), Revoked("leaf"),
          Handshake(errSSLXCertChainInvalid), Close(),
          Alerts(std::string(era.profile) == "documented" ? "2:44" : "2:46")}});
  }
  return rows;
}

Rows Knobs() {
  const char* section = "handshake.md 3.3";
  return {
      {section,
       "Without a name no host is checked",
       {Leaf("wrong_host"), Connect(),
        Gives(0, SSLSetPeerDomainName, nullptr, size_t{0}), Handshake()}},
      {section,
       "A NUL in the name ends it",
       {Connect(),
        Gives(0, SSLSetPeerDomainName, "api.example.com\0x", size_t{17}),
        Handshake()}},
      {section,
       "Another name is a mismatch",
       {Connect(), Gives(0, SSLSetPeerDomainName, "a.test", size_t{6}),
        Handshake(errSSLXCertChainInvalid)}},
  };
}

Rows OwnRoots() {
  const char* section = "handshake.md 3.3";
  const Step replace = TrustRoots("me", true);
  return {
      {section,
       "Own roots may replace the system's",
       {NobodyTrusts("root"), Connect(), TrustRoots("root", true),
        Handshake()}},
      {section,
       "Own roots may be added to the system's",
       {NobodyTrusts("root"), Connect(), TrustRoots("root", false),
        Handshake()}},
      {section,
       "Added roots leave the system's trusted",
       {Connect(), TrustRoots("me", false), Handshake()}},
      {section,
       "Replaced roots leave none of the system's",
       {Connect(), replace, Handshake(errSSLXCertChainInvalid)}},
      {section,
       "Replacing is latched",
       {Connect(), replace, TrustRoots("me", false),
        Handshake(errSSLXCertChainInvalid)}},
      {section,
       "What is added to replaced roots counts",
       {Connect(), replace, TrustRoots("root", false), Handshake()}},
      {section,
       "Verification that is off needs no trusted root",
       {NobodyTrusts("root"), Connect(),
        Gives(0, SSLSetEnableCertVerify, Boolean{0}), Handshake()}},
      {section,
       "Any root may be allowed in the handshake",
       {Leaf("expired"), At("server:Certificate", wire::WouldBlock{}),
        Connect(), Handshake(errSSLWouldBlock),
        Gives(0, SSLSetAllowsAnyRoot, Boolean{1}), Handshake()}},
  };
}

Rows Timing() {
  return {
      {"handshake.md 3.2",
       "A client refuses before it sends its flight",
       {Leaf("expired"), Connect(), Handshake(errSSLXCertChainInvalid),
        Sent("ClientHello")}},
      {"handshake.md 3.2",
       "A client refuses after the ServerHelloDone",
       {Leaf("expired"), At("server:ServerHelloDone", wire::WouldBlock{}),
        Connect(), Handshake(errSSLWouldBlock),
        Handshake(errSSLXCertChainInvalid)}},
      {"handshake.md 3.2",
       "A server refuses after the client's Finished",
       {Server(), PeerChain({"me", "issuing"}), Defect("me", "expired"),
        Gives(0, SSLSetClientSideAuthenticate, kTryAuthenticate),
        At("client:Finished", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Handshake(errSSLXCertChainInvalid),
        Sent("ServerHello Certificate ServerKeyExchange CertificateRequest "
             "ServerHelloDone"),
        Close(), Alerts("2:46")}},
      {"documented-profile.md timing",
       "A client refuses at ServerHelloDone",
       {Profile("documented"), Leaf("expired"),
        At("server:ServerHelloDone", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Handshake(errSSLCertExpired)}},
      {"documented-profile.md timing",
       "A server refuses at Finished",
       {Profile("documented"), Server(), PeerChain({"me", "issuing"}),
        Defect("me", "expired"),
        Gives(0, SSLSetClientSideAuthenticate, kTryAuthenticate),
        At("client:Finished", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Handshake(errSSLCertExpired)}},
      {"profiles.md 6",
       "Lion refuses at the Certificate",
       {Profile("lion-10.7"), Leaf("expired"),
        At("server:Certificate.end", wire::WouldBlock{}), Connect(),
        Handshake(errSSLCertExpired)}},
  };
}

Rows AsDocumented() {
  return {
      {"documented-profile.md breaks",
       "The break comes whatever the chain",
       {Profile("documented"), Leaf("unknown_root"),
        Option(kSSLSessionOptionBreakOnServerAuth), Connect(),
        Handshake(errSSLServerAuthCompleted), Handshake()}},
      {"documented-profile.md connected",
       "A connected session does nothing",
       {Profile("documented"), PeerSends({peer::Send{"x"}, peer::Silence{}}),
        Connected(), Handshake(), Read(1, 0, "x")}},
      {"documented-profile.md after",
       "SSLRead and SSLWrite are aborted",
       {Profile("documented"), Leaf("expired"), Connect(),
        Handshake(errSSLCertExpired), Read(1, errSSLClosedAbort),
        Write("x", errSSLClosedAbort)}},
      {"documented-profile.md base",
       "TLS 1.3 is refused",
       {Profile("documented"),
        Gives(errSSLIllegalParam, SSLSetProtocolVersionMax, kTLSProtocol13)}},
      {"documented-profile.md base",
       "The request comes before the trust",
       {Profile("documented"), PeerAsks(),
        Option(kSSLSessionOptionBreakOnServerAuth),
        Option(kSSLSessionOptionBreakOnCertRequested), Connect(),
        Handshake(errSSLClientCertRequested),
        Handshake(errSSLServerAuthCompleted), Handshake()}},
  };
}

// Chains that can't be used, by key exchange.
Rows Unusable() {
  const Step unparsable = Leaf("unparsable");
  const std::vector<SSLCipherSuite> rsa = {0x009C, 0x002F};
  return {
      {"handshake.md 3.4",
       "An unparsable chain fails an ephemeral exchange",
       {unparsable, Connect(), Handshake(errSSLInternal), Close(),
        Alerts("2:80")}},
      {"handshake.md 3.4",
       "It breaks nowhere then",
       {unparsable, Option(kSSLSessionOptionBreakOnServerAuth), Connect(),
        Handshake(errSSLInternal)}},
      {"handshake.md 3.4",
       "An unparsable chain is refused with RSA",
       {unparsable, Key("leaf", pki::KeyKind::kRsa2048), Create(), Enable(rsa),
        Connect(), Handshake(errSSLXCertChainInvalid), Close(),
        Alerts("2:46")}},
      {"handshake.md 3.4",
       "It is so with verification off",
       {unparsable, Key("leaf", pki::KeyKind::kRsa2048), Create(), Enable(rsa),
        Gives(0, SSLSetEnableCertVerify, Boolean{0}), Connect(),
        Handshake(errSSLXCertChainInvalid)}},
      {"documented-profile.md codes",
       "An unparsable chain is refused",
       {Profile("documented"), unparsable, Connect(),
        Handshake(errSSLXCertChainInvalid), Close(), Alerts("2:46")}},
  };
}

CONFORMANCE_ROWS(EachCondition, EachCondition());
CONFORMANCE_ROWS(Precedence, Precedence());
CONFORMANCE_ROWS(Knobs, Knobs());
CONFORMANCE_ROWS(OwnRoots, OwnRoots());
CONFORMANCE_ROWS(Timing, Timing());
CONFORMANCE_ROWS(AsDocumented, AsDocumented());
CONFORMANCE_ROWS(Unusable, Unusable());

}  // namespace
}  // namespace shakedown::conformance

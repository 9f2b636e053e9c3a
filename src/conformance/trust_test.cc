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
  const char* alert;  // nullptr: the condition's; "": not known
};
constexpr Era Detailed(const char* profile) {
  return {profile,
          "profiles.md 2.1",
          "profiles.md 2.1",
          "profiles.md 2.4",
          true,
          false,
          true,
          nullptr};
}
constexpr Era Flat(const char* profile, bool aborts, const char* alert) {
  return {profile,
          "profiles.md 2.1",
          "profiles.md 2.1",
          "profiles.md 2.4",
          false,
          true,
          aborts,
          alert};
}
constexpr Era kEras[] = {
    {"documented", "documented-profile.md codes", "documented-profile.md flags",
     "documented-profile.md after", true, false, true, nullptr},
    {"catalina-10.15", "handshake.md 3.1", "handshake.md 3.3",
     "profiles.md 2.4", false, true, false, "2:46"},
    Detailed("tiger-10.4"),
    Detailed("snow-leopard-10.6"),
    Detailed("lion-10.7"),
    Flat("mountain-lion-10.8", true, "2:46"),
    Flat("mavericks-10.9", true, "2:46"),
    Flat("yosemite-10.10", false, ""),
    Flat("el-capitan-10.11", false, "2:46"),
    Flat("sierra-10.12", false, "2:46"),
    Flat("high-sierra-10.13", false, "2:46"),
};

OSStatus CodeIn(const Era& era, const Condition& condition) {
  return era.detailed ? condition.code : errSSLXCertChainInvalid;
}

std::string InEra(const Era& era, const std::string& what) {
  return std::string(era.profile) + ": " + what;
}

// What every era's suites can use.
Step RsaLeaf() { return Key("leaf", pki::KeyKind::kRsa2048); }

// A client that is refused, or not, in that era.
Steps Client(const Era& era, const Condition& condition, Steps knobs) {
  return Plus({Profile(era.profile), RsaLeaf(), Leaf(condition.name), Create()},
              Plus(std::move(knobs), {Connect()}));
}

Rows RefusedIn(const Era& era, const Condition& condition) {
  const OSStatus code = CodeIn(era, condition);
  const char* alert = era.alert != nullptr ? era.alert : condition.alert;
  const std::string name = condition.name;
  const Steps refused = Plus(Client(era, condition, {}), {Handshake(code)});
  const SSLSessionState state = era.aborts ? kSSLAborted : kSSLHandshake;
  Rows rows = {
      {era.codes, InEra(era, name + " is refused"), refused},
      {era.after, InEra(era, "the state after " + name),
       Plus(refused, {State(state)})},
      {era.codes, InEra(era, name + " stays visible afterwards"),
       Plus(refused, {CopiesTrust(true), CopiesPeerCertificates(0)})},
  };
  if (*alert != '\0') {
    rows.push_back({era.codes, InEra(era, name + " has its alert, on closing"),
                    Plus(refused, {Alerts(""), Close(), Alerts(alert),
                                   State(kSSLClosed)})});
  }
  return rows;
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

// Only the documented profile has an alert of its own for it.
Step RevokedAlert(const Era& era) {
  const bool known = era.alert == nullptr || *era.alert != '\0';
  if (!known) return State(kSSLClosed);
  return Alerts(std::string(era.profile) == "documented" ? "2:44" : "2:46");
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
           Plus(Plus({Profile(era.profile), RsaLeaf()}, both.given),
                {Connect(),
                 Handshake(era.detailed ? both.code
                                        : errSSLXCertChainInvalid)})});
    }
    rows.push_back({era.codes,
                    InEra(era, "a root that the user denies"),
                    {Profile(era.profile), RsaLeaf(), Connect(), Denied("root"),
                     Handshake(era.detailed ? errSSLNoRootCert
                                            : errSSLXCertChainInvalid)}});
    rows.push_back(
        {era.codes,
         InEra(era, "a leaf that is revoked"),
         {Profile(era.profile), RsaLeaf(), Connect(), Revoked("leaf"),
          Handshake(errSSLXCertChainInvalid), Close(), RevokedAlert(era)}});
  }
  return rows;
}

CONFORMANCE_ROWS(EachCondition, EachCondition());
CONFORMANCE_ROWS(Precedence, Precedence());

}  // namespace
}  // namespace shakedown::conformance

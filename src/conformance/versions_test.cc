// SPDX-License-Identifier: Apache-2.0
// Protocol versions: setters, getters, what is negotiated (spec/api.md 1.3).
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;
constexpr OSStatus kIllegal = errSSLIllegalParam;

struct Name {
  SSLProtocol value;
  const char* name;
};
constexpr Name kProtocols[] = {
    {kSSLProtocolUnknown, "unknown"},
    {kSSLProtocol2, "SSL 2"},
    {kSSLProtocol3, "SSL 3"},
    {kSSLProtocol3Only, "SSL 3 only"},
    {kTLSProtocol1, "TLS 1.0"},
    {kTLSProtocol1Only, "TLS 1.0 only"},
    {kSSLProtocolAll, "all"},
    {kTLSProtocol11, "TLS 1.1"},
    {kTLSProtocol12, "TLS 1.2"},
    {kDTLSProtocol1, "DTLS 1.0"},
    {kTLSProtocol13, "TLS 1.3"},
    {kDTLSProtocol12, "DTLS 1.2"},
    {kTLSProtocolMaxSupported, "the maximum supported"},
    {static_cast<SSLProtocol>(-1), "a number that is none"},
};

std::string NameOfVersion(SSLProtocol version) {
  for (const Name& name : kProtocols) {
    if (name.value == version) return name.name;
  }
  return "?";
}

Step Bounds(SSLProtocol minimum, SSLProtocol maximum) {
  return [=](World& world) {
    Tells(SSLGetProtocolVersionMin, minimum)(world);
    Tells(SSLGetProtocolVersionMax, maximum)(world);
  };
}
Step DefaultBounds() { return Bounds(kTLSProtocol1, kTLSProtocol12); }

bool IsStreamVersion(SSLProtocol version) {
  return version == kSSLProtocol3 || version == kTLSProtocol1 ||
         version == kTLSProtocol11 || version == kTLSProtocol12;
}

// Each value of SSLProtocol as a bound, on each kind of context.
Rows EachBound() {
  Rows rows;
  for (const Name& name : kProtocols) {
    const bool good = IsStreamVersion(name.value);
    const OSStatus result = good ? errSecSuccess : kIllegal;
    const bool is_datagram = name.value == kDTLSProtocol1;
    const OSStatus on_datagram = is_datagram ? errSecSuccess : kIllegal;
    const std::string of = std::string(" of ") + name.name;
    rows.push_back(
        {"api.md 1.3",
         "A minimum" + of,
         {Gives(result, SSLSetProtocolVersionMin, name.value),
          good ? Bounds(name.value, kTLSProtocol12) : DefaultBounds()}});
    rows.push_back(
        {"api.md 1.3",
         "A maximum" + of,
         {Gives(result, SSLSetProtocolVersionMax, name.value),
          good ? Bounds(std::min(name.value, kTLSProtocol1), name.value)
               : DefaultBounds()}});
    rows.push_back(
        {"api.md 1.3",
         "A minimum" + of + " for datagrams",
         {Datagram(), Gives(on_datagram, SSLSetProtocolVersionMin, name.value),
          Bounds(kDTLSProtocol1, kDTLSProtocol1)}});
    rows.push_back(
        {"api.md 1.3",
         "A maximum" + of + " for datagrams",
         {Datagram(), Gives(on_datagram, SSLSetProtocolVersionMax, name.value),
          Bounds(kDTLSProtocol1, kDTLSProtocol1)}});
  }
  return rows;
}

// SSLSetProtocolVersion: the range it gives, and what its getter tells.
struct Wanted {
  SSLProtocol version;
  OSStatus result;
  SSLProtocol minimum;
  SSLProtocol maximum;
};
constexpr Wanted kWanted[] = {
    {kSSLProtocolUnknown, 0, kSSLProtocol3, kTLSProtocol12},
    {kSSLProtocol2, kBad, kTLSProtocol1, kTLSProtocol12},
    {kSSLProtocol3, 0, kSSLProtocol3, kSSLProtocol3},
    {kSSLProtocol3Only, 0, kSSLProtocol3, kSSLProtocol3},
    {kTLSProtocol1, 0, kSSLProtocol3, kTLSProtocol1},
    {kTLSProtocol1Only, 0, kTLSProtocol1, kTLSProtocol1},
    {kSSLProtocolAll, 0, kSSLProtocol3, kTLSProtocol12},
    {kTLSProtocol11, 0, kSSLProtocol3, kTLSProtocol11},
    {kTLSProtocol12, 0, kSSLProtocol3, kTLSProtocol12},
    {kDTLSProtocol1, kBad, kTLSProtocol1, kTLSProtocol12},
    {kTLSProtocol13, kBad, kTLSProtocol1, kTLSProtocol12},
    {kTLSProtocolMaxSupported, kBad, kTLSProtocol1, kTLSProtocol12},
};

Rows EachWantedVersion() {
  Rows rows;
  for (const Wanted& row : kWanted) {
    rows.push_back({"api.md 1.3",
                    "SSLSetProtocolVersion with " + NameOfVersion(row.version),
                    {Gives(row.result, SSLSetProtocolVersion, row.version),
                     Bounds(row.minimum, row.maximum)}});
  }
  return rows;
}

// SSLSetProtocolVersionEnabled on a fresh context: [TLS 1.0, TLS 1.2].
struct Switched {
  SSLProtocol version;
  bool enable;
  OSStatus result;
  SSLProtocol minimum = kTLSProtocol1;
  SSLProtocol maximum = kTLSProtocol12;
};
constexpr Switched kSwitched[] = {
    {kSSLProtocolAll, true, 0, kSSLProtocol3, kTLSProtocol12},
    {kSSLProtocolAll, false, 0, kSSLProtocolUnknown, kSSLProtocolUnknown},
    {kSSLProtocol2, true, kBad},
    {kSSLProtocol3, true, 0, kSSLProtocol3, kTLSProtocol12},
    {kTLSProtocol1, true, 0},
    {kTLSProtocol11, true, 0},
    {kTLSProtocol12, true, 0},
    {kTLSProtocol13, true, kBad},
    {kTLSProtocol1Only, true, kBad},
    {kSSLProtocolUnknown, true, kBad},
    {kSSLProtocol2, false, 0},
    {kSSLProtocol3, false, 0},
    {kTLSProtocol1, false, 0, kTLSProtocol11, kTLSProtocol12},
    {kTLSProtocol11, false, 0, kTLSProtocol12, kTLSProtocol12},
    {kTLSProtocol12, false, 0},
    {kTLSProtocol13, false, kBad},
};

Rows EachSwitch() {
  Rows rows;
  for (const Switched& row : kSwitched) {
    const Boolean enable = row.enable ? 1 : 0;
    rows.push_back(
        {"api.md 1.3",
         (row.enable ? "Enabling " : "Disabling ") + NameOfVersion(row.version),
         {Gives(row.result, SSLSetProtocolVersionEnabled, row.version, enable),
          Bounds(row.minimum, row.maximum)}});
  }
  return rows;
}

Step VersionIsEnabled(SSLProtocol version, bool enabled) {
  return [=](World& world) {
    Boolean told = !enabled;
    EXPECT_EQ(SSLGetProtocolVersionEnabled(world.Context(), version, &told),
              errSecSuccess);
    EXPECT_EQ(told != 0, enabled);
  };
}

Step VersionGetterGives(OSStatus result, SSLProtocol version) {
  return [=](World& world) {
    SSLProtocol told = kSSLProtocolUnknown;
    EXPECT_EQ(SSLGetProtocolVersion(world.Context(), &told), result);
    EXPECT_EQ(told, version);
  };
}

Step Set(SSLProtocol version) {
  return Gives(errSecSuccess, SSLSetProtocolVersion, version);
}

Rows MovedBounds() {
  const char* section = "api.md 1.3";
  return {
      {section, "A fresh context has TLS 1.0 to 1.2", {DefaultBounds()}},
      {section, "So has a fresh server", {Server(), DefaultBounds()}},
      {section,
       "Datagrams have DTLS 1.0 alone",
       {Datagram(), Bounds(kDTLSProtocol1, kDTLSProtocol1)}},
      {section,
       "A minimum above the maximum raises it",
       {Gives(0, SSLSetProtocolVersionMax, kTLSProtocol1),
        Gives(0, SSLSetProtocolVersionMin, kTLSProtocol11),
        Bounds(kTLSProtocol11, kTLSProtocol11)}},
      {section,
       "A maximum below the minimum lowers it",
       {Gives(0, SSLSetProtocolVersionMin, kTLSProtocol12),
        Gives(0, SSLSetProtocolVersionMax, kTLSProtocol1),
        Bounds(kTLSProtocol1, kTLSProtocol1)}},
  };
}

Rows EnabledVersions() {
  static Boolean flag;
  const char* section = "api.md 1.3";
  return {
      {section,
       "SSL 2 is not enabled",
       {VersionIsEnabled(kSSLProtocol2, false)}},
      {section,
       "SSL 3 is not enabled",
       {VersionIsEnabled(kSSLProtocol3, false)}},
      {section, "TLS 1.0 is enabled", {VersionIsEnabled(kTLSProtocol1, true)}},
      {section, "TLS 1.1 is enabled", {VersionIsEnabled(kTLSProtocol11, true)}},
      {section, "TLS 1.2 is enabled", {VersionIsEnabled(kTLSProtocol12, true)}},
      {section,
       "All is not enabled on a fresh context",
       {VersionIsEnabled(kSSLProtocolAll, false)}},
      {section,
       "All is enabled from SSL 3 to TLS 1.2",
       {Set(kSSLProtocolAll), VersionIsEnabled(kSSLProtocolAll, true)}},
      {section,
       "Nobody can ask whether TLS 1.3 is enabled",
       {Gives(kBad, SSLGetProtocolVersionEnabled, kTLSProtocol13, &flag)}},
      {section,
       "Nor whether DTLS 1.0 is",
       {Gives(kBad, SSLGetProtocolVersionEnabled, kDTLSProtocol1, &flag)}},
      {section,
       "Datagrams know no enabled versions",
       {Datagram(), Gives(errSecBadReq, SSLGetProtocolVersionEnabled,
                          kTLSProtocol1, &flag)}},
      {section,
       "Datagrams switch no versions",
       {Datagram(), Gives(errSecBadReq, SSLSetProtocolVersionEnabled,
                          kTLSProtocol1, Boolean{1})}},
      {section,
       "Datagrams take no single version",
       {Datagram(), Gives(errSecBadReq, SSLSetProtocolVersion, kTLSProtocol1)}},
  };
}

Rows ToldVersions() {
  const char* section = "api.md 1.3";
  return {
      {"api.md Q17",
       "SSLGetProtocolVersion fails on a fresh context",
       {VersionGetterGives(kBad, kSSLProtocolUnknown)}},
      {"api.md Q17",
       "TLS 1.0 only is told with an error",
       {Set(kTLSProtocol1Only), VersionGetterGives(kBad, kTLSProtocol1Only)}},
      {section,
       "All is told",
       {Set(kSSLProtocolAll), VersionGetterGives(0, kSSLProtocolAll)}},
      {section,
       "TLS 1.1 is told",
       {Set(kTLSProtocol11), VersionGetterGives(0, kTLSProtocol11)}},
      {section,
       "TLS 1.0 is told",
       {Set(kTLSProtocol1), VersionGetterGives(0, kTLSProtocol1)}},
      {section,
       "SSL 3 is told",
       {Set(kSSLProtocol3), VersionGetterGives(0, kSSLProtocol3)}},
      {"api.md Q17",
       "Disabling TLS 1.2 does nothing",
       {Gives(0, SSLSetProtocolVersionEnabled, kTLSProtocol12, Boolean{0}),
        DefaultBounds()}},
  };
}

Rows NegotiatedVersions() {
  const char* section = "api.md 1.3";
  return {
      {section,
       "Bounds may move while the session is active",
       {Connected(), Gives(0, SSLSetProtocolVersionMin, kTLSProtocol12),
        Bounds(kTLSProtocol12, kTLSProtocol12)}},
      {"handshake.md 5.3",
       "A client without a version can't begin",
       {Connect(),
        Gives(0, SSLSetProtocolVersionEnabled, kSSLProtocolAll, Boolean{0}),
        Handshake(kBad), State(kSSLIdle), Handshake(kIllegal)}},
      {"api.md Q10",
       "A waiting client tells the version of its records",
       {At("server:ServerHello", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Version(kTLSProtocol1)}},
      {"api.md Q10",
       "With a minimum of SSL 3 that is TLS 1.0",
       {At("server:ServerHello", wire::WouldBlock{}), Connect(),
        Gives(0, SSLSetProtocolVersionMin, kSSLProtocol3),
        Handshake(errSSLWouldBlock), Version(kTLSProtocol1)}},
      {"api.md Q10",
       "With a minimum of TLS 1.1 it is that",
       {At("server:ServerHello", wire::WouldBlock{}), Connect(),
        Gives(0, SSLSetProtocolVersionMin, kTLSProtocol11),
        Handshake(errSSLWouldBlock), Version(kTLSProtocol11)}},
      {section,
       "Nothing is negotiated at first",
       {Connect(), Version(kSSLProtocolUnknown)}},
      {section,
       "The negotiated version survives SSLClose",
       {Connected(), Close(), Version(kTLSProtocol12)}},
      {section,
       "It survives a failure",
       {Leaf("expired"), Connect(), Handshake(errSSLXCertChainInvalid),
        Version(kTLSProtocol12)}},
  };
}

// What two ends agree on: the app's bounds against the peer's versions.
struct Pair {
  const char* sentence;
  SSLProtocol minimum;
  SSLProtocol maximum;
  const char* peer;
  OSStatus result;
  SSLProtocol version;
};
constexpr Pair kPairs[] = {
    {"The highest in common is TLS 1.2", kTLSProtocol1, kTLSProtocol12,
     "TLS1.2", 0, kTLSProtocol12},
    {"The highest in common is TLS 1.1", kTLSProtocol1, kTLSProtocol12,
     "TLS1.1", 0, kTLSProtocol11},
    {"The highest in common is TLS 1.0", kTLSProtocol1, kTLSProtocol12,
     "TLS1.0", 0, kTLSProtocol1},
    {"Only TLS 1.0 is offered", kTLSProtocol1, kTLSProtocol1, "TLS1.0", 0,
     kTLSProtocol1},
    {"Only TLS 1.1 is offered", kTLSProtocol11, kTLSProtocol11, "TLS1.1", 0,
     kTLSProtocol11},
    {"SSL 3 may be the minimum", kSSLProtocol3, kTLSProtocol12, "TLS1.0", 0,
     kTLSProtocol1},
};

Rows EachPair() {
  Rows rows;
  for (const Pair& row : kPairs) {
    for (const bool server : {false, true}) {
      rows.push_back(
          {"handshake.md 6.5",
           std::string(row.sentence) + (server ? " by a client" : ""),
           {server ? Server() : Create(), PeerVersions({row.peer}), Connect(),
            Gives(0, SSLSetProtocolVersionMin, row.minimum),
            Gives(0, SSLSetProtocolVersionMax, row.maximum),
            Handshake(row.result), Version(row.version)}});
    }
  }
  return rows;
}

CONFORMANCE_ROWS(Bounds, EachBound());
CONFORMANCE_ROWS(Wanted, EachWantedVersion());
CONFORMANCE_ROWS(Switched, EachSwitch());
CONFORMANCE_ROWS(MovedBounds, MovedBounds());
CONFORMANCE_ROWS(EnabledVersions, EnabledVersions());
CONFORMANCE_ROWS(ToldVersions, ToldVersions());
CONFORMANCE_ROWS(NegotiatedVersions, NegotiatedVersions());
CONFORMANCE_ROWS(Agreed, EachPair());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// Functions of few callers: datagrams, Diffie-Hellman, pre-shared keys, curves,
// trusted leaves, stapled responses.
#include <Security/SecureTransportPriv.h>

#include "src/conformance/row_for_test.h"
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;

Rows Datagrams() {
  const std::string section = "api.md 1.7";
  static const char kCookie[33] = {};
  return {
      {"api.md Q23",
       "The largest record is 1400 bytes, whatever was set",
       {Datagram(), Gives(0, SSLSetMaxDatagramRecordSize, size_t{100}),
        Tells(SSLGetMaxDatagramRecordSize, size_t{1400})}},
      {"api.md Q23",
       "1327 bytes fit into a datagram",
       {Datagram(), Tells(SSLGetDatagramWriteSize, size_t{1327})}},
      {section,
       "A cookie of 32 bytes is taken",
       {Datagram(), Gives(0, SSLSetDatagramHelloCookie, kCookie, size_t{32})}},
      {section,
       "A cookie of 33 bytes is not",
       {Datagram(),
        Gives(kBad, SSLSetDatagramHelloCookie, kCookie, size_t{33})}},
      {section,
       "Streams have no cookie",
       {Gives(kBad, SSLSetDatagramHelloCookie, kCookie, size_t{1})}},
      {section,
       "Streams have no largest record",
       {Gives(kBad, SSLSetMaxDatagramRecordSize, size_t{100})}},
      {section,
       "NULL has no largest record",
       {NullGives(kBad, SSLSetMaxDatagramRecordSize, size_t{100})}},
      {section,
       "A tiny record size is taken and ignored",
       {Datagram(), Gives(0, SSLSetMaxDatagramRecordSize, size_t{1})}},
  };
}

Step ServerPrime(int bits) {
  return [=](World& world) { world.script.dh_bits = bits; };
}

Steps ConnectedByDhe(int bits) {
  return {Key("leaf", pki::KeyKind::kRsa2048), ServerPrime(bits),
          PeerSuites({"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"}),
          Enable({TLS_DHE_RSA_WITH_AES_128_GCM_SHA256})};
}

Rows DiffieHellman() {
  const std::string section = "api.md 1.7";
  static const char kNoParameters[] = "no parameters";
  const auto with = [](Steps steps, Steps more) {
    steps.insert(steps.end(), more.begin(), more.end());
    return steps;
  };
  return {
      {section,
       "The least prime is 1024 bits at first",
       {Tells(SSLGetMinimumDHGroupSize, 1024u)}},
      {section,
       "The least prime is 512 bits at least",
       {Gives(0, SSLSetMinimumDHGroupSize, 1u),
        Tells(SSLGetMinimumDHGroupSize, 512u)}},
      {section,
       "The least prime is 2048 bits at most",
       {Gives(0, SSLSetMinimumDHGroupSize, 9000u),
        Tells(SSLGetMinimumDHGroupSize, 2048u)}},
      {section, "DHE is off at first", {Tells(SSLGetDHEEnabled, false)}},
      {section,
       "DHE switched on enables 28 suites",
       {Gives(0, SSLSetDHEEnabled, true), Tells(SSLGetDHEEnabled, true),
        EnabledCount(28)}},
      {section,
       "Parameters that are none are refused",
       {Server(), Gives(kBad, SSLSetDiffieHellmanParams, kNoParameters,
                        sizeof(kNoParameters))}},
      {section,
       "NULL takes no parameters",
       {NullGives(kBad, SSLSetDiffieHellmanParams, kNoParameters, size_t{1})}},
      {"profiles.md 5.7", "A prime of 768 bits is weak",
       with(ConnectedByDhe(768),
            {Connect(), Handshake(errSSLWeakPeerEphemeralDHKey)})},
      {"profiles.md 5.7", "A prime of 1024 bits is not",
       with(ConnectedByDhe(1024), {Connected()})},
      {"profiles.md 5.7",
       "Whoever lowers the limit may use a prime of 768 bits",
       with(ConnectedByDhe(768),
            {Gives(0, SSLSetMinimumDHGroupSize, 512u), Connected()})},
      {"profiles.md 5.7", "Before 10.10.5 there was no limit",
       with({Profile("mountain-lion-10.8")},
            with({Key("leaf", pki::KeyKind::kRsa2048), ServerPrime(768),
                  PeerSuites({"TLS_DHE_RSA_WITH_AES_128_CBC_SHA"}),
                  Enable({TLS_DHE_RSA_WITH_AES_128_CBC_SHA})},
                 {Connected()}))},
  };
}

Rows PreSharedKeys() {
  const std::string section = "api.md 1.9";
  static const char kSecret[] = "secret";
  const Steps both = {
      [](World& world) {
        world.script.psk = peer::PreSharedKey{"secret", "me", ""};
        world.script.chain = {};
      },
      PeerSuites({"TLS_PSK_WITH_AES_128_CBC_SHA"}),
      Enable({TLS_PSK_WITH_AES_128_CBC_SHA}),
      Gives(0, SSLSetPSKIdentity, "me", size_t{2})};
  Steps connected = both;
  connected.push_back(Gives(0, SSLSetPSKSharedSecret, kSecret, size_t{6}));
  connected.push_back(Connected());
  connected.push_back(Suite(TLS_PSK_WITH_AES_128_CBC_SHA));
  Steps other = both;
  other.push_back(Gives(0, SSLSetPSKSharedSecret, "Secret", size_t{6}));
  other.push_back(Connect());
  other.push_back(Handshake(errSSLPeerBadRecordMac));
  return {
      {"handshake.md 5.4", "One secret on both sides connects", connected},
      {"handshake.md 5.4", "Another secret does not", other},
      {section,
       "An identity without a length is none",
       {Gives(kBad, SSLSetPSKIdentity, "me", size_t{0})}},
      {section,
       "NULL has no secret",
       {NullGives(kBad, SSLSetPSKSharedSecret, kSecret, size_t{6})}},
      {section,
       "Secrets may be set in every state",
       {Connected(), Gives(0, SSLSetPSKSharedSecret, kSecret, size_t{6})}},
  };
}

// A client of a server that has this hint.
Steps WithHint(const std::string& hint) {
  return {[=](World& world) {
            world.script.psk = peer::PreSharedKey{"secret", "", hint};
            world.script.chain = {};
          },
          PeerSuites({"TLS_PSK_WITH_AES_128_CBC_SHA"}),
          Enable({TLS_PSK_WITH_AES_128_CBC_SHA})};
}

Rows PskHints() {
  const char* section = "handshake.md 5.4";
  const Step secret = Gives(0, SSLSetPSKSharedSecret, "secret", size_t{6});
  // Hint, or modulus and exponent: nobody looks.
  const Bytes exchange = {22, 3, 3, 0, 8, 12, 0, 0, 4, 0, 2, 'm', 'e'};
  const std::string keyless = "TLS_RSA_WITH_AES_128_CBC_SHA";
  return {
      {section, "A server without a hint connects",
       Plus(WithHint(""), {secret, Connected(), CopiesTrust(false)})},
      {section, "A hint can't be read",
       Plus(WithHint("who are you"),
            {secret, Connect(), Handshake(errSecUnimplemented)})},
      {section, "A hint is answered with close_notify at fatal level",
       Plus(WithHint("who are you"),
            {secret, Connect(), Handshake(errSecUnimplemented), Close(),
             Alerts("2:0")})},
      {section,
       "A ServerKeyExchange of plain RSA can't be read",
       {Key("leaf", pki::KeyKind::kRsa2048), PeerSuites({keyless}),
        Insert("server:ServerHelloDone", exchange), Connect(),
        Handshake(errSecUnimplemented), Close(), Alerts("2:0")}},
      {section, "No secret is a bad configuration",
       Plus(WithHint(""), {Connect(), Handshake(errSSLBadConfiguration),
                           Close(), Alerts("2:0")})},
  };
}

Rows Curves() {
  static const SSL_ECDSA_NamedCurve kCurves[] = {SSL_Curve_secp384r1};
  return {
      {"api.md 1.9",
       "No curves are counted until some are set",
       {Tells(SSLGetNumberOfECDSACurves, 0u)}},
      {"api.md 1.9",
       "Curves that were set are counted",
       {Gives(0, SSLSetECDSACurves, kCurves, 1u),
        Tells(SSLGetNumberOfECDSACurves, 1u)}},
      {"api.md 1.9",
       "No curves can't be set",
       {Gives(kBad, SSLSetECDSACurves, kCurves, 0u)}},
      {"api.md 1.9",
       "Curves can't be set once connected",
       {Connected(), Gives(errSecBadReq, SSLSetECDSACurves, kCurves, 1u)}},
      {"api.md 1.9",
       "The curve of the handshake is told",
       {Key("leaf", pki::KeyKind::kRsa2048),
        Gives(0, SSLSetECDSACurves, kCurves, 1u), Connected(),
        Tells(SSLGetNegotiatedCurve, SSL_Curve_secp384r1)}},
      {"api.md 2.5", "The strictest group has AES-GCM", {[](World&) {
         EXPECT_TRUE(SSLCiphersuiteGroupContainsCiphersuite(
             kSSLCiphersuiteGroupATS, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384));
       }}},
      {"api.md 2.5", "The strictest group has no 3DES", {[](World&) {
         EXPECT_FALSE(SSLCiphersuiteGroupContainsCiphersuite(
             kSSLCiphersuiteGroupATS, SSL_RSA_WITH_3DES_EDE_CBC_SHA));
       }}},
      {"api.md 2.6", "P-256 is 23", {[](World&) {
         EXPECT_EQ(SSL_Curve_secp256r1, 23);
       }}},
  };
}

CONFORMANCE_ROWS(Datagrams, Datagrams());
CONFORMANCE_ROWS(DiffieHellman, DiffieHellman());
CONFORMANCE_ROWS(PreSharedKeys, PreSharedKeys());
CONFORMANCE_ROWS(PskHints, PskHints());
CONFORMANCE_ROWS(Curves, Curves());
}  // namespace
}  // namespace shakedown::conformance

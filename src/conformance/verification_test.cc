// SPDX-License-Identifier: Apache-2.0
// The knobs of verification, when a refusal surfaces, chains that can't be
// used (spec/handshake.md 3.2 to 3.4, spec/documented-profile.md).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

Step NobodyTrusts(const std::string& name) {
  return [=](World& world) { world.recipes[name].trusted = false; };
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

// SSLSetTrustedLeafCertificates with these, after Connect.
Step TrustLeaves(std::vector<std::string> names, OSStatus result = 0) {
  return [=](World& world) {
    EXPECT_EQ(SSLSetTrustedLeafCertificates(world.context,
                                            world.Certificates(names).get()),
              result);
  };
}

Rows TrustedLeaves() {
  Rows rows;
  for (const char* defect :
       {"expired", "not_yet_valid", "wrong_host", "unknown_root",
        "missing_issuer", "broken_signature"}) {
    rows.push_back(
        {"handshake.md 3.1",
         std::string("A trusted leaf is accepted: ") + defect,
         {Leaf(defect), Connect(), TrustLeaves({"leaf"}), Handshake()}});
    rows.push_back(
        {"handshake.md 3.1",
         std::string("In lion it is, too: ") + defect,
         {Profile("lion-10.7"), Key("leaf", pki::KeyKind::kRsa2048),
          Leaf(defect), Connect(), TrustLeaves({"leaf"}), Handshake()}});
  }
  return rows;
}

Rows OtherLeaves() {
  const char* section = "handshake.md 3.3";
  const Steps expired = {Leaf("expired"), Connect()};
  const Step refused = Handshake(errSSLXCertChainInvalid);
  return {
      {section, "One of several leaves is enough",
       Plus(expired, {TrustLeaves({"me", "leaf"}), Handshake()})},
      {section, "Another leaf helps nobody",
       Plus(expired, {TrustLeaves({"me"}), refused})},
      {section, "Only the leaf is looked for",
       Plus(expired, {TrustLeaves({"issuing", "root"}), refused})},
      {section, "NULL clears the list",
       Plus(expired,
            {TrustLeaves({"leaf"}),
             Gives(0, SSLSetTrustedLeafCertificates, nullptr), refused})},
      {section, "A later list takes the place of the earlier",
       Plus(expired, {TrustLeaves({"leaf"}), TrustLeaves({"me"}), refused})},
      {section,
       "The list can't be set during a handshake",
       {Leaf("expired"), At("server:Certificate", wire::WouldBlock{}),
        Connect(), Handshake(errSSLWouldBlock),
        TrustLeaves({"leaf"}, errSecBadReq), refused}},
      {section, "A trusted leaf breaks as any other",
       Plus({Leaf("expired"), Option(kSSLSessionOptionBreakOnServerAuth)},
            {Gives(0, SSLSetEnableCertVerify, Boolean{1}), Connect(),
             TrustLeaves({"leaf"}), Handshake(errSSLServerAuthCompleted),
             Handshake()})},
      {section,
       "A server accepts a trusted leaf, too",
       {Server(), PeerChain({"me", "issuing"}), Defect("me", "expired"),
        Gives(0, SSLSetClientSideAuthenticate, kTryAuthenticate), Connect(),
        TrustLeaves({"me"}), Handshake()}},
      {section,
       "A trusted leaf that can't be parsed is refused",
       {Leaf("unparsable"), Key("leaf", pki::KeyKind::kRsa2048), Create(),
        Enable({0x009C, 0x002F}), Connect(), TrustLeaves({}), refused}},
      {"profiles.md 6",
       "Tiger knows no trusted leaves",
       {Profile("tiger-10.4"), Key("leaf", pki::KeyKind::kRsa2048),
        Leaf("expired"), Connect(), TrustLeaves({"leaf"}),
        Handshake(errSSLCertExpired)}},
      {section,
       "NULL for the context of SSLSetTrustedLeafCertificates",
       {NullGives(errSecParam, SSLSetTrustedLeafCertificates, nullptr)}},
      {section,
       "NULL for the context of SSLCopyTrustedLeafCertificates",
       {NullGives(errSecParam, SSLCopyTrustedLeafCertificates, nullptr)}},
      {section,
       "NULL for the result of SSLCopyTrustedLeafCertificates",
       {Gives(errSecParam, SSLCopyTrustedLeafCertificates, nullptr)}},
  };
}

CONFORMANCE_ROWS(TrustedLeaves, TrustedLeaves());
CONFORMANCE_ROWS(OtherLeaves, OtherLeaves());
CONFORMANCE_ROWS(Knobs, Knobs());
CONFORMANCE_ROWS(OwnRoots, OwnRoots());
CONFORMANCE_ROWS(Timing, Timing());
CONFORMANCE_ROWS(AsDocumented, AsDocumented());
CONFORMANCE_ROWS(Unusable, Unusable());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/result_reasons.h"

#include <Security/SecBase.h>

#include <algorithm>

#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

using security::FindingKind;

using Condition = bool (*)(const Profile&);

bool Always(const Profile& profile) { return true; }
bool FailureAborts(const Profile& profile) {
  return profile.failed_handshake_aborts || profile.rules.failure_aborts;
}
bool ReadsWhenConnected(const Profile& profile) {
  return profile.handshake_on_connected == HandshakeOnConnected::kReadsARecord;
}
bool Has(const Profile& profile, SSLSessionOption option) {
  return profile.session_options.Has(option);
}
bool BreaksAtHelloDone(const Profile& profile) {
  return profile.rules.server_auth_break == engine::AuthBreak::kAtHelloDone;
}
bool BreaksAfterTheRecord(const Profile& profile) {
  return Has(profile, kSSLSessionOptionBreakOnServerAuth) &&
         profile.rules.server_auth_break ==
             engine::AuthBreak::kIfCertificateEndsItsRecord;
}
bool BreaksAtCertificate(const Profile& profile) {
  return Has(profile, kSSLSessionOptionBreakOnServerAuth) &&
         !BreaksAtHelloDone(profile) && !BreaksAfterTheRecord(profile);
}
bool BreaksOnClientAuth(const Profile& profile) {
  return Has(profile, kSSLSessionOptionBreakOnClientAuth);
}
bool BreaksOnRequestWithoutIdentity(const Profile& profile) {
  return profile.rules.certificate_requested_break_only_without_identity;
}
bool BreaksOnRequestAlways(const Profile& profile) {
  return Has(profile, kSSLSessionOptionBreakOnCertRequested) &&
         !BreaksOnRequestWithoutIdentity(profile);
}
bool BreaksOnClientHello(const Profile& profile) {
  return Has(profile, kSSLSessionOptionBreakOnClientHello);
}
bool HeaderErrorsAreClosedAbort(const Profile& profile) {
  return profile.rules.header_error == engine::HeaderError::kAlwaysClosedAbort;
}
bool HeaderErrorsAreTheCallbacks(const Profile& profile) {
  return !HeaderErrorsAreClosedAbort(profile);
}
bool AnswersFallback(const Profile& profile) {
  return profile.rules.answers_fallback_scsv;
}
bool RefusesNewerHellos(const Profile& profile) {
  return profile.rules.refuses_newer_hellos;
}
bool RefusesEarlyWrites(const Profile& profile) {
  return profile.write_during_handshake != WriteDuringHandshake::kDrivesIt;
}
bool UnusableChainFailsLater(const Profile& profile) {
  return !profile.rules.unusable_chain_is_a_refusal;
}
bool HasMinimalDhSize(const Profile& profile) {
  return profile.rules.dh_minimum_bits > 0;
}
bool HasFirstByteRule(const Profile& profile) {
  return profile.rules.header_error == engine::HeaderError::kByEraOf10Point8;
}
bool ExpiryFlagsAreIgnored(const Profile& profile) {
  return profile.expired_flags == ExpiredFlagsRule::kInert;
}

struct Row {
  int32_t code;
  Condition holds;
  const char* sentence;
};

// spec/api.md 2.9, 2.10 and spec/handshake.md 5, besides refused chains.
constexpr Row kRows[] = {
    {errSecSuccess, Always, "the call did what it is for"},
    {errSecUnimplemented, Always,
     "SSLHandshake, when the server chose compression"},
    {errSecUnimplemented, ExpiryFlagsAreIgnored,
     "SSLGetAllowsExpiredCerts and SSLGetAllowsExpiredRoots"},
    {errSecParam, Always, "any call with a NULL context or a wrong argument"},
    {errSecParam, Always, "SSLHandshake, when no version is enabled"},
    {errSecParam, Always,
     "any I/O call, when the read callback returned success with only a part "
     "of a record"},
    {errSecBadReq, Always,
     "most setters, while the session is in kSSLHandshake or kSSLConnected"},
    {errSecBadReq, Always, "SSLWrite before the first SSLHandshake"},
    {errSecBadReq, RefusesEarlyWrites,
     "SSLWrite during a handshake, on 10.7 only up to ServerHello"},
    {errSecBadReq, Always, "SSLReHandshake during a handshake"},
    {errSecBadReq, Always,
     "SSLGetNegotiatedCipher outside kSSLHandshake and kSSLConnected"},
    {errSecBadReq, Always,
     "SSLCopyPeerCertificates before there is a trust object"},
    {errSSLProtocol, Always,
     "a handshake message that is malformed, out of order or unknown, or a "
     "wrong Finished"},
    {errSSLProtocol, Always, "application data during a handshake"},
    {errSSLProtocol, ReadsWhenConnected,
     "SSLHandshake on a connected session, when application data arrives"},
    {errSSLNegotiation, Always,
     "the peer's version is outside the limits that were set"},
    {errSSLNegotiation, RefusesNewerHellos,
     "a server, when the client offers more than TLS 1.0"},
    {errSSLNegotiation, Always,
     "a server without a certificate, or without a suite in common with the "
     "client; no alert is sent"},
    {errSSLNegotiation, Always,
     "a client, when the server chose a suite that is not enabled"},
    {errSSLFatalAlert, Always,
     "the peer sent a fatal alert without a code of its own, as "
     "unrecognized_name or no_application_protocol"},
    {errSSLWouldBlock, Always,
     "any I/O call, when a callback returned it: call again"},
    {errSSLWouldBlock, ReadsWhenConnected,
     "SSLHandshake on a connected session, when nothing arrives"},
    {errSSLSessionNotFound, Always,
     "an alert record of odd length, before there is a session ID"},
    {errSSLClosedGraceful, Always, "the peer sent close_notify"},
    {errSSLClosedGraceful, Always, "any I/O call after SSLClose"},
    {errSSLClosedAbort, HeaderErrorsAreTheCallbacks,
     "SSLHandshake, when the read callback fails before anything was received, "
     "unless it returned a code of its own"},
    {errSSLClosedAbort, HeaderErrorsAreClosedAbort,
     "any I/O call, when the read callback fails at or inside a record's "
     "header, whatever code it returns: so at every end of file between "
     "records"},
    {errSSLClosedAbort, Always, "SSLRead and SSLWrite in kSSLAborted"},
    {errSSLClosedAbort, FailureAborts,
     "SSLHandshake, SSLRead and SSLWrite after a handshake that failed"},
    {errSSLClosedAbort, Always, "a record that is too short to hold anything"},
    {errSSLXCertChainInvalid, Always,
     "a server with kAlwaysAuthenticate, when the client sent no certificate"},
    {errSSLBadCert, Always, "SSLSetCertificate with an empty array"},
    {errSSLBadCert, Always,
     "SSLHandshake, when the peer's certificate has no readable key"},
    {errSSLCrypto, Always,
     "a signature of the handshake does not verify, or the peer's key is "
     "neither RSA nor EC"},
    {errSSLCrypto, UnusableChainFailsLater,
     "the server sent no certificates and the key exchange is RSA"},
    {errSSLInternal, UnusableChainFailsLater,
     "the server sent no certificate that can be parsed, and the key exchange "
     "is ephemeral"},
    {errSSLInternal, Always,
     "the write callback returned success with 0 bytes a thousand times"},
    {errSSLClosedNoNotify, HasFirstByteRule,
     "a connected client, when the read callback returned "
     "errSSLClosedGraceful between two records"},
    {errSSLBufferOverflow, Always,
     "a getter of suites or of a name, when the buffer is too small"},
    {errSSLIllegalParam, Always, "the peer sent the alert illegal_parameter"},
    {errSSLIllegalParam, Always,
     "SSLSetProtocolVersionMin and Max with a version that cannot be had, "
     "kTLSProtocol13 among them"},
    {errSSLIllegalParam, Always,
     "SSLReHandshake on a server that is not connected"},
    {errSSLPeerProtocolVersion, AnswersFallback,
     "a server, when a client signals a fallback below the server's highest "
     "version"},
    {errSSLPeerAuthCompleted, BreaksAtHelloDone,
     "SSLHandshake of a client at ServerHelloDone, with "
     "kSSLSessionOptionBreakOnServerAuth, whatever the chain is worth"},
    {errSSLPeerAuthCompleted, BreaksAtCertificate,
     "SSLHandshake of a client after Certificate, with "
     "kSSLSessionOptionBreakOnServerAuth, unless verification is on and "
     "refuses the chain"},
    {errSSLPeerAuthCompleted, BreaksAfterTheRecord,
     "SSLHandshake of a client, with kSSLSessionOptionBreakOnServerAuth and "
     "verification switched off, if Certificate is the last message of its "
     "record"},
    {errSSLPeerAuthCompleted, BreaksOnClientAuth,
     "SSLHandshake of a server after the client's Certificate, with "
     "kSSLSessionOptionBreakOnClientAuth"},
    {errSSLClientCertRequested, BreaksOnRequestWithoutIdentity,
     "SSLHandshake of a client at CertificateRequest, with "
     "kSSLSessionOptionBreakOnCertRequested, if no certificate is set"},
    {errSSLClientCertRequested, BreaksOnRequestAlways,
     "SSLHandshake of a client after CertificateRequest, with "
     "kSSLSessionOptionBreakOnCertRequested, certificate set or not"},
    {errSSLConnectionRefused, HasFirstByteRule,
     "SSLHandshake of a client, when the connection ends before the server's "
     "first byte"},
    {errSSLConnectionRefused, Always,
     "SSLHandshake of a datagram context that has sent a flight ten times "
     "without an answer"},
    {errSSLDecryptionFail, Always,
     "a record encrypted with AES-GCM was changed on its way"},
    {errSSLBadRecordMac, Always,
     "a record encrypted with CBC was changed on its way"},
    {errSSLRecordOverflow, Always,
     "a record's length is more than 18427 bytes, as when the peer answers in "
     "plain text, or no multiple of the cipher's block"},
    {errSSLBadConfiguration, Always,
     "the configuration cannot work: client authentication with an anonymous "
     "suite, a pre-shared key suite without a key"},
    {errSSLUnexpectedRecord, Always,
     "SSLWrite of a datagram context in mid-handshake, when a record came that "
     "is to be skipped"},
    {errSSLWeakPeerEphemeralDHKey, HasMinimalDhSize,
     "a client, when the server's Diffie-Hellman group is smaller than "
     "allowed: 1024 bits from 10.11 on"},
    {errSSLClientHelloReceived, BreaksOnClientHello,
     "SSLHandshake of a server after the ClientHello, with "
     "kSSLSessionOptionBreakOnClientHello"},
};

// Received alerts whose code stands for nothing else (spec/handshake.md 4.1).
bool IsPeerAlert(int32_t code) {
  return (code <= errSSLPeerUnexpectedMsg &&
          code >= errSSLPeerNoRenegotiation) &&
         code != errSSLIllegalParam;
}

const char* Words(FindingKind kind) {
  switch (kind) {
    case FindingKind::kUnparsable:
      return "a certificate cannot be parsed";
    case FindingKind::kBrokenSignature:
      return "a signature in it does not verify";
    case FindingKind::kNoCertificates:
      return "there are no certificates";
    case FindingKind::kUnknownRoot:
      return "it ends in a self-signed certificate that is no anchor";
    case FindingKind::kNoRoot:
      return "it reaches no root, since an issuer is missing";
    case FindingKind::kDenied:
      return "a trust setting denies it";
    case FindingKind::kExpired:
      return "a certificate has expired";
    case FindingKind::kNotYetValid:
      return "a certificate is not valid yet";
    case FindingKind::kHostMismatch:
      return "the leaf is not for the peer's domain name";
    case FindingKind::kRevoked:
      return "a certificate was revoked";
    case FindingKind::kUsage:
      return "a certificate is not for this use";
    case FindingKind::kConstraints:
      return "a constraint is not met";
    case FindingKind::kWeakKey:
      return "a key or digest is too weak";
    case FindingKind::kOther:
      return "any other rule is not met";
  }
  return "";
}

// Puts one profile's sentence with the same sentence of others.
void Add(std::vector<Reason>& reasons, const Profile& profile,
         const std::string& sentence) {
  const auto same = std::find_if(
      reasons.begin(), reasons.end(),
      [&](const Reason& reason) { return reason.sentence == sentence; });
  if (same == reasons.end()) {
    reasons.push_back({{profile.name}, sentence});
  } else {
    same->profiles.emplace_back(profile.name);
  }
}

void AddVerdicts(std::vector<Reason>& reasons, const Profile& profile,
                 int32_t code) {
  std::string causes;
  for (const VerdictRow& row : profile.verdicts) {
    if (static_cast<int32_t>(row.status) != code) continue;
    causes += (causes.empty() ? "" : "; ") + std::string(Words(row.kind));
  }
  if (causes.empty()) return;
  Add(reasons, profile,
      "SSLHandshake, when it refuses the peer's chain: " + causes);
}

}  // namespace

std::vector<Reason> ReasonsFor(int32_t code) {
  std::vector<Reason> reasons;
  for (const Profile& profile : AllProfiles()) {
    AddVerdicts(reasons, profile, code);
  }
  for (const Row& row : kRows) {
    if (row.code != code) continue;
    for (const Profile& profile : AllProfiles()) {
      if (row.holds(profile)) Add(reasons, profile, row.sentence);
    }
  }
  if (IsPeerAlert(code)) {
    for (const Profile& profile : AllProfiles()) {
      Add(reasons, profile, "any I/O call, when the peer sent that alert");
    }
  }
  return reasons;
}

}  // namespace shakedown::securetransport

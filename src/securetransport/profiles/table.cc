// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/profiles/table.h"

#include <algorithm>

#include "src/securetransport/profiles/table_values.h"

namespace shakedown::securetransport {
namespace {

constexpr TableRow kRows[] = {
    {"sources", "the source tags it was read in", "profiles.md 6", &Sources},

    {"unknown_root", "a chain that ends in a root that is no anchor",
     "profiles.md 2.1", &OfKind<security::FindingKind::kUnknownRoot>},
    {"no_root", "a chain that reaches no root", "profiles.md 2.1",
     &OfKind<security::FindingKind::kNoRoot>},
    {"denied", "a certificate that the user's settings deny", "profiles.md 2.1",
     &OfKind<security::FindingKind::kDenied>},
    {"expired", "an expired certificate", "profiles.md 2.1",
     &OfKind<security::FindingKind::kExpired>},
    {"not_yet_valid", "a certificate that is not yet valid", "profiles.md 2.1",
     &OfKind<security::FindingKind::kNotYetValid>},
    {"host_mismatch", "a leaf for another host", "profiles.md 2.1",
     &OfKind<security::FindingKind::kHostMismatch>},
    {"revoked", "a revoked certificate", "profiles.md 2.1",
     &OfKind<security::FindingKind::kRevoked>},
    {"other_failure", "any other policy failure", "profiles.md 2.1",
     &OfKind<security::FindingKind::kOther>},
    {"weak_key", "a weak key or digest", "profiles.md 2.2",
     &OfKind<security::FindingKind::kWeakKey>},
    {"precedence", "the order if several hold", "profiles.md 2.0", &Precedence},
    {"unparsable", "a certificate that can't be parsed", "profiles.md 2.1",
     &Unparsable},
    {"no_certificates", "a server's empty list", "profiles.md 2.1",
     &NoCertificates},
    {"any_root", "what SSLSetAllowsAnyRoot accepts", "profiles.md 2.1",
     &AnyRoot},
    {"expired_flags", "SSLSetAllowsExpiredCerts and ...ExpiredRoots",
     "profiles.md 2.1", &ExpiredFlags},
    {"trusted_leaf", "SSLSetTrustedLeafCertificates", "profiles.md 2.1",
     &TrustedLeaves},
    {"hidden_evaluation", "is trust evaluated though verification is off?",
     "profiles.md 5.6", &HiddenEvaluation},

    {"verify_client", "where a client judges and refuses", "profiles.md 2.1",
     &VerifyClient},
    {"verify_server", "where a server refuses", "profiles.md 2.1",
     &VerifyServer},
    {"refusal_alert", "the alert of a refused chain", "profiles.md 2.1",
     &RefusalAlert},
    {"session_options", "options of SSLSetSessionOption", "profiles.md 3",
     &SessionOptions},
    {"break_server_auth", "BreakOnServerAuth", "profiles.md 3",
     &BreakServerAuth},
    {"break_switches_verification", "does that switch verification off?",
     "profiles.md 3", &BreakSwitchesVerification},
    {"break_cert_requested", "BreakOnCertRequested", "profiles.md 3",
     &BreakCertRequested},
    {"identity_in_the_break", "an identity that is set at BreakOnCertRequested",
     "profiles.md 5.12", &IdentityInTheBreak},
    {"break_order", "the order if both fire", "profiles.md 3", &BreakOrder},
    {"break_client_auth", "BreakOnClientAuth", "profiles.md 3",
     &BreakClientAuth},
    {"break_client_hello", "BreakOnClientHello", "profiles.md 3",
     &BreakClientHello},

    {"state_after_failure", "after a failed SSLHandshake", "profiles.md 2.4",
     &StateAfterFailure},
    {"alert_delivery", "when a queued alert leaves", "profiles.md 2.3",
     &AlertDelivery},
    {"handshake_when_connected", "SSLHandshake when connected",
     "handshake.md 7", &HandshakeWhenConnected},
    {"close_notify_in_handshake", "close_notify during a handshake",
     "handshake.md 7", &CloseNotifyInHandshake},
    {"read_when_idle", "SSLRead on an idle client", "handshake.md 7",
     &ReadWhenIdle},
    {"read_of_nothing", "SSLRead of no bytes", "profiles.md 5.14",
     &ReadOfNothing},
    {"write_during_handshake", "SSLWrite during a handshake",
     "profiles.md 5.13", &WriteDuring},
    {"header_errors", "a read that fails at a record's header",
     "handshake.md 7", &HeaderErrors},
    {"record_error_alerts", "alerts for errors of the record layer",
     "handshake.md 7", &RecordErrorAlerts},
    {"bad_argument", "a bad argument; a busy session", "profiles.md 6",
     &BadArgument},

    {"versions_client", "a client's versions", "profiles.md 4.1",
     &VersionsOfClient},
    {"versions_server", "a server's versions", "profiles.md 4.1",
     &VersionsOfServer},
    {"newer_hello", "a server gets a hello above its versions",
     "profiles.md 5.10", &NewerHello},
    {"export_des", "export and DES suites", "profiles.md 4.2", &ExportAndDes},
    {"anonymous", "anonymous suites", "profiles.md 4.2", &Anonymous},
    {"rc4", "RC4", "profiles.md 4.2", &Rc4},
    {"triple_des", "3DES", "profiles.md 4.2", &TripleDes},
    {"dhe_client", "DHE, client", "profiles.md 4.2", &DheOfClient},
    {"dhe_server", "DHE, server", "profiles.md 4.2", &DheOfServer},
    {"ecdhe_client", "ECDHE, client", "profiles.md 4.2", &EcdheOfClient},
    {"ecdhe_server", "ECDHE, server", "profiles.md 4.2", &EcdheOfServer},
    {"static_ecdh", "static ECDH", "profiles.md 4.2", &StaticEcdh},
    {"gcm", "AES-GCM", "profiles.md 4.2", &Gcm},
    {"suite_order", "the first three of a client's suites", "profiles.md 4.2",
     &SuiteOrder},
    {"session_configs", "names for SSLSetSessionConfig", "profiles.md 4.2",
     &SessionConfigs},

    {"split", "1/n-1 split of data, CBC up to TLS 1.0", "profiles.md 5.2",
     &Split},
    {"hello_format", "a client's hello", "profiles.md 5.9", &HelloFormat},
    {"sni", "server_name", "profiles.md 4.3", &Sni},
    {"rfc5746_client", "RFC 5746, client", "profiles.md 4.3", &Rfc5746Client},
    {"rfc5746_server", "RFC 5746, server", "profiles.md 4.3", &Rfc5746Server},
    {"server_renegotiation", "a server gets a second ClientHello",
     "profiles.md 4.3", &ServerRenegotiation},
    {"identity_change", "another identity in a renegotiation",
     "profiles.md 5.3", &IdentityChange},
    {"ems", "extended master secret", "profiles.md 4.3", &Ems},
    {"staple_sct", "OCSP staple and SCTs are asked for", "profiles.md 4.3",
     &StapleAndSct},
    {"alpn_npn", "application protocols that a client can offer",
     "profiles.md 4.3", &AlpnAndNpn},
    {"padding", "padding of the ClientHello", "profiles.md 4.3", &HelloPadding},
    {"signature_algorithms", "what TLS 1.2 offers and signs with",
     "profiles.md 4.3", &SignatureAlgorithms},
    {"fallback_scsv", "FALLBACK_SCSV", "profiles.md 4.3", &FallbackScsv},
    {"false_start", "False Start", "profiles.md 4.3", &FalseStart},
    {"min_dh", "the least size of a peer's DH group, in bits",
     "profiles.md 4.3", &MinDh},
    {"goto_fail", "ServerKeyExchange signature, TLS 1.0 and 1.1",
     "profiles.md 5.1", &GotoFail},

    {"session_key", "what a session is found by", "profiles.md 4.3",
     &SessionKeyOf},
    {"session_eviction", "sessions that a fatal alert drops", "profiles.md 2.3",
     &SessionEviction},
    {"session_ttl", "a session's life, in seconds", "profiles.md 4.3",
     &SessionTtl},
};

}  // namespace

std::span<const TableRow> TableRows() { return kRows; }

Provenance ProvenanceOf(const Profile& profile, std::string_view key) {
  const auto found =
      std::find_if(profile.marks.begin(), profile.marks.end(),
                   [key](const Mark& mark) { return mark.key == key; });
  return found == profile.marks.end() ? Provenance::kSource : found->provenance;
}

const char* ProvenanceName(Provenance provenance) {
  switch (provenance) {
    case Provenance::kSource:
      return "source";
    case Provenance::kInferred:
      return "inferred";
    case Provenance::kUnknown:
      return "unknown";
    case Provenance::kDocumentation:
      return "documentation";
  }
  return "";
}

}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
// Trust, breaks, state and records; the rest is in table_values_of_hello.cc.
#include "src/securetransport/profiles/table_values.h"

#include <Security/SecBase.h>

#include <algorithm>
#include <vector>

#include "src/base/trace.h"

namespace shakedown::securetransport {
namespace {

using engine::AuthBreak;
using engine::VerifyPoint;
using security::FindingKind;

const VerdictRow* RowOf(const Profile& profile, FindingKind kind) {
  const auto found =
      std::find_if(profile.verdicts.begin(), profile.verdicts.end(),
                   [kind](const VerdictRow& row) { return row.kind == kind; });
  return found == profile.verdicts.end() ? nullptr : &*found;
}

bool Has(const Profile& profile, SSLSessionOption option) {
  return profile.session_options.Has(option);
}

// What of the order of precedence a reader wants to know; alike codes apart.
constexpr struct {
  FindingKind kind;
  const char* word;
} kPrecedenceWords[] = {
    {FindingKind::kBrokenSignature, "signature"},
    {FindingKind::kUnknownRoot, "root"},
    {FindingKind::kExpired, "expired"},
    {FindingKind::kNotYetValid, "not yet valid"},
    {FindingKind::kHostMismatch, "host"},
    {FindingKind::kOther, "other"},
};

const char* WordOf(FindingKind kind) {
  for (const auto& row : kPrecedenceWords) {
    if (row.kind == kind) return row.word;
  }
  return nullptr;
}

std::string PointOf(VerifyPoint point) {
  switch (point) {
    case VerifyPoint::kCertificate:
      return "Certificate";
    case VerifyPoint::kHelloDone:
      return "ServerHelloDone";
    case VerifyPoint::kFinished:
      return "the client's Finished";
  }
  return "";
}

constexpr const char* kOptionNames[] = {
    "BreakOnServerAuth",  "BreakOnCertRequested",
    "BreakOnClientAuth",  "FalseStart",
    "SendOneByteRecord",  "AllowServerIdentityChange",
    "Fallback",           "BreakOnClientHello",
    "AllowRenegotiation", "EnableSessionTickets",
};

}  // namespace

std::string VerdictOf(const Profile& profile, FindingKind kind) {
  const VerdictRow* row = RowOf(profile, kind);
  if (row == nullptr) return "accepted";
  return std::to_string(static_cast<int32_t>(row->status)) + ", " +
         AlertName(row->alert);
}

std::string Sources(const Profile& profile) { return profile.sources; }

std::string Precedence(const Profile& profile) {
  const VerdictRow* root = RowOf(profile, FindingKind::kUnknownRoot);
  const VerdictRow* other = RowOf(profile, FindingKind::kOther);
  if (root->status == other->status) return "irrelevant: one code";
  std::string words;
  for (const VerdictRow& row : profile.verdicts) {
    const char* word = WordOf(row.kind);
    if (word == nullptr) continue;
    words += (words.empty() ? "" : " > ") + std::string(word);
  }
  return words;
}

std::string Unparsable(const Profile& profile) {
  if (profile.rules.unusable_chain_is_a_refusal) {
    return VerdictOf(profile, FindingKind::kUnparsable);
  }
  return "RSA: " + VerdictOf(profile, FindingKind::kUnparsable) +
         "; (EC)DHE: -9810, internal_error";
}

std::string NoCertificates(const Profile& profile) {
  if (profile.rules.unusable_chain_is_a_refusal) {
    return VerdictOf(profile, FindingKind::kNoCertificates);
  }
  return "RSA: -9809, fatal close_notify; (EC)DHE: -9810, internal_error";
}

std::string AnyRoot(const Profile& profile) {
  return profile.any_root_rescues_everything
             ? "every refused chain"
             : "unknown root, no root, user deny";
}

std::string ExpiredFlags(const Profile& profile) {
  switch (profile.expired_flags) {
    case ExpiredFlagsRule::kHonoured:
      return "honoured";
    case ExpiredFlagsRule::kStored:
      return "stored, never consulted";
    case ExpiredFlagsRule::kInert:
      return "setters do nothing, getters give -4";
  }
  return "";
}

std::string TrustedLeaves(const Profile& profile) {
  switch (profile.trusted_leaves) {
    case TrustedLeavesRule::kAbsent:
      return "not there";
    case TrustedLeavesRule::kBeforeEvaluation:
      return "bypasses the evaluation";
    case TrustedLeavesRule::kAfterFailedEvaluation:
      return "accepts after a failed evaluation";
  }
  return "";
}

std::string HiddenEvaluation(const Profile& profile) {
  return profile.evaluates_unverified_chains ? "yes" : "no";
}

std::string VerifyClient(const Profile& profile) {
  return PointOf(profile.rules.client_verify_point);
}

std::string VerifyServer(const Profile& profile) {
  return PointOf(profile.rules.server_verify_point);
}

std::string RefusalAlert(const Profile& profile) {
  return profile.rules.refusal_pauses
             ? "none by the call that fails; the next goes on"
             : "queued by the call that fails";
}

std::string SessionOptions(const Profile& profile) {
  std::string names;
  for (size_t option = 0; option < std::size(kOptionNames); ++option) {
    if (!profile.session_options.Has(static_cast<int>(option))) continue;
    names += (names.empty() ? "" : ", ") + std::string(kOptionNames[option]);
  }
  return names.empty() ? "none" : names;
}

std::string BreakServerAuth(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnServerAuth)) return "none";
  switch (profile.rules.server_auth_break) {
    case AuthBreak::kLatchedAtCertificate:
      return "latched at Certificate; a refusal wins";
    case AuthBreak::kIfCertificateEndsItsRecord:
      return "with verification off, if Certificate ends its record";
    case AuthBreak::kAtCertificate:
      return "at Certificate; a refusal wins";
    case AuthBreak::kAtHelloDone:
      return "at ServerHelloDone; wins over a refusal";
  }
  return "";
}

std::string BreakSwitchesVerification(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnServerAuth)) return "-";
  return profile.break_option_switches_verification ? "yes" : "no";
}

std::string BreakCertRequested(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnCertRequested)) return "none";
  return profile.rules.certificate_requested_break_only_without_identity
             ? "only without an identity"
             : "identity or not";
}

std::string IdentityInTheBreak(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnCertRequested)) return "-";
  return profile.rules.identity_is_chosen_at_the_request ? "is not sent"
                                                         : "is sent";
}

std::string BreakOrder(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnServerAuth)) return "-";
  return profile.rules.server_auth_break == AuthBreak::kAtHelloDone
             ? "request, server"
             : "server, request";
}

std::string BreakClientAuth(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnClientAuth)) return "none";
  return profile.rules.client_auth_break_on_empty ? "also for an empty chain"
                                                  : "not for an empty chain";
}

std::string BreakClientHello(const Profile& profile) {
  if (!Has(profile, kSSLSessionOptionBreakOnClientHello)) return "none";
  return profile.client_hello_break_aborts_io
             ? "yes; SSLRead and SSLWrite abort at it"
             : "yes";
}

std::string StateAfterFailure(const Profile& profile) {
  if (profile.failed_handshake_aborts) return "kSSLAborted, then -9806";
  return profile.rules.failure_aborts
             ? "kSSLAborted, then -9806; a received alert: kSSLHandshake"
             : "kSSLHandshake, the next call reads on";
}

std::string AlertDelivery(const Profile& profile) {
  return profile.rules.failure_aborts || profile.failed_handshake_aborts
             ? "with SSLClose"
             : "with SSLClose or the next I/O call";
}

std::string HandshakeWhenConnected(const Profile& profile) {
  switch (profile.handshake_on_connected) {
    case HandshakeOnConnected::kReadsARecord:
      return "reads a record";
    case HandshakeOnConnected::kFlushes:
      return "flushes, 0";
    case HandshakeOnConnected::kFlushesUnlessRenegotiating:
      return "flushes, 0, unless renegotiating";
  }
  return "";
}

std::string CloseNotifyInHandshake(const Profile& profile) {
  return profile.close_notify_closes_at_once
             ? "closes at once and counts as success"
             : "-9805";
}

std::string ReadWhenIdle(const Profile& profile) {
  return profile.read_starts_handshake ? "sends the ClientHello" : "only reads";
}

std::string ReadOfNothing(const Profile& profile) {
  return profile.read_of_nothing_waits ? "waits for data" : "returns at once";
}

std::string WriteDuring(const Profile& profile) {
  switch (profile.write_during_handshake) {
    case WriteDuringHandshake::kDrivesIt:
      return "drives it";
    case WriteDuringHandshake::kDrivesItPastServerHello:
      return "-909 up to ServerHello, then drives it";
    case WriteDuringHandshake::kIsRefused:
      return "-909";
  }
  return "";
}

std::string HeaderErrors(const Profile& profile) {
  switch (profile.rules.header_error) {
    case engine::HeaderError::kAlwaysClosedAbort:
      return "-9806";
    case engine::HeaderError::kByEraOf10Point9:
      return "the callback's code; -9806 before the first byte";
    case engine::HeaderError::kByEraOf10Point8:
      return "the callback's code; for -9805: -9844 before the first byte, "
             "-9816 between records, else -9806";
  }
  return "";
}

std::string RecordErrorAlerts(const Profile& profile) {
  return profile.rules.alerts_for_record_errors ? "sent" : "none";
}

std::string BadArgument(const Profile&) {
  return std::to_string(errSecParam) + "; " + std::to_string(errSecBadReq);
}

}  // namespace shakedown::securetransport

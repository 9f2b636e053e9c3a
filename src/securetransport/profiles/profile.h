// SPDX-License-Identifier: Apache-2.0
// One era's behaviour, as data: everything in which releases differ and that
// shows through Secure Transport's interface. One file per era holds the
// values. Example: FindProfile("lion-10.7")->highest_version is TLS 1.0. Spans
// point to constants and must outlive the profile. Columns and sources:
// spec/profiles.md 6, spec/documented-profile.md.
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_

#include <Security/SecureTransport.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "src/engine/rules.h"
#include "src/engine/settings.h"
#include "src/engine/status.h"
#include "src/securetransport/profiles/session_option_set.h"
#include "src/security/evaluate.h"

namespace shakedown::securetransport {

// What a refused chain costs: the result, and the alert that is queued.
struct VerdictRow {
  security::FindingKind kind;
  engine::Status status;
  uint8_t alert;
};

// SSLHandshake on a connected session.
enum class HandshakeOnConnected : uint8_t {
  kReadsARecord,                // 10.12 and later
  kFlushes,                     // up to 10.11: success once everything is sent
  kFlushesUnlessRenegotiating,  // and reads while a renegotiation is on
};

// What SSLSetAllowsExpiredCerts and SSLSetAllowsExpiredRoots are good for.
enum class ExpiredFlagsRule : uint8_t {
  kInert,     // 10.12 and later: not even stored
  kStored,    // 10.8 to 10.11: never consulted
  kHonoured,  // up to 10.7
};

// When a leaf of SSLSetTrustedLeafCertificates is accepted.
enum class TrustedLeavesRule : uint8_t {
  kAfterFailedEvaluation,  // 10.8 and later
  kBeforeEvaluation,       // 10.5 to 10.7: without one
  kAbsent,                 // up to 10.4
};

// SSLWrite while a handshake is in progress (spec/profiles.md 5.13).
enum class WriteDuringHandshake : uint8_t {
  kDrivesIt,                 // 10.8 and later
  kDrivesItPastServerHello,  // 10.7; before, errSecBadReq
  kIsRefused,                // up to 10.6: errSecBadReq
};

// What a client's session is kept and found by (spec/profiles.md 4.3).
enum class SessionKeyParts : uint8_t {
  kOptionsToo,     // 10.13 and later; servers: options and session ID
  kTrustSettings,  // 10.12: with the peer ID
  kPeerId,         // up to 10.11
};

// What SSLSetSessionConfig sets (spec/api.md 3.3).
struct SessionConfig {
  std::string_view name;  // "ATSv1"
  uint16_t min_version;
  uint16_t max_version;
  std::span<const uint16_t> suites;
  bool is_fallback;  // a client says so in its hello
};

// How a value is known.
enum class Provenance : uint8_t {
  kSource,         // read in Apple's published source
  kInferred,       // from that of a neighbouring release, or public knowledge
  kUnknown,        // a choice of ours
  kDocumentation,  // promised by Apple's documentation
};

// Marks the cell of one row of the table (table.h) as not read in source.
struct Mark {
  std::string_view key;
  Provenance provenance;
};

struct Profile {
  const char* name;
  const char* summary;  // one line for people
  const char* sources;  // the tags it was read in
  std::span<const Mark> marks;
  engine::Rules rules;

  // --- Verification ---

  // The rows in the order of precedence: the first kind that was found decides.
  std::span<const VerdictRow> verdicts;
  // SSLSetAllowsAnyRoot accepts every chain, not only unknown roots.
  bool any_root_rescues_everything = true;
  ExpiredFlagsRule expired_flags = ExpiredFlagsRule::kInert;
  TrustedLeavesRule trusted_leaves = TrustedLeavesRule::kAfterFailedEvaluation;
  // With verification off, trust is evaluated all the same, and the result
  // ignored (10.8 to 10.9.4).
  bool evaluates_unverified_chains = false;
  // BreakOnServerAuth and BreakOnClientAuth switch verification off and on.
  bool break_option_switches_verification = true;

  // --- The session's state ---

  // Every failure of SSLHandshake leaves kSSLAborted. (That a failure inside
  // the engine does is rules.failure_aborts.)
  bool failed_handshake_aborts = false;
  // A close_notify during the handshake closes at once and counts as success
  // (up to 10.9).
  bool close_notify_closes_at_once = false;
  // SSLRead and SSLWrite abort at errSSLClientHelloReceived (10.11).
  bool client_hello_break_aborts_io = false;
  WriteDuringHandshake write_during_handshake = WriteDuringHandshake::kDrivesIt;
  // SSLRead of nothing returns once there is data, and not at once (up to 10.6;
  // spec/profiles.md 5.14).
  bool read_of_nothing_waits = false;
  // SSLRead on an idle client sends the ClientHello (up to 10.11).
  bool read_starts_handshake = false;
  HandshakeOnConnected handshake_on_connected =
      HandshakeOnConnected::kReadsARecord;

  // --- Defaults ---

  uint16_t lowest_client_version;
  uint16_t lowest_server_version;
  uint16_t lowest_settable_version = engine::kSsl3;
  uint16_t highest_version;  // the default, and the highest one can set
  std::span<const uint16_t> supported_suites;  // SSLGetSupportedCiphers
  bool enables_static_ecdh = false;  // SSLSetEnabledCiphers keeps those suites
  std::span<const uint16_t> client_suites;  // enabled, in order of preference
  std::span<const uint16_t> server_suites;
  bool splits_application_data = true;  // 1/n-1
  // The options that SSLSetSessionOption knows.
  SessionOptionSet session_options;
  std::span<const SessionConfig> session_configs;

  SessionKeyParts session_key = SessionKeyParts::kOptionsToo;
};

// The eras (each is a file, with the point releases that differ). From catalina
// back, each is the next newer one with changes, so that a file holds what its
// release differed in.
Profile DocumentedProfile();
Profile TigerProfile();
Profile Leopard10Point5Point0Profile();
Profile Leopard10Point5Point7Profile();
Profile SnowLeopard10Point6Point0Profile();
Profile SnowLeopardProfile();
Profile Lion10Point7Point0Profile();
Profile LionProfile();
Profile MountainLionProfile();
Profile MavericksProfile();
Profile Mavericks10Point9Point2Profile();
Profile Mavericks10Point9Point3Profile();
Profile Mavericks10Point9Point5Profile();
Profile YosemiteProfile();
Profile ElCapitanProfile();
Profile SierraProfile();
Profile HighSierraProfile();
Profile CatalinaProfile();

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_

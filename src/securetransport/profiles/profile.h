// SPDX-License-Identifier: Apache-2.0
// One era's behaviour, as data: everything in which releases differ and that
// shows through Secure Transport's interface. One file per era holds the
// values. Example: FindProfile("lion-10.7")->highest_version is TLS 1.0. Spans
// point to constants and must outlive the profile. Columns and sources:
// spec/profiles.md 6, spec/documented-profile.md.
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_

#include <cstdint>
#include <span>

#include "src/engine/rules.h"
#include "src/engine/status.h"
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

struct Profile {
  const char* name;
  const char* summary;  // one line for people
  engine::Rules rules;

  // --- Verification ---

  // The rows in the order of precedence: the first kind that was found decides.
  std::span<const VerdictRow> verdicts;
  // SSLSetAllowsAnyRoot accepts every chain, not only unknown roots.
  bool any_root_rescues_everything = true;
  // SSLSetAllowsExpiredCerts and SSLSetAllowsExpiredRoots have an effect.
  bool expired_flags_honoured = false;
  // BreakOnServerAuth and BreakOnClientAuth switch verification off and on.
  bool break_option_switches_verification = true;

  // --- The session's state ---

  // Every failure of SSLHandshake leaves kSSLAborted. (That a failure inside
  // the engine does is rules.failure_aborts.)
  bool failed_handshake_aborts = false;
  // A close_notify during the handshake closes at once and counts as success
  // (up to 10.9).
  bool close_notify_closes_at_once = false;
  // SSLRead on an idle client sends the ClientHello (up to 10.11).
  bool read_starts_handshake = false;
  HandshakeOnConnected handshake_on_connected =
      HandshakeOnConnected::kReadsARecord;

  // --- Defaults ---

  uint16_t lowest_client_version;
  uint16_t lowest_server_version;
  uint16_t highest_version;  // the default, and the highest one can set
  std::span<const uint16_t> client_suites;  // enabled, in order of preference
  std::span<const uint16_t> server_suites;
  bool splits_application_data = true;  // 1/n-1

  // The key of a client's session also holds its options and trust settings.
  bool session_key_has_settings = true;
};

// The eras (each is a file). From catalina back, each is the next newer one
// with changes, so that a file holds what its release differed in.
Profile DocumentedProfile();
Profile TigerProfile();
Profile SnowLeopardProfile();
Profile LionProfile();
Profile MountainLionProfile();
Profile MavericksProfile();
Profile YosemiteProfile();
Profile ElCapitanProfile();
Profile SierraProfile();
Profile HighSierraProfile();
Profile CatalinaProfile();

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_PROFILE_H_

// SPDX-License-Identifier: Apache-2.0
// What differs between the eras, as far as it shows in a handshake: data that a
// profile fills in. The defaults are those of catalina-10.15.
#ifndef SHAKEDOWN_ENGINE_RULES_H_
#define SHAKEDOWN_ENGINE_RULES_H_

#include <cstdint>

namespace shakedown::engine {

// The message at which the peer's chain is judged and a refusal acted on
// (spec/handshake.md 3.2, spec/profiles.md 6 "verify point").
enum class VerifyPoint : uint8_t { kCertificate, kHelloDone, kFinished };

// When a break on the peer's authentication is reported.
enum class AuthBreak : uint8_t {
  // At Certificate, latched: delivered before the next record is read, or at
  // ServerHelloDone if that was in the same record; a refusal wins.
  kLatchedAtCertificate,
  kAtCertificate,  // at once; a refusal wins
  kAtHelloDone,    // the break wins over a refusal, which follows on resuming
};

// The result of a read that fails inside a record's header.
enum class HeaderError : uint8_t {
  kAlwaysClosedAbort,  // 10.10 and later
  kByEraOf10Point9,    // spec/handshake.md 7, row 10.9
  kByEraOf10Point8,    // row 10.8
};

struct Rules {
  VerifyPoint client_verify_point = VerifyPoint::kHelloDone;
  VerifyPoint server_verify_point = VerifyPoint::kFinished;
  AuthBreak server_auth_break = AuthBreak::kAtHelloDone;

  // Does BreakOnClientAuth fire for an empty client Certificate?
  bool client_auth_break_on_empty = true;

  // Does BreakOnCertRequested fire only if no identity has been set?
  bool certificate_requested_break_only_without_identity = true;

  HeaderError header_error = HeaderError::kAlwaysClosedAbort;

  // Are alerts queued for errors of the record layer?
  bool alerts_for_record_errors = false;

  // Does a local failure close the engine at once (state kSSLAborted, -9806
  // from then on)? True up to 10.9.
  bool failure_aborts = false;

  bool extended_master_secret = true;       // RFC 7627
  bool status_request_and_sct = true;       // the client asks for both
  bool client_secure_renegotiation = true;  // RFC 5746
  bool server_secure_renegotiation = true;
  // A server that may not renegotiate refuses with unexpected_message, up to
  // 10.10; later with a warning (spec/handshake.md 2.7).
  bool renegotiation_is_unexpected = false;

  bool sends_server_name = true;        // RFC 6066 section 3
  bool refuses_identity_change = true;  // on renegotiation
  bool pads_client_hello = true;        // RFC 7685
  uint16_t dh_minimum_bits = 1024;

  // Does a fatal alert, sent or received, drop the session from the cache?
  // True up to 10.9 (spec/profiles.md 2.3).
  bool fatal_alerts_evict_sessions = false;

  // Certificate lists without any parsable certificate are refused with the
  // verifier's verdict, whatever the key exchange. False: the key exchange
  // fails first, with its own code (spec/documented-profile.md, first row).
  bool unusable_chain_is_a_refusal = false;

  // CVE-2014-1266: the ServerKeyExchange signature is not checked up to TLS
  // 1.1 (spec/profiles.md 5.1).
  bool goto_fail = false;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RULES_H_

// SPDX-License-Identifier: Apache-2.0
// What differs between the eras, as far as it shows in a handshake: data that a
// profile fills in. The defaults are those of catalina-10.15.
#ifndef SHAKEDOWN_ENGINE_RULES_H_
#define SHAKEDOWN_ENGINE_RULES_H_

#include <cstdint>
#include <span>

namespace shakedown::engine {

// The message at which the peer's chain is judged and a refusal acted on
// (spec/handshake.md 3.2, spec/profiles.md 6 "verify point").
enum class VerifyPoint : uint8_t { kCertificate, kHelloDone, kFinished };

// When a break on the peer's authentication is reported.
enum class AuthBreak : uint8_t {
  // At Certificate, latched: delivered before the next record is read, or at
  // ServerHelloDone if that was in the same record; a refusal wins.
  kLatchedAtCertificate,
  // After a record whose last message is Certificate, and only if the app
  // switched verification off; the break on the request is at ServerHelloDone.
  kIfCertificateEndsItsRecord,
  kAtCertificate,  // at once; a refusal wins
  kAtHelloDone,    // the break wins over a refusal, which follows on resuming
};

// The result of a read that fails inside a record's header.
enum class HeaderError : uint8_t {
  kAlwaysClosedAbort,  // 10.10 and later
  kByEraOf10Point9,    // spec/handshake.md 7, row 10.9
  kByEraOf10Point8,    // row 10.8
};

// Whose sessions a fatal alert, sent or received, drops from the cache
// (spec/profiles.md 2.3).
enum class EvictedSessions : uint8_t {
  kNone,       // 10.13 and later
  kOfServers,  // 10.10 to 10.12: sought by session ID, so never a client's
  kAll,        // up to 10.9: sought by peer ID
};

// SignatureAndHashAlgorithms (RFC 5246 section 7.4.1.4.1), hash and signature,
// in order of preference: RSA, then ECDSA (spec/profiles.md 4.3).
inline constexpr uint16_t kSchemesFrom10Point11[] = {
    0x0401, 0x0201, 0x0501, 0x0601, 0x0403, 0x0203, 0x0503, 0x0603};
inline constexpr uint16_t kSchemesUpTo10Point10[] = {0x0501, 0x0401, 0x0201,
                                                     0x0403, 0x0203};

struct Rules {
  VerifyPoint client_verify_point = VerifyPoint::kHelloDone;
  VerifyPoint server_verify_point = VerifyPoint::kFinished;
  AuthBreak server_auth_break = AuthBreak::kAtHelloDone;

  // A chain that is refused at Certificate makes that call fail, without an
  // alert; the next goes on, up to ServerHelloDone or the client's Finished,
  // where it fails for good: a refusal out of 10.10's callback.
  bool refusal_pauses = false;

  // Does BreakOnClientAuth fire for an empty client Certificate?
  bool client_auth_break_on_empty = true;

  // Does BreakOnCertRequested fire only if no identity has been set?
  bool certificate_requested_break_only_without_identity = true;

  // A client sends the identity that it has when the CertificateRequest comes,
  // and none that is set in the break: up to 10.6.3 (spec/profiles.md 5.12).
  bool identity_is_chosen_at_the_request = false;

  HeaderError header_error = HeaderError::kAlwaysClosedAbort;

  // Are alerts queued for errors of the record layer?
  bool alerts_for_record_errors = false;

  // Does a local failure close the engine at once (state kSSLAborted, -9806
  // from then on)? True up to 10.9.
  bool failure_aborts = false;

  bool ssl2_client_hello = false;  // if SSL 2 is enabled
  bool alpn = true;
  bool npn = true;
  bool false_start = true;                  // the option has an effect
  bool extended_master_secret = true;       // RFC 7627
  bool status_request_and_sct = true;       // the client asks for both
  bool client_secure_renegotiation = true;  // RFC 5746
  bool server_secure_renegotiation = true;
  // A server that may not renegotiate refuses with unexpected_message, up to
  // 10.10; later with a warning (spec/handshake.md 2.7).
  bool renegotiation_is_unexpected = false;

  bool answers_fallback_scsv = true;    // a server does (RFC 7507)
  // A server refuses a ClientHello above its highest version, rather than
  // answer with that one: 10.7.0 (spec/profiles.md 5.10).
  bool refuses_newer_hellos = false;
  bool sends_server_name = true;        // RFC 6066 section 3
  bool refuses_identity_change = true;  // on renegotiation
  bool pads_client_hello = true;        // RFC 7685
  uint16_t dh_minimum_bits = 1024;

  // What TLS 1.2 offers, asks clients for and signs by itself. What it accepts
  // is any hash that it knows (spec/handshake.md 5.4).
  std::span<const uint16_t> signature_schemes = kSchemesFrom10Point11;

  // A server's DHE suites need the parameters that the app sets.
  bool server_dhe_needs_parameters = false;

  // The 1/n-1 split, if on, splits the first write after a change of keys too
  // (10.8's option). Else it needs data right before.
  bool splits_first_write = false;

  EvictedSessions evicted_by_fatal_alerts = EvictedSessions::kNone;

  // Are a server's sessions found by its peer ID, one for each? Else by the
  // session ID.
  bool server_sessions_have_peer_ids = false;

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

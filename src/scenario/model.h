// SPDX-License-Identifier: Apache-2.0
// A scenario: everything that is to happen, as one value. YAML, the C++ builder
// and later tools make and write the same Scenario; conversion is lossless.
// Reading order: Scenario, at the end, then what it is made of.
#ifndef SHAKEDOWN_SCENARIO_MODEL_H_
#define SHAKEDOWN_SCENARIO_MODEL_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/peer/script.h"
#include "src/pki/recipe.h"
#include "src/wire/effect.h"

namespace shakedown::scenario {

// Where something stands in its file, for messages. Not part of equality.
struct Place {
  int line = 0;  // 1-based; 0: not from a file
  int column = 0;
  std::string file = {};  // "": the scenario's own, not an included one
  bool operator==(const Place&) const { return true; }
};

// --- app: how the reference app is configured and what it decides ---

// What the app does when the handshake breaks.
struct Decision {
  // SSLSetCertificate with these certificates, by name; nothing: not called.
  std::optional<std::vector<std::string>> set_certificate;

  // SSLSetError with this code, before it goes on.
  std::optional<int32_t> set_error;

  // Inspecting, it asks about revocation too: "ocsp", "crl", ...
  std::vector<std::string> revocation;
  bool inspect = false;  // SSLCopyPeerTrust and SecTrustEvaluate; a bad chain
                         // makes it close instead of going on
  bool close = false;    // SSLClose instead of going on
  bool operator==(const Decision&) const = default;
};

struct App {
  bool is_server = false;
  std::string peer_name;             // SSLSetPeerDomainName; "": not called
  std::vector<std::string> options;  // "break_on_server_auth", ... set to true
  std::vector<std::string> certificate;    // SSLSetCertificate before the start
  std::optional<std::string> min_version;  // "TLS1.0"
  std::optional<std::string> max_version;
  std::vector<std::string> suites;  // SSLSetEnabledCiphers, IANA names
  std::optional<std::string> client_side_authenticate;  // "kAlwaysAuthenticate"
  std::vector<std::string> authorities;  // SSLAddDistinguishedName, in order
  std::optional<bool> enable_cert_verify;
  std::optional<bool> allows_any_root;
  std::optional<bool> allows_expired_certs;
  std::optional<bool> allows_expired_roots;
  std::vector<std::string> trusted_roots;  // SSLSetTrustedRoots, replacing
  std::string peer_id;                     // SSLSetPeerID; "": not called
  std::vector<std::string> alpn;  // SSLSetALPNProtocols; empty: not called

  // Datagrams: for SSLSetMaxDatagramRecordSize, SSLSetDatagramHelloCookie.
  std::optional<int64_t> datagram_record_size;
  std::string hello_cookie;

  Decision at_server_auth;  // also at the client's, when the app is a server
  Decision at_cert_requested;
  Decision at_client_hello;

  // After the handshake: this is written, then as many bytes are read.
  std::string write;
  std::optional<size_t> read;    // default: as many as were written
  bool rehandshake = false;      // then SSLReHandshake and SSLHandshake
  bool handshake_again = false;  // one more SSLHandshake after the last result
  int connections = 1;  // run that many times in the same world; expectations
                        // are about the last connection

  // It gives up by its own clock when this much virtual time passed without
  // progress. Nothing: it never does, and the runner ends it as a hang.
  std::optional<int64_t> give_up_after_ms;
  bool operator==(const App&) const = default;
};

// --- keychain: where the app's keys lie ---

// The default keychain of the app's machine.
struct Keychain {
  // Identities in it, by name, besides those that `app` names.
  std::vector<std::string> holds;
  bool locked = false;  // errSecInteractionNotAllowed for every use of a key

  // Results of every use of these keys, wherever they are: by the names of
  // their certificates.
  std::map<std::string, int32_t> refuses_to_sign;
  bool operator==(const Keychain&) const = default;
};

// --- expect: an ordered timeline ---

// A call with its result. "errSSLWouldBlock" and the state of
// SSLGetSessionState are both a `result` here.
struct ExpectCall {
  std::string function;               // "SSLHandshake"
  std::optional<std::string> result;  // a code's name, or a state's, version's,
                                      // suite's for the getters
  std::optional<std::string> data;    // SSLRead: what was read
  std::vector<std::string> names;     // "CN=...", or of protocols: "h2"
  bool operator==(const ExpectCall&) const = default;
};

// An alert that was sent by that time.
struct ExpectAlert {
  bool from_app = true;
  std::optional<std::string> level;  // "warning", "fatal"
  std::optional<std::string> description;
  bool operator==(const ExpectAlert&) const = default;
};

// The state that SSLGetSessionState would give at that time.
struct ExpectState {
  std::string state;  // "kSSLAborted"
  bool operator==(const ExpectState&) const = default;
};

// How the peer saw it end; "" is success.
struct ExpectPeer {
  std::string fails_with;  // "alert certificate_unknown"
  bool operator==(const ExpectPeer&) const = default;
};

// That much virtual time passed since the start, at least.
struct ExpectClock {
  int64_t passed_ms = 0;
  bool operator==(const ExpectClock&) const = default;
};

// A finding about caller or callback by name; "none": there is none at all.
struct ExpectFinding {
  std::string name;
  bool operator==(const ExpectFinding&) const = default;
};

// A finding about the peer's chain: a part of its text.
struct ExpectTrust {
  std::string contains;
  bool operator==(const ExpectTrust&) const = default;
};

// The transcript is that of the same scenario without `wire`.
struct ExpectSameTranscript {
  bool operator==(const ExpectSameTranscript&) const = default;
};

// The verdict of the run, for scenarios that show a hang or a spin:
// "hang", "spin".
struct ExpectVerdict {
  std::string verdict;
  bool operator==(const ExpectVerdict&) const = default;
};

using ExpectationBody =
    std::variant<ExpectCall, ExpectAlert, ExpectState, ExpectPeer, ExpectClock,
                 ExpectFinding, ExpectTrust, ExpectSameTranscript,
                 ExpectVerdict>;

struct Expectation {
  ExpectationBody body;
  int times = 1;            // that often in a row (calls only)
  bool any_number = false;  // "times: any": no matter how often, also never
  Place place;
  bool operator==(const Expectation&) const = default;
};

struct PlacedEffect {
  wire::Effect effect;
  Place place;
  bool operator==(const PlacedEffect&) const = default;
};

struct Scenario {
  std::string name;    // the file's name without folder and extension
  std::string reason;  // the leading comment
  std::string file;    // as it was given; "" if built in C++
  uint64_t seed = 7;
  int64_t clock = 1768478400;  // 2026-01-15T12:00:00Z
  std::string profile = "documented";
  pki::Recipes pki;
  peer::Script peer;
  App app;
  Keychain keychain;
  std::vector<PlacedEffect> wire;
  std::vector<Expectation> expect;
  bool expect_exactly = false;     // calls not named are not allowed
  std::vector<std::string> allow;  // "unfired_effects", "unread_data", or the
                                   // name of a finding that doesn't fail it
  bool operator==(const Scenario&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MODEL_H_

// SPDX-License-Identifier: Apache-2.0
// The app of a scenario: how the reference app is configured, what it decides
// at each break, and what it does afterwards. Data only.
#ifndef SHAKEDOWN_SCENARIO_APP_H_
#define SHAKEDOWN_SCENARIO_APP_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/scenario/app/private_settings.h"
#include "src/scenario/program/program.h"

namespace shakedown::scenario {

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

  // Inspecting, it trusts these certificates alone, by name.
  std::vector<std::string> anchors;

  // A bad chain that it inspects is accepted: "anyway", or by "exceptions" from
  // SecTrustCopyExceptions. Nothing: it closes.
  std::optional<std::string> accept;

  // Before it decides, that much virtual time passes, and it makes these calls,
  // which come too early: "handshake", "read", "write".
  int64_t wait_ms = 0;
  std::vector<std::string> meanwhile;
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
  std::string psk_secret;         // SSLSetPSKSharedSecret; "": not called
  std::string psk_identity;       // SSLSetPSKIdentity; "": not called
  std::vector<std::string> alpn;  // SSLSetALPNProtocols; empty: not called

  // The setters that fewer apps use; what is empty is not called.
  std::vector<std::string> options_off;         // session options set to false
  std::string session_config;                   // SSLSetSessionConfig
  std::optional<std::string> protocol_version;  // SSLSetProtocolVersion
  std::vector<std::string> enabled_versions;    // SSLSetProtocolVersionEnabled
  std::vector<std::string> encryption_certificate;
  std::vector<std::string> certificate_authorities;
  std::string ocsp_response;  // SSLSetOCSPResponse, DER
  std::string dh_params;      // SSLSetDiffieHellmanParams, DER
  std::optional<bool> session_tickets;
  std::optional<bool> rsa_blinding;

  // Datagrams: for SSLSetMaxDatagramRecordSize, SSLSetDatagramHelloCookie.
  std::optional<int64_t> datagram_record_size;
  std::string hello_cookie;

  PrivateSettings priv;

  Decision at_server_auth;  // also at the client's, when the app is a server
  Decision at_cert_requested;
  Decision at_client_hello;

  // After the handshake: this is written, then as many bytes are read.
  std::string write;
  std::optional<size_t> read;    // default: as many as were written
  bool rehandshake = false;      // then SSLReHandshake and SSLHandshake
  bool handshake_again = false;  // one more SSLHandshake after the last result

  // What it does wrong wherever it can, each by the finding that it earns.
  std::vector<std::string> mistakes;
  int connections = 1;  // run that many times in the same world; expectations
                        // are about the last connection

  // It gives up by its own clock when this much virtual time passed without
  // progress. Nothing: it never does, and the runner ends it as a hang.
  std::optional<int64_t> give_up_after_ms;

  // In the reference app's place, over a real socket: of all above it knows
  // is_server and peer_name.
  std::optional<Program> program;
  bool operator==(const App&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_APP_H_

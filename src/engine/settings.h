// SPDX-License-Identifier: Apache-2.0
// How the app configured one connection. Read afresh at every step, so that
// what the API allows to change in mid-handshake takes effect.
#ifndef SHAKEDOWN_ENGINE_SETTINGS_H_
#define SHAKEDOWN_ENGINE_SETTINGS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/status.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {

enum class Side : uint8_t { kClient, kServer };

// TLS over a stream of bytes, or DTLS over datagrams.
enum class Transport : uint8_t { kStream, kDatagram };

// Versions are the wire's numbers; 0 is "undetermined".
inline constexpr uint16_t kSsl2 = 0x0002;
inline constexpr uint16_t kSsl3 = 0x0300;
inline constexpr uint16_t kTls10 = 0x0301;
inline constexpr uint16_t kTls11 = 0x0302;
inline constexpr uint16_t kTls12 = 0x0303;
inline constexpr uint16_t kDtls10 = 0xFEFF;

// TlsVersion returns the version of TLS that a DTLS one was made from: their
// numbers fall as the versions rise (RFC 4347 and 6347, section 4.1).
constexpr uint16_t TlsVersion(uint16_t version) {
  if (version >> 8 != kDtls10 >> 8) return version;
  return version == kDtls10 ? kTls11 : kTls12;
}

// A certificate chain, as it is sent (leaf first), and the leaf's key, RSA or
// EC. The key is shared with whoever made it.
struct Identity {
  std::vector<Bytes> chain;
  std::shared_ptr<EVP_PKEY> key;

  // Asked before each use of the key; what it answers instead of kOk is the
  // handshake's result. Empty: the key may always be used.
  std::function<Status()> ask_permission = {};

  Status Permission() const {
    return ask_permission ? ask_permission() : Status::kOk;
  }
};

enum class ClientAuthentication : uint8_t { kNever, kAlways, kTry };

struct Settings {
  uint16_t min_version = kTls10;
  uint16_t max_version = kTls12;
  std::vector<uint16_t> suites;  // enabled, in order of preference
  std::string peer_name;         // for server_name; empty: none is sent
  std::optional<Identity> identity;

  // True while the app's list of SSLSetCertificate is set: BreakOnCertRequested
  // looks at it, the Certificate message at `identity` (spec/api.md Q13).
  bool has_certificate_list = false;

  ClientAuthentication client_authentication = ClientAuthentication::kNever;
  std::vector<Bytes> authority_names;  // server: DER Names, in wire order

  bool verification_is_off = false;  // by the app; 10.5.7's break asks
  bool break_on_server_auth = false;
  bool break_on_certificate_requested = false;
  bool break_on_client_auth = false;
  bool break_on_client_hello = false;

  bool split_application_data = true;  // 1/n-1, CBC up to TLS 1.0
  bool false_start = false;
  bool fallback = false;  // send TLS_FALLBACK_SCSV
  bool allow_server_identity_change = false;
  bool allow_renegotiation = false;  // server

  // A client's key into the session cache, fixed when its ClientHello is built.
  // A server's keys are this followed by the session's ID.
  Bytes session_key;
  // Off: sessions are neither proposed, found nor saved. A client that switches
  // it on after its ClientHello still saves, under that hello's key.
  bool session_caching = false;
  uint32_t session_timeout_seconds = 600;

  bool session_tickets = false;  // client; RFC 5077

  // Client: ALPN's list as it stands in the extension, each name after its
  // length; empty: it is not offered.
  Bytes alpn_protocols;
  // Called at ServerHello with the server's list, in the same form.
  std::function<void(ByteView)> on_alpn;
  // Client: offers NPN, and is called with the server's list, unless ALPN's is.
  std::function<void(ByteView)> on_npn;
  Bytes npn_protocol;  // the choice that NPN's message tells, without a length

  // PSK suites: the secret, and a client's identity.
  Bytes psk_secret;
  Bytes psk_identity;

  // DHE suites of a server: PKCS #3 parameters; empty: a 2048-bit group.
  Bytes dh_parameters;

  // Datagrams: handshake messages are cut so that a record is at most this
  // long, in bytes with its header.
  size_t datagram_record_size = 1400;

  std::vector<uint16_t> groups = {23, 24, 25};  // secp256r1, 384, 521
  uint16_t dh_minimum_bits = 1024;

  // EAP-FAST on a client (RFC 4851): the ticket that it sends, and who makes
  // the master secret if the server goes straight to ChangeCipherSpec.
  Bytes eap_fast_ticket;
  std::function<Bytes()> make_master_secret;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_SETTINGS_H_

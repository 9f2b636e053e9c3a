// SPDX-License-Identifier: Apache-2.0
// The SSL_CTX of a peer. Making one costs as much as a tenth of a handshake, so
// the process keeps those it made; nothing in one belongs to a simulation.
// Example: SslPtr ssl(SSL_new(ContextFor(settings).get()));
// Thread-safe.
#ifndef SHAKEDOWN_PEER_TLS_CONTEXT_H_
#define SHAKEDOWN_PEER_TLS_CONTEXT_H_

#include <openssl/ssl.h>

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/peer/keys/key_agreement.h"
#include "src/peer/tls_extensions.h"

namespace shakedown::peer {

// What an SSL tells the peer that drives it.
class TlsObserver {
 public:
  virtual ~TlsObserver() = default;
  virtual void OnKeyLogLine(std::string_view line) = 0;

  // The app presented these certificates, in DER and in its order.
  virtual void OnChain(std::vector<Bytes> chain) = 0;

  // As SSL_CTX_set_info_callback(3) says.
  virtual void OnInfo(int where, int value) = 0;

  // The app named this host. True: the peer is that one from now on.
  virtual bool OnServerName(const std::string& host) = 0;

  // The name under which a client keeps its session.
  virtual const std::string& session_name() const = 0;

  // What it knows for PSK suites.
  virtual const KeyAgreement& key_agreement() const = 0;

  // What it sends beside the handshake's own.
  virtual const TlsExtensions& extensions() const = 0;
};

// Everything that distinguishes two contexts. Keys count by identity.
struct ContextSettings {
  bool is_server = true;
  bool is_datagram = false;
  bool resumption = true;
  bool tickets = false;
  bool only_tls13 = false;       // which the app can't know
  bool own_suite_order = false;  // server: its order, not the client's, decides
  uint64_t disabled_versions = 0;               // SSL_OP_NO_TLSv1...
  std::string cipher_list;                      // openssl-ciphers(1)
  std::vector<std::shared_ptr<EVP_PKEY>> keys;  // to sign with; one of a kind
  auto operator<=>(const ContextSettings&) const = default;
};

// ContextFor returns the context for `settings`, or nullptr if libssl refuses
// a key. Its SSLs accept every certificate, and look for sessions in the
// current simulation.
std::shared_ptr<SSL_CTX> ContextFor(const ContextSettings& settings);

// UseKey makes `ssl` sign with `key` from now on; false if libssl refuses it.
bool UseKey(SSL* ssl, EVP_PKEY* key);

// Observe makes `ssl`, of such a context, tell `observer`, which must outlive
// its use.
void Observe(SSL* ssl, TlsObserver& observer);

// ObserverOf returns it; nullptr: there is none.
TlsObserver* ObserverOf(const SSL* ssl);

// ForgetContexts empties the process's cache, for tests that compare a kept
// context with a new one.
void ForgetContexts();

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_TLS_CONTEXT_H_

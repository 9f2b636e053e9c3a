// SPDX-License-Identifier: Apache-2.0
#include "src/peer/tls_context.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/peer/session_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::peer {
namespace {

int ObserverIndex() {
  static const int index =
      SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

SessionStore& Sessions() { return Simulation::Current().Slot<SessionStore>(); }

// --- Callbacks: an SSL_CTX is shared, so all they know is SSL and thread ---

void OnKeyLog(const SSL* ssl, const char* line) {
  if (TlsObserver* observer = ObserverOf(ssl)) observer->OnKeyLogLine(line);
}

void OnInfo(const SSL* ssl, int where, int value) {
  if (TlsObserver* observer = ObserverOf(ssl)) observer->OnInfo(where, value);
}

// Returns 1: the new owner is the store.
int OnNewSession(SSL* ssl, SSL_SESSION* session) {
  SessionPtr owned(session);
  if (SSL_is_server(ssl)) {
    Sessions().KeepServerSession(std::move(owned));
  } else if (const TlsObserver* observer = ObserverOf(ssl)) {
    Sessions().KeepClientSession(observer->session_name(), std::move(owned));
  }
  return 1;
}

SSL_SESSION* OnFindSession(SSL*, const unsigned char* id, int length,
                           int* needs_reference) {
  *needs_reference = 1;
  return Sessions().FindServerSession({id, static_cast<size_t>(length)});
}

void OnRemoveSession(SSL_CTX*, SSL_SESSION* session) {
  Sessions().Remove(session);
}

Bytes DerOf(const X509* certificate) {
  const int length = i2d_X509(certificate, nullptr);
  Bytes der(length > 0 ? length : 0);
  unsigned char* out = der.data();
  if (!der.empty()) i2d_X509(certificate, &out);
  return der;
}

// Judging the app's chain is for the test, not for the peer.
int AcceptChain(X509_STORE_CTX* verification, void*) {
  const auto* ssl = static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(
      verification, SSL_get_ex_data_X509_STORE_CTX_idx()));
  const STACK_OF(X509)* chain = X509_STORE_CTX_get0_untrusted(verification);
  std::vector<Bytes> ders;
  for (int i = 0; i < sk_X509_num(chain); ++i) {
    ders.push_back(DerOf(sk_X509_value(chain, i)));
  }
  if (TlsObserver* observer = ObserverOf(ssl)) {
    observer->OnChain(std::move(ders));
  }
  X509_STORE_CTX_set_error(verification, X509_V_OK);
  return 1;
}

// The cookie of every HelloVerifyRequest.
constexpr unsigned char kCookie[] = "shakedown cookie";

int MakeCookie(SSL*, unsigned char* cookie, unsigned* length) {
  std::copy(std::begin(kCookie), std::end(kCookie), cookie);
  *length = sizeof kCookie;
  return 1;
}

int CheckCookie(SSL*, const unsigned char* cookie, unsigned length) {
  return std::equal(cookie, cookie + length, std::begin(kCookie),
                    std::end(kCookie));
}

// Only a server that knows the name says so (RFC 6066 section 3).
int OnServerName(SSL* ssl, int*, void*) {
  const char* host = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  TlsObserver* observer = ObserverOf(ssl);
  const bool knows =
      host != nullptr && observer != nullptr && observer->OnServerName(host);
  return knows ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

void SetCallbacks(SSL_CTX* context) {
  SSL_CTX_set_cookie_generate_cb(context, &MakeCookie);
  SSL_CTX_set_cookie_verify_cb(context, &CheckCookie);
  SSL_CTX_set_keylog_callback(context, &OnKeyLog);
  SSL_CTX_set_info_callback(context, &OnInfo);
  SSL_CTX_sess_set_new_cb(context, &OnNewSession);
  SSL_CTX_sess_set_remove_cb(context, &OnRemoveSession);
  SSL_CTX_set_cert_verify_callback(context, &AcceptChain, nullptr);
}

// --- Configuration ---

// libssl wants a certificate beside each key, and reads its key usage. What a
// peer really sends is SendCertificateList's, so this one only holds the key.
openssl::X509Ptr CertificateFor(EVP_PKEY* key) {
  openssl::X509Ptr certificate(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509* x509 = certificate.get();
  const bool made = ASN1_INTEGER_set(X509_get_serialNumber(x509), 1) &&
                    ASN1_TIME_set(X509_getm_notBefore(x509), 0) &&
                    ASN1_TIME_set(X509_getm_notAfter(x509), 0) &&
                    X509_set_pubkey(x509, key) &&
                    X509_sign(x509, key, EVP_sha256()) > 0;
  return made ? std::move(certificate) : nullptr;
}

bool UseKey(SSL_CTX* context, EVP_PKEY* key) {
  openssl::PrivateKeyUse use;
  const openssl::X509Ptr certificate = CertificateFor(key);
  return certificate != nullptr &&
         SSL_CTX_use_certificate(context, certificate.get()) == 1 &&
         SSL_CTX_use_PrivateKey(context, key) == 1;
}

void SetSessions(SSL_CTX* context, const ContextSettings& settings) {
  static constexpr unsigned char kName[] = "shakedown";
  SSL_CTX_set_session_id_context(context, kName, sizeof kName - 1);
  if (!settings.resumption) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return;
  }
  // Set, it would be asked even with the cache off.
  SSL_CTX_sess_set_get_cb(context, &OnFindSession);
  SSL_CTX_set_session_cache_mode(
      context,
      (settings.is_server ? SSL_SESS_CACHE_SERVER : SSL_SESS_CACHE_CLIENT) |
          SSL_SESS_CACHE_NO_INTERNAL | SSL_SESS_CACHE_NO_AUTO_CLEAR);
}

// Every server has the same keys, so that any takes another's tickets, as the
// machines of one site do.
void SetTicketKeys(SSL_CTX* context) {
  constexpr size_t kKeyBytes = 80;
  Bytes keys(kKeyBytes);
  RandomStream(0, "ticket keys").Fill(keys);
  SSL_CTX_set_tlsext_ticket_keys(context, keys.data(), keys.size());
}

bool SetProtocol(SSL_CTX* context, const ContextSettings& settings) {
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_options(context,
                      SSL_OP_ALLOW_CLIENT_RENEGOTIATION |
                          SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION |
                          SSL_OP_LEGACY_SERVER_CONNECT |
                          SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION |
                          settings.disabled_versions);
  if (!settings.tickets) SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  if (settings.own_suite_order) {
    SSL_CTX_set_options(context, SSL_OP_CIPHER_SERVER_PREFERENCE);
  }
  SSL_CTX_set_mode(
      context, SSL_MODE_NO_AUTO_CHAIN | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  const bool is_datagram = settings.is_datagram;
  const int oldest = is_datagram           ? DTLS1_VERSION
                     : settings.only_tls13 ? TLS1_3_VERSION
                                           : TLS1_VERSION;
  const int newest = is_datagram           ? DTLS1_2_VERSION
                     : settings.only_tls13 ? TLS1_3_VERSION
                                           : TLS1_2_VERSION;
  return SSL_CTX_set_min_proto_version(context, oldest) == 1 &&
         SSL_CTX_set_max_proto_version(context, newest) == 1 &&
         SSL_CTX_set_cipher_list(context, settings.cipher_list.c_str()) == 1 &&
         SSL_CTX_set1_groups_list(context, "P-256:P-384:P-521:X25519") == 1 &&
         SSL_CTX_set_dh_auto(context, 1) == 1;
}

const SSL_METHOD* MethodOf(const ContextSettings& settings) {
  if (settings.is_datagram) {
    return settings.is_server ? DTLS_server_method() : DTLS_client_method();
  }
  return settings.is_server ? TLS_server_method() : TLS_client_method();
}

std::shared_ptr<SSL_CTX> MakeContext(const ContextSettings& settings) {
  // A stream of its own: a simulation's must not tell a new context from a
  // kept one.
  RandomStream stream(0, "peer context");
  openssl::StreamScope scope(stream);
  std::shared_ptr<SSL_CTX> context(
      SSL_CTX_new_ex(openssl::LibraryContext(), nullptr, MethodOf(settings)),
      &SSL_CTX_free);
  if (context == nullptr || !SetProtocol(context.get(), settings)) {
    return nullptr;
  }
  for (const auto& key : settings.keys) {
    if (!UseKey(context.get(), key.get())) return nullptr;
  }
  SetSessions(context.get(), settings);
  if (settings.tickets) SetTicketKeys(context.get());
  SetCallbacks(context.get());
  if (settings.is_server) {
    SSL_CTX_set_tlsext_servername_callback(context.get(), &OnServerName);
  }
  InstallExtensions(context.get(), settings.is_server);
  return context;
}

struct ContextCache {
  std::mutex mutex;
  std::map<ContextSettings, std::shared_ptr<SSL_CTX>> contexts;
};

ContextCache& Cache() {
  static ContextCache& cache = *new ContextCache;
  return cache;
}

}  // namespace

std::shared_ptr<SSL_CTX> ContextFor(const ContextSettings& settings) {
  constexpr size_t kMostContexts = 64;  // some 100 KB each
  ContextCache& cache = Cache();
  const std::lock_guard lock(cache.mutex);
  const auto found = cache.contexts.find(settings);
  if (found != cache.contexts.end()) return found->second;
  std::shared_ptr<SSL_CTX> context = MakeContext(settings);
  if (context == nullptr) return nullptr;
  if (cache.contexts.size() >= kMostContexts) cache.contexts.clear();
  cache.contexts.emplace(settings, context);
  return context;
}

TlsObserver* ObserverOf(const SSL* ssl) {
  return static_cast<TlsObserver*>(SSL_get_ex_data(ssl, ObserverIndex()));
}

void Observe(SSL* ssl, TlsObserver& observer) {
  SSL_set_ex_data(ssl, ObserverIndex(), &observer);
}

bool UseKey(SSL* ssl, EVP_PKEY* key) {
  openssl::PrivateKeyUse use;
  const openssl::X509Ptr certificate = CertificateFor(key);
  return certificate != nullptr &&
         SSL_use_certificate(ssl, certificate.get()) == 1 &&
         SSL_use_PrivateKey(ssl, key) == 1;
}

void ForgetContexts() {
  const std::lock_guard lock(Cache().mutex);
  Cache().contexts.clear();
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
#include "src/engine/libssl_peer.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

#include "src/engine/algorithms.h"
#include "src/openssl/certificate_message.h"
#include "src/openssl/datagram_bio.h"
#include "src/openssl/library_context.h"

namespace shakedown::engine {
namespace {

openssl::X509Ptr ParseX509(const Bytes& der) {
  X509* certificate = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* at = der.data();
  d2i_X509(&certificate, &at, static_cast<long>(der.size()));
  return openssl::X509Ptr(certificate);
}

int AcceptAnyChain(X509_STORE_CTX*, void*) { return 1; }

const SSL_METHOD* MethodOf(Side side, Transport transport) {
  if (transport == Transport::kDatagram) {
    return side == Side::kClient ? DTLS_client_method() : DTLS_server_method();
  }
  return side == Side::kClient ? TLS_client_method() : TLS_server_method();
}

// The cookie of every HelloVerifyRequest.
constexpr unsigned char kCookie[] = {'c', 'o', 'o', 'k', 'i', 'e'};

int MakeCookie(SSL*, unsigned char* cookie, unsigned* length) {
  std::copy(std::begin(kCookie), std::end(kCookie), cookie);
  *length = sizeof kCookie;
  return 1;
}

int CheckCookie(SSL*, const unsigned char* cookie, unsigned length) {
  return std::equal(cookie, cookie + length, std::begin(kCookie),
                    std::end(kCookie));
}

openssl::SslContextPtr MakeContext(Side side, const PeerOptions& options) {
  openssl::SslContextPtr context(SSL_CTX_new_ex(
      openssl::LibraryContext(), nullptr, MethodOf(side, options.transport)));
  SSL_CTX* raw = context.get();
  SSL_CTX_set_security_level(raw, 0);
  if (options.transport == Transport::kStream) {
    SSL_CTX_set_min_proto_version(raw, options.min_version);
    SSL_CTX_set_max_proto_version(raw, options.max_version);
  }
  SSL_CTX_set_cookie_generate_cb(raw, &MakeCookie);
  SSL_CTX_set_cookie_verify_cb(raw, &CheckCookie);
  if (options.asks_for_cookie) SSL_CTX_set_options(raw, SSL_OP_COOKIE_EXCHANGE);
  SSL_CTX_set_cipher_list(raw, options.ciphers.c_str());
  if (!options.groups.empty()) {
    SSL_CTX_set1_groups_list(raw, options.groups.c_str());
  }
  SSL_CTX_set_options(raw, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
  if (!options.tickets) SSL_CTX_set_options(raw, SSL_OP_NO_TICKET);
  SSL_CTX_set_session_id_context(
      raw, reinterpret_cast<const unsigned char*>("t"), 1);
  SSL_CTX_set_dh_auto(raw, 1);
  SSL_CTX_set_cert_verify_callback(raw, &AcceptAnyChain, nullptr);
  if (options.asks_for_certificate) {
    SSL_CTX_set_verify(raw,
                       SSL_VERIFY_PEER | (options.requires_certificate
                                              ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT
                                              : 0),
                       nullptr);
  }
  return context;
}

}  // namespace

LibsslPeer::LibsslPeer(Side side, const PeerOptions& options,
                       Simulation& simulation, const LibsslPeer* shared)
    : simulation_(simulation),
      transport_(options.transport),
      psk_(options.psk),
      alpn_(options.alpn),
      npn_(options.npn),
      ocsp_response_(options.ocsp_response) {
  openssl::StreamScope scope(simulation.peer_random());
  if (shared != nullptr) {
    SSL_CTX_up_ref(shared->context_.get());
    context_.reset(shared->context_.get());
  } else {
    context_ = MakeContext(side, options);
    SSL_CTX_set_alpn_select_cb(context_.get(), &ChooseAlpn, nullptr);
    SSL_CTX_set_next_protos_advertised_cb(context_.get(), &AnnounceNpn,
                                          nullptr);
    SSL_CTX_set_tlsext_status_cb(context_.get(), &Staple);
  }
  ssl_.reset(SSL_new(context_.get()));
  SSL* ssl = ssl_.get();
  if (options.identity) {
    const auto certificate = ParseX509(options.identity->chain.front());
    Require(SSL_use_certificate(ssl, certificate.get()) > 0 &&
                SSL_use_PrivateKey(ssl, options.identity->key.get()) > 0,
            "SSL_use_PrivateKey");
  }
  if (options.sent_chain) SendChain(*options.sent_chain);
  if (options.sends_fallback) SSL_set_mode(ssl, SSL_MODE_SEND_FALLBACK_SCSV);
  if (side == Side::kClient && !alpn_.empty()) {
    SSL_set_alpn_protos(ssl, alpn_.data(), static_cast<unsigned>(alpn_.size()));
  }
  if (!options.server_name.empty()) {
    SSL_set_tlsext_host_name(ssl, options.server_name.c_str());
  }
  if (transport_ == Transport::kDatagram) {
    UseDatagrams(options);
  } else {
    SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  }
  SSL_set_app_data(ssl, this);
  SSL_set_info_callback(ssl, &OnInfo);
  if (!psk_.empty()) {
    SSL_set_psk_client_callback(ssl, &ClientPsk);
    SSL_set_psk_server_callback(ssl, &ServerPsk);
  }
  if (side == Side::kClient) {
    SSL_set_connect_state(ssl);
  } else {
    SSL_set_accept_state(ssl);
  }
}

// libssl writes the length of the one name itself.
int LibsslPeer::ChooseAlpn(SSL* ssl, const unsigned char** chosen,
                           unsigned char* length, const unsigned char*,
                           unsigned, void*) {
  const auto* peer = static_cast<LibsslPeer*>(SSL_get_app_data(ssl));
  if (peer->alpn_.empty()) return SSL_TLSEXT_ERR_NOACK;
  *length = peer->alpn_[0];
  *chosen = peer->alpn_.data() + 1;
  return SSL_TLSEXT_ERR_OK;
}

int LibsslPeer::AnnounceNpn(SSL* ssl, const unsigned char** list,
                            unsigned* length, void*) {
  const auto* peer = static_cast<LibsslPeer*>(SSL_get_app_data(ssl));
  if (peer->npn_.empty()) return SSL_TLSEXT_ERR_NOACK;
  *list = peer->npn_.data();
  *length = static_cast<unsigned>(peer->npn_.size());
  return SSL_TLSEXT_ERR_OK;
}

int LibsslPeer::Staple(SSL* ssl, void*) {
  const auto* peer = static_cast<LibsslPeer*>(SSL_get_app_data(ssl));
  const Bytes& response = peer->ocsp_response_;
  if (response.empty()) return SSL_TLSEXT_ERR_NOACK;
  SSL_set_tlsext_status_ocsp_resp(
      ssl, OPENSSL_memdup(response.data(), response.size()),
      static_cast<long>(response.size()));
  return SSL_TLSEXT_ERR_OK;
}

void LibsslPeer::UseDatagrams(const PeerOptions& options) {
  BIO* bio = openssl::NewDatagramBio();
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_options(ssl_.get(), SSL_OP_NO_QUERY_MTU);
  SSL_set_mtu(ssl_.get(), options.datagram_size);
}

unsigned LibsslPeer::ClientPsk(SSL* ssl, const char*, char* identity,
                               unsigned identity_size, unsigned char* psk,
                               unsigned psk_size) {
  if (identity_size > 0) identity[0] = '\0';
  return ServerPsk(ssl, identity, psk, psk_size);
}

unsigned LibsslPeer::ServerPsk(SSL* ssl, const char*, unsigned char* psk,
                               unsigned psk_size) {
  const auto* peer = static_cast<LibsslPeer*>(SSL_get_app_data(ssl));
  if (peer->psk_.size() > psk_size) return 0;
  std::copy(peer->psk_.begin(), peer->psk_.end(), psk);
  return static_cast<unsigned>(peer->psk_.size());
}

void LibsslPeer::OnInfo(const SSL* ssl, int where, int value) {
  if ((where & SSL_CB_READ_ALERT) != SSL_CB_READ_ALERT) return;
  auto* peer = static_cast<LibsslPeer*>(SSL_get_app_data(ssl));
  peer->alert_ = value & 0xFF;
}

void LibsslPeer::Receive(ByteView bytes) {
  if (transport_ == Transport::kDatagram) {
    return openssl::DeliverDatagram(SSL_get_rbio(ssl_.get()), bytes);
  }
  BIO_write(SSL_get_rbio(ssl_.get()), bytes.data(),
            static_cast<int>(bytes.size()));
}

void LibsslPeer::Run() {
  openssl::StreamScope scope(simulation_.peer_random());
  if (!connected()) {
    SSL_do_handshake(ssl_.get());
  }
  if (connected()) {
    std::array<uint8_t, 4096> buffer;
    int count = 0;
    while ((count = SSL_read(ssl_.get(), buffer.data(),
                             static_cast<int>(buffer.size()))) > 0) {
      Append(received_, ByteView(buffer).first(static_cast<size_t>(count)));
    }
  }
  ERR_clear_error();
}

Bytes LibsslPeer::TakeOutput() {
  BIO* bio = SSL_get_wbio(ssl_.get());
  Bytes bytes(BIO_ctrl_pending(bio));
  if (!bytes.empty()) {
    BIO_read(bio, bytes.data(), static_cast<int>(bytes.size()));
  }
  return bytes;
}

std::vector<Bytes> LibsslPeer::TakeDatagrams() {
  openssl::StreamScope scope(simulation_.peer_random());
  DTLSv1_handle_timeout(ssl_.get());
  return openssl::TakeDatagrams(SSL_get_wbio(ssl_.get()));
}

void LibsslPeer::Write(ByteView data) {
  openssl::StreamScope scope(simulation_.peer_random());
  SSL_write(ssl_.get(), data.data(), static_cast<int>(data.size()));
}

bool LibsslPeer::got_close_notify() const {
  return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
}

void LibsslPeer::Renegotiate() {
  openssl::StreamScope scope(simulation_.peer_random());
  SSL_renegotiate(ssl_.get());
  SSL_do_handshake(ssl_.get());
}

void LibsslPeer::SendChain(const std::vector<Bytes>& chain) {
  openssl::SendCertificateList(ssl_.get(), chain);
}

void LibsslPeer::ResumeFrom(const LibsslPeer& other) {
  SSL_SESSION* session = SSL_get1_session(other.ssl());
  SSL_set_session(ssl_.get(), session);
  SSL_SESSION_free(session);
}

}  // namespace shakedown::engine

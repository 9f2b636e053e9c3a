// SPDX-License-Identifier: Apache-2.0
#include "src/peer/app_end_for_test.h"

#include <openssl/err.h>

#include "src/base/trace.h"
#include "src/openssl/certificate_message.h"
#include "src/openssl/library_context.h"
#include "src/peer/libssl_error.h"

namespace shakedown::peer {
namespace {

openssl::SslContextPtr MakeContext(Simulation& simulation) {
  const Simulation::Scope scope(simulation);
  const openssl::StreamScope stream(simulation.app_random());
  openssl::SslContextPtr context(
      SSL_CTX_new_ex(openssl::LibraryContext(), nullptr, TLS_method()));
  SSL_CTX_set_security_level(context.get(), 0);
  // A client's cache would forget its sessions together with the context.
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_SERVER);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
  SSL_CTX_set_dh_auto(context.get(), 1);
  return context;
}

}  // namespace

AppEnd::AppEnd(wire::Speaker role, wire::Wire& wire, Simulation& simulation)
    : wire_(wire),
      simulation_(simulation),
      context_(MakeContext(simulation)),
      ssl_(SSL_new(context_.get())),
      input_(BIO_new(BIO_s_mem())),
      output_(BIO_new(BIO_s_mem())) {
  BIO_set_mem_eof_return(input_, -1);
  SSL_set_bio(ssl(), input_, output_);
  SSL_set_app_data(ssl(), this);
  SSL_set_info_callback(ssl(), &OnInfo);
  role == wire::Speaker::kClient ? SSL_set_connect_state(ssl())
                                 : SSL_set_accept_state(ssl());
}

void AppEnd::Use(const pki::Minted& identity) {
  openssl::X509Ptr certificate(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509* x509 = certificate.get();
  const unsigned char* der = identity.der.data();
  d2i_X509(&x509, &der, static_cast<long>(identity.der.size()));
  SSL_use_certificate(ssl(), x509);
  SSL_use_PrivateKey(ssl(), identity.key.get());
}

void AppEnd::OnInfo(const SSL* ssl, int where, int value) {
  auto* app = static_cast<AppEnd*>(SSL_get_app_data(ssl));
  if (where != SSL_CB_READ_ALERT) return;
  app->last_alert_ = AlertName(static_cast<uint8_t>(value & 0xff));
}

bool AppEnd::MoveBytes() {
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(output_, &bytes);
  const Bytes sent(bytes, bytes + (length > 0 ? length : 0));
  (void)BIO_reset(output_);
  if (!sent.empty()) wire_.Write(sent);
  uint8_t buffer[16384];
  const auto transfer = wire_.Read(buffer);
  if (transfer.moved > 0) {
    BIO_write(input_, buffer, static_cast<int>(transfer.moved));
  }
  constexpr int32_t kWouldBlock = -9803;
  const bool ends_now =
      !end_of_file_ && transfer.status != 0 && transfer.status != kWouldBlock;
  if (ends_now) {
    end_of_file_ = true;
    BIO_set_mem_eof_return(input_, 0);
  }
  return !sent.empty() || transfer.moved > 0 || ends_now;
}

template <typename Operation>
int AppEnd::Drive(Operation operation) {
  const Simulation::Scope scope(simulation_);
  const openssl::StreamScope stream(simulation_.app_random());
  while (true) {
    ERR_clear_error();
    const int result = operation();
    const int error = SSL_get_error(ssl(), result);
    if (error == SSL_ERROR_SSL || error == SSL_ERROR_SYSCALL) {
      failure_ = LastReason();
    }
    const bool moved = MoveBytes();
    if (result > 0 || error != SSL_ERROR_WANT_READ || !moved) return result;
  }
}

bool AppEnd::Handshake() {
  return Drive([this] { return SSL_do_handshake(ssl()); }) == 1;
}

void AppEnd::Write(std::string_view data) {
  Drive([&] {
    return SSL_write(ssl(), data.data(), static_cast<int>(data.size()));
  });
}

std::string AppEnd::Read() {
  std::string data;
  char buffer[16384];
  int count;
  while ((count = Drive(
              [&] { return SSL_read(ssl(), buffer, sizeof buffer); })) > 0) {
    data.append(buffer, count);
  }
  return data;
}

void AppEnd::CloseNotify() {
  const Simulation::Scope scope(simulation_);
  const openssl::StreamScope stream(simulation_.app_random());
  SSL_shutdown(ssl());
  MoveBytes();
}

bool AppEnd::saw_close_notify() const {
  return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
}

}  // namespace shakedown::peer

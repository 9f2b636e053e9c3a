// SPDX-License-Identifier: Apache-2.0
#include "src/peer/tls_peer.h"

#include <openssl/err.h>

#include <utility>

#include "src/openssl/certificate_message.h"
#include "src/openssl/datagram_bio.h"
#include "src/openssl/library_context.h"
#include "src/peer/libssl_error.h"
#include "src/peer/session_store.h"
#include "src/peer/versions.h"

// Internal to OpenSSL 3.0: nothing public writes an alert of one's choice.
extern "C" int dtls1_write_bytes(SSL* ssl, int type, const void* bytes,
                                 size_t length, size_t* written);

namespace shakedown::peer {
namespace {

using NameStackPtr = STACK_OF(X509_NAME) *;  // SSL_set0_CA_list takes it over

NameStackPtr ParseNames(const std::vector<Bytes>& ders) {
  NameStackPtr names = sk_X509_NAME_new_null();
  for (const Bytes& der : ders) {
    const unsigned char* in = der.data();
    X509_NAME* name =
        d2i_X509_NAME(nullptr, &in, static_cast<long>(der.size()));
    if (name != nullptr) sk_X509_NAME_push(names, name);
  }
  return names;
}

}  // namespace

Result<std::unique_ptr<Peer>> TlsPeer::Make(TlsPeerOptions options,
                                            Simulation& simulation) {
  const Simulation::Scope scope(simulation);
  const openssl::StreamScope stream(simulation.peer_random());
  ERR_clear_error();
  const auto context = ContextFor(options.context);
  openssl::SslPtr ssl(context == nullptr ? nullptr : SSL_new(context.get()));
  if (ssl == nullptr) {
    return Error{
        "the peer's libssl refuses its settings or key: " + LastReason(), ""};
  }
  return std::unique_ptr<Peer>(
      new TlsPeer(std::move(options), std::move(ssl), simulation));
}

TlsPeer::TlsPeer(TlsPeerOptions options, openssl::SslPtr ssl,
                 Simulation& simulation)
    : options_(std::move(options)),
      simulation_(simulation),
      ssl_(std::move(ssl)),
      input_(is_datagram() ? openssl::NewDatagramBio() : BIO_new(BIO_s_mem())),
      output_(is_datagram() ? input_ : BIO_new(BIO_s_mem())),
      steps_(options_.steps),
      editor_(options_.plan.messages, options_.plan.script.alert),
      records_(options_.plan.records) {
  if (is_datagram()) {
    SSL_set_options(ssl_.get(), SSL_OP_NO_QUERY_MTU);
    SSL_set_mtu(ssl_.get(), options_.datagram.size);
    if (options_.datagram.asks_for_cookie) {
      SSL_set_options(ssl_.get(), SSL_OP_COOKIE_EXCHANGE);
    }
  } else {
    BIO_set_mem_eof_return(input_, -1);
  }
  SSL_set_bio(ssl_.get(), input_, output_);
  Observe(ssl_.get(), *this);
  Configure();
}

void TlsPeer::Configure() {
  const Plan& plan = options_.plan;
  editor_.Use(ssl_.get());
  if (plan.drip_ms) drip_.emplace(*plan.drip_ms);
  if (plan.says_fallback) SSL_set_mode(ssl_.get(), SSL_MODE_SEND_FALLBACK_SCSV);
  if (plan.refuses_renegotiation) {
    SSL_set_options(ssl_.get(), SSL_OP_NO_RENEGOTIATION);
  }
  if (options_.certificates) {
    openssl::SendCertificateList(ssl_.get(), *options_.certificates);
  }
  if (options_.context.is_server) {
    SSL_set_accept_state(ssl_.get());
    TakeTickets(ssl_.get(), options_.extensions);
  } else {
    SSL_set_connect_state(ssl_.get());
    OfferExtensions(ssl_.get(), options_.extensions);
  }
  if (!options_.server_name.empty()) {
    SSL_set_tlsext_host_name(ssl_.get(), options_.server_name.c_str());
  }
  UseKeyAgreement(ssl_.get(), options_.key_agreement);
  if (options_.client_authentication) {
    RequestCertificate(*options_.client_authentication);
  }
}

TlsPeer::~TlsPeer() {
  // Without this, SSL_free forgets the session of a connection still open.
  SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

void TlsPeer::Use(const Identity& identity) {
  UseKey(ssl_.get(), identity.key.get());
  openssl::SendCertificateList(ssl_.get(), identity.certificates);
}

void TlsPeer::RequestCertificate(const ClientAuthentication& how) {
  const int require = how.require ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0;
  SSL_set_verify(ssl_.get(), SSL_VERIFY_PEER | require, nullptr);
  SSL_set0_CA_list(ssl_.get(), ParseNames(how.authorities));
}

// Looked up when the handshake begins, not when the peer is made: a peer before
// this one may still have been connecting then.
void TlsPeer::OfferSession() {
  if (options_.context.is_server || !options_.context.resumption) return;
  SSL_SESSION* session =
      simulation_.Slot<SessionStore>().FindClientSession(session_name());
  if (session != nullptr) SSL_set_session(ssl_.get(), session);
}

void TlsPeer::Run(wire::Wire& wire) {
  const Simulation::Scope scope(simulation_);
  const openssl::StreamScope stream(simulation_.peer_random());
  wire_ = &wire;
  LetDrip();
  TakeInput();
  if (!closed_ && !connected_) Handshake();
  if (!closed_ && connected_) ReadData();
  if (!closed_) SendOutput();
  if (!closed_ && connected_) TakeSteps();
  wire_ = nullptr;
}

// What arrives after the end is nobody's. libssl looks itself whether it has to
// send its last flight again, whenever it finds nothing to read.
void TlsPeer::TakeInputDatagrams() {
  for (const Bytes& datagram : wire_->TakeDatagramsForPeer()) {
    if (!closed_) openssl::DeliverDatagram(input_, datagram);
  }
}

void TlsPeer::TakeInput() {
  if (is_datagram()) return TakeInputDatagrams();
  const Bytes bytes = wire_->TakeForPeer();
  if (closed_) return;
  if (!bytes.empty()) {
    BIO_write(input_, bytes.data(), static_cast<int>(bytes.size()));
  }
  if (wire_->app_closed()) BIO_set_mem_eof_return(input_, 0);
}

void TlsPeer::Handshake() {
  if (SSL_in_before(ssl_.get())) OfferSession();
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  if (result != 1) return CheckResult(result);
  connected_ = true;
  Tell("handshake complete " + Description());
}

void TlsPeer::ReadData() {
  uint8_t buffer[16384];  // a record's worth
  int count;
  do {
    ERR_clear_error();
    count = SSL_read(ssl_.get(), buffer, sizeof buffer);
    if (count > 0) {
      const ByteView data(buffer, static_cast<size_t>(count));
      Append(received_, data);
      steps_.AddData(data);
    }
  } while (count > 0);
  const bool renegotiated = renegotiating_ &&
                            SSL_renegotiate_pending(ssl_.get()) == 0 &&
                            SSL_is_init_finished(ssl_.get());
  if (renegotiated) {
    renegotiating_ = false;
    Tell("renegotiation complete " + Description());
  }
  if (got_close_notify_) return steps_.EndData();
  CheckResult(count);
}

void TlsPeer::TakeSteps() {
  steps_.Advance(*this);
  const bool is_at_end = steps_.done() && got_close_notify_;
  if (closed_ || !is_at_end || !CanSend()) return;
  SendCloseNotify();
  CloseTransport();
}

void TlsPeer::SendOutputDatagrams() {
  for (const Bytes& datagram : openssl::TakeDatagrams(output_)) {
    if (!steps_.silent()) wire_->SendFromPeer(datagram);
  }
}

void TlsPeer::SendOutput() {
  if (is_datagram()) return SendOutputDatagrams();
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(output_, &bytes);
  const Bytes pending(bytes, bytes + (length > 0 ? length : 0));
  (void)BIO_reset(output_);
  if (steps_.silent()) return;
  ByteView rest(pending);
  while (const auto record = NextRecord(rest)) {
    for (const Bytes& kept : records_.Edit(*record)) Emit(kept);
  }
  if (editor_.is_cut()) EndByAlert();
}

void TlsPeer::Emit(ByteView bytes) {
  const int64_t now_ms = simulation_.clock().MillisecondsSinceStart();
  if (drip_) return drip_->Add(bytes, now_ms);
  wire_->SendFromPeer(bytes);
}

void TlsPeer::LetDrip() {
  if (!drip_) return;
  const int64_t now_ms = simulation_.clock().MillisecondsSinceStart();
  const Bytes due = drip_->Take(now_ms);
  if (!due.empty()) wire_->SendFromPeer(due);
  if (closed_ && drip_->empty()) wire_->CloseFromPeer();
}

std::optional<int64_t> TlsPeer::MillisecondsUntilMore() const {
  if (!drip_) return std::nullopt;
  return drip_->UntilNext(simulation_.clock().MillisecondsSinceStart());
}

void TlsPeer::EndByAlert() {
  if (std::exchange(closed_, true)) return;
  const ScriptedAlert& what = *options_.plan.script.alert;
  failure_ = "sent alert " + AlertName(what.alert.description) +
             " instead of " + what.message;
  Tell(failure_);
  SSL_CTX_remove_session(SSL_get_SSL_CTX(ssl_.get()),
                         SSL_get_session(ssl_.get()));
  connected_ = false;
  Tell("closed");
  if (!drip_) wire_->CloseFromPeer();
}

std::vector<std::string> TlsPeer::idle_faults() const {
  std::set<std::string> idle;
  for (const MessageRule& rule : options_.plan.messages)
    idle.insert(rule.fault);
  for (const RecordRule& rule : options_.plan.records) idle.insert(rule.fault);
  for (const std::string& name : editor_.fired()) idle.erase(name);
  for (const std::string& name : records_.fired()) idle.erase(name);
  return {idle.begin(), idle.end()};
}

// --- How it ends ---

void TlsPeer::CheckResult(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_NONE:
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
      return;
    case SSL_ERROR_ZERO_RETURN:
      return Fail("alert close_notify");
    default:
      return Fail(LastReason());
  }
}

void TlsPeer::Fail(const std::string& reason) {
  const bool said_goodbye =
      (SSL_get_shutdown(ssl_.get()) & SSL_SENT_SHUTDOWN) != 0;
  if (!(said_goodbye && reason == kEndOfFile)) {
    failure_ = reason;
    Tell("failed: " + failure_);
  }
  // libssl writes an alert even to an app that has gone.
  if (reason == kEndOfFile && !is_datagram()) (void)BIO_reset(output_);
  CloseTransport();
}

void TlsPeer::CloseTransport() {
  if (closed_) return;
  SendOutput();
  if (std::exchange(closed_, true)) return;
  Tell("closed");
  if (!drip_ || drip_->empty()) wire_->CloseFromPeer();
}

void TlsPeer::ResetTransport() {
  if (closed_) return;
  SendOutput();
  if (std::exchange(closed_, true)) return;
  Tell("reset");
  wire_->ResetFromPeer();
}

// --- Steps ---

bool TlsPeer::CanSend() const {
  return !closed_ && SSL_is_init_finished(ssl_.get());
}

void TlsPeer::SendData(ByteView data) {
  if (data.empty()) return;
  ERR_clear_error();
  const int result =
      SSL_write(ssl_.get(), data.data(), static_cast<int>(data.size()));
  if (result <= 0) CheckResult(result);
  SendOutput();
}

void TlsPeer::WriteRecord(uint8_t type, ByteView content) {
  if (closed_) return;
  size_t written = 0;
  if (is_datagram()) {
    dtls1_write_bytes(ssl_.get(), type, content.data(), content.size(),
                      &written);
  } else {
    openssl::WriteRecords(ssl_.get(), type, content);
  }
  SendOutput();
}

void TlsPeer::SendAlertRecord(const SendAlert& alert) {
  const uint8_t content[] = {alert.level, alert.description};
  WriteRecord(openssl::kAlertType, content);
}

void TlsPeer::SendAnyRecord(const SendRecord& record) {
  WriteRecord(record.type, AsBytes(record.data));
}

void TlsPeer::SendCloseNotify() {
  ERR_clear_error();
  SSL_shutdown(ssl_.get());
  SendOutput();
}

void TlsPeer::BeginRenegotiation(const Renegotiate&) {
  const Renegotiation& looked_up = options_.renegotiations[renegotiations_++];
  if (looked_up.client_authentication) {
    RequestCertificate(*looked_up.client_authentication);
  }
  if (looked_up.identity) Use(*looked_up.identity);
  ERR_clear_error();
  renegotiating_ = true;
  int result = SSL_renegotiate(ssl_.get());
  if (result == 1) result = SSL_do_handshake(ssl_.get());
  if (result != 1) CheckResult(result);
  SendOutput();
}

// --- What libssl tells ---

void TlsPeer::OnKeyLogLine(std::string_view line) {
  key_log_ += line;
  key_log_ += '\n';
}

void TlsPeer::OnInfo(int where, int value) {
  if (where == SSL_CB_READ_ALERT) {
    const uint8_t description = static_cast<uint8_t>(value & 0xff);
    if (description == SSL_AD_CLOSE_NOTIFY) got_close_notify_ = true;
    Tell("alert " + AlertName(description) + " received");
  }
}

bool TlsPeer::OnServerName(const std::string& host) {
  const Identity* identity = FindHost(options_.hosts, host);
  if (identity == nullptr) return false;
  SSL_certs_clear(ssl_.get());  // no suite shall fit the default's key
  Use(*identity);
  return true;
}

std::string TlsPeer::Description() const {
  const char* resumed = SSL_session_reused(ssl_.get()) ? " resumed" : "";
  return VersionName(SSL_version(ssl_.get())) + " " +
         SSL_get_cipher_name(ssl_.get()) + resumed;
}

}  // namespace shakedown::peer

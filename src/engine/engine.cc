// SPDX-License-Identifier: Apache-2.0
#include "src/engine/engine.h"

#include <algorithm>

#include "src/base/result_codes.h"
#include "src/engine/alerts.h"
#include "src/engine/connection.h"
#include "src/engine/handshake.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr uint8_t kApplicationDataType =
    static_cast<uint8_t>(ContentType::kApplicationData);

// What releases up to 10.9 sent for an error of the record layer
// (spec/handshake.md 7).
uint8_t AlertForRecordError(Status status) {
  switch (status) {
    case Status::kDecryptionFail:
    case Status::kBadRecordMac:
      return kBadRecordMac;
    case Status::kRecordOverflow:
    case Status::kProtocol:  // 10.8's code for the same
      return kRecordOverflow;
    case Status::kInternal:
      return kInternalError;
    default:
      return kCloseNotify;
  }
}

}  // namespace

class Engine::Impl {
 public:
  Impl(Side side, Transport transport, const Rules& rules, Channel& channel,
       Verifier& verifier, Simulation& simulation)
      : connection(side, transport, rules, channel, verifier, simulation),
        handshaker(connection) {}

  Status Start();
  Status RequestRenegotiation();
  Status Resume();
  Status ReceiveRecord(bool accept_data);
  void QueueApplicationData(ByteView data);
  size_t TakePlaintext(std::span<uint8_t> buffer);

  Connection connection;
  Handshaker handshaker;
  Bytes plaintext;
  size_t plaintext_taken = 0;

 private:
  Status FailedToRead(Status status);
  Status Dispatch(const Record& record, bool accept_data);
  Status ReceiveAlert(ByteView content);
  Status KeepData(ByteView content);
  Status Conclude(Status status);
};

Status Engine::Impl::Start() {
  const bool may_start =
      connection.is_client() &&
      (connection.state == State::kIdle || connection.state == State::kReady);
  if (!may_start) return Status::kIllegalParameter;
  if (connection.settings.max_version == 0) {
    connection.state = State::kErrorClose;
    return Status::kParam;
  }
  return SendClientHello(connection);
}

Status Engine::Impl::RequestRenegotiation() {
  if (connection.is_client() || connection.state != State::kReady) {
    return Status::kIllegalParameter;
  }
  connection.SendHandshake(HandshakeType::kHelloRequest, {});
  return Status::kOk;
}

Status Engine::Impl::Resume() {
  if (connection.failed) return Status::kClosedAbort;
  return Conclude(handshaker.Resume());
}

Status Engine::Impl::ReceiveRecord(bool accept_data) {
  if (connection.failed) return Status::kClosedAbort;
  Record record;
  const Status status = connection.records.Read(
      {connection.side, connection.version_negotiated, connection.read_ready},
      record);
  if (status != Status::kOk) return FailedToRead(status);
  return Dispatch(record, accept_data);
}

Status Engine::Impl::FailedToRead(Status status) {
  if (status == Status::kWouldBlock) return status;
  if (connection.records.ended_between()) return status;
  connection.failed |= connection.rules.failure_aborts;
  if (connection.rules.alerts_for_record_errors) {
    connection.QueueAlert(AlertLevel::kFatal, AlertForRecordError(status));
  }
  return status;
}

Status Engine::Impl::Dispatch(const Record& record, bool accept_data) {
  if (record.ssl2) return Conclude(handshaker.ReceiveSsl2(record.content));
  const bool is_data = record.type == kApplicationDataType || record.type == 0;
  if (is_data && accept_data) return KeepData(record.content);
  switch (static_cast<ContentType>(record.type)) {
    case ContentType::kHandshake:
      return Conclude(handshaker.Receive(record.content));
    case ContentType::kChangeCipherSpec:
      return Conclude(ReceiveChangeCipherSpec(connection, record.content));
    case ContentType::kAlert:
      return ReceiveAlert(record.content);
    default:
      return Conclude(Status::kProtocol);
  }
}

// The peer's failure is not ours: the engine stays as it is, unless the alert
// itself was malformed.
Status Engine::Impl::ReceiveAlert(ByteView content) {
  const Status status = ReceiveAlerts(connection, content);
  return connection.state == State::kErrorClose ? Conclude(status) : status;
}

Status Engine::Impl::KeepData(ByteView content) {
  connection.simulation.trace().Add(
      MessageMoved{Direction::kFromPeer, "ApplicationData", content.size(),
                   connection.records.reads_encrypted()});
  Append(plaintext, content);
  return Status::kOk;
}

// Conclude notes a break in the trace, and a failure if the rules make it last.
Status Engine::Impl::Conclude(Status status) {
  if (status == Status::kOk) return status;
  if (IsBreak(status)) {
    connection.simulation.trace().Add(
        Break{NameOfCode(static_cast<int32_t>(status))});
  } else if (connection.rules.failure_aborts) {
    connection.failed = true;
  }
  return status;
}

void Engine::Impl::QueueApplicationData(ByteView data) {
  const bool splits = connection.settings.split_application_data &&
                      connection.suite != nullptr &&
                      IsCbc(connection.suite->cipher) &&
                      TlsVersion(connection.version) <= kTls10 &&
                      (connection.rules.splits_first_write ||
                       connection.records.sent_application_data_last());
  connection.records.Queue(
      ContentType::kApplicationData, data,
      MessageMoved{Direction::kFromApp, "ApplicationData", data.size(),
                   connection.records.writes_encrypted()},
      splits ? 1 : 0);
}

size_t Engine::Impl::TakePlaintext(std::span<uint8_t> buffer) {
  const size_t count =
      std::min(buffer.size(), plaintext.size() - plaintext_taken);
  std::copy_n(plaintext.begin() + static_cast<ptrdiff_t>(plaintext_taken),
              count, buffer.begin());
  plaintext_taken += count;
  if (plaintext_taken == plaintext.size()) {
    plaintext.clear();
    plaintext_taken = 0;
  }
  return count;
}

Engine::Engine(Side side, const Rules& rules, Channel& channel,
               Verifier& verifier, Simulation& simulation, Transport transport)
    : impl_(std::make_unique<Impl>(side, transport, rules, channel, verifier,
                                   simulation)) {}

Engine::~Engine() = default;

Settings& Engine::settings() { return impl_->connection.settings; }

Status Engine::StartHandshake() { return impl_->Start(); }

Status Engine::RequestRenegotiation() { return impl_->RequestRenegotiation(); }

Status Engine::Proceed() {
  Status status = Resume();
  if (status == Status::kOk) status = Flush();
  if (status == Status::kOk) status = ReceiveRecord(false);
  return status;
}

Status Engine::RetransmitIfDue() {
  auto& datagram = impl_->connection.datagram;
  return datagram ? datagram->RetransmitIfDue() : Status::kOk;
}

Status Engine::Resume() { return impl_->Resume(); }

Status Engine::ReceiveRecord(bool accept_data) {
  return impl_->ReceiveRecord(accept_data);
}

Status Engine::Flush() { return impl_->connection.records.Flush(); }

Status Engine::QueueApplicationData(ByteView data) {
  if (!write_ready()) return Status::kBadRequest;
  impl_->QueueApplicationData(data);
  return Status::kOk;
}

void Engine::QueueAlert(uint8_t level, uint8_t description, bool marks_sent) {
  impl_->connection.QueueAlert(static_cast<AlertLevel>(level), description,
                               marks_sent);
}

size_t Engine::TakePlaintext(std::span<uint8_t> buffer) {
  return impl_->TakePlaintext(buffer);
}

size_t Engine::plaintext_size() const {
  return impl_->plaintext.size() - impl_->plaintext_taken;
}

Side Engine::side() const { return impl_->connection.side; }

bool Engine::read_ready() const { return impl_->connection.read_ready; }

bool Engine::write_ready() const { return impl_->connection.write_ready; }

bool Engine::failed() const { return impl_->connection.failed; }

bool Engine::ended_without_notify() const {
  return impl_->connection.records.ended_between();
}

bool Engine::received_close_notify() const {
  return impl_->connection.received_close_notify;
}

uint16_t Engine::negotiated_version() const {
  return impl_->connection.version;
}

uint16_t Engine::negotiated_suite() const {
  const Suite* suite = impl_->connection.suite;
  return suite == nullptr ? 0 : suite->number;
}

const std::vector<Bytes>& Engine::peer_chain() const {
  return impl_->connection.peer_chain;
}

const Stapled& Engine::stapled() const { return impl_->connection.stapled; }

const std::vector<Bytes>& Engine::requested_authorities() const {
  return impl_->connection.authorities;
}

bool Engine::certificate_requested() const {
  return impl_->connection.certificate_ever_requested;
}

const std::vector<uint8_t>& Engine::requested_certificate_types() const {
  return impl_->connection.certificate_types;
}

std::vector<uint16_t> Engine::peer_signature_schemes() const {
  const Connection& connection = impl_->connection;
  if (connection.is_client()) return connection.handshake.peer_schemes;
  return connection.client_hello.signature_schemes.value_or(
      std::vector<uint16_t>());
}

uint16_t Engine::negotiated_group() const {
  return impl_->connection.handshake.group;
}

bool Engine::used_unsafe_prime() const {
  const Bytes& prime = impl_->connection.handshake.dh_group.prime;
  return !prime.empty() && !IsSafePrime(prime);
}

bool Engine::resumed() const { return impl_->connection.resumed; }

const Bytes& Engine::session_id() const { return impl_->connection.session_id; }

const std::optional<std::string>& Engine::requested_name() const {
  return impl_->connection.client_hello.server_name;
}

const std::optional<Bytes>& Engine::alpn_answer() const {
  return impl_->connection.alpn_answer;
}

const std::optional<Bytes>& Engine::npn_answer() const {
  return impl_->connection.npn_answer;
}

const Bytes& Engine::client_random() const {
  return impl_->connection.client_random;
}

const Bytes& Engine::server_random() const {
  return impl_->connection.server_random;
}

const Bytes& Engine::master_secret() const {
  return impl_->connection.master_secret;
}

}  // namespace shakedown::engine

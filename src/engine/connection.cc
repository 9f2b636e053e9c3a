// SPDX-License-Identifier: Apache-2.0
#include "src/engine/connection.h"

#include <utility>

#include "src/engine/records/stream_records.h"

namespace shakedown::engine {

namespace {

std::unique_ptr<RecordLayer> MakeRecords(Transport transport, Channel& channel,
                                         const Rules& rules, Trace& trace) {
  if (transport == Transport::kDatagram) {
    return std::make_unique<DatagramRecords>(channel, rules, trace);
  }
  return std::make_unique<StreamRecords>(channel, rules, trace);
}

std::unique_ptr<DatagramHandshake> MakeDatagramHandshake(
    Transport transport, RecordLayer& records, const Settings& settings,
    Simulation& simulation) {
  if (transport == Transport::kStream) return nullptr;
  return std::make_unique<DatagramHandshake>(
      static_cast<DatagramRecords&>(records), settings, simulation);
}

}  // namespace

Connection::Connection(Side side, Transport transport, const Rules& rules,
                       Channel& channel, Verifier& verifier,
                       Simulation& simulation)
    : side(side),
      rules(rules),
      verifier(verifier),
      simulation(simulation),
      owned_records(
          MakeRecords(transport, channel, this->rules, simulation.trace())),
      records(*owned_records),
      datagram(
          MakeDatagramHandshake(transport, records, settings, simulation)) {}

void Connection::SendHandshake(HandshakeType type, ByteView body) {
  const Bytes message =
      datagram ? datagram->Frame(type, body) : FrameHandshake(type, body);
  if (type != HandshakeType::kHelloRequest) transcript.Add(message);
  if (datagram) return datagram->Send(type, message);
  records.Queue(ContentType::kHandshake, message,
                MessageMoved{Direction::kFromApp, NameOf(type), message.size(),
                             records.writes_encrypted()});
}

void Connection::SendChangeCipherSpec() {
  if (datagram) {
    datagram->SendChangeCipherSpec();
    return records.SetWriteProtection(std::move(handshake.next_write));
  }
  const Bytes content = {1};
  records.Queue(ContentType::kChangeCipherSpec, content,
                MessageMoved{Direction::kFromApp, "ChangeCipherSpec",
                             content.size(), records.writes_encrypted()});
  records.SetWriteProtection(std::move(handshake.next_write));
}

void Connection::QueueAlert(AlertLevel level, uint8_t description,
                            bool marks_sent) {
  if (level == AlertLevel::kFatal) EvictSession();
  if (!version_negotiated || alerts_are_over_) return;
  if (version <= kSsl3) description = AlertOfSsl3(description);
  const Bytes content = {static_cast<uint8_t>(level), description};
  records.Queue(ContentType::kAlert, content,
                AlertMoved{Direction::kFromApp, static_cast<uint8_t>(level),
                           description, records.writes_encrypted()});
  const bool last = level == AlertLevel::kFatal || description == kCloseNotify;
  if (marks_sent && last) alerts_are_over_ = true;
}

Status Connection::Fail(Status status, uint8_t description) {
  QueueAlert(AlertLevel::kFatal, description);
  state = State::kErrorClose;
  return status;
}

void Connection::SetVersion(uint16_t negotiated) {
  version = negotiated;
  version_negotiated = true;
  records.set_write_version(negotiated);
}

void Connection::SetSuite(const Suite& chosen) {
  suite = &chosen;
  transcript.Begin(is_tls12() ? chosen.prf_hash : Hash::kMd5Sha1);
}

void Connection::StartHandshake() {
  handshake = Handshake();
  resumed = false;
  read_ready = false;
  write_ready = false;
}

bool Connection::HasChainToSend() const {
  const bool came_in_time = !is_client() ||
                            !rules.identity_is_chosen_at_the_request ||
                            handshake.had_identity_when_requested;
  return settings.identity && !settings.identity->chain.empty() && came_in_time;
}

Bytes Connection::SessionCacheKey() const {
  if (is_client()) return session_key;
  Bytes key = settings.session_key;
  if (rules.server_sessions_have_peer_ids) return key;
  Append(key, session_id);
  return key;
}

void Connection::EvictSession() {
  if (rules.evicted_by_fatal_alerts == EvictedSessions::kNone) return;
  if (rules.evicted_by_fatal_alerts == EvictedSessions::kOfServers &&
      is_client()) {
    return;
  }
  simulation.Slot<SessionCache>().Drop(SessionCacheKey());
}

}  // namespace shakedown::engine

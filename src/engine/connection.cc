// SPDX-License-Identifier: Apache-2.0
#include "src/engine/connection.h"

#include <utility>

namespace shakedown::engine {

Connection::Connection(Side side, const Rules& rules, Channel& channel,
                       Verifier& verifier, Simulation& simulation)
    : side(side),
      rules(rules),
      verifier(verifier),
      simulation(simulation),
      records(channel, this->rules, simulation.trace()) {}

void Connection::SendHandshake(HandshakeType type, ByteView body) {
  const Bytes message = FrameHandshake(type, body);
  if (type != HandshakeType::kHelloRequest) transcript.Add(message);
  records.Queue(ContentType::kHandshake, message,
                MessageMoved{Direction::kFromApp, NameOf(type), message.size(),
                             records.writes_encrypted()});
}

void Connection::SendChangeCipherSpec() {
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

Bytes Connection::SessionCacheKey() const {
  if (is_client()) return session_key;
  Bytes key = settings.session_key;
  Append(key, session_id);
  return key;
}

void Connection::EvictSession() {
  if (!rules.fatal_alerts_evict_sessions) return;
  simulation.Slot<SessionCache>().Drop(SessionCacheKey());
}

}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
// What a handshake over datagrams has besides its messages: their numbers and
// fragments, the last flight, and when it is sent once more
// (spec/handshake.md 1.9, RFC 4347 section 4.2).
// Example: datagram.Send(type, datagram.Frame(type, body));
// Owned by one Connection, whose records and settings it uses. Virtual time.
#ifndef SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_HANDSHAKE_H_
#define SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_HANDSHAKE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/datagram/datagram_records.h"
#include "src/engine/datagram/fragment.h"
#include "src/engine/handshake_type.h"
#include "src/engine/settings.h"
#include "src/engine/status.h"
#include "src/simulation/simulation.h"

namespace shakedown::engine {

class DatagramHandshake {
 public:
  DatagramHandshake(DatagramRecords& records, const Settings& settings,
                    Simulation& simulation)
      : records_(records), settings_(settings), simulation_(simulation) {}

  // Frame puts the header in front of our next message, as if it were sent in
  // one piece: what the transcript holds (RFC 4347 section 4.2.6).
  Bytes Frame(HandshakeType type, ByteView body);

  // Send queues a framed message, each fragment as a record and datagram of
  // its own, and adds it to the flight.
  void Send(HandshakeType type, Bytes message);
  void SendChangeCipherSpec();

  // Retransmit queues the whole flight again, if there is one.
  // kConnectionRefused if it has been sent ten times.
  Status Retransmit();

  // RetransmitIfDue does so if 1, 2, 4 ... seconds have passed since the
  // flight was sent for the first, second, third ... time.
  Status RetransmitIfDue();

  // ForgetFlight: the peer answered it.
  void ForgetFlight();

  // EndHandshake: the next message is the first of another handshake. The
  // last flight is kept, for a peer that missed it.
  void EndHandshake();

  Reassembly incoming;

  // Client: what a HelloVerifyRequest gave, for the next ClientHello.
  std::optional<Bytes> cookie;

 private:
  // A part of the flight, and the epoch in which it was sent.
  struct Sent {
    ContentType type;
    HandshakeType message;  // if `type` is kHandshake
    Bytes bytes;
    uint16_t epoch = 0;
  };

  void Add(Sent sent);
  void Queue(const Sent& sent);
  void QueueFragments(const Sent& sent);
  size_t FragmentSize(uint16_t epoch) const;
  void StartTimer();

  DatagramRecords& records_;
  const Settings& settings_;
  Simulation& simulation_;
  uint16_t next_message_ = 0;
  std::vector<Sent> flight_;
  int transmissions_ = 0;
  std::optional<int64_t> deadline_ms_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_HANDSHAKE_H_

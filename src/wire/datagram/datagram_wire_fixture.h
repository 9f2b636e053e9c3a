// SPDX-License-Identifier: Apache-2.0
// A wire of datagrams whose peer, a server, answers with three, for tests of
// this folder only.
// Example: Place("server:ServerHello", Drop{}); EXPECT_THAT(Arriving(), ...);
#ifndef SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_FIXTURE_H_
#define SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_FIXTURE_H_

#include <memory>
#include <vector>

#include "src/wire/wire_fixture.h"

namespace shakedown::wire {

inline constexpr int32_t kNothing = -9803;

// A record of DTLS 1.0 in epoch 0 with a message of `length` bytes.
inline Bytes DatagramOf(uint8_t type, uint16_t number, size_t length,
                        size_t offset = 0, size_t count = 10) {
  ByteWriter message;
  message.U8(type);
  message.U24(static_cast<uint32_t>(length));
  message.U16(number);
  message.U24(static_cast<uint32_t>(offset));
  message.Vector(3, Bytes(count, type));
  ByteWriter record;
  record.U8(22);
  record.U16(0xFEFF);
  record.U64(number);
  record.Vector(2, message.bytes());
  return record.Take();
}

inline const Bytes kServerHello = DatagramOf(2, 0, 10);
inline const Bytes kCertificate = DatagramOf(11, 1, 20);
inline const Bytes kRest = DatagramOf(11, 1, 20, 10);

class DatagramWireFixture : public WireFixture {
 protected:
  DatagramWireFixture() {
    peer_.turns.clear();
    Then([](Wire& wire) {
      for (const Bytes& each : {kServerHello, kCertificate, kRest}) {
        wire.SendFromPeer(each);
      }
    });
  }

  Wire& datagrams() {
    if (!wire_) {
      wire_ = std::make_unique<Wire>(Speaker::kServer, effects_, simulation_,
                                     Transport::kDatagram);
      wire_->Attach(peer_);
    }
    return *wire_;
  }

  // Everything that arrives, a whole datagram a read.
  std::vector<Bytes> Arriving() {
    std::vector<Bytes> all;
    for (;;) {
      Bytes buffer(1000);
      const Transfer transfer = datagrams().Read(buffer);
      if (transfer.moved == 0) return all;
      buffer.resize(transfer.moved);
      all.push_back(buffer);
    }
  }
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_FIXTURE_H_

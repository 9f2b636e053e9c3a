// SPDX-License-Identifier: Apache-2.0
// A wire whose peer is a server that answers whatever the app says with a
// flight, for tests of this folder only.
// Example: Place("server:Certificate+4", WouldBlock{}); EXPECT_EQ(Read(99),...)
#ifndef SHAKEDOWN_WIRE_WIRE_FIXTURE_H_
#define SHAKEDOWN_WIRE_WIRE_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::wire {

inline bool operator==(const Transfer& a, const Transfer& b) {
  return a.moved == b.moved && a.status == b.status;
}
inline void PrintTo(const Transfer& transfer, std::ostream* out) {
  *out << transfer.moved << " bytes, " << transfer.status;
}

// A record of TLS 1.2 with `fragment`.
inline Bytes RecordOf(uint8_t type, ByteView fragment) {
  ByteWriter writer;
  writer.U8(type);
  writer.U16(0x0303);
  writer.Vector(2, fragment);
  return writer.Take();
}

// A handshake message with a body of `length` bytes 0, 1, 2 ...
inline Bytes MessageOf(uint8_t type, size_t length) {
  Bytes body;
  for (size_t i = 0; i < length; ++i) body.push_back(static_cast<uint8_t>(i));
  ByteWriter writer;
  writer.U8(type);
  writer.Vector(3, body);
  return writer.Take();
}

inline Bytes Joined(std::initializer_list<Bytes> parts) {
  Bytes joined;
  for (const Bytes& part : parts) Append(joined, part);
  return joined;
}

// Record and content of each: ServerHello 0, 5; Certificate 19, 24;
// ServerHelloDone 78, 83; the end 87.
inline Bytes ServerFlight() {
  return Joined({RecordOf(22, MessageOf(2, 10)),
                 RecordOf(22, MessageOf(11, 50)),
                 RecordOf(22, MessageOf(14, 0))});
}

// ClientHello: record 0, content 5, end 25.
inline Bytes ClientFlight() { return RecordOf(22, MessageOf(1, 16)); }

// Does the next of `turns` at each run, if there is one.
class ScriptedPeer : public PeerEnd {
 public:
  void Run(Wire& wire) override {
    ++runs;
    heard.push_back(wire.TakeForPeer());
    saw_close = saw_close || wire.app_closed();
    if (turns.empty()) return;
    const auto turn = turns.front();
    turns.pop_front();
    turn(wire);
  }

  std::deque<std::function<void(Wire&)>> turns;
  std::vector<Bytes> heard;  // what each run had before it
  int runs = 0;
  bool saw_close = false;
};

class WireFixture : public ::testing::Test {
 protected:
  WireFixture() {
    Then([](Wire& wire) { wire.SendFromPeer(ServerFlight()); });
  }

  // All placing comes before the first call.
  void Place(std::string_view point, Action action) {
    const Result<Point> parsed = ParsePoint(point);
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    effects_.push_back(Effect{parsed.value(), std::move(action)});
  }
  void Place(Action setting) {
    effects_.push_back({std::nullopt, std::move(setting)});
  }
  void Then(std::function<void(Wire&)> turn) {
    peer_.turns.push_back(std::move(turn));
  }

  Wire& wire() {
    if (!wire_) {
      wire_ = std::make_unique<Wire>(Speaker::kServer, effects_, simulation_);
      wire_->Attach(peer_);
    }
    return *wire_;
  }

  Transfer Read(size_t asked) {
    Bytes buffer(asked);
    const Transfer transfer = wire().Read(buffer);
    Append(read_, ByteView(buffer).first(transfer.moved));
    return transfer;
  }
  Transfer Write(ByteView bytes) { return wire().Write(bytes); }

  // All the app's bytes that reached the peer.
  Bytes Heard() {
    Bytes heard;
    for (const Bytes& part : peer_.heard) Append(heard, part);
    Append(heard, wire().TakeForPeer());
    return heard;
  }

  std::vector<std::string> Fired() {
    std::vector<std::string> texts;
    for (const Event& event : simulation_.trace().events()) {
      if (const auto* fired = std::get_if<EffectFired>(&event.body)) {
        texts.push_back(fired->text);
      }
    }
    return texts;
  }

  Simulation simulation_;
  ScriptedPeer peer_;
  std::vector<Effect> effects_;
  std::unique_ptr<Wire> wire_;
  Bytes read_;  // all that reads gave
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_WIRE_FIXTURE_H_

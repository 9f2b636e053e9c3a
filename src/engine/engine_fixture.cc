// SPDX-License-Identifier: Apache-2.0
#include "src/engine/engine_fixture.h"

#include <array>

#include "src/engine/algorithms.h"
#include "src/engine/handshake_type.h"

namespace shakedown::engine {
namespace {

// spec/api.md 3.2.
constexpr uint16_t kDefaultSuites[] = {
    0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009, 0xC008,
    0xC030, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013, 0xC012,
    0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x000A};

// Merges runs of handshake records into one record each.
Bytes Coalesce(ByteView records) {
  constexpr size_t kHeader = 5;
  constexpr uint8_t kHandshake = 22;
  Bytes out;
  size_t open = 0;  // where the record begins that may grow
  bool grows = false;
  while (records.size() > kHeader) {
    const size_t length = size_t{records[3]} * 256 + records[4];
    const ByteView record = records.first(kHeader + length);
    const bool handshake = record[0] == kHandshake;
    if (!grows || !handshake) open = out.size();
    Append(out, grows && handshake ? record.subspan(kHeader) : record);
    grows = handshake;
    const size_t total = out.size() - open - kHeader;
    out[open + 3] = static_cast<uint8_t>(total >> 8);
    out[open + 4] = static_cast<uint8_t>(total);
    records = records.subspan(record.size());
  }
  return out;
}

}  // namespace

Verifier::Verdict FixedVerifier::Verify(const std::vector<Bytes>& chain,
                                        const Stapled& stapled) {
  ++calls;
  last_chain = chain;
  last_stapled = stapled;
  return verdict;
}

EngineWorld::EngineWorld(Side side, uint64_t seed)
    : side(side),
      simulation(std::make_unique<Simulation>(Simulation::Options{seed})) {
  if (side == Side::kClient) {
    peer_options.identity = MakeIdentity(KeyKind::kRsa, "server.test");
  }
}

Engine& EngineWorld::engine() {
  if (!engine_) {
    engine_ =
        std::make_unique<Engine>(side, rules, channel, verifier, *simulation);
    engine_->settings().suites.assign(std::begin(kDefaultSuites),
                                      std::end(kDefaultSuites));
    if (side == Side::kServer) {
      engine_->settings().identity = MakeIdentity(KeyKind::kRsa, "server.test");
    }
    channel.sink = [this](ByteView bytes) { peer().Receive(bytes); };
    channel.refill = [this] {
      peer().Run();
      const Bytes output = peer().TakeOutput();
      Append(channel.incoming, coalesces ? Coalesce(output) : output);
    };
  }
  return *engine_;
}

LibsslPeer& EngineWorld::peer() {
  if (!peer_) {
    peer_ = std::make_unique<LibsslPeer>(
        side == Side::kClient ? Side::kServer : Side::kClient, peer_options,
        *simulation, previous_peer_.get());
    if (side == Side::kServer && previous_peer_) {
      peer_->ResumeFrom(*previous_peer_);
    }
  }
  return *peer_;
}

void EngineWorld::Reconnect() {
  engine_.reset();
  previous_peer_ = std::move(peer_);
  channel = MemoryChannel();
}

Status EngineWorld::Handshake() {
  Engine& e = engine();
  if (side == Side::kClient && e.client_random().empty()) {
    const Status status = e.StartHandshake();
    if (status != Status::kOk) return status;
  }
  do {
    const Status status = e.Proceed();
    if (status != Status::kOk) return status;
  } while (!e.read_ready() || !e.write_ready());
  return e.Flush();
}

Status EngineWorld::ReceiveServerHello(ByteView extensions) {
  Require(engine().StartHandshake() == Status::kOk, "Engine::StartHandshake");
  channel.sink = [](ByteView) {};
  channel.refill = [] {};
  ByteWriter body;
  body.U16(kTls12);
  body.Raw(Bytes(32, 9));
  body.Vector(1, {});
  body.U16(0xC02F);
  body.U8(0);
  body.Vector(2, extensions);
  ByteWriter record;
  record.U8(22);
  record.U16(kTls12);
  record.Vector(2, FrameHandshake(HandshakeType::kServerHello, body.bytes()));
  channel.incoming = record.Take();
  return engine().Proceed();
}

Status EngineWorld::FlushAll() {
  Status status = Status::kWouldBlock;
  while (status == Status::kWouldBlock) status = engine().Flush();
  return status;
}

Status EngineWorld::HandshakeThroughBlocks() {
  for (int idle = 0; idle < 2;) {
    const size_t moved = channel.consumed.size() + channel.written.size();
    const Status status = Handshake();
    if (status != Status::kWouldBlock) return status;
    if (engine().read_ready() && engine().write_ready()) return FlushAll();
    idle = channel.consumed.size() + channel.written.size() == moved ? idle + 1
                                                                     : 0;
  }
  return Status::kWouldBlock;
}

Status EngineWorld::Receive() {
  Status status = Status::kOk;
  while (status == Status::kOk) {
    status = engine().ReceiveRecord(engine().read_ready());
    if (status == Status::kOk) status = engine().Flush();
  }
  return status;
}

std::optional<Identity>& EngineWorld::identity() {
  return side == Side::kClient ? peer_options.identity : settings().identity;
}

void EngineWorld::Send(std::string_view text) {
  Require(engine().QueueApplicationData(AsBytes(text)) == Status::kOk &&
              engine().Flush() == Status::kOk,
          "Engine::Flush");
}

std::string EngineWorld::PeerData() {
  peer().Run();
  const Bytes& data = peer().received_data();
  return std::string(data.begin(), data.end());
}

std::string EngineWorld::Data() {
  std::string data(engine().plaintext_size(), '\0');
  engine().TakePlaintext(
      {reinterpret_cast<uint8_t*>(data.data()), data.size()});
  return data;
}

std::vector<std::string> EngineWorld::Messages(Direction direction) const {
  std::vector<std::string> names;
  for (const Event& event : simulation->trace().events()) {
    const auto* moved = std::get_if<MessageMoved>(&event.body);
    if (moved != nullptr && moved->direction == direction) {
      names.push_back(moved->name);
    }
  }
  return names;
}

std::vector<std::string> EngineWorld::Alerts(Direction direction) const {
  std::vector<std::string> alerts;
  for (const Event& event : simulation->trace().events()) {
    const auto* moved = std::get_if<AlertMoved>(&event.body);
    if (moved != nullptr && moved->direction == direction) {
      alerts.push_back(std::to_string(moved->level) + ":" +
                       std::to_string(moved->description));
    }
  }
  return alerts;
}

std::vector<std::string> EngineWorld::Findings() const {
  std::vector<std::string> names;
  for (const Event& event : simulation->trace().events()) {
    const auto* finding = std::get_if<Finding>(&event.body);
    if (finding != nullptr) names.push_back(finding->name);
  }
  return names;
}

}  // namespace shakedown::engine

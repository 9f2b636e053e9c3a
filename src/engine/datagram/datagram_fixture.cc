// SPDX-License-Identifier: Apache-2.0
#include "src/engine/datagram/datagram_fixture.h"

#include <algorithm>
#include <utility>

namespace shakedown::engine {
namespace {

constexpr int kMostSeconds = 2000;

// spec/api.md 3.2, as far as DTLS 1.0 can use them, and 3DES.
const std::vector<uint16_t> kSuites = {0xC00A, 0xC009, 0xC008, 0xC014,
                                       0xC013, 0xC012, 0x0035, 0x002F};

void Configure(Engine& engine) {
  Settings& settings = engine.settings();
  settings.min_version = kDtls10;
  settings.max_version = kDtls10;
  settings.suites = kSuites;
  if (engine.side() == Side::kServer) {
    settings.identity = MakeIdentity(KeyKind::kRsa, "server.test");
  }
}

// Steps as SSLHandshake takes them.
Status Steps(Engine& engine) {
  Status status = engine.RetransmitIfDue();
  while (status == Status::kOk || status == Status::kUnexpectedRecord) {
    if (engine.read_ready() && engine.write_ready()) return engine.Flush();
    status = engine.Proceed();
  }
  return status;
}

}  // namespace

void DatagramPath::Send(ByteView datagram) {
  sent.emplace_back(datagram.begin(), datagram.end());
  const int number = static_cast<int>(sent.size());
  Bytes arriving = sent.back();
  change(arriving);
  if (lose.contains(number)) return;
  if (delay.contains(number)) {
    delayed_ = std::move(arriving);
    return;
  }
  waiting_.push_back(arriving);
  if (duplicate.contains(number)) waiting_.push_back(arriving);
  if (delayed_) waiting_.push_back(*std::exchange(delayed_, std::nullopt));
}

std::optional<Bytes> DatagramPath::Take() {
  if (waiting_.empty()) return std::nullopt;
  Bytes datagram = std::move(waiting_.front());
  waiting_.pop_front();
  return datagram;
}

Channel::Moved DatagramChannel::Read(std::span<uint8_t> buffer) {
  if (current_.empty()) current_ = in_.Take().value_or(Bytes());
  const size_t count = std::min(buffer.size(), current_.size());
  std::copy_n(current_.begin(), count, buffer.begin());
  current_.erase(current_.begin(),
                 current_.begin() + static_cast<ptrdiff_t>(count));
  if (count > 0) asked.push_back(buffer.size());
  return {count, count == buffer.size() ? Status::kOk : Status::kWouldBlock};
}

Channel::Moved DatagramChannel::Write(ByteView bytes) {
  out_.Send(bytes);
  return {bytes.size(), Status::kOk};
}

DatagramPair::DatagramPair()
    : client(Side::kClient, {}, client_channel, verifier, simulation,
             Transport::kDatagram),
      server(Side::kServer, {}, server_channel, verifier, simulation,
             Transport::kDatagram) {
  Configure(client);
  Configure(server);
}

Status DatagramPair::Act(Engine& engine) {
  if (engine.read_ready()) {
    const Status status = engine.ReceiveRecord(true);
    return status == Status::kOk ? engine.Flush() : status;
  }
  return Steps(engine);
}

Status DatagramPair::Handshake() {
  Status status = client.StartHandshake();
  while (status == Status::kOk && seconds() < kMostSeconds) {
    const size_t before = to_client.sent.size() + to_server.sent.size();
    for (Engine* engine : {&client, &server}) {
      status = Act(*engine);
      const bool failed = status != Status::kOk &&
                          status != Status::kWouldBlock &&
                          status != Status::kUnexpectedRecord;
      if (failed) return status;
    }
    if (client.read_ready() && server.read_ready()) return Status::kOk;
    status = Status::kOk;
    if (to_client.sent.size() + to_server.sent.size() == before) {
      simulation.Advance(1000);
    }
  }
  return status;
}

DatagramWorld::DatagramWorld(Side side)
    : side(side),
      engine(side, {}, channel, verifier, simulation, Transport::kDatagram) {
  Configure(engine);
  peer_options.transport = Transport::kDatagram;
  if (side == Side::kClient) {
    peer_options.identity = MakeIdentity(KeyKind::kRsa, "server.test");
  }
}

LibsslPeer& DatagramWorld::peer() {
  if (!peer_) {
    peer_ = std::make_unique<LibsslPeer>(
        side == Side::kClient ? Side::kServer : Side::kClient, peer_options,
        simulation);
  }
  return *peer_;
}

void DatagramWorld::Exchange() {
  while (const auto datagram = to_peer.Take()) peer().Receive(*datagram);
  peer().Run();
  for (const Bytes& datagram : peer().TakeDatagrams()) to_engine.Send(datagram);
}

Status DatagramWorld::Handshake() {
  Status status = Status::kOk;
  if (side == Side::kClient && engine.client_random().empty()) {
    status = engine.StartHandshake();
  }
  while (status == Status::kOk && seconds() < kMostSeconds) {
    const size_t before = to_engine.sent.size() + to_peer.sent.size();
    status = Steps(engine);
    if (status == Status::kWouldBlock) status = Status::kOk;
    Exchange();
    if (engine.read_ready() && peer().connected()) return status;
    if (to_engine.sent.size() + to_peer.sent.size() == before) {
      simulation.Advance(1000);
    }
  }
  return status;
}

std::string DatagramWorld::Receive() {
  Exchange();
  Status status = Status::kOk;
  while (status == Status::kOk || status == Status::kUnexpectedRecord) {
    status = engine.ReceiveRecord(true);
  }
  std::string data(engine.plaintext_size(), '\0');
  engine.TakePlaintext({reinterpret_cast<uint8_t*>(data.data()), data.size()});
  return data;
}

}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
// The wire that carries datagrams. A read gives bytes of one datagram only, and
// keeps what is left of it for the next; a write is one datagram.
#include <algorithm>
#include <utility>

#include "src/wire/datagram/datagram_path.h"
#include "src/wire/gate.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {
namespace {

class DatagramWire : public WireImpl {
 public:
  DatagramWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
               Simulation& simulation)
      : wire_(wire),
        simulation_(simulation),
        effects_(std::move(effects), peer),
        from_peer_(peer),
        from_app_(peer == Speaker::kClient ? Speaker::kServer
                                           : Speaker::kClient) {}

  void Attach(PeerEnd& peer) override { peer_ = &peer; }
  Transfer Read(std::span<uint8_t> buffer) override;
  Transfer Write(ByteView bytes) override;

  void SendFromPeer(ByteView bytes) override;
  void EndFromPeer(int32_t status) override;
  Bytes TakeForPeer() override;
  std::vector<Bytes> TakeDatagramsForPeer() override;
  bool app_closed() const override { return app_closed_; }

  void CloseFromApp() override;
  void OnAppCall(std::string_view function) override;
  std::optional<int64_t> MillisecondsUntilUnblocked() const override;

  std::vector<Effect> UnfiredEffects() const override {
    return effects_.Unfired();
  }
  // What is left over in the end is no loss: it may be a copy.
  size_t Unread() const override { return 0; }
  const Bytes& sent_by_peer() const override { return from_peer_.sent(); }
  const Bytes& sent_by_app() const override { return from_app_.sent(); }

 private:
  class Holder;

  int64_t now_ms() const { return simulation_.clock().UnixMilliseconds(); }
  void BeginCall(bool is_write);
  std::vector<Due> DueIn(DatagramPath& path, ByteView datagram);
  void Hold(Placed& placed, Gate& gate);
  void Note(Placed& placed);
  void ReportSent(DatagramPath& path, Direction direction, ByteView datagram);
  bool RunPeer();

  Wire& wire_;
  Simulation& simulation_;
  PlacedEffects effects_;
  DatagramPath from_peer_;
  DatagramPath from_app_;
  Gate read_gate_;
  Gate write_gate_;
  size_t read_calls_ = 0;
  size_t write_calls_ = 0;
  Bytes current_;  // what is left of the datagram being read
  PeerEnd* peer_ = nullptr;
  bool peer_ended_ = false;
  bool app_closed_ = false;
};

// Does an effect hold a callback up, rather than change a datagram?
bool Holds(const Action& action) {
  return std::holds_alternative<WouldBlock>(action) ||
         std::holds_alternative<Fail>(action) ||
         std::holds_alternative<CutCleanly>(action) ||
         std::holds_alternative<CutAbruptly>(action);
}

}  // namespace

// Of a cut nobody is told, unless it is abrupt: then callbacks fail.
void DatagramWire::Hold(Placed& placed, Gate& gate) {
  Note(placed);
  const Action& action = placed.effect.action;
  if (const auto* block = std::get_if<WouldBlock>(&action)) gate.Block(*block);
  if (const auto* fail = std::get_if<Fail>(&action)) gate.Cut(fail->code);
  const bool abrupt = std::holds_alternative<CutAbruptly>(action);
  if (!abrupt && !std::holds_alternative<CutCleanly>(action)) return;
  from_peer_.LoseAll();
  from_app_.LoseAll();
  current_.clear();
  if (!abrupt) return;
  read_gate_.Cut(kReset);
  write_gate_.Cut(kReset);
}

void DatagramWire::Note(Placed& placed) {
  if (std::exchange(placed.fired, true)) return;
  simulation_.trace().Add(EffectFired{ToString(placed.effect)});
}

void DatagramWire::ReportSent(DatagramPath& path, Direction direction,
                              ByteView datagram) {
  const int transmission = path.Transmission(datagram);
  if (transmission > 1) {
    simulation_.trace().Add(FlightSentAgain{direction, transmission});
  }
  simulation_.trace().Add(
      BytesSent{direction, Bytes(datagram.begin(), datagram.end())});
}

void DatagramWire::BeginCall(bool is_write) {
  const size_t number = is_write ? ++write_calls_ : ++read_calls_;
  for (Placed* placed : effects_.AtCallback(is_write, number)) {
    if (Holds(placed->effect.action)) {
      Hold(*placed, is_write ? write_gate_ : read_gate_);
    } else {
      Note(*placed);
      (is_write ? from_app_ : from_peer_).Next(*placed);
    }
  }
}

// The effects whose points lie in `datagram`, which is about to be sent.
std::vector<Due> DatagramWire::DueIn(DatagramPath& path, ByteView datagram) {
  const RecordTracker foreseen = path.Foresee(datagram);
  const size_t end = path.sent().size() + datagram.size();
  std::vector<Due> all = effects_.AllOn(path.speaker(), foreseen);
  std::erase_if(all, [&](const Due& due) {
    return due.offset < path.sent().size() || due.offset >= end;
  });
  return all;
}

Transfer DatagramWire::Read(std::span<uint8_t> buffer) {
  if (app_closed_) return {0, kReset};
  BeginCall(false);
  for (;;) {
    if (const auto status = read_gate_.Refuse(now_ms(), 0)) return {0, *status};
    if (!current_.empty() || buffer.empty()) break;
    if (from_peer_.empty()) {
      if (RunPeer()) continue;
      return {0, kWouldBlock};
    }
    auto holds = std::exchange(from_peer_.front().holds, {});
    for (Placed* placed : holds) Hold(*placed, read_gate_);
    if (holds.empty()) current_ = from_peer_.Take().bytes;
  }
  const size_t count = std::min(buffer.size(), current_.size());
  const auto end = current_.begin() + static_cast<ptrdiff_t>(count);
  std::copy(current_.begin(), end, buffer.begin());
  current_.erase(current_.begin(), end);
  return {count, count == buffer.size() ? 0 : kWouldBlock};
}

Transfer DatagramWire::Write(ByteView bytes) {
  if (app_closed_) return {0, kReset};
  BeginCall(true);
  std::vector<Due> due = DueIn(from_app_, bytes);
  for (const Due& each : due) {
    if (Holds(each.placed->effect.action)) Hold(*each.placed, write_gate_);
  }
  if (const auto status = write_gate_.Refuse(now_ms(), 0)) return {0, *status};
  std::erase_if(
      due, [](const Due& each) { return Holds(each.placed->effect.action); });
  for (const Due& each : due) Note(*each.placed);
  from_app_.Send(bytes, due);
  ReportSent(from_app_, Direction::kFromApp, bytes);
  return {bytes.size(), 0};
}

void DatagramWire::SendFromPeer(ByteView bytes) {
  if (peer_ended_ || bytes.empty()) return;
  const std::vector<Due> due = DueIn(from_peer_, bytes);
  for (const Due& each : due) {
    if (!Holds(each.placed->effect.action)) Note(*each.placed);
  }
  from_peer_.Send(bytes, due);
  ReportSent(from_peer_, Direction::kFromPeer, bytes);
}

// Datagrams have no end: only a reset is told, by those who pass them on.
void DatagramWire::EndFromPeer(int32_t status) {
  peer_ended_ = true;
  if (status != kReset) return;
  read_gate_.Cut(kReset);
  write_gate_.Cut(kReset);
}

std::vector<Bytes> DatagramWire::TakeDatagramsForPeer() {
  std::vector<Bytes> datagrams;
  while (!from_app_.empty()) datagrams.push_back(from_app_.Take().bytes);
  return datagrams;
}

Bytes DatagramWire::TakeForPeer() {
  Bytes joined;
  for (const Bytes& datagram : TakeDatagramsForPeer()) Append(joined, datagram);
  return joined;
}

bool DatagramWire::RunPeer() {
  if (peer_ == nullptr) return false;
  const size_t before = from_peer_.count();
  peer_->Run(wire_);
  return from_peer_.count() != before;
}

void DatagramWire::CloseFromApp() {
  if (!std::exchange(app_closed_, true)) RunPeer();
}

void DatagramWire::OnAppCall(std::string_view function) {
  for (Placed* placed : effects_.AtAppCall(function)) {
    if (!Holds(placed->effect.action)) {
      Note(*placed);
      from_peer_.Next(*placed);
      continue;
    }
    Hold(*placed, read_gate_);
    Hold(*placed, write_gate_);
  }
}

std::optional<int64_t> DatagramWire::MillisecondsUntilUnblocked() const {
  const auto read = read_gate_.UntilUnblocked(now_ms());
  const auto write = write_gate_.UntilUnblocked(now_ms());
  if (!read || !write) return read ? read : write;
  return std::min(*read, *write);
}

std::unique_ptr<WireImpl> MakeDatagramWire(Wire& wire, Speaker peer,
                                           std::vector<Effect> effects,
                                           Simulation& simulation) {
  return std::make_unique<DatagramWire>(wire, peer, std::move(effects),
                                        simulation);
}

}  // namespace shakedown::wire

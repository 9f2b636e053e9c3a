// SPDX-License-Identifier: Apache-2.0
#include "src/wire/datagram/datagram_wire.h"

#include <algorithm>
#include <utility>

#include "src/wire/datagram/datagram_settings.h"

namespace shakedown::wire {
namespace {

// Does an effect hold a callback up, rather than change a datagram?
bool Holds(const Action& action) {
  return std::holds_alternative<WouldBlock>(action) ||
         std::holds_alternative<Fail>(action) ||
         std::holds_alternative<CutCleanly>(action) ||
         std::holds_alternative<CutAbruptly>(action);
}

}  // namespace

DatagramWire::DatagramWire(Wire& wire, Speaker peer,
                           std::vector<Effect> effects, Simulation& simulation)
    : wire_(wire),
      simulation_(simulation),
      effects_(std::move(effects), peer),
      from_peer_(peer),
      from_app_(peer == Speaker::kClient ? Speaker::kServer
                                         : Speaker::kClient) {
  for (Placed* placed : effects_.AtBeginning()) {
    std::visit(Setter(*this), placed->effect.action);
    settings_.push_back(placed);
  }
}

// Of a cut nobody is told, unless it is abrupt: then callbacks fail.
void DatagramWire::Hold(Placed& placed, Gate& gate) {
  Note(placed);
  const Action& action = placed.effect.action;
  if (const auto* block = std::get_if<WouldBlock>(&action)) {
    gate.Block(OnUnixClock(*block));
  }
  if (const auto* fail = std::get_if<Fail>(&action)) {
    fail->calls || fail->moved > 0 ? gate.FailFor(*fail) : gate.Cut(fail->code);
  }
  const bool abrupt = std::holds_alternative<CutAbruptly>(action);
  if (!abrupt && !std::holds_alternative<CutCleanly>(action)) return;
  from_peer_.LoseAll();
  from_app_.LoseAll();
  current_.clear();
  if (!abrupt) return;
  read_gate_.Cut(kReset);
  write_gate_.Cut(kReset);
}

WouldBlock DatagramWire::OnUnixClock(WouldBlock block) const {
  if (block.until_milliseconds) {
    *block.until_milliseconds +=
        now_ms() - simulation_.clock().MillisecondsSinceStart();
  }
  return block;
}

// Lets a setting hold, or notes what the path is about to do.
void DatagramWire::Begin(Placed& placed) {
  Note(placed);
  std::visit(Setter(*this), placed.effect.action);
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
  buffer_.Drain(now_ms());
  for (Placed* placed : effects_.AtCallback(is_write, number)) {
    if (Holds(placed->effect.action)) {
      Hold(*placed, is_write ? write_gate_ : read_gate_);
    } else {
      Begin(*placed);
      (is_write ? from_app_ : from_peer_).Next(*placed);
    }
  }
}

Transfer DatagramWire::EndCall(Gate& gate, Transfer transfer) {
  if (const auto code = gate.EndCall(transfer.moved, transfer.moved)) {
    transfer.status = *code;
  }
  std::erase_if(settings_, [this](Placed* placed) {
    if (!std::visit(HasActed(*this), placed->effect.action)) return false;
    Note(*placed);
    return true;
  });
  return transfer;
}

std::optional<int32_t> DatagramWire::Refused(Gate& gate) {
  if (const auto code = gate.FailNow(0)) return code;
  return gate.Refuse(now_ms(), 0);
}

// An empty buffer takes a datagram of any length.
bool DatagramWire::HasRoomFor(size_t size) {
  const bool fits = size <= buffer_.Room() || buffer_.held() == 0;
  buffer_was_full_ |= !fits;
  return fits;
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
    if (const auto status = Refused(read_gate_)) {
      return EndCall(read_gate_, {0, *status});
    }
    if (!current_.empty() || buffer.empty()) break;
    if (!from_peer_.Ready(now_ms())) {
      if (RunPeer()) continue;
      return EndCall(read_gate_, {0, kWouldBlock});
    }
    auto holds = std::exchange(from_peer_.front().holds, {});
    for (Placed* placed : holds) Hold(*placed, read_gate_);
    if (holds.empty()) current_ = from_peer_.Take().bytes;
  }
  const size_t limit = read_gate_.Limit(buffer.size());
  const size_t count = std::min(limit, current_.size());
  const auto end = current_.begin() + static_cast<ptrdiff_t>(count);
  std::copy(current_.begin(), end, buffer.begin());
  current_.erase(current_.begin(), end);
  return EndCall(read_gate_, {count, count == buffer.size() ? 0 : kWouldBlock});
}

Transfer DatagramWire::Write(ByteView bytes) {
  if (app_closed_) return {0, kReset};
  BeginCall(true);
  std::vector<Due> due = DueIn(from_app_, bytes);
  for (const Due& each : due) {
    if (Holds(each.placed->effect.action)) Hold(*each.placed, write_gate_);
  }
  if (const auto status = Refused(write_gate_)) {
    return EndCall(write_gate_, {0, *status});
  }
  if (!HasRoomFor(bytes.size())) return EndCall(write_gate_, {0, kWouldBlock});
  std::erase_if(
      due, [](const Due& each) { return Holds(each.placed->effect.action); });
  for (const Due& each : due) Begin(*each.placed);
  from_app_.Send(bytes, due, now_ms());
  buffer_.Put(bytes.size());
  ReportSent(from_app_, Direction::kFromApp, bytes);
  return EndCall(write_gate_, {bytes.size(), 0});
}

void DatagramWire::SendFromPeer(ByteView bytes) {
  if (peer_ended_ || bytes.empty()) return;
  const std::vector<Due> due = DueIn(from_peer_, bytes);
  for (const Due& each : due) {
    if (!Holds(each.placed->effect.action)) Begin(*each.placed);
  }
  from_peer_.Send(bytes, due, now_ms());
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
  while (from_app_.Ready(now_ms(), buffer_.held())) {
    datagrams.push_back(from_app_.Take().bytes);
  }
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
      Begin(*placed);
      from_peer_.Next(*placed);
      continue;
    }
    Hold(*placed, read_gate_);
    Hold(*placed, write_gate_);
  }
}

std::optional<int64_t> DatagramWire::MillisecondsUntilUnblocked() const {
  std::optional<int64_t> soonest;
  for (const auto wait :
       {read_gate_.UntilUnblocked(now_ms()),
        write_gate_.UntilUnblocked(now_ms()), from_peer_.UntilFront(now_ms()),
        from_app_.UntilFront(now_ms()), buffer_.UntilRoom(now_ms())}) {
    if (wait && (!soonest || *wait < *soonest)) soonest = wait;
  }
  return soonest;
}

std::unique_ptr<WireImpl> MakeDatagramWire(Wire& wire, Speaker peer,
                                           std::vector<Effect> effects,
                                           Simulation& simulation) {
  return std::make_unique<DatagramWire>(wire, peer, std::move(effects),
                                        simulation);
}

}  // namespace shakedown::wire

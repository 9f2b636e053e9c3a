// SPDX-License-Identifier: Apache-2.0
// The wire that carries datagrams. A read gives bytes of one datagram only, and
// keeps what is left of it for the next; a write is one datagram.
#include <algorithm>
#include <utility>

#include "src/wire/datagram/datagram_path.h"
#include "src/wire/gate.h"
#include "src/wire/no_setting.h"
#include "src/wire/send_buffer.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {
namespace {

class DatagramWire : public WireImpl {
 public:
  DatagramWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
               Simulation& simulation);

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
  class Setter;
  class HasActed;

  DatagramPath& PathOf(Speaker speaker) {
    return speaker == from_peer_.speaker() ? from_peer_ : from_app_;
  }
  int64_t now_ms() const { return simulation_.clock().UnixMilliseconds(); }
  void BeginCall(bool is_write);
  std::vector<Due> DueIn(DatagramPath& path, ByteView datagram);
  void Hold(Placed& placed, Gate& gate);
  WouldBlock OnUnixClock(WouldBlock block) const;
  void Begin(Placed& placed);
  void Note(Placed& placed);
  Transfer EndCall(Gate& gate, Transfer transfer);
  std::optional<int32_t> Refused(Gate& gate);
  bool HasRoomFor(size_t size);
  void ReportSent(DatagramPath& path, Direction direction, ByteView datagram);
  bool RunPeer();

  Wire& wire_;
  Simulation& simulation_;
  PlacedEffects effects_;
  DatagramPath from_peer_;
  DatagramPath from_app_;
  Gate read_gate_;
  Gate write_gate_;
  SendBuffer buffer_;
  bool buffer_was_full_ = false;
  std::vector<Placed*> settings_;  // from the beginning, nothing done so far
  size_t read_calls_ = 0;
  size_t write_calls_ = 0;
  Bytes current_;  // what is left of the datagram being read
  PeerEnd* peer_ = nullptr;
  bool peer_ended_ = false;
  bool app_closed_ = false;
};

// Makes a setting hold, and does nothing for what is none.
class DatagramWire::Setter : public NoSetting {
 public:
  using NoSetting::operator();
  explicit Setter(DatagramWire& wire) : wire_(wire) {}

  bool operator()(const Deliver&) { return false; }
  bool operator()(const Refragment&) { return false; }
  bool operator()(const Latency& it) { return Set(it); }
  bool operator()(const Bandwidth& it) { return Set(it); }
  bool operator()(const Coalesce& it) { return Set(it); }
  bool operator()(const Mtu& it) { return Set(it); }
  bool operator()(const Capacity& it) {
    wire_.buffer_.Set(it, wire_.now_ms());
    return true;
  }

 private:
  template <typename Setting>
  bool Set(const Setting& setting) {
    wire_.PathOf(setting.from).Set(setting);
    return true;
  }

  DatagramWire& wire_;
};

// Has a setting that stands from the beginning changed anything yet?
class DatagramWire::HasActed : public NoSetting {
 public:
  using NoSetting::operator();
  explicit HasActed(DatagramWire& wire) : wire_(wire) {}

  bool operator()(const Deliver&) { return false; }
  bool operator()(const Refragment&) { return false; }
  bool operator()(const Latency& it) { return Path(it.from).has_held(); }
  bool operator()(const Bandwidth& it) { return Path(it.from).has_held(); }
  bool operator()(const Coalesce& it) { return Path(it.from).has_joined(); }
  bool operator()(const Mtu& it) { return Path(it.from).has_lost(); }
  bool operator()(const Capacity&) { return wire_.buffer_was_full_; }

 private:
  DatagramPath& Path(Speaker speaker) { return wire_.PathOf(speaker); }

  DatagramWire& wire_;
};

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

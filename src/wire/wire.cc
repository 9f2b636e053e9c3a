// SPDX-License-Identifier: Apache-2.0
#include "src/wire/wire.h"

#include <algorithm>
#include <utility>

#include "src/wire/gate.h"
#include "src/wire/pipe.h"
#include "src/wire/placed_effects.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {
namespace {

Speaker Other(Speaker speaker) {
  return speaker == Speaker::kClient ? Speaker::kServer : Speaker::kClient;
}

// One of the app's callbacks, and the stream that it moves.
struct Side {
  explicit Side(Speaker speaker) : pipe(speaker) {}

  Pipe pipe;
  Gate gate;
  size_t calls = 0;
  Placed* deliver = nullptr;  // stands from the beginning, has not limited yet
};

// What a call meets at the place where the stream stands: a status that ends
// it, or how many more bytes may pass, and up to which stream offset.
struct Ahead {
  std::optional<int32_t> status;
  size_t limit = 0;
  size_t stop = Pipe::kNoLimit;
};

class StreamWire : public WireImpl {
 public:
  StreamWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
             Simulation& simulation);

  void Attach(PeerEnd& peer) override { peer_ = &peer; }
  Transfer Read(std::span<uint8_t> buffer) override;
  Transfer Write(ByteView bytes) override;

  void SendFromPeer(ByteView bytes) override;
  void EndFromPeer(int32_t status) override;
  Bytes TakeForPeer() override { return std::exchange(to_peer_, {}); }
  std::vector<Bytes> TakeDatagramsForPeer() override { return {}; }
  bool app_closed() const override { return app_closed_; }

  void CloseFromApp() override;
  void OnAppCall(std::string_view function) override;
  std::optional<int64_t> MillisecondsUntilUnblocked() const override;

  std::vector<Effect> UnfiredEffects() const override {
    return effects_.Unfired();
  }
  size_t Unread() const override;
  const Bytes& sent_by_peer() const override { return read_.pipe.sent(); }
  const Bytes& sent_by_app() const override { return sent_by_app_; }

 private:
  class Actor;

  int64_t now_ms() const { return simulation_.clock().UnixMilliseconds(); }
  void BeginCall(Side& side);
  Ahead LookAhead(Side& side, size_t asked, size_t moved);
  Transfer EndCall(Side& side, size_t asked, Transfer transfer);
  bool RunPeer();
  void Note(Placed& placed);
  void Act(Placed& placed, Side* side);
  void Cut(int32_t status, Side* side);
  size_t TakeFromApp(ByteView bytes, size_t stop);
  void ReportAppBytes();

  Wire& wire_;
  Simulation& simulation_;
  PlacedEffects effects_;
  Side read_;   // what the peer sends
  Side write_;  // what the app sends
  Gate both_;   // from "app:" points: holds either callback
  PeerEnd* peer_ = nullptr;
  std::optional<int32_t> peer_end_;  // the peer closed: its reader's status
  bool app_closed_ = false;
  size_t unread_at_close_ = 0;
  bool lost_ = false;  // a cut: the peer sees nothing more
  Bytes to_peer_;
  Bytes sent_by_app_;
  Bytes unreported_;  // of it, what is not in the trace yet
};

// Lets one effect act on `side`, or on both sides if that is nullptr.
class StreamWire::Actor {
 public:
  Actor(StreamWire& wire, Side* side) : wire_(wire), side_(side) {}

  void operator()(const WouldBlock& block) {
    (side_ != nullptr ? side_->gate : wire_.both_).Block(block);
  }
  void operator()(const Deliver& deliver) {
    Side& side =
        deliver.from == wire_.read_.pipe.speaker() ? wire_.read_ : wire_.write_;
    side.gate.Set(deliver);
    side.deliver = nullptr;
  }
  void operator()(const CutCleanly&) {
    wire_.lost_ = true;
    wire_.Cut(kEndOfFile, side_);
  }
  void operator()(const CutAbruptly&) {
    wire_.lost_ = true;
    wire_.Cut(kReset, side_);
  }
  void operator()(const Fail& fail) { wire_.Cut(fail.code, side_); }
  void operator()(const Corrupt& corrupt) {
    Stream().Corrupt(corrupt.count, corrupt.mask);
  }
  void operator()(const Drop& drop) { Stream().Drop(drop.count); }
  void operator()(const Insert& insert) { Stream().Insert(insert.bytes); }
  void operator()(const Duplicate&) {}  // bytes cannot
  void operator()(const Reorder&) {}

 private:
  Pipe& Stream() { return (side_ != nullptr ? *side_ : wire_.read_).pipe; }

  StreamWire& wire_;
  Side* side_;
};

StreamWire::StreamWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
                       Simulation& simulation)
    : wire_(wire),
      simulation_(simulation),
      effects_(std::move(effects), peer),
      read_(peer),
      write_(Other(peer)) {
  for (Placed* placed : effects_.AtBeginning()) {
    const auto& deliver = std::get<Deliver>(placed->effect.action);
    Side& side = deliver.from == peer ? read_ : write_;
    side.gate.Set(deliver);
    side.deliver = placed;
  }
}

Transfer StreamWire::Read(std::span<uint8_t> buffer) {
  if (app_closed_) return {0, kReset};
  BeginCall(read_);
  Transfer transfer;
  while (transfer.moved < buffer.size()) {
    const Ahead ahead = LookAhead(read_, buffer.size(), transfer.moved);
    if (ahead.status) {
      transfer.status = *ahead.status;
      break;
    }
    if (read_.pipe.drained()) {
      if (!peer_end_ && RunPeer()) continue;
      transfer.status = peer_end_.value_or(kWouldBlock);
      break;
    }
    const Bytes passed = read_.pipe.Pass(ahead.limit, ahead.stop);
    std::copy(passed.begin(), passed.end(),
              buffer.begin() + static_cast<ptrdiff_t>(transfer.moved));
    transfer.moved += passed.size();
  }
  return EndCall(read_, buffer.size(), transfer);
}

Transfer StreamWire::Write(ByteView bytes) {
  if (app_closed_) return {0, kReset};
  BeginCall(write_);
  write_.pipe.Foresee(bytes);
  Transfer transfer;
  while (transfer.moved < bytes.size()) {
    const Ahead ahead = LookAhead(write_, bytes.size(), transfer.moved);
    if (ahead.status) {
      transfer.status = *ahead.status;
      break;
    }
    transfer.moved +=
        TakeFromApp(bytes.subspan(transfer.moved, ahead.limit), ahead.stop);
  }
  ReportAppBytes();
  return EndCall(write_, bytes.size(), transfer);
}

// Takes `bytes` up to stream offset `stop` and returns how many.
size_t StreamWire::TakeFromApp(ByteView bytes, size_t stop) {
  const size_t before = write_.pipe.position();
  const Bytes passed =
      write_.pipe.Pass(Pipe::kNoLimit, std::min(stop, before + bytes.size()));
  const size_t taken = write_.pipe.position() - before;
  Append(sent_by_app_, bytes.first(taken));
  Append(unreported_, bytes.first(taken));
  if (!lost_) Append(to_peer_, passed);
  return taken;
}

void StreamWire::BeginCall(Side& side) {
  ++side.calls;
  for (Placed* placed : effects_.AtCallback(&side == &write_, side.calls)) {
    Act(*placed, &side);
  }
}

// Lets the effects act that stand where the stream does, one after the other.
// A call that Deliver allows no more bytes has ended before they act.
Ahead StreamWire::LookAhead(Side& side, size_t asked, size_t moved) {
  for (;;) {
    const size_t limit = side.gate.Limit(asked);
    if (moved >= limit) return {kWouldBlock};
    if (const auto status = both_.Refuse(now_ms(), moved)) return {status};
    if (const auto status = side.gate.Refuse(now_ms(), moved)) return {status};
    const size_t position = side.pipe.position();
    if (side.pipe.has_inserted()) return {{}, limit - moved, position};
    const auto due = effects_.NextOn(side.pipe);
    if (!due) return {{}, limit - moved};
    if (due->offset > position) return {{}, limit - moved, due->offset};
    Act(*due->placed, &side);
  }
}

Transfer StreamWire::EndCall(Side& side, size_t asked, Transfer transfer) {
  side.gate.EndCall(asked, transfer.moved);
  if (side.deliver != nullptr && side.gate.limited()) {
    Note(*std::exchange(side.deliver, nullptr));
  }
  return transfer;
}

// Runs the peer and tells whether the reader can go on. The only caller while
// the app is open is a read that stands at the end of all that was sent.
bool StreamWire::RunPeer() {
  if (peer_ == nullptr) return false;
  const size_t before = read_.pipe.sent().size();
  peer_->Run(wire_);
  return read_.pipe.sent().size() != before;
}

void StreamWire::Note(Placed& placed) {
  placed.fired = true;
  ReportAppBytes();
  simulation_.trace().Add(EffectFired{ToString(placed.effect)});
}

void StreamWire::Act(Placed& placed, Side* side) {
  Note(placed);
  std::visit(Actor(*this, side), placed.effect.action);
}

void StreamWire::Cut(int32_t status, Side* side) {
  read_.gate.Cut(status);
  if (side != &read_) write_.gate.Cut(status);
}

void StreamWire::ReportAppBytes() {
  if (unreported_.empty()) return;
  simulation_.trace().Add(
      BytesSent{Direction::kFromApp, std::exchange(unreported_, {})});
}

void StreamWire::SendFromPeer(ByteView bytes) {
  if (peer_end_ || bytes.empty()) return;
  read_.pipe.Send(bytes);
  simulation_.trace().Add(
      BytesSent{Direction::kFromPeer, Bytes(bytes.begin(), bytes.end())});
}

void StreamWire::EndFromPeer(int32_t status) {
  if (!peer_end_) peer_end_ = status;
}

void StreamWire::CloseFromApp() {
  if (std::exchange(app_closed_, true)) return;
  unread_at_close_ = read_.pipe.waiting();
  RunPeer();
}

void StreamWire::OnAppCall(std::string_view function) {
  for (Placed* placed : effects_.AtAppCall(function)) Act(*placed, nullptr);
}

std::optional<int64_t> StreamWire::MillisecondsUntilUnblocked() const {
  std::optional<int64_t> soonest;
  for (const Gate* gate : {&read_.gate, &write_.gate, &both_}) {
    const auto wait = gate->UntilUnblocked(now_ms());
    if (wait && (!soonest || *wait < *soonest)) soonest = wait;
  }
  return soonest;
}

size_t StreamWire::Unread() const {
  return app_closed_ ? unread_at_close_ : read_.pipe.waiting();
}

}  // namespace

Wire::Wire(Speaker peer, std::vector<Effect> effects, Simulation& simulation,
           Transport transport) {
  if (transport == Transport::kDatagram) {
    impl_ = MakeDatagramWire(*this, peer, std::move(effects), simulation);
  } else {
    impl_ = std::make_unique<StreamWire>(*this, peer, std::move(effects),
                                         simulation);
  }
}

Wire::~Wire() = default;

void Wire::Attach(PeerEnd& peer) { impl_->Attach(peer); }

Transfer Wire::Read(std::span<uint8_t> buffer) { return impl_->Read(buffer); }

Transfer Wire::Write(ByteView bytes) { return impl_->Write(bytes); }

void Wire::SendFromPeer(ByteView bytes) { impl_->SendFromPeer(bytes); }

void Wire::CloseFromPeer() { impl_->EndFromPeer(kEndOfFile); }

void Wire::ResetFromPeer() { impl_->EndFromPeer(kReset); }

Bytes Wire::TakeForPeer() { return impl_->TakeForPeer(); }

std::vector<Bytes> Wire::TakeDatagramsForPeer() {
  return impl_->TakeDatagramsForPeer();
}

bool Wire::app_closed() const { return impl_->app_closed(); }

void Wire::CloseFromApp() { impl_->CloseFromApp(); }

void Wire::OnAppCall(std::string_view function) { impl_->OnAppCall(function); }

std::optional<int64_t> Wire::MillisecondsUntilUnblocked() const {
  return impl_->MillisecondsUntilUnblocked();
}

std::vector<Effect> Wire::UnfiredEffects() const {
  return impl_->UnfiredEffects();
}

size_t Wire::Unread() const { return impl_->Unread(); }

const Bytes& Wire::sent_by_peer() const { return impl_->sent_by_peer(); }

const Bytes& Wire::sent_by_app() const { return impl_->sent_by_app(); }

}  // namespace shakedown::wire

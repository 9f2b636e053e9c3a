// SPDX-License-Identifier: Apache-2.0
#include "src/wire/stream/stream_wire.h"

#include <algorithm>

#include "src/wire/next_protocol.h"
#include "src/wire/stream/stream_actor.h"

namespace shakedown::wire {
namespace {

Speaker Other(Speaker speaker) {
  return speaker == Speaker::kClient ? Speaker::kServer : Speaker::kClient;
}

}  // namespace

StreamWire::StreamWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
                       Simulation& simulation)
    : wire_(wire),
      simulation_(simulation),
      effects_(std::move(effects), peer),
      read_(peer),
      write_(Other(peer)) {
  for (Placed* placed : effects_.AtBeginning()) {
    std::visit(Actor(*this, nullptr), placed->effect.action);
    settings_.push_back(placed);
  }
}

Transfer StreamWire::Read(std::span<uint8_t> buffer) {
  if (app_closed_) return {0, kReset};
  BeginCall(read_);
  Transfer transfer;
  while (transfer.moved < buffer.size()) {
    const Ahead ahead = LookAheadToRead(buffer.size(), transfer.moved);
    if (ahead.status) {
      transfer.status = *ahead.status;
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
    const Ahead ahead = LookAheadToWrite(bytes.size(), transfer.moved);
    if (ahead.status) {
      transfer.status = *ahead.status;
      break;
    }
    transfer.moved +=
        TakeFromApp(bytes.subspan(transfer.moved), ahead.limit, ahead.stop);
  }
  ReportAppBytes();
  return EndCall(write_, bytes.size(), transfer);
}

// Takes at most `limit` of `bytes`, and none from stream offset `stop` on, and
// returns how many. A record's header is taken whole where records are cut.
size_t StreamWire::TakeFromApp(ByteView bytes, size_t limit, size_t stop) {
  const size_t before = write_.pipe.position();
  const size_t most = before + std::min(limit, bytes.size());
  Bytes passed = write_.pipe.Pass(Pipe::kNoLimit, std::min(stop, most));
  // What comes twice must not wait for a next write.
  while (write_.pipe.has_inserted()) {
    Append(passed, write_.pipe.Pass(Pipe::kNoLimit, write_.pipe.position()));
  }
  const size_t taken = write_.pipe.position() - before;
  Append(sent_by_app_, bytes.first(taken));
  Append(unreported_, bytes.first(taken));
  if (lost_) return taken;
  Append(to_peer_, passed);
  write_.line.Sent(to_peer_.size(), now_ms());
  buffer_.Put(passed.size());
  return taken;
}

void StreamWire::BeginCall(Side& side) {
  ++side.calls;
  buffer_.Drain(now_ms());
  for (Placed* placed : effects_.AtCallback(&side == &write_, side.calls)) {
    Act(*placed, &side);
  }
}

// Lets the effects act that stand where the stream does, one after the other.
// A call that Deliver allows no more bytes has ended before they act.
StreamWire::Ahead StreamWire::LookAhead(Side& side, size_t asked,
                                        size_t moved) {
  for (;;) {
    if (const auto code = side.gate.FailNow(moved)) return {code};
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

// What the peer sent last may be on its way still; if nothing is, it runs.
StreamWire::Ahead StreamWire::LookAheadToRead(size_t asked, size_t moved) {
  for (;;) {
    Ahead ahead = LookAhead(read_, asked, moved);
    if (ahead.status || read_.pipe.has_inserted()) return ahead;
    if (read_.pipe.drained()) {
      if (!peer_end_ && RunPeer()) continue;
      return {peer_end_.value_or(kWouldBlock)};
    }
    const size_t position = read_.pipe.position();
    const size_t there = read_.line.Arrived(position, now_ms());
    if (there == 0) return {kWouldBlock};
    ahead.stop = std::min(ahead.stop, position + there);
    return ahead;
  }
}

StreamWire::Ahead StreamWire::LookAheadToWrite(size_t asked, size_t moved) {
  Ahead ahead = LookAhead(write_, asked, moved);
  if (ahead.status || ahead.limit <= buffer_.Room()) return ahead;
  buffer_was_full_ = true;
  if (buffer_.Room() == 0) return {kWouldBlock};
  ahead.limit = buffer_.Room();
  return ahead;
}

Transfer StreamWire::EndCall(Side& side, size_t asked, Transfer transfer) {
  const auto code = side.gate.EndCall(asked, transfer.moved);
  if (code) transfer.status = *code;
  NoteSettings();
  return transfer;
}

void StreamWire::NoteSettings() {
  std::erase_if(settings_, [this](Placed* placed) {
    if (!std::visit(HasActed(*this), placed->effect.action)) return false;
    Note(*placed);
    return true;
  });
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
  LookForNextProtocol();
  read_.line.Sent(read_.pipe.sent().size(), now_ms());
  simulation_.trace().Add(
      BytesSent{Direction::kFromPeer, Bytes(bytes.begin(), bytes.end())});
}

// Secure Transport's own servers never take up NPN, so only a peer's may.
void StreamWire::LookForNextProtocol() {
  const bool is_server = read_.pipe.speaker() == Speaker::kServer;
  if (!is_server || next_protocol_) return;
  next_protocol_ =
      AnnouncesNextProtocol(read_.pipe.sent(), read_.pipe.records());
  if (next_protocol_.value_or(false)) write_.pipe.ExpectNextProtocol();
}

void StreamWire::EndFromPeer(int32_t status) {
  if (!peer_end_) peer_end_ = status;
}

// After the app has closed nobody waits for time to pass: what was on its way
// arrives, unless its send buffer never lets it go.
Bytes StreamWire::TakeForPeer() {
  size_t ready = to_peer_.size() - taken_;
  if (!app_closed_) ready = write_.line.Arrived(taken_, now_ms());
  const bool leaves = app_closed_ && buffer_.drains();
  const size_t left = to_peer_.size() - (leaves ? 0 : buffer_.held());
  ready = std::min(ready, left - std::min(left, taken_));
  const auto begin = to_peer_.begin() + static_cast<ptrdiff_t>(taken_);
  taken_ += ready;
  return Bytes(begin, begin + static_cast<ptrdiff_t>(ready));
}

void StreamWire::CloseFromApp() {
  if (std::exchange(app_closed_, true)) return;
  unread_at_close_ = read_.pipe.waiting();
  RunPeer();
  NoteSettings();
}

void StreamWire::OnAppCall(std::string_view function) {
  for (Placed* placed : effects_.AtAppCall(function)) Act(*placed, nullptr);
}

std::optional<int64_t> StreamWire::MillisecondsUntilUnblocked() const {
  std::optional<int64_t> soonest;
  for (const auto wait :
       {read_.gate.UntilUnblocked(now_ms()), both_.UntilUnblocked(now_ms()),
        write_.gate.UntilUnblocked(now_ms()), read_.line.UntilMore(now_ms()),
        write_.line.UntilMore(now_ms()), buffer_.UntilRoom(now_ms())}) {
    if (wait && (!soonest || *wait < *soonest)) soonest = wait;
  }
  return soonest;
}

size_t StreamWire::Unread() const {
  return app_closed_ ? unread_at_close_ : read_.pipe.waiting();
}

std::unique_ptr<WireImpl> MakeStreamWire(Wire& wire, Speaker peer,
                                         std::vector<Effect> effects,
                                         Simulation& simulation) {
  return std::make_unique<StreamWire>(wire, peer, std::move(effects),
                                      simulation);
}

}  // namespace shakedown::wire

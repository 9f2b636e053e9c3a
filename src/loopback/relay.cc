// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/relay.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

constexpr int32_t kWouldBlock = -9803;
constexpr int32_t kEndOfFile = -9805;
constexpr size_t kChunkBytes = 16'384;

constexpr int64_t kResetMs = 100;

// A call that the script refuses costs a millisecond, the first of them; and if
// one is refused again and again it is asked for more seldom.
constexpr int kCallsThatWait = 250;
constexpr int kCallsInARow = 10'000;
constexpr int64_t kSeldomMs = 50;

}  // namespace

// Connections of one world each write a trace of their own.
class Relay::TraceScope {
 public:
  explicit TraceScope(Relay& relay)
      : world_(relay.far_end_->simulation().trace()), own_(relay.trace_) {
    own_.AdvanceTo(
        relay.far_end_->simulation().clock().MillisecondsSinceStart());
    std::swap(world_, own_);
  }
  ~TraceScope() { std::swap(world_, own_); }
  TraceScope(const TraceScope&) = delete;
  TraceScope& operator=(const TraceScope&) = delete;

 private:
  Trace& world_;
  Trace& own_;
};

Relay::Relay(Descriptor socket, MakeFarEnd make, RelayOptions options,
             int64_t now_ms)
    : socket_(std::move(socket)),
      make_(std::move(make)),
      options_(options),
      watch_(options.peer),
      began_ms_(now_ms),
      now_ms_(now_ms),
      moved_at_ms_(now_ms) {}

// --- What it waits for ---

short Relay::events() const {
  if (stage_ == Stage::kEnded) return 0;
  const bool takes = in_.empty() && !app_ended_;
  return static_cast<short>((takes ? POLLIN : 0) |
                            (out_.empty() ? 0 : POLLOUT));
}

std::optional<int64_t> Relay::wakes_at_ms() const {
  if (stage_ == Stage::kEnded) return std::nullopt;
  if (stage_ == Stage::kResetting) return now_ms_ + 1;
  if (stage_ == Stage::kLingering) return deadline_ms_;
  int64_t first = moved_at_ms_ + options_.idle_ms;
  for (const auto& moment : {held_until_ms_, again_at_ms_}) {
    if (moment) first = std::min(first, *moment);
  }
  if (!far_end_ && options_.first_word == FirstWord::kPeer) return began_ms_;
  if (!far_end_ && options_.first_word == FirstWord::kAppUnlessItWaits) {
    first = std::min(first, began_ms_ + options_.greeting_ms);
  }
  return first;
}

void Relay::OnEvents(short found, int64_t now_ms) {
  if (ended()) return;
  now_ms_ = now_ms;
  if ((found & (POLLIN | POLLHUP | POLLERR)) != 0) Receive();
  if (!far_end_ && MayBegin() && !MakeIt()) return;
  if (!far_end_) return CheckLimits();
  TraceScope scope(*this);
  if (stage_ == Stage::kResetting) return Reset();
  PassHeldTime();
  Pump();
  if (stage_ == Stage::kLingering) Linger();
  CheckLimits();
}

bool Relay::MayBegin() const {
  if (far_end_ || !in_.empty()) return true;
  if (options_.first_word == FirstWord::kPeer) return true;
  return options_.first_word == FirstWord::kAppUnlessItWaits &&
         (app_ended_ || now_ms_ >= began_ms_ + options_.greeting_ms);
}

bool Relay::MakeIt() {
  far_end_ = make_();
  if (!far_end_) {
    Finish("no peer could be made");
    return false;
  }
  peer_.peer = &far_end_->peer();
  far_end_->wire().Attach(peer_);
  return true;
}

// --- The socket ---

void Relay::Receive() {
  std::array<uint8_t, kChunkBytes> buffer;
  const ssize_t count =
      recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) {
    Append(in_, ByteView(buffer).first(static_cast<size_t>(count)));
    moved_at_ms_ = now_ms_;
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    app_ended_ = true;
    app_reset_ = count < 0;
  }
}

// An error is left to Receive, which still finds what the app sent before.
void Relay::Send() {
  while (!out_.empty()) {
    const ssize_t count = send(socket_.get(), out_.data(), out_.size(),
                               MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) return out_.clear();
    out_.erase(out_.begin(), out_.begin() + count);
    moved_at_ms_ = now_ms_;
  }
}

// --- Moving ---

void Relay::Pump() {
  bool moved_any = false;
  for (bool moved = true; moved; moved_any |= moved) {
    moved = MoveFromApp();
    moved |= MoveToApp();
  }
  watch_.PeerRead(far_end_->simulation().trace());
  NoteWait(moved_any);
  if (stage_ == Stage::kMoving) BeginEnd();
}

bool Relay::MoveFromApp() {
  if (in_.empty()) return false;
  wire::Wire& wire = far_end_->wire();
  const wire::Transfer transfer = wire.Write(in_);
  in_.erase(in_.begin(), in_.begin() + static_cast<ptrdiff_t>(transfer.moved));
  bytes_moved_ += transfer.moved;
  watch_.AppSent(wire.sent_by_app(), far_end_->simulation().trace());
  if (transfer.status != 0 && transfer.status != kWouldBlock) {
    if (!peer_end_) peer_end_ = transfer.status;
    in_.clear();
  }
  return transfer.moved > 0;
}

bool Relay::MoveToApp() {
  read_refused_ = false;
  if (!out_.empty()) Send();
  if (!out_.empty() || peer_end_) return false;
  wire::Wire& wire = far_end_->wire();
  out_.resize(kChunkBytes);
  const size_t runs = peer_.runs;
  const wire::Transfer transfer = wire.Read(out_);
  out_.resize(transfer.moved);
  bytes_moved_ += transfer.moved;
  watch_.PeerSent(wire.sent_by_peer(), far_end_->simulation().trace());
  if (transfer.status != 0 && transfer.status != kWouldBlock) {
    peer_end_ = transfer.status;
  }
  read_refused_ = transfer.moved == 0 && transfer.status == kWouldBlock &&
                  peer_.runs == runs;
  Send();
  return transfer.moved > 0;
}

// How much virtual time must pass until the wire or the peer goes on by itself.
std::optional<int64_t> Relay::UntilMore() const {
  const auto wire = far_end_->wire().MillisecondsUntilUnblocked();
  const auto peer = far_end_->peer().MillisecondsUntilMore();
  if (wire && peer) return std::min(*wire, *peer);
  return wire ? wire : peer;
}

// The wire holds bytes back: by the clock, or for a number of calls.
void Relay::NoteWait(bool moved) {
  again_at_ms_.reset();
  if (peer_end_) return held_until_ms_.reset();
  if (const auto held = UntilMore()) {
    const bool is_other = !held_until_ms_ || held_ms_ != *held;
    if (is_other) held_until_ms_ = now_ms_ + *held;
    held_ms_ = *held;
    return;
  }
  held_until_ms_.reset();
  if (in_.empty() && !read_refused_) {
    if (options_.keeps_calling) again_at_ms_ = now_ms_ + 1;
    return;
  }
  refused_in_a_row_ = moved ? 0 : refused_in_a_row_ + 1;
  const bool seldom = refused_in_a_row_ > kCallsInARow;
  const bool waits = ++refused_calls_ <= kCallsThatWait;
  again_at_ms_ = now_ms_ + (seldom ? kSeldomMs : waits ? 1 : 0);
}

// Virtual time passes when the script's waits are over, by what they last.
void Relay::PassHeldTime() {
  if (!held_until_ms_ || now_ms_ < *held_until_ms_) return;
  held_until_ms_.reset();
  far_end_->simulation().Advance(held_ms_);
}

// --- The end ---

void Relay::BeginEnd() {
  if (peer_end_ && out_.empty()) {
    if (*peer_end_ != kEndOfFile) {
      stage_ = Stage::kResetting;
      deadline_ms_ = now_ms_ + kResetMs;
      return;
    }
    shutdown(socket_.get(), SHUT_WR);
    stage_ = Stage::kLingering;
    deadline_ms_ = now_ms_ + options_.linger_ms;
  } else if (app_ended_ && (app_reset_ || out_.empty())) {
    Finish(app_reset_ ? "the app reset it" : "the app closed it");
  }
}

// What was sent before must arrive before the reset does.
void Relay::Reset() {
  if (UnsentBytes(socket_.get()) > 0 && now_ms_ < deadline_ms_) return;
  ResetConnection(socket_);
  Finish("the peer reset it");
}

// Whoever closes with something unread resets: what the app says meanwhile is
// taken.
void Relay::Linger() {
  if (app_ended_ || now_ms_ >= deadline_ms_) Finish("the peer closed it");
}

void Relay::End(const std::string& how) {
  if (ended()) return;
  if (!far_end_) return Finish(how);
  TraceScope scope(*this);
  Finish(how);
}

// Inside a TraceScope, if there is a far end.
void Relay::Finish(const std::string& how) {
  stage_ = Stage::kEnded;
  how_it_ended_ = how;
  socket_.Close();
  in_ = {};
  out_ = {};
  if (!far_end_) return;
  far_end_->wire().CloseFromApp();
  watch_.PeerRead(far_end_->simulation().trace());
}

void Relay::CheckLimits() {
  if (ended()) return;
  if (bytes_moved_ > options_.most_bytes) {
    return Finish("it moved more than " + std::to_string(options_.most_bytes) +
                  " bytes");
  }
  if (!far_end_ && app_ended_)
    return Finish("the app closed it, and said nothing");
  if (now_ms_ >= moved_at_ms_ + options_.idle_ms) {
    Finish("nothing moved for " + std::to_string(options_.idle_ms / 1000) +
           " s");
  }
}

}  // namespace shakedown::loopback

// SPDX-License-Identifier: Apache-2.0
// The wire that carries two streams of bytes.
// Made by MakeStreamWire only; see Wire for what each function is for.
#ifndef SHAKEDOWN_WIRE_STREAM_STREAM_WIRE_H_
#define SHAKEDOWN_WIRE_STREAM_STREAM_WIRE_H_

#include <optional>
#include <utility>
#include <vector>

#include "src/wire/gate.h"
#include "src/wire/placed_effects.h"
#include "src/wire/send_buffer.h"
#include "src/wire/stream/line.h"
#include "src/wire/stream/pipe.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {

class StreamWire : public WireImpl {
 public:
  StreamWire(Wire& wire, Speaker peer, std::vector<Effect> effects,
             Simulation& simulation);

  void Attach(PeerEnd& peer) override { peer_ = &peer; }
  Transfer Read(std::span<uint8_t> buffer) override;
  Transfer Write(ByteView bytes) override;

  void SendFromPeer(ByteView bytes) override;
  void EndFromPeer(int32_t status) override;
  Bytes TakeForPeer() override;
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
  class HasActed;

  // One of the app's callbacks, and the stream that it moves.
  struct Side {
    explicit Side(Speaker speaker) : pipe(speaker) {}

    Pipe pipe;
    Gate gate;
    Line line;  // of what the pipe lets out, for writes; of it, for reads
    size_t calls = 0;
  };

  // What a call meets at the place where the stream stands: a status that ends
  // it, or how many more bytes may pass, and up to which stream offset.
  struct Ahead {
    std::optional<int32_t> status;
    size_t limit = 0;
    size_t stop = Pipe::kNoLimit;
  };

  int64_t now_ms() const { return simulation_.clock().UnixMilliseconds(); }
  Side& SideOf(Speaker speaker) {
    return speaker == read_.pipe.speaker() ? read_ : write_;
  }
  void BeginCall(Side& side);
  Ahead LookAhead(Side& side, size_t asked, size_t moved);
  Ahead LookAheadToWrite(size_t asked, size_t moved);
  Ahead LookAheadToRead(size_t asked, size_t moved);
  Transfer EndCall(Side& side, size_t asked, Transfer transfer);
  bool RunPeer();
  void Note(Placed& placed);
  void NoteSettings();
  void Act(Placed& placed, Side* side);
  void Cut(int32_t status, Side* side);
  size_t TakeFromApp(ByteView bytes, size_t limit, size_t stop);
  void ReportAppBytes();
  void LookForNextProtocol();

  Wire& wire_;
  Simulation& simulation_;
  PlacedEffects effects_;
  Side read_;   // what the peer sends
  Side write_;  // what the app sends
  std::optional<bool> next_protocol_;  // the server takes up NPN
  Gate both_;   // from "app:" points: holds either callback
  SendBuffer buffer_;
  bool buffer_was_full_ = false;
  std::vector<Placed*> settings_;  // from the beginning, nothing done so far
  PeerEnd* peer_ = nullptr;
  std::optional<int32_t> peer_end_;  // the peer closed: its reader's status
  bool app_closed_ = false;
  size_t unread_at_close_ = 0;
  bool lost_ = false;  // a cut: the peer sees nothing more
  Bytes to_peer_;      // all of it, of which the peer has taken
  size_t taken_ = 0;   // so many bytes
  Bytes sent_by_app_;
  Bytes unreported_;  // of it, what is not in the trace yet
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_STREAM_STREAM_WIRE_H_

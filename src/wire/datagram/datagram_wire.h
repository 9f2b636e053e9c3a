// SPDX-License-Identifier: Apache-2.0
// The wire that carries datagrams. A read gives bytes of one datagram only, and
// keeps what is left of it for the next; a write is one datagram.
// Made by MakeDatagramWire only; see Wire for what each function is for.
#ifndef SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_H_
#define SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_H_

#include <optional>
#include <vector>

#include "src/wire/datagram/datagram_path.h"
#include "src/wire/gate.h"
#include "src/wire/placed_effects.h"
#include "src/wire/send_buffer.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {

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

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_WIRE_H_

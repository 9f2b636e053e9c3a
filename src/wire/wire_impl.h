// SPDX-License-Identifier: Apache-2.0
// What a wire does, whatever it carries: the functions of Wire, which says what
// each is for.
#ifndef SHAKEDOWN_WIRE_WIRE_IMPL_H_
#define SHAKEDOWN_WIRE_WIRE_IMPL_H_

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/wire/wire.h"

namespace shakedown::wire {

class WireImpl {
 public:
  virtual ~WireImpl() = default;

  virtual void Attach(PeerEnd& peer) = 0;
  virtual Transfer Read(std::span<uint8_t> buffer) = 0;
  virtual Transfer Write(ByteView bytes) = 0;

  virtual void SendFromPeer(ByteView bytes) = 0;
  virtual void EndFromPeer(int32_t status) = 0;
  virtual Bytes TakeForPeer() = 0;
  virtual std::vector<Bytes> TakeDatagramsForPeer() = 0;
  virtual bool app_closed() const = 0;

  virtual void CloseFromApp() = 0;
  virtual void OnAppCall(std::string_view function) = 0;
  virtual std::optional<int64_t> MillisecondsUntilUnblocked() const = 0;

  virtual std::vector<Effect> UnfiredEffects() const = 0;
  virtual size_t Unread() const = 0;
  virtual const Bytes& sent_by_peer() const = 0;
  virtual const Bytes& sent_by_app() const = 0;
};

// MakeStreamWire: stream/stream_wire.cc. MakeDatagramWire:
// datagram/datagram_wire.cc.
std::unique_ptr<WireImpl> MakeStreamWire(Wire& wire, Speaker peer,
                                         std::vector<Effect> effects,
                                         Simulation& simulation);
std::unique_ptr<WireImpl> MakeDatagramWire(Wire& wire, Speaker peer,
                                           std::vector<Effect> effects,
                                           Simulation& simulation);

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_WIRE_IMPL_H_

// SPDX-License-Identifier: Apache-2.0
// The two byte pipes between app and peer, with a script of effects; or,
// instead of pipes, datagrams: then a read gives bytes of one datagram, and
// what is left of it to the next read; a write is one datagram; and nobody
// learns of an end. Example: Wire wire(Speaker::kServer, effects, simulation);
//          wire.Attach(peer); auto result = wire.Read(buffer);
// One thread; peer and simulation must outlive the wire.
#ifndef SHAKEDOWN_WIRE_WIRE_H_
#define SHAKEDOWN_WIRE_WIRE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/simulation/simulation.h"
#include "src/wire/effect.h"
#include "src/wire/transport.h"

namespace shakedown::wire {

class Wire;
class WireImpl;

// The scripted end of the wire.
class PeerEnd {
 public:
  virtual ~PeerEnd() = default;

  // Run lets the peer take what the app sent (wire.TakeForPeer()), act, and
  // send (wire.SendFromPeer()); it must return without waiting. Called when
  // the app reads on after all that the peer sent, and once when the app
  // closes. So how a script cuts the bytes into calls never changes when the
  // peer runs, nor what it has before it then: the transcript stays the same.
  virtual void Run(Wire& wire) = 0;
};

// How the app's callback call ended. `moved` bytes were moved whatever the
// status, an OSStatus: 0 (all that was asked), -9803, -9805 (end of file),
// -9806 (reset, or closed by the app) or the code of a Fail effect.
struct Transfer {
  size_t moved = 0;
  int32_t status = 0;
};

class Wire {
 public:
  // `peer` is the side that the scripted end speaks for.
  Wire(Speaker peer, std::vector<Effect> effects, Simulation& simulation,
       Transport transport = Transport::kStream);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  // Attach names the scripted end. Without one nothing ever arrives.
  void Attach(PeerEnd& peer);

  // --- The app's end: one call of its read or write callback each ---

  // Read fills `buffer` as far as peer and script allow. A full buffer is
  // status 0; less is -9803, or the status of the cut that stands there. An
  // effect acts only on a call that wants bytes from beyond its point; without
  // a point, and not Deliver, it stands before the peer's first byte.
  Transfer Read(std::span<uint8_t> buffer);

  // Write takes `bytes` as far as the script allows. After a cut of what the
  // peer sends, writes still succeed, but the peer never sees them (after
  // Fail it does); a cut of what the app sends ends its reads as well. At an
  // "app:" point cuts end both, would-blocks count both, and bytes are changed
  // in what the peer sends.
  Transfer Write(ByteView bytes);

  // --- The peer's end ---

  void SendFromPeer(ByteView bytes);  // nothing, once it has closed or reset
  void CloseFromPeer();  // in order: end of file after what was sent
  void ResetFromPeer();  // abruptly, after what was sent
  Bytes TakeForPeer();   // everything new that the app sent
  // TakeDatagramsForPeer: the same, each as it arrived. Datagrams only.
  std::vector<Bytes> TakeDatagramsForPeer();
  bool app_closed() const;

  // CloseFromApp tells that the app closed its transport; the peer runs once.
  void CloseFromApp();

  // OnAppCall tells that the app calls `function`, for points that count calls.
  void OnAppCall(std::string_view function);

  // MillisecondsUntilUnblocked tells how much virtual time must pass before a
  // would-block ends by time, or nothing if none stands.
  std::optional<int64_t> MillisecondsUntilUnblocked() const;

  // --- Afterwards ---

  // UnfiredEffects lists the effects whose point was never reached.
  std::vector<Effect> UnfiredEffects() const;

  // Unread tells how many of the bytes that the peer sent before the app
  // closed the app never read.
  size_t Unread() const;

  // What each end sent, whole, before any effect changed it (the transcript).
  const Bytes& sent_by_peer() const;
  const Bytes& sent_by_app() const;

 private:
  std::unique_ptr<WireImpl> impl_;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_WIRE_H_

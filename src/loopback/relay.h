// SPDX-License-Identifier: Apache-2.0
// Moves bytes between a real socket and the scripted wire, as an app's read and
// write callbacks would: the app is whoever holds the socket's other end.
// Would-blocks of the script become real waits, cuts real ends of the socket.
// Example: Relay relay(std::move(socket), make_far_end, options, now_ms);
//          WaitOnce({&relay}, now_ms + 1000); if (relay.ended()) ...
// One thread.
#ifndef SHAKEDOWN_LOOPBACK_RELAY_H_
#define SHAKEDOWN_LOOPBACK_RELAY_H_

#include <memory>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/loopback/descriptor.h"
#include "src/loopback/event_source.h"
#include "src/loopback/far_end.h"
#include "src/loopback/message_watch.h"

namespace shakedown::loopback {

// Who says something first. A peer that waits for the app never has to guess
// whether the app has spoken yet, so its bytes are the same each time; one that
// greets does so after a second if the app says nothing.
enum class FirstWord { kApp, kAppUnlessItWaits, kPeer };

struct RelayOptions {
  wire::Speaker peer = wire::Speaker::kServer;
  FirstWord first_word = FirstWord::kApp;
  int64_t greeting_ms = 1'000;      // how long kAppUnlessItWaits waits
  int64_t linger_ms = 2'000;        // for the app to close after the peer
  bool keeps_calling = false;       // the script lets bytes go at calls
  int64_t idle_ms = 120'000;        // without a byte moved, then it ends
  size_t most_bytes = 4 * 1 << 20;  // of both directions, then it ends
};

class Relay : public EventSource {
 public:
  // The far end is made when it is first needed: a connection that says nothing
  // costs a socket only.
  Relay(Descriptor socket, MakeFarEnd make, RelayOptions options,
        int64_t now_ms);

  int descriptor() const override { return socket_.get(); }
  short events() const override;
  std::optional<int64_t> wakes_at_ms() const override;
  void OnEvents(short found, int64_t now_ms) override;

  // End ends it as if the app had gone; `how` says why.
  void End(const std::string& how);

  bool ended() const { return stage_ == Stage::kEnded; }
  const std::string& how_it_ended() const { return how_it_ended_; }
  size_t bytes_moved() const { return bytes_moved_; }

  // What was seen; its far end, or nullptr if nothing was ever said.
  Trace& trace() { return trace_; }
  FarEnd* far_end() { return far_end_.get(); }

 private:
  enum class Stage { kMoving, kResetting, kLingering, kEnded };
  class TraceScope;

  // Tells whether the wire let the peer run, or refused before it came to that.
  struct CountedPeer : wire::PeerEnd {
    void Run(wire::Wire& wire) override {
      ++runs;
      peer->Run(wire);
    }
    peer::Peer* peer = nullptr;
    size_t runs = 0;
  };

  void Receive();
  void Send();
  bool MayBegin() const;
  bool MakeIt();
  void Pump();
  bool MoveFromApp();
  bool MoveToApp();
  std::optional<int64_t> UntilMore() const;
  void NoteWait(bool moved);
  void PassHeldTime();
  void BeginEnd();
  void Reset();
  void Linger();
  void CheckLimits();
  void Finish(const std::string& how);

  Descriptor socket_;
  MakeFarEnd make_;
  RelayOptions options_;
  std::unique_ptr<FarEnd> far_end_;
  CountedPeer peer_;
  MessageWatch watch_;
  Trace trace_;

  Stage stage_ = Stage::kMoving;
  std::string how_it_ended_;
  Bytes in_;   // from the app, not yet taken by the wire
  Bytes out_;  // from the wire, not yet taken by the socket
  bool app_ended_ = false;
  bool app_reset_ = false;
  std::optional<int32_t> peer_end_;  // a status of wire::Transfer

  size_t bytes_moved_ = 0;
  int64_t began_ms_;
  int64_t now_ms_;
  int64_t moved_at_ms_;

  // What the script makes it wait for.
  std::optional<int64_t> held_until_ms_;
  int64_t held_ms_ = 0;  // of virtual time, which pass then
  std::optional<int64_t> again_at_ms_;
  bool read_refused_ = false;
  int refused_calls_ = 0;
  int refused_in_a_row_ = 0;
  int64_t deadline_ms_ = 0;  // of resetting or lingering
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_RELAY_H_

// SPDX-License-Identifier: Apache-2.0
// The one ordered log of everything that happened in a simulation. Ladder,
// expectations, contract linter, JSON and packet capture are views of it.
// Example: trace.Add(Break{"errSSLServerAuthCompleted"});
// Not thread-safe: one simulation runs on one thread.
#ifndef SHAKEDOWN_BASE_TRACE_H_
#define SHAKEDOWN_BASE_TRACE_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/findings.h"

namespace shakedown {

// Direction of bytes, seen from the app under test.
enum class Direction : uint8_t { kFromApp, kFromPeer };

// The app called a function of Secure Transport. `context` is the number of the
// context that it is about: 1 is the first of the simulation, 0 means none, or
// one that a mock made.
struct CallBegan {
  std::string function;
  uint32_t context = 0;
};

// That call returned. `detail` is what it gave besides its result: the name of
// Apple's constant ("kSSLConnected", "kTLSProtocol12"), the suite's IANA name,
// distinguished names joined by "; ", or empty. `data` is what SSLRead gave and
// what SSLWrite took, `asked` how many bytes the app wanted to move. The call
// that makes a context has the new one's number.
struct CallReturned {
  std::string function;
  int32_t result = 0;
  std::string detail;
  Bytes data;
  uint32_t context = 0;
  size_t asked = 0;
};

// The last reference to a context was released.
struct ContextGone {
  uint32_t context = 0;
};

// The app asked for the verdict on a trust object (SecTrustEvaluate and its
// like), whoever made the object.
struct TrustEvaluated {
  std::string function;
};

// The app passed NULL where a function of SecTrust needs a trust object.
struct NullTrustUsed {
  std::string function;
};

// The app says how much it made use of, of all data that SSLRead gave it on
// this connection, in bytes. Only a test, or the reference app, can say so.
struct DataUsed {
  size_t bytes = 0;
};

// Secure Transport called the app's SSLReadFunc or SSLWriteFunc.
struct CallbackCalled {
  Direction direction = Direction::kFromPeer;  // kFromPeer: a read
  size_t asked = 0;
  size_t moved = 0;
  int32_t result = 0;
};

// Bytes left one end of the wire, as one write.
struct BytesSent {
  Direction direction = Direction::kFromApp;
  Bytes bytes;
};

// The app's engine sent or accepted a handshake message, a ChangeCipherSpec or
// application data. A message from the app counts as sent when its last byte
// was taken by SSLWriteFunc.
struct MessageMoved {
  Direction direction = Direction::kFromApp;
  std::string name;   // the RFC's: "ClientHello", "ApplicationData"
  size_t length = 0;  // in bytes, with the message's header
  bool encrypted = false;
};

// The same for an alert.
struct AlertMoved {
  Direction direction = Direction::kFromApp;
  uint8_t level = 0;
  uint8_t description = 0;
  bool encrypted = false;
};

// The engine decided to send an alert: it waits for the next chance to leave.
struct AlertQueued {
  uint8_t level = 0;
  uint8_t description = 0;
};

// The handshake stopped so that the app can decide.
struct Break {
  std::string name;  // the result code's name
};

// The session state that SSLGetSessionState gives changed.
struct StateChanged {
  std::string from;
  std::string to;
};

// Evaluation found something wrong with one certificate of the peer's chain.
struct TrustFinding {
  size_t certificate = 0;  // 0 is the leaf
  std::string subject;
  std::string text;  // "expired 2025-12-31 23:59:59Z, 14 days before the clock"
};

// An effect of the script took hold of the wire, at a point.
struct EffectFired {
  std::string text;  // as the scenario says it
};

// An end sent a flight of datagrams once more (RFC 4347 section 4.2.4): for
// the `transmission`-th time, so 2 or more. The bytes follow.
struct FlightSentAgain {
  Direction direction = Direction::kFromApp;
  int transmission = 2;
};

// Something the peer did or met that is no byte: its handshake ended, failed
// ("alert certificate_unknown"), it closed.
struct PeerEvent {
  std::string text;
};

// Virtual time passed.
struct ClockAdvanced {
  int64_t milliseconds = 0;
};

using EventBody =
    std::variant<CallBegan, CallReturned, CallbackCalled, BytesSent,
                 MessageMoved, AlertMoved, Break, StateChanged, TrustFinding,
                 EffectFired, FlightSentAgain, PeerEvent, ClockAdvanced,
                 Finding, AlertQueued, ContextGone, TrustEvaluated,
                 NullTrustUsed, DataUsed>;

struct Event {
  int64_t time_ms = 0;  // virtual, since the start of the simulation
  EventBody body;
};

class Trace {
 public:
  void Add(EventBody body) { events_.push_back({now_ms_, std::move(body)}); }

  const std::vector<Event>& events() const { return events_; }

  // Insert puts `body` before the event at `position`, at that event's time; a
  // position behind the last event is the end.
  void Insert(size_t position, EventBody body);

  void Clear() { events_.clear(); }

  // AdvanceTo sets the virtual time that later events carry; the simulation's
  // clock calls it.
  void AdvanceTo(int64_t now_ms) { now_ms_ = now_ms; }

 private:
  int64_t now_ms_ = 0;
  std::vector<Event> events_;
};

// AlertName returns the RFC's name of an alert description, or its number.
std::string AlertName(uint8_t description);

// AlertNumber returns the number of such a name, or -1.
int AlertNumber(const std::string& name);

// AlertNames lists all names known, in the order of their numbers.
std::vector<std::string> AlertNames();

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_TRACE_H_

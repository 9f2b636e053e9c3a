// SPDX-License-Identifier: Apache-2.0
// Notes the objects that are made while it is on, each with the call of the app
// that made it, so that a test can name those that are left over.
// Example: ObjectWatch::Start(); ...; for (auto& left : ObjectWatch::Living())
// Off by default: then it costs one look at a flag an object. Thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_WATCH_OBJECT_WATCH_H_
#define SHAKEDOWN_COREFOUNDATION_WATCH_OBJECT_WATCH_H_

#include <atomic>
#include <string>
#include <vector>

namespace shakedown::cf {

// An object that lives: "SecTrust", "SSLCopyPeerTrust". The call is the
// exported function of this library that the app was in; "" if there is no
// telling, as in a program that has the library linked in statically.
struct WatchedObject {
  std::string type;
  std::string call;
  bool operator==(const WatchedObject&) const = default;
};

class ObjectWatch {
 public:
  // Start forgets what was noted, and notes objects made from now on.
  static void Start();
  // Stop notes no more and forgets all.
  static void Stop();

  // Living returns the noted objects that still live, in the order in which
  // they were made. Nobody may release objects meanwhile.
  static std::vector<WatchedObject> Living();

  // MakerOf returns the call that made what is dead now at `block`; "" if that
  // was not noted.
  static std::string MakerOf(const void* block);

  // For cf::Object: memory of an object was given out, or given back.
  static void NoteBirth(const void* block) {
    if (is_on_.load(std::memory_order_relaxed)) Remember(block);
  }
  static void NoteDeath(const void* block) {
    if (is_on_.load(std::memory_order_relaxed)) Forget(block);
  }

 private:
  static void Remember(const void* block);
  static void Forget(const void* block);

  static std::atomic<bool> is_on_;
};

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_WATCH_OBJECT_WATCH_H_

// SPDX-License-Identifier: Apache-2.0
// Sessions that a later handshake can resume. One per simulation, shared by its
// clients and servers; entries live in virtual time (spec/handshake.md 6.1).
#ifndef SHAKEDOWN_ENGINE_SESSION_CACHE_H_
#define SHAKEDOWN_ENGINE_SESSION_CACHE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/extensions/stapled.h"

namespace shakedown::engine {

struct Session {
  Bytes id;      // may be empty if there is a ticket
  Bytes ticket;  // client, RFC 5077; empty: none
  uint16_t version = 0;
  uint16_t requested_version = 0;  // the ClientHello's, when it was made
  uint16_t suite = 0;
  Bytes master_secret;
  std::vector<Bytes> peer_chain;
  Stapled stapled;
  bool extended_master_secret = false;
};

class SessionCache {
 public:
  // Find returns the session saved under `key` unless its time is over, in
  // which case it is dropped.
  std::optional<Session> Find(const Bytes& key, int64_t now_seconds);

  // Save keeps the original expiry if the key is already there.
  void Save(const Bytes& key, Session session, int64_t now_seconds,
            uint32_t timeout_seconds);

  // Drop removes the session saved under `key`, if there is one.
  void Drop(const Bytes& key) { entries_.erase(key); }

  // DropExpired removes every entry whose time is over.
  void DropExpired(int64_t now_seconds);

  void Clear() { entries_.clear(); }
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    Session session;
    int64_t expiry_seconds = 0;
  };

  std::map<Bytes, Entry> entries_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_SESSION_CACHE_H_

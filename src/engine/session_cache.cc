// SPDX-License-Identifier: Apache-2.0
#include "src/engine/session_cache.h"

#include <utility>

namespace shakedown::engine {

std::optional<Session> SessionCache::Find(const Bytes& key,
                                          int64_t now_seconds) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  if (now_seconds > found->second.expiry_seconds) {
    entries_.erase(found);
    return std::nullopt;
  }
  return found->second.session;
}

void SessionCache::Save(const Bytes& key, Session session, int64_t now_seconds,
                        uint32_t timeout_seconds) {
  const auto found = entries_.find(key);
  if (found != entries_.end()) {
    found->second.session = std::move(session);
    return;
  }
  entries_.emplace(key,
                   Entry{std::move(session), now_seconds + timeout_seconds});
}

void SessionCache::DropExpired(int64_t now_seconds) {
  std::erase_if(entries_, [&](const auto& entry) {
    return now_seconds > entry.second.expiry_seconds;
  });
}

}  // namespace shakedown::engine

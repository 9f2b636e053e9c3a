// SPDX-License-Identifier: Apache-2.0
#include "src/peer/session_store.h"

#include <utility>

namespace shakedown::peer {
namespace {

Bytes IdOf(const SSL_SESSION* session) {
  unsigned length = 0;
  const unsigned char* id = SSL_SESSION_get_id(session, &length);
  return Bytes(id, id + length);
}

}  // namespace

void SessionStore::KeepServerSession(SessionPtr session) {
  Bytes id = IdOf(session.get());
  of_servers_[std::move(id)] = std::move(session);
}

SSL_SESSION* SessionStore::FindServerSession(ByteView id) const {
  const auto found = of_servers_.find(Bytes(id.begin(), id.end()));
  return found == of_servers_.end() ? nullptr : found->second.get();
}

void SessionStore::KeepClientSession(const std::string& name,
                                     SessionPtr session) {
  of_clients_[name] = std::move(session);
}

SSL_SESSION* SessionStore::FindClientSession(const std::string& name) const {
  const auto found = of_clients_.find(name);
  return found == of_clients_.end() ? nullptr : found->second.get();
}

void SessionStore::Remove(const SSL_SESSION* session) {
  const auto is_it = [session](const auto& entry) {
    return entry.second.get() == session;
  };
  std::erase_if(of_servers_, is_it);
  std::erase_if(of_clients_, is_it);
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// The sessions that the peers of one simulation can resume (RFC 5246 section
// 7.4.1.2). libssl's own cache belongs to an SSL_CTX, which the simulations of
// a process share: a session of one would change the bytes of another.
// Example: simulation.Slot<SessionStore>().FindServerSession(id);
// One thread, that of its simulation.
#ifndef SHAKEDOWN_PEER_SESSION_STORE_H_
#define SHAKEDOWN_PEER_SESSION_STORE_H_

#include <openssl/ssl.h>

#include <map>
#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::peer {

using SessionPtr =
    std::unique_ptr<SSL_SESSION, openssl::Deleter<&SSL_SESSION_free>>;

class SessionStore {
 public:
  // A server finds its sessions by their ID.
  void KeepServerSession(SessionPtr session);
  SSL_SESSION* FindServerSession(ByteView id) const;  // nullptr: none

  // A client finds its last session with a server by the server's name.
  void KeepClientSession(const std::string& name, SessionPtr session);
  SSL_SESSION* FindClientSession(const std::string& name) const;

  // Remove forgets a session that must not be resumed any more.
  void Remove(const SSL_SESSION* session);

 private:
  std::map<Bytes, SessionPtr> of_servers_;
  std::map<std::string, SessionPtr> of_clients_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_SESSION_STORE_H_

// SPDX-License-Identifier: Apache-2.0
// The one OSSL_LIB_CTX of the process, whose randomness is a seeded stream.
// Example: StreamScope scope(simulation.peer_random()); SSL_do_handshake(ssl);
// Thread-safe; the stream in use is this thread's.
#ifndef SHAKEDOWN_OPENSSL_LIBRARY_CONTEXT_H_
#define SHAKEDOWN_OPENSSL_LIBRARY_CONTEXT_H_

#include <openssl/types.h>

#include "src/simulation/random.h"

namespace shakedown::openssl {

// LibraryContext returns the context to give to every *_ex and *_from_name
// function of OpenSSL. Never freed. Aborts with a sentence if OpenSSL cannot
// make it.
OSSL_LIB_CTX* LibraryContext();

// While it lives, OpenSSL draws from `stream` on this thread. Without one it
// draws from the app's stream of the current simulation.
class StreamScope {
 public:
  explicit StreamScope(RandomStream& stream);
  ~StreamScope();
  StreamScope(const StreamScope&) = delete;
  StreamScope& operator=(const StreamScope&) = delete;

 private:
  RandomStream* previous_;
};

// Put one around every use of a private key. RSA blinding draws randomness at
// a key's first use and again every 32 uses; inside the scope it draws from a
// stream of its own, so the streams of a simulation don't depend on how often
// the process has used a key before.
class PrivateKeyUse {
 public:
  PrivateKeyUse();

 private:
  RandomStream side_stream_;
  StreamScope scope_;
};

}  // namespace shakedown::openssl

#endif  // SHAKEDOWN_OPENSSL_LIBRARY_CONTEXT_H_

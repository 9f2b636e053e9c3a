// SPDX-License-Identifier: Apache-2.0
// The handshake messages so far, and their running hash.
// Example: transcript.Add(hello); transcript.Begin(hash); transcript.Digest();
#ifndef SHAKEDOWN_ENGINE_TRANSCRIPT_H_
#define SHAKEDOWN_ENGINE_TRANSCRIPT_H_

#include "src/base/bytes.h"
#include "src/engine/algorithms.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {

class Transcript {
 public:
  // Reset forgets everything: a new handshake begins.
  void Reset();

  void Add(ByteView message);

  // Begin names the hash, once version and suite are known. The messages
  // before it are hashed too.
  void Begin(Hash hash);

  // Digest returns the hash of all messages so far. After Begin only.
  Bytes Digest() const;

  // messages returns them, headers included, one after the other.
  const Bytes& messages() const { return messages_; }

 private:
  Bytes messages_;
  openssl::DigestContextPtr running_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_TRANSCRIPT_H_

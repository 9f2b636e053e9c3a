// SPDX-License-Identifier: Apache-2.0
// The SHA-256 that tells whether two runs were the same, byte for byte.
#ifndef SHAKEDOWN_RUNNER_TRANSCRIPT_H_
#define SHAKEDOWN_RUNNER_TRANSCRIPT_H_

#include <string>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::runner {

class TranscriptHash {
 public:
  TranscriptHash();

  // AddConnection adds everything that each end sent, whole and in its own
  // order, and what the app read: nothing that depends on delivery.
  void AddConnection(ByteView sent_by_app, ByteView sent_by_peer,
                     ByteView read_by_app);

  // Finish returns 64 hexadecimal digits; call it once.
  std::string Finish();

 private:
  void AddPart(ByteView part);

  openssl::DigestContextPtr digest_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_TRANSCRIPT_H_

// SPDX-License-Identifier: Apache-2.0
// Lets somebody change each message of an SSL's handshake before it is hashed
// and sent, so that both ends still agree on the transcript.
// Example: EditHandshake(ssl, &editor);
// TLS only; DTLS writes its fragments elsewhere. One thread.
#ifndef SHAKEDOWN_OPENSSL_HANDSHAKE_OUTPUT_H_
#define SHAKEDOWN_OPENSSL_HANDSHAKE_OUTPUT_H_

#include <openssl/types.h>

#include <cstdint>
#include <vector>

#include "src/base/bytes.h"

namespace shakedown::openssl {

inline constexpr uint8_t kChangeCipherSpecType = 20;
inline constexpr uint8_t kAlertType = 21;
inline constexpr uint8_t kHandshakeType = 22;
inline constexpr uint8_t kApplicationDataType = 23;

// What goes out in records of its own, under the keys of the moment.
struct HandshakePiece {
  uint8_t content_type = kHandshakeType;
  Bytes content;
  bool hashed = true;  // counts in the transcript
};

class HandshakeEditor {
 public:
  virtual ~HandshakeEditor() = default;

  // Edit returns what to send in place of `message`, which is a handshake
  // message with its header, or a ChangeCipherSpec; {} sends nothing.
  virtual std::vector<HandshakePiece> Edit(uint8_t content_type,
                                           ByteView message) = 0;
};

// EditHandshake makes `ssl` ask `editor`, which must outlive its handshakes;
// nullptr: nobody.
void EditHandshake(SSL* ssl, HandshakeEditor* editor);

// WriteRecords sends `content` in records of any type under the keys of the
// moment, splitting it as libssl does. False if libssl refuses.
bool WriteRecords(SSL* ssl, uint8_t content_type, ByteView content);

}  // namespace shakedown::openssl

#endif  // SHAKEDOWN_OPENSSL_HANDSHAKE_OUTPUT_H_

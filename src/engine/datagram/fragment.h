// SPDX-License-Identifier: Apache-2.0
// A handshake message in pieces (RFC 4347 section 4.2): each has a header of
// 12 bytes that says which message it is of and where in it it belongs.
// Example: Reassembly reassembly; reassembly.Add(*CutFragment(content));
#ifndef SHAKEDOWN_ENGINE_DATAGRAM_FRAGMENT_H_
#define SHAKEDOWN_ENGINE_DATAGRAM_FRAGMENT_H_

#include <cstdint>
#include <optional>
#include <utility>

#include "src/base/bytes.h"
#include "src/engine/handshake_type.h"

namespace shakedown::engine {

inline constexpr size_t kFragmentHeaderSize = 12;

struct Fragment {
  HandshakeType type = HandshakeType::kHelloRequest;
  uint32_t message_length = 0;  // of the whole body
  uint16_t message_number = 0;
  uint32_t offset = 0;
  ByteView bytes;

  // WithHeader returns it as it is sent.
  Bytes WithHeader() const;
};

// CutFragment takes the first fragment off `content`; nothing if what is there
// ends before the fragment does, or the fragment passes its message's end.
std::optional<Fragment> CutFragment(ByteView& content);

// Puts the peer's messages together. Secure Transport keeps nothing that comes
// too early: only the very next piece is taken (spec/handshake.md 1.9).
class Reassembly {
 public:
  enum class Outcome : uint8_t { kSkipped, kIncomplete, kComplete };

  Outcome Add(const Fragment& fragment);

  // TakeMessage moves out the message that Add completed, as if it had come in
  // one piece, header included; the next one is then awaited.
  Bytes TakeMessage();

  // Restart awaits message 0: every handshake counts from there.
  void Restart();

 private:
  bool IsNext(const Fragment& fragment) const;

  std::optional<Fragment> first_;  // of the message being filled, no bytes
  Bytes body_;
  uint16_t next_message_ = 0;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_DATAGRAM_FRAGMENT_H_

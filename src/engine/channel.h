// SPDX-License-Identifier: Apache-2.0
// Where the engine's bytes come from and go to: the app's two callbacks.
#ifndef SHAKEDOWN_ENGINE_CHANNEL_H_
#define SHAKEDOWN_ENGINE_CHANNEL_H_

#include <cstdint>
#include <span>

#include "src/base/bytes.h"
#include "src/engine/status.h"

namespace shakedown::engine {

class Channel {
 public:
  // `moved` is believed whatever the status (spec/handshake.md 2.1).
  struct Moved {
    size_t moved = 0;
    Status status = Status::kOk;
  };

  virtual ~Channel() = default;

  // Read asks for exactly buffer.size() bytes.
  virtual Moved Read(std::span<uint8_t> buffer) = 0;

  // Write offers all of `bytes`.
  virtual Moved Write(ByteView bytes) = 0;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_CHANNEL_H_

// SPDX-License-Identifier: Apache-2.0
// What the raw functions of ALPN and NPN have in common.
// Example: if (auto bytes = ProtocolBytes(data, length)) settings.x = *bytes;
#ifndef SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_PROTOCOL_BYTES_H_
#define SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_PROTOCOL_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include <Security/SecureTransport.h>

#include "src/base/bytes.h"

namespace shakedown::securetransport {

// The longest list or name that the setters take.
inline constexpr size_t kMostProtocolBytes = 255;

// ProtocolBytes copies an argument; nothing if it is NULL, empty or too long.
inline std::optional<Bytes> ProtocolBytes(const void* data, size_t length) {
  if (data == nullptr || length == 0 || length > kMostProtocolBytes) {
    return std::nullopt;
  }
  const auto* first = static_cast<const uint8_t*>(data);
  return Bytes(first, first + length);
}

// GiveBytes points out what the engine keeps: NULL and 0 if there is nothing.
inline const void* GiveBytes(const std::optional<Bytes>& bytes,
                             size_t* length) {
  *length = bytes ? bytes->size() : 0;
  return bytes && !bytes->empty() ? bytes->data() : nullptr;
}

using ProtocolFunc = void (*)(SSLContextRef context, void* info,
                              const void* data, size_t length);

// ProtocolCallback calls an app's function with a list; nothing for NULL.
inline std::function<void(ByteView)> ProtocolCallback(SSLContextRef context,
                                                      ProtocolFunc function,
                                                      void* info) {
  if (function == nullptr) return nullptr;
  return
      [=](ByteView list) { function(context, info, list.data(), list.size()); };
}

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_PROTOCOL_BYTES_H_

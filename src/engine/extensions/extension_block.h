// SPDX-License-Identifier: Apache-2.0
// The extension blocks of both hellos (RFC 5246 section 7.4.1.4).
// Example: auto extensions = ReadExtensions(reader); if (!extensions) ...
#ifndef SHAKEDOWN_ENGINE_EXTENSIONS_EXTENSION_BLOCK_H_
#define SHAKEDOWN_ENGINE_EXTENSIONS_EXTENSION_BLOCK_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "src/base/bytes.h"

namespace shakedown::engine {

enum class ExtensionType : uint16_t {
  kServerName = 0,
  kStatusRequest = 5,
  kSupportedGroups = 10,
  kEcPointFormats = 11,
  kSignatureAlgorithms = 13,
  kAlpn = 16,
  kSignedCertificateTimestamp = 18,
  kPadding = 21,
  kExtendedMasterSecret = 23,
  kSessionTicket = 35,
  kNextProtocol = 13172,
  kRenegotiationInfo = 0xFF01,
};

struct Extension {
  ExtensionType type;
  ByteView data;
};

// ReadExtensions reads the block that ends a hello; its absence is an empty
// list. Nothing if it is malformed or something follows.
std::optional<std::vector<Extension>> ReadExtensions(ByteReader& reader);

// WriteExtension appends one.
void WriteExtension(ByteWriter& writer, ExtensionType type, ByteView data);

// ReadU16List reads a vector of 16-bit values; nothing if malformed or empty.
std::optional<std::vector<uint16_t>> ReadU16List(ByteReader& reader);

// WriteU16List writes one, with its length in two bytes.
void WriteU16List(ByteWriter& writer, const std::vector<uint16_t>& values);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_EXTENSIONS_EXTENSION_BLOCK_H_

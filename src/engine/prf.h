// SPDX-License-Identifier: Apache-2.0
// HMAC (RFC 2104) with its two keyed states kept, and the PRF of TLS on it.
// Example: Prf(kTls12, Hash::kSha256, master, "client finished", digest, out);
#ifndef SHAKEDOWN_ENGINE_PRF_H_
#define SHAKEDOWN_ENGINE_PRF_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "src/base/bytes.h"
#include "src/engine/algorithms.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {

class Hmac {
 public:
  Hmac(Hash hash, ByteView key);

  size_t size() const { return size_; }

  // Begin, any number of Update, then Finish into size() bytes.
  void Begin();
  void Update(ByteView bytes);
  void Finish(uint8_t* out);

 private:
  size_t size_;
  openssl::DigestContextPtr inner_;
  openssl::DigestContextPtr outer_;
  openssl::DigestContextPtr work_;
};

// Prf fills `out`: RFC 5246 section 5 with `hash` for TLS 1.2, else RFC 4346
// section 5.
void Prf(uint16_t version, Hash hash, ByteView secret, std::string_view label,
         ByteView seed, std::span<uint8_t> out);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_PRF_H_

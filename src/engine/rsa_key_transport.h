// SPDX-License-Identifier: Apache-2.0
// The RSA key exchange's encryption (RFC 5246 section 7.4.7.1).
#ifndef SHAKEDOWN_ENGINE_RSA_KEY_TRANSPORT_H_
#define SHAKEDOWN_ENGINE_RSA_KEY_TRANSPORT_H_

#include <optional>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"
#include "src/simulation/random.h"

namespace shakedown::engine {

// EncryptPremaster returns nothing if the key cannot.
std::optional<Bytes> EncryptPremaster(EVP_PKEY* key, ByteView premaster,
                                      RandomStream& random);

// DecryptPremaster returns nothing if `encrypted` is wrong. It draws the same
// from `random` either way.
std::optional<Bytes> DecryptPremaster(EVP_PKEY* key, ByteView encrypted,
                                      RandomStream& random);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RSA_KEY_TRANSPORT_H_

// SPDX-License-Identifier: Apache-2.0
// Signatures of handshake messages: RSA PKCS #1 and ECDSA.
// Example: auto hash = SchemeHash(0x0401); Sign(key, *hash, message, random);
#ifndef SHAKEDOWN_ENGINE_SIGNATURE_H_
#define SHAKEDOWN_ENGINE_SIGNATURE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/algorithms.h"
#include "src/engine/suites.h"
#include "src/openssl/openssl_ptr.h"
#include "src/simulation/random.h"

namespace shakedown::engine {

// A SignatureAndHashAlgorithm (RFC 5246 section 7.4.1.4.1): hash, signature.
using SignatureScheme = uint16_t;

// SchemeHash returns a scheme's hash, or nothing if it is unknown.
std::optional<Hash> SchemeHash(SignatureScheme scheme);

// SchemeFits tells whether a key of this authentication makes the scheme.
bool SchemeFits(SignatureScheme scheme, Authentication key);

// ChooseScheme returns the first of `ours` that fits the key and stands in
// `peers`, or nothing.
std::optional<SignatureScheme> ChooseScheme(
    std::span<const SignatureScheme> ours,
    std::span<const SignatureScheme> peers, Authentication key);

// LegacyHash is the hash before TLS 1.2 (RFC 4346 section 7.4.3, RFC 4492).
constexpr Hash LegacyHash(Authentication key) {
  return key == Authentication::kEcdsa ? Hash::kSha1 : Hash::kMd5Sha1;
}

// AuthenticationOf returns what a key can do; kAnonymous if it is neither RSA
// nor EC.
Authentication AuthenticationOf(const EVP_PKEY* key);

// Sign draws from `random`, always as much. Nothing if the key cannot sign.
std::optional<Bytes> Sign(EVP_PKEY* key, Hash hash, ByteView message,
                          RandomStream& random);

bool Verify(EVP_PKEY* key, Hash hash, ByteView message, ByteView signature);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_SIGNATURE_H_

// SPDX-License-Identifier: Apache-2.0
// Ephemeral Diffie-Hellman: on the curves of RFC 4492, and modulo a prime.
// Example: KeyPtr key = MakeEcKey(23, random); Bytes point =
// EncodedPoint(*key);
#ifndef SHAKEDOWN_ENGINE_DIFFIE_HELLMAN_H_
#define SHAKEDOWN_ENGINE_DIFFIE_HELLMAN_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"
#include "src/simulation/random.h"

namespace shakedown::engine {

// IsKnownGroup: secp256r1 (23), secp384r1 (24) and secp521r1 (25).
bool IsKnownGroup(uint16_t group);

// MakeEcKey draws a fresh key of a known group from `random`.
openssl::KeyPtr MakeEcKey(uint16_t group, RandomStream& random);

// A group modulo a prime: its prime and generator, big-endian.
struct DhGroup {
  Bytes prime;
  Bytes generator;
};

// DefaultDhGroup is the 2048-bit group with a 256-bit subgroup of RFC 5114
// (spec/api.md 1.7).
const DhGroup& DefaultDhGroup();

// ParseDhParameters reads PKCS #3 DHParameter; nothing if it is something else.
std::optional<DhGroup> ParseDhParameters(ByteView der);

// IsSafePrime tells whether a number and (number - 1) / 2 are both prime.
bool IsSafePrime(ByteView number);

// BitsOf counts a big-endian number's bits.
size_t BitsOf(ByteView number);

// MakeDhKey draws a fresh key; null if the group is unusable.
openssl::KeyPtr MakeDhKey(const DhGroup& group, RandomStream& random);

// PublicPart returns what the other side needs of an EC or DH key: its point,
// uncompressed, or its public value.
Bytes PublicPart(EVP_PKEY* key);

// SharedSecret returns the premaster secret of our key and the other side's
// public part, or nothing if that is unusable.
std::optional<Bytes> SharedSecret(EVP_PKEY* ours, ByteView theirs,
                                  RandomStream& random);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_DIFFIE_HELLMAN_H_

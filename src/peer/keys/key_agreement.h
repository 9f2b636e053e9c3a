// SPDX-License-Identifier: Apache-2.0
// A libssl peer's half of PSK suites (RFC 4279), and the prime of its DHE ones.
// Example: UseKeyAgreement(ssl, options.key_agreement);
#ifndef SHAKEDOWN_PEER_KEYS_KEY_AGREEMENT_H_
#define SHAKEDOWN_PEER_KEYS_KEY_AGREEMENT_H_

#include <openssl/ssl.h>

#include <optional>

#include "src/base/result.h"
#include "src/peer/script.h"

namespace shakedown::peer {

// What a script says of it.
struct KeyAgreement {
  std::optional<PreSharedKey> psk;
  int dh_bits = 0;  // 0: as libssl chooses
};

// CheckKeyAgreement fails for a size of prime that no standard has, and for
// what a peer of this side cannot say.
Result<KeyAgreement> CheckKeyAgreement(const Script& script);

// UseKeyAgreement configures an SSL of ContextFor, whose observer must know the
// same agreement. Without a key PSK suites are off.
void UseKeyAgreement(SSL* ssl, const KeyAgreement& agreement);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_KEYS_KEY_AGREEMENT_H_

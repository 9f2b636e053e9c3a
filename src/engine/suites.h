// SPDX-License-Identifier: Apache-2.0
// The cipher suites as data: what each number stands for.
// Example: FindSuite(0xC02F)->key_exchange is KeyExchange::kEcdhe.
#ifndef SHAKEDOWN_ENGINE_SUITES_H_
#define SHAKEDOWN_ENGINE_SUITES_H_

#include <cstdint>
#include <span>

#include "src/engine/algorithms.h"

namespace shakedown::engine {

enum class KeyExchange : uint8_t { kRsa, kEcdhe, kDhe, kPsk };

enum class Authentication : uint8_t { kRsa, kEcdsa, kAnonymous, kPsk };

struct Suite {
  uint16_t number;
  const char* name;
  KeyExchange key_exchange;
  Authentication authentication;
  Cipher cipher;
  Hash mac;       // meaningless if the cipher authenticates itself
  Hash prf_hash;  // of TLS 1.2 (RFC 5246 section 5)
  uint16_t min_version;
};

// The signalling values that stand among the suites of a ClientHello.
inline constexpr uint16_t kRenegotiationScsv = 0x00FF;  // RFC 5746
inline constexpr uint16_t kFallbackScsv = 0x5600;       // RFC 7507

// AllSuites lists what the engine can do, in ascending order of numbers.
std::span<const Suite> AllSuites();

// FindSuite returns the row of a number, or nullptr.
const Suite* FindSuite(uint16_t number);

// Does the suite's key exchange send a ServerKeyExchange with a key of its own?
constexpr bool IsEphemeral(const Suite& suite) {
  return suite.key_exchange == KeyExchange::kEcdhe ||
         suite.key_exchange == KeyExchange::kDhe;
}

// Does the server show a certificate?
constexpr bool HasCertificate(const Suite& suite) {
  return suite.authentication == Authentication::kRsa ||
         suite.authentication == Authentication::kEcdsa;
}

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_SUITES_H_

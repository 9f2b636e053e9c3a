// SPDX-License-Identifier: Apache-2.0
// A ServerKeyExchange taken apart, changed and signed again (RFC 5246 section
// 7.4.3, RFC 4492 section 5.4), so that the change is all that is wrong.
// Example: EditParameters(plan, [](KeyParameters& p) { p.value = {1}; });
#ifndef SHAKEDOWN_PEER_FAULTS_KEY_EXCHANGE_MESSAGE_H_
#define SHAKEDOWN_PEER_FAULTS_KEY_EXCHANGE_MESSAGE_H_

#include <openssl/types.h>

#include <cstdint>
#include <functional>
#include <optional>

#include "src/base/bytes.h"
#include "src/peer/faults/plan.h"

namespace shakedown::peer {

// What is signed: of a curve its type and number, else prime and generator;
// then the server's public value.
struct KeyParameters {
  bool is_curve = true;
  uint8_t curve_type = 3;
  uint16_t curve = 0;
  Bytes prime;
  Bytes generator;
  Bytes value;
};

struct KeyExchange {
  KeyParameters parameters;
  std::optional<uint16_t> scheme;  // TLS 1.2
  Bytes signature;
};

// ParseKeyExchange reads what libssl wrote, header included; Encode writes it.
KeyExchange ParseKeyExchange(ByteView message, const SSL* ssl);
Bytes Encode(const KeyExchange& exchange);

// Sign makes the signature that fits, with the key that libssl uses.
void Sign(KeyExchange& exchange, SSL* ssl);

// EditKeyExchange changes the message as it is; EditParameters changes what is
// signed, and signs it.
void EditKeyExchange(Plan& plan,
                     std::function<void(KeyExchange& exchange)> edit);
void EditParameters(Plan& plan,
                    std::function<void(KeyParameters& parameters)> edit);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_KEY_EXCHANGE_MESSAGE_H_

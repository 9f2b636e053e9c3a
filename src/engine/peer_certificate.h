// SPDX-License-Identifier: Apache-2.0
// What the handshake needs of a received certificate: its public key.
// Example: if (PeerCertificate leaf = ParseCertificate(der); leaf.parsable) ...
// Thread-safe: the same bytes give the same key, from a bounded table.
#ifndef SHAKEDOWN_ENGINE_PEER_CERTIFICATE_H_
#define SHAKEDOWN_ENGINE_PEER_CERTIFICATE_H_

#include <memory>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::engine {

struct PeerCertificate {
  bool parsable = false;
  std::shared_ptr<EVP_PKEY> key;  // null: none that libcrypto knows
};

// ParseCertificate reads DER. Setting up libcrypto's decoder costs more than a
// handshake's arithmetic, therefore the table.
PeerCertificate ParseCertificate(ByteView der);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_PEER_CERTIFICATE_H_

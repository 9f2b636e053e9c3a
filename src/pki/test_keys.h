// SPDX-License-Identifier: Apache-2.0
// The fixed key pairs that all certificates share, so that nothing is generated
// and every process mints the same bytes. Public: worthless outside tests.
// Example: std::shared_ptr<EVP_PKEY> key = TestKey(KeyKind::kEcP256, 0);
// Thread-safe; a key is built at its first use and lives as long as the
// process.
#ifndef SHAKEDOWN_PKI_TEST_KEYS_H_
#define SHAKEDOWN_PKI_TEST_KEYS_H_

#include <cstddef>
#include <memory>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/recipe.h"

namespace shakedown::pki {

// A key pair, with what a certificate says of it. Encoding a public key takes
// OpenSSL ten times as long as signing with it: it is done once a key.
struct TestKey {
  std::shared_ptr<EVP_PKEY> pair;     // null only if OpenSSL cannot build it
  X509_PUBKEY* public_key = nullptr;  // SubjectPublicKeyInfo
  Bytes id;                           // RFC 5280 section 4.2.1.2, method 1
};

// TestKeyCount returns how many keys of this kind a scenario's certificates
// share out among them: 7 on P-256, 4 on P-384, 4 and fewer of RSA.
size_t TestKeyCount(KeyKind kind);

// GetTestKey returns key `index`, counted from 0 and below TestKeyCount.
const TestKey& GetTestKey(KeyKind kind, size_t index);

// MissingAuthorityKey returns the P-256 key that signs for the authority that
// nobody has; no certificate contains it.
const TestKey& MissingAuthorityKey();

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_TEST_KEYS_H_

// SPDX-License-Identifier: Apache-2.0
// Keys as bytes: PKCS #1 (RFC 8017), SEC 1 (RFC 5915), PKCS #8 (RFC 5208),
// SubjectPublicKeyInfo (RFC 5280).
// Example: auto key = ParsePrivateKey(der); auto der = EncodeKey(...);
// Every function returns nothing for what is no such key, and leaves no error
// behind.
#ifndef SHAKEDOWN_SECURITY_IMPORT_KEY_DATA_H_
#define SHAKEDOWN_SECURITY_IMPORT_KEY_DATA_H_

#include <memory>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

// ParsePrivateKey takes DER of PKCS #1, SEC 1 or PKCS #8, not encrypted.
std::shared_ptr<EVP_PKEY> ParsePrivateKey(ByteView der);

// ParsePublicKey takes DER of SubjectPublicKeyInfo, or of PKCS #1.
std::shared_ptr<EVP_PKEY> ParsePublicKey(ByteView der);

// How EncodeKey writes.
struct KeyEncoding {
  bool is_private = false;
  bool pem = false;
  // OpenSSL's name: "type-specific" (PKCS #1, SEC 1), "PrivateKeyInfo",
  // "EncryptedPrivateKeyInfo", "SubjectPublicKeyInfo".
  const char* structure = "type-specific";
  std::string passphrase = {};  // EncryptedPrivateKeyInfo only
};

std::optional<Bytes> EncodeKey(EVP_PKEY* key, const KeyEncoding& encoding);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_KEY_DATA_H_

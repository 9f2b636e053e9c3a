// SPDX-License-Identifier: Apache-2.0
// Encryption under a passphrase, as PKCS #5 and PKCS #12 name it (RFC 8018, RFC
// 7292 appendix B).
// Example: auto plain = Decrypt(*algorithm, *octets, "secret");
#ifndef SHAKEDOWN_SECURITY_IMPORT_DECRYPT_H_
#define SHAKEDOWN_SECURITY_IMPORT_DECRYPT_H_

#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>

#include "src/base/bytes.h"

namespace shakedown::security {

// Decrypt returns the plaintext. Nothing: the passphrase is wrong, the
// algorithm is unknown, or it asks for more than kMostIterations. RC2, which
// old files have and OpenSSL 3 keeps in a module of its own, is decrypted too.
std::optional<Bytes> Decrypt(const X509_ALGOR& algorithm,
                             const ASN1_OCTET_STRING& encrypted,
                             const std::string& passphrase);

// DecryptPkcs8 returns the key inside an EncryptedPrivateKeyInfo, or null.
std::shared_ptr<EVP_PKEY> DecryptPkcs8(const X509_SIG& encrypted,
                                       const std::string& passphrase);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_DECRYPT_H_

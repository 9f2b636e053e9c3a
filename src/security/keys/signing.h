// SPDX-License-Identifier: Apache-2.0
// Signatures with and without hashing, for SecKey's two generations of
// functions.
// Example: Signing how{.digest = "SHA256", .padding = RSA_PKCS1_PADDING};
//          auto signature = Sign(key, how, message);
// Asks the keychains for permission; uses the current simulation's randomness.
#ifndef SHAKEDOWN_SECURITY_KEYS_SIGNING_H_
#define SHAKEDOWN_SECURITY_KEYS_SIGNING_H_

#include <MacTypes.h>

#include <cstdint>
#include <string>

#include "src/base/bytes.h"
#include "src/security/key.h"

namespace shakedown::security {

struct Signing {
  bool is_rsa = false;
  std::string digest;         // OpenSSL's name; "": `data` is signed as it is
  bool hashes_first = false;  // `data` is a message, not a digest
  bool is_pss = false;        // RSA only; salt as long as the digest
  bool is_padded = true;      // RSA only
};

struct Signed {
  OSStatus status = 0;
  Bytes signature = {};
};

// Sign gives errSecParam for a public key, a key of the other kind, a digest of
// the wrong length; or the refusal of the key's keychain.
Signed Sign(const Key& key, const Signing& how, ByteView data);

// Verify gives errSecSuccess, errSecVerifyFailed, or errSecParam as above.
OSStatus Verify(const Key& key, const Signing& how, ByteView data,
                ByteView signature);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYS_SIGNING_H_

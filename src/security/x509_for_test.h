// SPDX-License-Identifier: Apache-2.0
// Certificates that no authority should issue, beyond the catalogue of pki.
// Example: Bytes der = Make({.subject = "a", .extensions = {{NID_key_usage,
//              "digitalSignature"}}});
#ifndef SHAKEDOWN_SECURITY_X509_FOR_TEST_H_
#define SHAKEDOWN_SECURITY_X509_FOR_TEST_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

struct TestCertificate {
  std::string subject;            // common name; "": an empty name
  std::string issuer = {};        // "": self-signed
  const char* digest = "SHA256";  // of the signature
  // Extensions as openssl.cnf writes them: {NID_key_usage, "keyCertSign"}.
  std::vector<std::pair<int, std::string>> extensions = {};
  std::shared_ptr<EVP_PKEY> key = {};        // default: the one key of all
  std::shared_ptr<EVP_PKEY> signer = {};     // default: likewise
  const char* not_before = "250101000000Z";  // UTCTime
  const char* not_after = "261231235959Z";
};

// TestKey returns the P-256 key that signs and is in every certificate.
const std::shared_ptr<EVP_PKEY>& TestKey();

// MakeRsaKey makes a key of `bits` bits, once per process.
std::shared_ptr<EVP_PKEY> MakeRsaKey(unsigned bits);

// Make returns the DER.
Bytes Make(const TestCertificate& wanted);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_X509_FOR_TEST_H_

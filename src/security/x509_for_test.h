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
  std::shared_ptr<EVP_PKEY> key = {};  // default: the one key of all
};

// TestKey returns the P-256 key that signs and is in every certificate.
const std::shared_ptr<EVP_PKEY>& TestKey();

// MakeRsaKey makes a new key of `bits` bits.
std::shared_ptr<EVP_PKEY> MakeRsaKey(unsigned bits);

// Make returns the DER, valid from 2025 to the end of 2026.
Bytes Make(const TestCertificate& wanted);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_X509_FOR_TEST_H_

// SPDX-License-Identifier: Apache-2.0
// A minted chain, and files of it as other programs write them. Example:
// Bytes p12 = MakePkcs12({.key = set["leaf"].key, .leaf = set["leaf"].der});
#ifndef SHAKEDOWN_SECURITY_IMPORT_PKCS12_FOR_TEST_H_
#define SHAKEDOWN_SECURITY_IMPORT_PKCS12_FOR_TEST_H_

#include <Security/SecBase.h>

#include <memory>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"

namespace shakedown::security {

// MintChain mints root, issuing, leaf, other (an RSA leaf) at `now`.
pki::MintedSet MintChain(int64_t now);

struct Pkcs12Wish {
  std::shared_ptr<EVP_PKEY> key = {};
  Bytes leaf = {};
  std::vector<Bytes> others = {};
  std::string password = "secret";
  std::string name = "Alice";
  int key_algorithm = 0;  // NIDs of PBE; 0: AES; -1: not encrypted
  int certificate_algorithm = 0;
  int iterations = 2;      // of the encryption
  int mac_iterations = 1;  // -1: no MAC
};

// MakePkcs12 is OpenSSL's own PKCS12_create.
Bytes MakePkcs12(const Pkcs12Wish& wish);

// MakePem is a block of PEM; MakeKeyPem one of a private key, by OpenSSL's
// "traditional" form, encrypted if there is a password.
std::string MakePem(const std::string& name, const Bytes& der);
std::string MakeKeyPem(EVP_PKEY* key, const std::string& password = "");

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_PKCS12_FOR_TEST_H_

// SPDX-License-Identifier: Apache-2.0
// Where libssl uses private keys: make_private.sh renamed its calls to these.
#include <openssl/evp.h>

#include "src/openssl/library_context.h"

extern "C" {

int shakedown_openssl_digest_sign(EVP_MD_CTX* context, unsigned char* signature,
                                  size_t* signature_length,
                                  const unsigned char* message,
                                  size_t message_length) {
  shakedown::openssl::PrivateKeyUse use;
  return EVP_DigestSign(context, signature, signature_length, message,
                        message_length);
}

int shakedown_openssl_decrypt(EVP_PKEY_CTX* context, unsigned char* plaintext,
                              size_t* plaintext_length,
                              const unsigned char* ciphertext,
                              size_t ciphertext_length) {
  shakedown::openssl::PrivateKeyUse use;
  return EVP_PKEY_decrypt(context, plaintext, plaintext_length, ciphertext,
                          ciphertext_length);
}

}  // extern "C"

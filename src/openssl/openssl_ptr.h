// SPDX-License-Identifier: Apache-2.0
// unique_ptr for OpenSSL's objects, and the text of its last error.
// Example: X509Ptr certificate(X509_new_ex(LibraryContext(), nullptr));
#ifndef SHAKEDOWN_OPENSSL_OPENSSL_PTR_H_
#define SHAKEDOWN_OPENSSL_OPENSSL_PTR_H_

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace shakedown::openssl {

template <auto kFree>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    kFree(object);
  }
};

using BignumPtr = std::unique_ptr<BIGNUM, Deleter<&BN_free>>;
using BioPtr = std::unique_ptr<BIO, Deleter<&BIO_free_all>>;
using CipherContextPtr =
    std::unique_ptr<EVP_CIPHER_CTX, Deleter<&EVP_CIPHER_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Deleter<&EVP_MD_CTX_free>>;
using KeyContextPtr =
    std::unique_ptr<EVP_PKEY_CTX, Deleter<&EVP_PKEY_CTX_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Deleter<&EVP_PKEY_free>>;
using MacContextPtr = std::unique_ptr<EVP_MAC_CTX, Deleter<&EVP_MAC_CTX_free>>;
using NamePtr = std::unique_ptr<X509_NAME, Deleter<&X509_NAME_free>>;
using SslContextPtr = std::unique_ptr<SSL_CTX, Deleter<&SSL_CTX_free>>;
using SslPtr = std::unique_ptr<SSL, Deleter<&SSL_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Deleter<&X509_STORE_free>>;
using StoreContextPtr =
    std::unique_ptr<X509_STORE_CTX, Deleter<&X509_STORE_CTX_free>>;
using X509Ptr = std::unique_ptr<X509, Deleter<&X509_free>>;

}  // namespace shakedown::openssl

#endif  // SHAKEDOWN_OPENSSL_OPENSSL_PTR_H_

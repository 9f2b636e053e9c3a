// SPDX-License-Identifier: Apache-2.0
#include "src/peer/keys/key_agreement.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/peer/tls_context.h"

namespace shakedown::peer {
namespace {

// --- Pre-shared keys: libssl asks for them by callback ---

const PreSharedKey* KeyOf(const SSL* ssl) {
  const TlsObserver* observer = ObserverOf(ssl);
  if (observer == nullptr || !observer->key_agreement().psk) return nullptr;
  return &*observer->key_agreement().psk;
}

// Returns how many bytes the secret has, 0 if it can't be given.
unsigned CopySecret(const PreSharedKey& key, unsigned char* secret,
                    unsigned size) {
  if (key.secret.size() > size) return 0;
  std::copy(key.secret.begin(), key.secret.end(), secret);
  return static_cast<unsigned>(key.secret.size());
}

unsigned OnClientKey(SSL* ssl, const char* /*hint*/, char* identity,
                     unsigned identity_size, unsigned char* secret,
                     unsigned secret_size) {
  const PreSharedKey* key = KeyOf(ssl);
  if (key == nullptr || key->identity.size() >= identity_size) return 0;
  *std::copy(key->identity.begin(), key->identity.end(), identity) = '\0';
  return CopySecret(*key, secret, secret_size);
}

// A server with an identity knows no other: alert unknown_psk_identity.
unsigned OnServerKey(SSL* ssl, const char* identity, unsigned char* secret,
                     unsigned secret_size) {
  const PreSharedKey* key = KeyOf(ssl);
  if (key == nullptr) return 0;
  if (!key->identity.empty() && key->identity != identity) return 0;
  return CopySecret(*key, secret, secret_size);
}

// --- Diffie-Hellman ---

struct Prime {
  int bits;
  BIGNUM* (*get)(BIGNUM*);
};

// A safe prime that `openssl dhparam 512` made once: of the length that export
// suites had, in no standard.
BIGNUM* Prime512(BIGNUM* number) {
  BN_hex2bn(&number,
            "AD4723D190040A8172B7F6D2D638432118CA6FA4F4E93EC0435BF15AFB65AC85"
            "5507B1A332694C72B473BEB7210418FE3A92051BAF61C4F9735C80EAD4ED4BA7");
  return number;
}

// RFC 2409 sections 6.1 and 6.2, RFC 3526.
constexpr Prime kPrimes[] = {
    {512, &Prime512},
    {768, &BN_get_rfc2409_prime_768},
    {1024, &BN_get_rfc2409_prime_1024},
    {1536, &BN_get_rfc3526_prime_1536},
    {2048, &BN_get_rfc3526_prime_2048},
    {3072, &BN_get_rfc3526_prime_3072},
    {4096, &BN_get_rfc3526_prime_4096},
};

const Prime* FindPrime(int bits) {
  const auto* found =
      std::find_if(std::begin(kPrimes), std::end(kPrimes),
                   [bits](const Prime& prime) { return prime.bits == bits; });
  return found == std::end(kPrimes) ? nullptr : found;
}

using ParamBuilderPtr =
    std::unique_ptr<OSSL_PARAM_BLD, openssl::Deleter<&OSSL_PARAM_BLD_free>>;
using ParamsPtr =
    std::unique_ptr<OSSL_PARAM, openssl::Deleter<&OSSL_PARAM_free>>;

EVP_PKEY* MakeParameters(const Prime& prime) {
  const openssl::BignumPtr number(prime.get(nullptr));
  const openssl::BignumPtr generator(BN_new());
  BN_set_word(generator.get(), 2);
  const ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_FFC_P, number.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_FFC_G, generator.get());
  const ParamsPtr params(OSSL_PARAM_BLD_to_param(builder.get()));
  const openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_name(openssl::LibraryContext(), "DH", nullptr));
  EVP_PKEY* key = nullptr;
  EVP_PKEY_fromdata_init(context.get());
  EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEY_PARAMETERS, params.get());
  return key;
}

// libssl refuses primes below 1,024 bits even at security level 0.
int AllowAnything(const SSL* /*ssl*/, const SSL_CTX* /*context*/, int /*op*/,
                  int /*bits*/, int /*nid*/, void* /*other*/, void* /*data*/) {
  return 1;
}

}  // namespace

Result<KeyAgreement> CheckKeyAgreement(const Script& script) {
  const bool has_hint = script.psk && !script.psk->hint.empty();
  if (!script.is_server && (has_hint || script.dh_bits != 0)) {
    return Error{"only a server sends a PSK hint or a DHE prime", ""};
  }
  if (script.dh_bits != 0 && FindPrime(script.dh_bits) == nullptr) {
    return Error{"there is no DHE prime of " + std::to_string(script.dh_bits) +
                     " bits here: 512, 768, 1024, 1536, 2048, 3072 or 4096",
                 ""};
  }
  return KeyAgreement{script.psk, script.dh_bits};
}

void UseKeyAgreement(SSL* ssl, const KeyAgreement& agreement) {
  if (agreement.psk) {
    SSL_set_psk_client_callback(ssl, &OnClientKey);
    SSL_set_psk_server_callback(ssl, &OnServerKey);
    if (!agreement.psk->hint.empty()) {
      SSL_use_psk_identity_hint(ssl, agreement.psk->hint.c_str());
    }
  }
  if (const Prime* prime = FindPrime(agreement.dh_bits)) {
    SSL_set_security_callback(ssl, &AllowAnything);
    SSL_set_dh_auto(ssl, 0);  // it would come first
    EVP_PKEY* parameters = MakeParameters(*prime);
    if (SSL_set0_tmp_dh_pkey(ssl, parameters) != 1) EVP_PKEY_free(parameters);
  }
}

}  // namespace shakedown::peer

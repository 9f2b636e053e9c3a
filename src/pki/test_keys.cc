// SPDX-License-Identifier: Apache-2.0
#include "src/pki/test_keys.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>
#include <iterator>
#include <mutex>
#include <utility>

#include "src/base/bytes.h"
#include "src/openssl/library_context.h"

namespace shakedown::pki {
namespace {

using openssl::BignumPtr;
using openssl::Deleter;
using openssl::LibraryContext;
using ParamsPtr = std::unique_ptr<OSSL_PARAM, Deleter<&OSSL_PARAM_free>>;
using ParamBuilderPtr =
    std::unique_ptr<OSSL_PARAM_BLD, Deleter<&OSSL_PARAM_BLD_free>>;
using BignumContextPtr = std::unique_ptr<BN_CTX, Deleter<&BN_CTX_free>>;

struct KeyData {
  KeyKind kind;
  const char* first;   // EC: scalar; RSA: a prime; hexadecimal
  const char* second;  // EC: point; RSA: the other prime
};

constexpr KeyData kKeys[] = {
#define TEST_KEY(kind, first, second) {KeyKind::kind, first, second},
#include "src/pki/test_keys.inc"
#undef TEST_KEY
};
constexpr size_t kKeyCount = std::size(kKeys);
constexpr size_t kReservedP256 = 1;  // the missing authority's: the last one

BignumPtr FromHex(const char* digits) {
  BIGNUM* number = nullptr;
  BN_hex2bn(&number, digits);
  return BignumPtr(number);
}

EVP_PKEY* FromParams(const char* algorithm, OSSL_PARAM_BLD* builder) {
  openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_name(LibraryContext(), algorithm, nullptr));
  ParamsPtr params(OSSL_PARAM_BLD_to_param(builder));
  EVP_PKEY* key = nullptr;
  if (context && params && EVP_PKEY_fromdata_init(context.get()) == 1) {
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get());
  }
  return key;
}

// Null for what is no elliptic curve of ECDSA.
const char* GroupOf(KeyKind kind) {
  switch (kind) {
    case KeyKind::kEcP192:
      return "P-192";
    case KeyKind::kEcP224:
      return "P-224";
    case KeyKind::kEcP256:
      return "P-256";
    case KeyKind::kEcP384:
      return "P-384";
    case KeyKind::kEcP521:
      return "P-521";
    default:
      return nullptr;
  }
}

EVP_PKEY* MakeEcKey(const KeyData& data) {
  const char* group = GroupOf(data.kind);
  const BignumPtr scalar = FromHex(data.first);
  const BignumPtr point_number = FromHex(data.second);
  Bytes point(static_cast<size_t>(BN_num_bytes(point_number.get())));
  BN_bn2bin(point_number.get(), point.data());
  ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME,
                                  group, 0);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get());
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                   point.data(), point.size());
  return FromParams("EC", builder.get());
}

// Everything else of an RSA key follows from its primes (RFC 8017 section 3.2).
EVP_PKEY* MakeRsaKey(const KeyData& data) {
  const BignumPtr p = FromHex(data.first), q = FromHex(data.second);
  const BignumPtr n(BN_new()), e(BN_new()), d(BN_new()), phi(BN_new());
  const BignumPtr p1(BN_dup(p.get())), q1(BN_dup(q.get()));
  const BignumPtr dp(BN_new()), dq(BN_new()), inverse(BN_new());
  BignumContextPtr scratch(BN_CTX_new());
  BN_sub_word(p1.get(), 1);
  BN_sub_word(q1.get(), 1);
  BN_mul(n.get(), p.get(), q.get(), scratch.get());
  BN_mul(phi.get(), p1.get(), q1.get(), scratch.get());
  BN_set_word(e.get(), data.kind == KeyKind::kRsaExponent3 ? RSA_3 : RSA_F4);
  BN_mod_inverse(d.get(), e.get(), phi.get(), scratch.get());
  BN_mod(dp.get(), d.get(), p1.get(), scratch.get());
  BN_mod(dq.get(), d.get(), q1.get(), scratch.get());
  BN_mod_inverse(inverse.get(), q.get(), p.get(), scratch.get());

  const std::pair<const char*, BIGNUM*> parts[] = {
      {OSSL_PKEY_PARAM_RSA_N, n.get()},
      {OSSL_PKEY_PARAM_RSA_E, e.get()},
      {OSSL_PKEY_PARAM_RSA_D, d.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get()},
      {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, inverse.get()}};
  ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
  for (const auto& [name, number] : parts) {
    OSSL_PARAM_BLD_push_BN(builder.get(), name, number);
  }
  return FromParams("RSA", builder.get());
}

EVP_PKEY* MakeEd25519Key(const KeyData& data) {
  const BignumPtr number = FromHex(data.first);
  Bytes seed(32);
  BN_bn2binpad(number.get(), seed.data(), static_cast<int>(seed.size()));
  return EVP_PKEY_new_raw_private_key_ex(LibraryContext(), "ED25519", nullptr,
                                         seed.data(), seed.size());
}

EVP_PKEY* MakeKey(const KeyData& data) {
  if (data.kind == KeyKind::kEd25519) return MakeEd25519Key(data);
  return GroupOf(data.kind) != nullptr ? MakeEcKey(data) : MakeRsaKey(data);
}

// SHA-1 of the public key's bits.
Bytes IdOf(const X509_PUBKEY* public_key) {
  const unsigned char* bits = nullptr;
  int length = 0;
  X509_PUBKEY_get0_param(nullptr, &bits, &length, nullptr, public_key);
  Bytes id(20);
  EVP_Q_digest(LibraryContext(), "SHA1", nullptr, bits,
               static_cast<size_t>(length), id.data(), nullptr);
  return id;
}

TestKey Build(const KeyData& data) {
  TestKey key;
  key.pair.reset(MakeKey(data), &EVP_PKEY_free);
  if (key.pair && X509_PUBKEY_set(&key.public_key, key.pair.get()) == 1) {
    key.id = IdOf(key.public_key);
  }
  return key;
}

// Never destroyed: OpenSSL is cleaned up before static objects are.
struct KeyTable {
  std::mutex mutex;
  std::array<TestKey, kKeyCount> keys;
};

const TestKey& KeyAt(size_t position) {
  static KeyTable& table = *new KeyTable;
  const std::lock_guard lock(table.mutex);
  TestKey& key = table.keys[position];
  if (!key.pair) key = Build(kKeys[position]);
  return key;
}

size_t FirstOf(KeyKind kind) {
  size_t position = 0;
  while (kKeys[position].kind != kind) ++position;
  return position;
}

size_t CountOf(KeyKind kind) {
  size_t count = 0;
  for (const KeyData& data : kKeys) count += data.kind == kind;
  return count;
}

}  // namespace

size_t TestKeyCount(KeyKind kind) {
  return CountOf(kind) - (kind == KeyKind::kEcP256 ? kReservedP256 : 0);
}

const TestKey& GetTestKey(KeyKind kind, size_t index) {
  return KeyAt(FirstOf(kind) + index);
}

const TestKey& MissingAuthorityKey() {
  return KeyAt(FirstOf(KeyKind::kEcP256) + TestKeyCount(KeyKind::kEcP256));
}

}  // namespace shakedown::pki

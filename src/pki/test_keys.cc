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
#include <vector>

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

constexpr size_t kMostPrimes = 5;  // that OpenSSL takes

struct KeyData {
  KeyKind kind;
  // Hexadecimal. EC: scalar, point; RSA: the primes; Ed25519: the seed.
  std::array<const char*, kMostPrimes> numbers;
};

constexpr KeyData kKeys[] = {
#define TEST_KEY(kind, ...) {KeyKind::kind, {__VA_ARGS__}},
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
  const BignumPtr scalar = FromHex(data.numbers[0]);
  const BignumPtr point_number = FromHex(data.numbers[1]);
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

constexpr std::array<const char*, kMostPrimes> kFactorNames = {
    OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2,
    OSSL_PKEY_PARAM_RSA_FACTOR3, OSSL_PKEY_PARAM_RSA_FACTOR4,
    OSSL_PKEY_PARAM_RSA_FACTOR5};
constexpr std::array<const char*, kMostPrimes> kExponentNames = {
    OSSL_PKEY_PARAM_RSA_EXPONENT1, OSSL_PKEY_PARAM_RSA_EXPONENT2,
    OSSL_PKEY_PARAM_RSA_EXPONENT3, OSSL_PKEY_PARAM_RSA_EXPONENT4,
    OSSL_PKEY_PARAM_RSA_EXPONENT5};
constexpr std::array<const char*, kMostPrimes - 1> kCoefficientNames = {
    OSSL_PKEY_PARAM_RSA_COEFFICIENT1, OSSL_PKEY_PARAM_RSA_COEFFICIENT2,
    OSSL_PKEY_PARAM_RSA_COEFFICIENT3, OSSL_PKEY_PARAM_RSA_COEFFICIENT4};

std::vector<BignumPtr> PrimesOf(const KeyData& data) {
  std::vector<BignumPtr> primes;
  for (const char* digits : data.numbers) {
    if (digits != nullptr) primes.push_back(FromHex(digits));
  }
  return primes;
}

// The numbers of an RSA key by OpenSSL's names. All else follows from the
// exponent and the primes (RFC 8017 section 3.2).
class RsaNumbers {
 public:
  RsaNumbers(BN_ULONG exponent, const std::vector<BignumPtr>& primes)
      : scratch_(BN_CTX_new()) {
    const BignumPtr n(BN_dup(BN_value_one())), phi(BN_dup(BN_value_one()));
    const BignumPtr e(BN_new());
    BN_set_word(e.get(), exponent);
    for (size_t i = 0; i < primes.size(); ++i) {
      const BIGNUM* prime = primes[i].get();
      // The first coefficient is that of the first prime, others their own's.
      if (i == 1) Push(kCoefficientNames[0], Inverse(prime, primes[0].get()));
      if (i > 1) Push(kCoefficientNames[i - 1], Inverse(n.get(), prime));
      BN_mul(n.get(), n.get(), prime, scratch_.get());
      BN_mul(phi.get(), phi.get(), OneLess(prime).get(), scratch_.get());
    }
    BignumPtr d = Inverse(e.get(), phi.get());
    for (size_t i = 0; i < primes.size(); ++i) {
      BignumPtr part(BN_new());
      BN_mod(part.get(), d.get(), OneLess(primes[i].get()).get(),
             scratch_.get());
      Push(kExponentNames[i], std::move(part));
      Push(kFactorNames[i], BignumPtr(BN_dup(primes[i].get())));
    }
    Push(OSSL_PKEY_PARAM_RSA_N, BignumPtr(BN_dup(n.get())));
    Push(OSSL_PKEY_PARAM_RSA_E, BignumPtr(BN_dup(e.get())));
    Push(OSSL_PKEY_PARAM_RSA_D, std::move(d));
  }

  // These borrow the numbers.
  void AddTo(OSSL_PARAM_BLD* builder) const {
    for (const auto& [name, number] : numbers_) {
      OSSL_PARAM_BLD_push_BN(builder, name, number.get());
    }
  }

 private:
  static BignumPtr OneLess(const BIGNUM* number) {
    BignumPtr less(BN_dup(number));
    BN_sub_word(less.get(), 1);
    return less;
  }

  BignumPtr Inverse(const BIGNUM* number, const BIGNUM* modulus) const {
    return BignumPtr(BN_mod_inverse(nullptr, number, modulus, scratch_.get()));
  }

  void Push(const char* name, BignumPtr number) {
    numbers_.emplace_back(name, std::move(number));
  }

  BignumContextPtr scratch_;
  std::vector<std::pair<const char*, BignumPtr>> numbers_;
};

EVP_PKEY* MakeRsaKey(const KeyData& data) {
  const RsaNumbers numbers(data.kind == KeyKind::kRsaExponent3 ? RSA_3 : RSA_F4,
                           PrimesOf(data));
  const ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
  numbers.AddTo(builder.get());
  return FromParams("RSA", builder.get());
}

EVP_PKEY* MakeEd25519Key(const KeyData& data) {
  const BignumPtr number = FromHex(data.numbers[0]);
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

// SPDX-License-Identifier: Apache-2.0
#include "src/engine/diffie_hellman.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <array>
#include <bit>
#include <memory>

#include "src/engine/algorithms.h"
#include "src/openssl/library_context.h"

namespace shakedown::engine {
namespace {

constexpr uint16_t kFirstGroup = 23;
constexpr std::array kGroupNames = {"P-256", "P-384", "P-521"};

using Templates = std::array<EVP_PKEY*, kGroupNames.size()>;

Templates MakeTemplates() {
  Templates templates{};
  for (size_t i = 0; i < kGroupNames.size(); ++i) {
    openssl::KeyContextPtr context(
        EVP_PKEY_CTX_new_from_name(openssl::LibraryContext(), "EC", nullptr));
    Require(
        context && EVP_PKEY_paramgen_init(context.get()) > 0 &&
            EVP_PKEY_CTX_set_group_name(context.get(), kGroupNames[i]) > 0 &&
            EVP_PKEY_generate(context.get(), &templates[i]) > 0,
        "EVP_PKEY_generate");
  }
  return templates;
}

// Parameters without a key: setting up a curve anew for each key costs more
// than the curve's arithmetic.
EVP_PKEY* TemplateOf(uint16_t group) {
  static const Templates& templates = *new Templates(MakeTemplates());
  return templates[group - kFirstGroup];
}

using ParamBuilderPtr =
    std::unique_ptr<OSSL_PARAM_BLD, openssl::Deleter<&OSSL_PARAM_BLD_free>>;
using BignumContextPtr =
    std::unique_ptr<BN_CTX, openssl::Deleter<&BN_CTX_free>>;
using ParamsPtr =
    std::unique_ptr<OSSL_PARAM, openssl::Deleter<&OSSL_PARAM_free>>;

openssl::BignumPtr ToBignum(ByteView bytes) {
  return openssl::BignumPtr(
      BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

// The key type's parameters of a group; null if libcrypto refuses them.
openssl::KeyPtr ParametersOf(const DhGroup& group) {
  const auto prime = ToBignum(group.prime);
  const auto generator = ToBignum(group.generator);
  ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_FFC_P, prime.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_FFC_G, generator.get());
  ParamsPtr params(OSSL_PARAM_BLD_to_param(builder.get()));
  openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_name(openssl::LibraryContext(), "DH", nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEY_PARAMETERS,
                        params.get()) <= 0) {
    ERR_clear_error();
  }
  return openssl::KeyPtr(key);
}

Bytes NumberOf(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  Require(EVP_PKEY_get_bn_param(key, name, &number), "EVP_PKEY_get_bn_param");
  const openssl::BignumPtr owner(number);
  Bytes bytes(static_cast<size_t>(BN_num_bytes(number)));
  BN_bn2bin(number, bytes.data());
  return bytes;
}

DhGroup MakeDefaultDhGroup() {
  openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_name(openssl::LibraryContext(), "DH", nullptr));
  EVP_PKEY* key = nullptr;
  Require(context && EVP_PKEY_paramgen_init(context.get()) > 0 &&
              EVP_PKEY_CTX_set_group_name(context.get(), "dh_2048_256") > 0 &&
              EVP_PKEY_generate(context.get(), &key) > 0,
          "EVP_PKEY_generate");
  const openssl::KeyPtr owner(key);
  return {NumberOf(key, OSSL_PKEY_PARAM_FFC_P),
          NumberOf(key, OSSL_PKEY_PARAM_FFC_G)};
}

// DER's numbers have a sign, TLS's have none.
Bytes WithoutLeadingZeros(ByteView number) {
  const auto first = std::ranges::find_if(number, [](uint8_t b) { return b; });
  return Bytes(first, number.end());
}

// Reads one DER element with this tag off the front.
std::optional<ByteView> ReadElement(ByteReader& reader, uint8_t tag) {
  const auto found = reader.ReadU8();
  const auto first = reader.ReadU8();
  if (!found || *found != tag || !first) return std::nullopt;
  if (*first < 0x80) return reader.ReadBytes(*first);
  size_t length = 0;
  for (int count = *first & 0x7F; count > 0; --count) {
    const auto byte = reader.ReadU8();
    if (!byte || length > 0xFFFF) return std::nullopt;
    length = length << 8 | *byte;
  }
  return reader.ReadBytes(length);
}

// Points are found to lie on the curve when they are read, and the curves have
// cofactor 1, so every point but infinity, which gives no secret, has the full
// order. OpenSSL's check would multiply it by the order to learn just that, at
// the price of a twelfth of a handshake (RFC 8422 section 5.11). A value modulo
// a prime may be of a small subgroup.
bool MayLackFullOrder(EVP_PKEY* ours) { return !EVP_PKEY_is_a(ours, "EC"); }

}  // namespace

const DhGroup& DefaultDhGroup() {
  static const DhGroup& group = *new DhGroup(MakeDefaultDhGroup());
  return group;
}

std::optional<DhGroup> ParseDhParameters(ByteView der) {
  constexpr uint8_t kSequence = 0x30;
  constexpr uint8_t kInteger = 0x02;
  ByteReader outer(der);
  const auto content = ReadElement(outer, kSequence);
  if (!content) return std::nullopt;
  ByteReader inner(*content);
  const auto prime = ReadElement(inner, kInteger);
  const auto generator = ReadElement(inner, kInteger);
  if (!prime || !generator) return std::nullopt;
  return DhGroup{WithoutLeadingZeros(*prime), WithoutLeadingZeros(*generator)};
}

// The half first: it is what most primes that are not safe fail at.
bool IsSafePrime(ByteView number) {
  RandomStream stream(0, "safe prime");  // of witnesses, nobody's else
  openssl::StreamScope scope(stream);
  const BignumContextPtr context(BN_CTX_new_ex(openssl::LibraryContext()));
  const auto prime = ToBignum(number);
  const auto half = ToBignum(number);
  return BN_is_odd(prime.get()) && BN_rshift1(half.get(), half.get()) == 1 &&
         BN_check_prime(half.get(), context.get(), nullptr) == 1 &&
         BN_check_prime(prime.get(), context.get(), nullptr) == 1;
}

size_t BitsOf(ByteView number) {
  const auto first = std::ranges::find_if(number, [](uint8_t b) { return b; });
  if (first == number.end()) return 0;
  return static_cast<size_t>(std::bit_width(*first)) +
         8 * static_cast<size_t>(number.end() - first - 1);
}

openssl::KeyPtr MakeDhKey(const DhGroup& group, RandomStream& random) {
  const openssl::KeyPtr parameters = ParametersOf(group);
  if (!parameters) return nullptr;
  openssl::KeyContextPtr context(EVP_PKEY_CTX_new_from_pkey(
      openssl::LibraryContext(), parameters.get(), nullptr));
  EVP_PKEY* key = nullptr;
  openssl::StreamScope stream(random);
  if (!context || EVP_PKEY_keygen_init(context.get()) <= 0 ||
      EVP_PKEY_generate(context.get(), &key) <= 0) {
    ERR_clear_error();
  }
  return openssl::KeyPtr(key);
}

bool IsKnownGroup(uint16_t group) {
  return group >= kFirstGroup && group < kFirstGroup + kGroupNames.size();
}

openssl::KeyPtr MakeEcKey(uint16_t group, RandomStream& random) {
  openssl::KeyContextPtr context(EVP_PKEY_CTX_new_from_pkey(
      openssl::LibraryContext(), TemplateOf(group), nullptr));
  EVP_PKEY* key = nullptr;
  openssl::StreamScope stream(random);
  Require(context && EVP_PKEY_keygen_init(context.get()) > 0 &&
              EVP_PKEY_generate(context.get(), &key) > 0,
          "EVP_PKEY_generate");
  return openssl::KeyPtr(key);
}

Bytes PublicPart(EVP_PKEY* key) {
  unsigned char* encoded = nullptr;
  const size_t length = EVP_PKEY_get1_encoded_public_key(key, &encoded);
  Require(length > 0, "EVP_PKEY_get1_encoded_public_key");
  Bytes bytes(encoded, encoded + length);
  OPENSSL_free(encoded);
  return bytes;
}

std::optional<Bytes> SharedSecret(EVP_PKEY* ours, ByteView theirs,
                                  RandomStream& random) {
  openssl::StreamScope stream(random);
  openssl::KeyPtr peer(EVP_PKEY_new());
  openssl::KeyContextPtr context(
      EVP_PKEY_CTX_new_from_pkey(openssl::LibraryContext(), ours, nullptr));
  size_t length = 0;
  Bytes secret;
  const bool derived =
      EVP_PKEY_copy_parameters(peer.get(), ours) > 0 &&
      EVP_PKEY_set1_encoded_public_key(peer.get(), theirs.data(),
                                       theirs.size()) > 0 &&
      EVP_PKEY_derive_init(context.get()) > 0 &&
      EVP_PKEY_derive_set_peer_ex(context.get(), peer.get(),
                                  MayLackFullOrder(ours)) > 0 &&
      EVP_PKEY_derive(context.get(), nullptr, &length) > 0 &&
      (secret.resize(length), true) &&
      EVP_PKEY_derive(context.get(), secret.data(), &length) > 0;
  if (!derived) {
    ERR_clear_error();
    return std::nullopt;
  }
  secret.resize(length);
  return secret;
}

}  // namespace shakedown::engine

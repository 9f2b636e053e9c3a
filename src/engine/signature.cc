// SPDX-License-Identifier: Apache-2.0
#include "src/engine/signature.h"

#include <openssl/err.h>

#include <algorithm>

#include "src/openssl/library_context.h"

namespace shakedown::engine {

std::optional<Hash> SchemeHash(SignatureScheme scheme) {
  switch (scheme >> 8) {
    case 1:
      return Hash::kMd5;
    case 2:
      return Hash::kSha1;
    case 3:
      return Hash::kSha224;
    case 4:
      return Hash::kSha256;
    case 5:
      return Hash::kSha384;
    case 6:
      return Hash::kSha512;
    default:
      return std::nullopt;
  }
}

bool SchemeFits(SignatureScheme scheme, Authentication key) {
  return (scheme & 0xFF) == (key == Authentication::kEcdsa ? 3 : 1);
}

std::optional<SignatureScheme> ChooseScheme(
    std::span<const SignatureScheme> ours,
    std::span<const SignatureScheme> peers, Authentication key) {
  for (SignatureScheme scheme : ours) {
    if (SchemeFits(scheme, key) && std::ranges::count(peers, scheme) > 0) {
      return scheme;
    }
  }
  return std::nullopt;
}

Authentication AuthenticationOf(const EVP_PKEY* key) {
  if (key != nullptr && EVP_PKEY_is_a(key, "RSA")) return Authentication::kRsa;
  if (key != nullptr && EVP_PKEY_is_a(key, "EC")) {
    return Authentication::kEcdsa;
  }
  return Authentication::kAnonymous;
}

std::optional<Bytes> Sign(EVP_PKEY* key, Hash hash, ByteView message,
                          RandomStream& random) {
  openssl::StreamScope stream(random);
  openssl::PrivateKeyUse use;
  openssl::DigestContextPtr context(EVP_MD_CTX_new());
  Bytes signature(static_cast<size_t>(std::max(EVP_PKEY_get_size(key), 0)));
  size_t length = signature.size();
  if (!EVP_DigestSignInit_ex(context.get(), nullptr, NameOf(hash),
                             openssl::LibraryContext(), nullptr, key,
                             nullptr) ||
      EVP_DigestSign(context.get(), signature.data(), &length, message.data(),
                     message.size()) <= 0) {
    ERR_clear_error();
    return std::nullopt;
  }
  signature.resize(length);
  return signature;
}

bool Verify(EVP_PKEY* key, Hash hash, ByteView message, ByteView signature) {
  openssl::DigestContextPtr context(EVP_MD_CTX_new());
  const bool valid =
      EVP_DigestVerifyInit_ex(context.get(), nullptr, NameOf(hash),
                              openssl::LibraryContext(), nullptr, key,
                              nullptr) > 0 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                       message.data(), message.size()) > 0;
  if (!valid) ERR_clear_error();
  return valid;
}

}  // namespace shakedown::engine

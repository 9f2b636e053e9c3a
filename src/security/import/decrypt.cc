// SPDX-License-Identifier: Apache-2.0
#define OPENSSL_SUPPRESS_DEPRECATED  // RC2 has no other interface

#include "src/security/import/decrypt.h"

#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/rc2.h>

#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/parsed_items.h"

namespace shakedown::security {
namespace {

using PbePtr = std::unique_ptr<PBEPARAM, openssl::Deleter<&PBEPARAM_free>>;
using Pbe2Ptr = std::unique_ptr<PBE2PARAM, openssl::Deleter<&PBE2PARAM_free>>;
using Pbkdf2Ptr =
    std::unique_ptr<PBKDF2PARAM, openssl::Deleter<&PBKDF2PARAM_free>>;
using DigestPtr = std::unique_ptr<EVP_MD, openssl::Deleter<&EVP_MD_free>>;
using KeyInfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO,
                                   openssl::Deleter<&PKCS8_PRIV_KEY_INFO_free>>;

int KindOf(const X509_ALGOR& algorithm) {
  return OBJ_obj2nid(algorithm.algorithm);
}

// The algorithm's parameters as a T; null if they aren't one.
template <typename T>
T* Parameters(const X509_ALGOR* algorithm, const ASN1_ITEM* item) {
  if (algorithm == nullptr) return nullptr;
  return static_cast<T*>(ASN1_TYPE_unpack_sequence(item, algorithm->parameter));
}

bool IsBearable(const ASN1_INTEGER* iterations) {
  int64_t count = 0;
  return iterations != nullptr && ASN1_INTEGER_get_int64(&count, iterations) &&
         count > 0 && count <= kMostIterations;
}

// Whether the work it asks for can be borne. scrypt limits itself.
bool IsBearable(const X509_ALGOR& algorithm) {
  if (KindOf(algorithm) != NID_pbes2) {
    const PbePtr pbe(
        Parameters<PBEPARAM>(&algorithm, ASN1_ITEM_rptr(PBEPARAM)));
    return pbe && IsBearable(pbe->iter);
  }
  const Pbe2Ptr pbe2(
      Parameters<PBE2PARAM>(&algorithm, ASN1_ITEM_rptr(PBE2PARAM)));
  if (!pbe2 || pbe2->keyfunc == nullptr) return false;
  if (KindOf(*pbe2->keyfunc) != NID_id_pbkdf2) return true;
  const Pbkdf2Ptr pbkdf2(
      Parameters<PBKDF2PARAM>(pbe2->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM)));
  return pbkdf2 && IsBearable(pbkdf2->iter);
}

// RFC 7292 appendix B.2: `purpose` is PKCS12_KEY_ID or PKCS12_IV_ID.
bool Derive(const PBEPARAM& parameters, const std::string& passphrase,
            int purpose, Bytes& result) {
  const DigestPtr sha1(
      EVP_MD_fetch(openssl::LibraryContext(), "SHA1", nullptr));
  return PKCS12_key_gen_utf8_ex(
             passphrase.c_str(), static_cast<int>(passphrase.size()),
             parameters.salt->data, parameters.salt->length, purpose,
             static_cast<int>(ASN1_INTEGER_get(parameters.iter)),
             static_cast<int>(result.size()), result.data(), sha1.get(),
             openssl::LibraryContext(), nullptr) == 1;
}

// Takes the padding of a CBC plaintext off (RFC 8018 section 6.1.1).
std::optional<Bytes> Unpad(Bytes padded) {
  const size_t count = padded.empty() ? 0 : padded.back();
  if (count == 0 || count > RC2_BLOCK || count > padded.size()) {
    return std::nullopt;
  }
  for (size_t i = padded.size() - count; i < padded.size(); ++i) {
    if (padded[i] != count) return std::nullopt;
  }
  padded.resize(padded.size() - count);
  return padded;
}

std::optional<Bytes> DecryptRc2(const X509_ALGOR& algorithm,
                                const ASN1_OCTET_STRING& encrypted,
                                const std::string& passphrase) {
  const bool is_40_bit = KindOf(algorithm) == NID_pbe_WithSHA1And40BitRC2_CBC;
  const PbePtr pbe(Parameters<PBEPARAM>(&algorithm, ASN1_ITEM_rptr(PBEPARAM)));
  Bytes key(is_40_bit ? 5 : 16);
  Bytes iv(RC2_BLOCK);
  if (!pbe || encrypted.length <= 0 || encrypted.length % RC2_BLOCK != 0 ||
      !Derive(*pbe, passphrase, PKCS12_KEY_ID, key) ||
      !Derive(*pbe, passphrase, PKCS12_IV_ID, iv)) {
    return std::nullopt;
  }
  RC2_KEY schedule;
  RC2_set_key(&schedule, static_cast<int>(key.size()), key.data(),
              static_cast<int>(key.size() * 8));
  Bytes plain(static_cast<size_t>(encrypted.length));
  RC2_cbc_encrypt(encrypted.data, plain.data(), encrypted.length, &schedule,
                  iv.data(), RC2_DECRYPT);
  return Unpad(std::move(plain));
}

std::optional<Bytes> DecryptByEvp(const X509_ALGOR& algorithm,
                                  const ASN1_OCTET_STRING& encrypted,
                                  const std::string& passphrase) {
  unsigned char* plain = nullptr;
  int length = 0;
  if (PKCS12_pbe_crypt_ex(&algorithm, passphrase.c_str(),
                          static_cast<int>(passphrase.size()), encrypted.data,
                          encrypted.length, &plain, &length, 0,
                          openssl::LibraryContext(), nullptr) == nullptr) {
    return std::nullopt;
  }
  Bytes result(plain, plain + length);
  OPENSSL_free(plain);
  return result;
}

}  // namespace

std::optional<Bytes> Decrypt(const X509_ALGOR& algorithm,
                             const ASN1_OCTET_STRING& encrypted,
                             const std::string& passphrase) {
  std::optional<Bytes> plain;
  if (IsBearable(algorithm)) {
    const int kind = KindOf(algorithm);
    const bool is_rc2 = kind == NID_pbe_WithSHA1And40BitRC2_CBC ||
                        kind == NID_pbe_WithSHA1And128BitRC2_CBC;
    plain = is_rc2 ? DecryptRc2(algorithm, encrypted, passphrase)
                   : DecryptByEvp(algorithm, encrypted, passphrase);
  }
  ERR_clear_error();
  return plain;
}

std::shared_ptr<EVP_PKEY> DecryptPkcs8(const X509_SIG& encrypted,
                                       const std::string& passphrase) {
  const X509_ALGOR* algorithm = nullptr;
  const ASN1_OCTET_STRING* octets = nullptr;
  X509_SIG_get0(&encrypted, &algorithm, &octets);
  const auto plain = Decrypt(*algorithm, *octets, passphrase);
  if (!plain) return nullptr;
  const unsigned char* in = plain->data();
  const KeyInfoPtr info(d2i_PKCS8_PRIV_KEY_INFO(
      nullptr, &in, static_cast<int64_t>(plain->size())));
  openssl::KeyPtr key(
      info ? EVP_PKCS82PKEY_ex(info.get(), openssl::LibraryContext(), nullptr)
           : nullptr);
  ERR_clear_error();
  return key;
}

}  // namespace shakedown::security

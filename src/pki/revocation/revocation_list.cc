// SPDX-License-Identifier: Apache-2.0
#include "src/pki/revocation/revocation_list.h"

#include <openssl/err.h>

#include <memory>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/revocation/signing.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {
namespace {

using openssl::Deleter;
using openssl::LibraryContext;
using ListPtr = std::unique_ptr<X509_CRL, Deleter<&X509_CRL_free>>;
using EntryPtr = std::unique_ptr<X509_REVOKED, Deleter<&X509_REVOKED_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, Deleter<&ASN1_TIME_free>>;

constexpr int64_t kHour = 3'600;
constexpr int64_t kDay = 24 * kHour;

bool SetTimes(X509_CRL* list, ListDefect defect, int64_t now) {
  int64_t begin = now - kHour;
  if (defect == ListDefect::kStale) begin = now - 8 * kDay;
  if (defect == ListDefect::kNotYetValid) begin = now + kDay;
  const TimePtr this_update(ASN1_TIME_set(nullptr, begin));
  const TimePtr next_update(ASN1_TIME_set(nullptr, begin + 7 * kDay));
  return X509_CRL_set1_lastUpdate(list, this_update.get()) &&
         X509_CRL_set1_nextUpdate(list, next_update.get());
}

bool AddEntry(X509_CRL* list, X509* certificate, int64_t now) {
  EntryPtr entry(X509_REVOKED_new());
  const TimePtr when(ASN1_TIME_set(nullptr, now - 30 * kDay));
  auto* serial = const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(certificate));
  if (!X509_REVOKED_set_serialNumber(entry.get(), serial) ||
      !X509_REVOKED_set_revocationDate(entry.get(), when.get()) ||
      !X509_CRL_add0_revoked(list, entry.get())) {
    return false;
  }
  static_cast<void>(entry.release());
  return true;
}

// An extension with a known form and a number that no list has: a comment.
bool AddCriticalExtension(X509_CRL* list) {
  const std::unique_ptr<ASN1_IA5STRING, Deleter<&ASN1_IA5STRING_free>> text(
      ASN1_IA5STRING_new());
  return ASN1_STRING_set(text.get(), "?", 1) &&
         X509_CRL_add1_ext_i2d(list, NID_netscape_comment, text.get(), 1, 0);
}

bool Sign(X509_CRL* list, EVP_PKEY* key, const Bytes& content) {
  const SigningScope scope(content);
  const openssl::DigestContextPtr context(EVP_MD_CTX_new());
  return EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256",
                               LibraryContext(), nullptr, key, nullptr) == 1 &&
         X509_CRL_sign_ctx(list, context.get()) > 0;
}

Bytes ContentOf(const Minted& authority, const ListRecipe& recipe,
                int64_t now) {
  std::string text = "CRL " + std::to_string(now) + " " +
                     std::to_string(static_cast<int>(recipe.defect));
  for (const std::string& name : recipe.revoked) text += " " + name;
  Bytes content = authority.der;
  Append(content, AsBytes(text));
  return content;
}

Result<Done> AddRevoked(X509_CRL* list, const MintedSet& set,
                        const ListRecipe& recipe, int64_t now) {
  for (const std::string& name : recipe.revoked) {
    const auto parties = FindParties(set, name, "");
    if (!parties.ok()) return parties.error();
    if (!AddEntry(list, parties.value().certificate.get(), now)) {
      return Error{"OpenSSL would not put '" + name + "' on the list", ""};
    }
  }
  return Done{};
}

Bytes Encode(X509_CRL* list) {
  Bytes der(static_cast<size_t>(i2d_X509_CRL(list, nullptr)));
  unsigned char* at = der.data();
  i2d_X509_CRL(list, &at);
  return der;
}

}  // namespace

Result<Bytes> MintRevocationList(const MintedSet& set, const std::string& name,
                                 const ListRecipe& recipe, int64_t now) {
  auto parties = FindParties(set, name, name);
  if (!parties.ok()) return parties.error();
  const Parties& who = parties.value();
  const ListPtr list(X509_CRL_new_ex(LibraryContext(), nullptr));
  auto revoked = AddRevoked(list.get(), set, recipe, now);
  if (!revoked.ok()) return revoked.error();
  const bool critical = recipe.defect == ListDefect::kCriticalExtension;
  const bool wrong = recipe.defect == ListDefect::kWrongSigner;
  const bool ok =
      X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) &&
      X509_CRL_set_issuer_name(list.get(),
                               X509_get_subject_name(who.signer.get())) &&
      SetTimes(list.get(), recipe.defect, now) &&
      (!critical || AddCriticalExtension(list.get())) &&
      Sign(list.get(),
           wrong ? MissingAuthorityKey().pair.get() : who.signer_key.get(),
           ContentOf(set.at(name), recipe, now));
  ERR_clear_error();
  if (!ok) return Error{"OpenSSL would not make the revocation list", ""};
  Bytes der = Encode(list.get());
  if (recipe.defect == ListDefect::kGarbage) der.resize(der.size() / 2);
  return der;
}

}  // namespace shakedown::pki

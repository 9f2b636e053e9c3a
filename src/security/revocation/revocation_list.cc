// SPDX-License-Identifier: Apache-2.0
#include <openssl/err.h>

#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/revocation/revocation.h"
#include "src/simulation/clock.h"

namespace shakedown::security {
namespace {

using ListPtr = std::unique_ptr<X509_CRL, openssl::Deleter<&X509_CRL_free>>;

RevocationAnswer NoAnswer(const std::string& reason) {
  return {RevocationStatus::kNoAnswer, "the revocation list " + reason};
}

ListPtr Decode(ByteView der) {
  X509_CRL* list = X509_CRL_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* at = der.data();
  // On failure d2i_X509_CRL frees it and stores a null pointer.
  d2i_X509_CRL(&list, &at, static_cast<long>(der.size()));
  ListPtr result(list);
  return at == der.data() + der.size() ? std::move(result) : nullptr;
}

RevocationAnswer Read(X509_CRL* list, const RevocationQuestion& question) {
  const auto begin = SecondsOf(X509_CRL_get0_lastUpdate(list));
  const ASN1_TIME* next_update = X509_CRL_get0_nextUpdate(list);
  const auto end = SecondsOf(next_update);
  if (!begin) return NoAnswer("does not say when it was made");
  if (*begin > question.time) return NoAnswer("is from the future");
  if (next_update != nullptr &&
      end.value_or(question.time - 1) < question.time) {
    return NoAnswer("is stale");
  }
  X509_REVOKED* entry = nullptr;
  // 2: the entry says that it was taken off the list again.
  if (X509_CRL_get0_by_cert(list, &entry, question.certificate.x509()) != 1) {
    return {RevocationStatus::kGood, "", end};
  }
  const auto when = SecondsOf(X509_REVOKED_get0_revocationDate(entry));
  return {RevocationStatus::kRevoked,
          "revoked " + FormatTime(when.value_or(*begin)) +
              ", says a revocation list",
          end};
}

RevocationAnswer Interpret(ByteView der, const RevocationQuestion& question) {
  const ListPtr list = Decode(der);
  if (!list) return NoAnswer("cannot be parsed");
  X509* issuer = question.issuer.x509();
  if (X509_NAME_cmp(X509_CRL_get_issuer(list.get()),
                    X509_get_subject_name(issuer)) != 0) {
    return NoAnswer("is another authority's");
  }
  if (X509_CRL_get_ext_by_critical(list.get(), 1, -1) >= 0) {
    return NoAnswer("has a critical extension that is not known");
  }
  EVP_PKEY* key = X509_get0_pubkey(issuer);
  if (key == nullptr || X509_CRL_verify(list.get(), key) != 1) {
    return NoAnswer("is not signed by the issuer");
  }
  return Read(list.get(), question);
}

}  // namespace

RevocationAnswer ReadRevocationList(ByteView list,
                                    const RevocationQuestion& question) {
  RevocationAnswer answer = Interpret(list, question);
  ERR_clear_error();
  return answer;
}

}  // namespace shakedown::security

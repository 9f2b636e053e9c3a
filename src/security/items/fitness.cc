// SPDX-License-Identifier: Apache-2.0
#include "src/security/items/fitness.h"

#include <Security/SecCertificate.h>
#include <Security/SecTrust.h>

#include <algorithm>
#include <cctype>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/parsed_certificate.h"
#include "src/security/trust.h"
#include "src/security/trust_error.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

std::string Lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
  }
  return text;
}

bool Stands(const SubjectText& wanted, std::string subject, bool ignore_case) {
  std::string text = wanted.text;
  if (ignore_case) {
    subject = Lower(std::move(subject));
    text = Lower(std::move(text));
  }
  switch (wanted.where) {
    case SubjectText::Where::kAnywhere:
      return subject.find(text) != std::string::npos;
    case SubjectText::Where::kStart:
      return subject.starts_with(text);
    case SubjectText::Where::kEnd:
      return subject.ends_with(text);
    case SubjectText::Where::kWhole:
      return subject == text;
  }
  return false;
}

bool HasSubject(const Query& query, const ParsedCertificate& certificate) {
  const std::string subject = certificate.Summary().value_or("");
  return std::all_of(query.subjects.begin(), query.subjects.end(),
                     [&](const SubjectText& wanted) {
                       return Stands(wanted, subject, query.ignore_case);
                     });
}

bool IsValidOn(int64_t time, const ParsedCertificate& certificate) {
  const auto first = certificate.NotBefore();
  const auto last = certificate.NotAfter();
  return first && last && *first <= time && time <= *last;
}

// A question about this certificate alone.
CFRef<SecTrustRef> MakeTrust(const Query& query, SecCertificateRef leaf) {
  CFRef<SecTrustRef> trust;
  SecTrustCreateWithCertificates(leaf, query.policy, trust.Receive());
  return trust;
}

bool IsTrusted(const Query& query, SecCertificateRef leaf) {
  const auto trust = MakeTrust(query, leaf);
  return trust && MainIssue(GetEvaluation(trust.get())) == nullptr;
}

// Whether the policy's purpose and name are the certificate's: asked on its
// first day and with itself as anchor, so that only they can be wrong.
bool SuitsPolicy(const Query& query, SecCertificateRef leaf,
                 const ParsedCertificate& certificate) {
  const auto trust = MakeTrust(query, leaf);
  if (!trust) return false;
  const CFTypeRef anchors[] = {leaf};
  SecTrustSetAnchorCertificates(trust.get(), cf::MakeArray(anchors).get());
  SecTrustSetVerifyDate(
      trust.get(), cf::MakeDate(certificate.NotBefore().value_or(0)).get());
  const TrustIssue* issue = MainIssue(GetEvaluation(trust.get()));
  if (issue == nullptr) return true;
  const OSStatus code = StatusOf(*issue);
  return code != errSecInvalidExtendedKeyUsage &&
         code != errSecHostNameMismatch;
}

Bytes NameOf(X509_NAME* name) {
  unsigned char* der = nullptr;
  const int length = i2d_X509_NAME(name, &der);
  if (length <= 0) return {};
  Bytes result(der, der + length);
  OPENSSL_free(der);
  return result;
}

bool IsListed(CFArrayRef names, const Bytes& name) {
  const auto data = cf::MakeData(name);
  return CFArrayContainsValue(names, {0, CFArrayGetCount(names)}, data.get()) !=
         0;
}

// Whether the chain, as far as the keychains have it, reaches one of the names.
bool HasIssuer(const Query& query, ParsedCertificatePtr certificate) {
  constexpr int kLongestChain = 16;
  for (int i = 0; certificate && i < kLongestChain; ++i) {
    const Bytes issuer = NameOf(X509_get_issuer_name(certificate->x509()));
    if (IsListed(query.issuers, issuer)) return true;
    if (certificate->IsSelfIssued()) return false;
    certificate = nullptr;
    for (const KeychainFilePtr& file : query.files) {
      for (const ItemPtr& item : file->items) {
        if (item->item_class != ItemClass::kCertificate || certificate ||
            BytesAttribute(*item, "subj") != issuer) {
          continue;
        }
        certificate = ParseCertificate(item->data);
      }
    }
  }
  return false;
}

}  // namespace

bool IsFit(const Query& query, const Item& item) {
  const bool demanding = !query.subjects.empty() || query.valid_on ||
                         query.trusted_only || query.policy != nullptr ||
                         query.issuers != nullptr;
  if (!demanding) return true;
  if (item.item_class != ItemClass::kCertificate) return false;
  const ParsedCertificatePtr parsed = ParseCertificate(item.data);
  const auto leaf = MakeCertificate(item.data);
  if (!parsed || !leaf || !HasSubject(query, *parsed)) return false;
  if (query.valid_on && !IsValidOn(*query.valid_on, *parsed)) return false;
  if (query.trusted_only && !IsTrusted(query, leaf.get())) return false;
  if (query.policy != nullptr && !SuitsPolicy(query, leaf.get(), *parsed)) {
    return false;
  }
  return query.issuers == nullptr || HasIssuer(query, parsed);
}

}  // namespace shakedown::security

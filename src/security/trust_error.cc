// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust_error.h"

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"

namespace shakedown::security {
namespace {

std::string TextsOf(const Evaluation& evaluation, size_t certificate) {
  std::string texts;
  for (const TrustIssue& issue : evaluation.issues) {
    if (issue.certificate != certificate) continue;
    if (!texts.empty()) texts += "; ";
    texts += issue.text;
  }
  return texts;
}

}  // namespace

OSStatus StatusOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kUnparsable:
      return errSecDecode;
    case FindingKind::kBrokenSignature:  // what doesn't verify is no chain
    case FindingKind::kNoCertificates:
    case FindingKind::kNoRoot:
      return errSecCreateChainFailed;
    case FindingKind::kUnknownRoot:
    case FindingKind::kDenied:
      return errSecNotTrusted;
    case FindingKind::kExpired:
      return errSecCertificateExpired;
    case FindingKind::kNotYetValid:
      return errSecCertificateNotValidYet;
    case FindingKind::kHostMismatch:
      return errSecHostNameMismatch;
    case FindingKind::kRevoked:
      return errSecCertificateRevoked;
    case FindingKind::kUsage:
      return errSecInvalidExtendedKeyUsage;
    case FindingKind::kConstraints:
    case FindingKind::kWeakKey:
    case FindingKind::kOther:
      return errSecVerifyActionFailed;
  }
  return errSecVerifyActionFailed;
}

OSStatus StatusOf(const TrustIssue& issue) {
  return issue.status != 0 ? issue.status : StatusOf(issue.kind);
}

const TrustIssue* MainIssue(const Evaluation& evaluation) {
  const TrustIssue* main = nullptr;
  for (const TrustIssue& issue : evaluation.issues) {
    if (main == nullptr || issue.kind < main->kind) main = &issue;
  }
  return main;
}

std::string SentenceOf(const TrustIssue& issue) {
  return "The certificate \"" + issue.subject +
         "\" is not trusted: " + issue.text;
}

cf::CFRef<CFArrayRef> MakeProperties(Trust& trust) {
  const Evaluation& evaluation = trust.GetEvaluation();
  const auto properties = cf::MakeMutableArray();
  for (size_t i = 0; i < trust.Chain().size(); ++i) {
    const auto dictionary = cf::MakeMutableDictionary();
    const auto& certificate =
        cf::Expect<Certificate>(trust.Chain()[i].get(), __func__);
    const auto title = cf::MakeString(certificate.parsed().Label());
    CFDictionarySetValue(dictionary.get(), kSecPropertyTypeTitle, title.get());
    const std::string texts = TextsOf(evaluation, i);
    if (!texts.empty()) {
      const auto error = cf::MakeString(texts);
      CFDictionarySetValue(dictionary.get(), kSecPropertyTypeError,
                           error.get());
    }
    CFArrayAppendValue(properties.get(), dictionary.get());
  }
  return cf::CFRef<CFArrayRef>::Retain(properties.get());
}

}  // namespace shakedown::security

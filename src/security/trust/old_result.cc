// SPDX-License-Identifier: Apache-2.0
// SecTrustGetResult, as of 10.2 to 10.6.
#include <Security/SecTrust.h>

#include <algorithm>

#include "src/security/certificate.h"
#include "src/security/trust.h"
#include "src/security/trust_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

bool IsAmong(const Bytes& der, const std::vector<Bytes>& list) {
  return std::find(list.begin(), list.end(), der) != list.end();
}

bool IsAmong(const Bytes& der, const Trust::Certificates& list) {
  return std::any_of(list.begin(), list.end(), [&der](const auto& other) {
    return DerOf(other.get()) == der;
  });
}

bool IsAnchor(const Trust& trust, const Bytes& der) {
  const auto& store = Simulation::Current().Slot<TrustStore>();
  return IsAmong(der, store.anchors) || IsAmong(der, store.preinstalled) ||
         (trust.anchors() && IsAmong(der, *trust.anchors()));
}

bool HasIssue(const Evaluation& evaluation, size_t index, FindingKind kind) {
  return std::any_of(evaluation.issues.begin(), evaluation.issues.end(),
                     [index, kind](const TrustIssue& issue) {
                       return issue.certificate == index && issue.kind == kind;
                     });
}

CSSM_TP_APPLE_EVIDENCE_INFO EvidenceOf(Trust& trust, size_t index) {
  SecCertificateRef certificate = trust.Chain()[index].get();
  const Evaluation& evaluation = trust.GetEvaluation();
  const Bytes& der = DerOf(certificate);
  CSSM_TP_APPLE_EVIDENCE_INFO info = {};
  info.Index = static_cast<uint32_t>(index);
  const auto set = [&info](bool holds, uint32_t bit) {
    if (holds) info.StatusBits |= bit;
  };
  set(HasIssue(evaluation, index, FindingKind::kExpired),
      CSSM_CERT_STATUS_EXPIRED);
  set(HasIssue(evaluation, index, FindingKind::kNotYetValid),
      CSSM_CERT_STATUS_NOT_VALID_YET);
  set(IsAmong(der, trust.certificates()), CSSM_CERT_STATUS_IS_IN_INPUT_CERTS);
  set(IsAnchor(trust, der), CSSM_CERT_STATUS_IS_IN_ANCHORS);
  const auto parsed = ParseCertificate(der);
  set(parsed && parsed->IsSelfIssued(), CSSM_CERT_STATUS_IS_ROOT);
  return info;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;

OSStatus SecTrustGetResult(SecTrustRef trust, SecTrustResultType* result,
                           CFArrayRef* chain,
                           CSSM_TP_APPLE_EVIDENCE_INFO** evidence) {
  if (trust == nullptr) return errSecParam;
  auto& object = shakedown::cf::Expect<security::Trust>(trust, __func__);
  if (!object.evaluated()) return errSecTrustNotAvailable;
  if (result != nullptr) {
    *result = security::ResultOf(object.GetEvaluation());
  }
  if (chain != nullptr) *chain = SecTrustCopyCertificateChain(trust);
  if (evidence != nullptr) {
    object.evidence.clear();
    for (size_t i = 0; i < object.Chain().size(); ++i) {
      object.evidence.push_back(security::EvidenceOf(object, i));
    }
    *evidence = object.evidence.data();
  }
  return errSecSuccess;
}

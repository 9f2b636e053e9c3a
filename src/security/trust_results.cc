// SPDX-License-Identifier: Apache-2.0
// The C functions that evaluate a SecTrust and tell what came of it.
#include <Security/SecCertificate.h>
#include <Security/SecTrust.h>

#include "src/corefoundation/conversions.h"
#include "src/security/status_error.h"
#include "src/security/trust.h"
#include "src/security/trust_error.h"
#include "src/simulation/simulation.h"

namespace cf = shakedown::cf;
namespace security = shakedown::security;
using security::Trust;
using shakedown::Simulation;
using shakedown::TrustEvaluated;

OSStatus SecTrustEvaluate(SecTrustRef trust, SecTrustResultType* result) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  Simulation::Current().trace().Add(TrustEvaluated{__func__});
  const auto& evaluation = security::GetEvaluation(trust);
  if (result != nullptr) *result = security::ResultOf(evaluation);
  return errSecSuccess;
}

bool SecTrustEvaluateWithError(SecTrustRef trust, CFErrorRef* error) {
  if (error != nullptr) *error = nullptr;
  if (security::IsMissing(trust, __func__)) {
    security::GiveError(errSecParam, "There is no trust to evaluate", error);
    return false;
  }
  Simulation::Current().trace().Add(TrustEvaluated{__func__});
  const auto* issue = security::MainIssue(security::GetEvaluation(trust));
  if (issue == nullptr) return true;
  security::GiveError(security::StatusOf(*issue), security::SentenceOf(*issue),
                      error);
  return false;
}

OSStatus SecTrustGetTrustResult(SecTrustRef trust, SecTrustResultType* result) {
  if (security::IsMissing(trust, __func__) || result == nullptr)
    return errSecParam;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  *result = object.evaluated() ? security::ResultOf(object.GetEvaluation())
                               : SecTrustResultType{kSecTrustResultInvalid};
  return errSecSuccess;
}

CFIndex SecTrustGetCertificateCount(SecTrustRef trust) {
  if (security::IsMissing(trust, __func__)) return 0;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  return static_cast<CFIndex>(object.Chain().size());
}

SecCertificateRef SecTrustGetCertificateAtIndex(SecTrustRef trust,
                                                CFIndex index) {
  if (index < 0 || index >= SecTrustGetCertificateCount(trust)) return nullptr;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  return object.Chain()[static_cast<size_t>(index)].get();
}

CFArrayRef SecTrustCopyCertificateChain(SecTrustRef trust) {
  if (security::IsMissing(trust, __func__)) return nullptr;
  std::vector<CFTypeRef> chain;
  for (const auto& certificate : cf::Expect<Trust>(trust, __func__).Chain()) {
    chain.push_back(certificate.get());
  }
  return cf::MakeArray(chain).Release();
}

SecKeyRef SecTrustCopyKey(SecTrustRef trust) {
  SecCertificateRef leaf = SecTrustGetCertificateAtIndex(trust, 0);
  return leaf != nullptr ? SecCertificateCopyKey(leaf) : nullptr;
}

SecKeyRef SecTrustCopyPublicKey(SecTrustRef trust) {
  return SecTrustCopyKey(trust);
}

CFArrayRef SecTrustCopyProperties(SecTrustRef trust) {
  if (security::IsMissing(trust, __func__)) return nullptr;
  return security::MakeProperties(cf::Expect<Trust>(trust, __func__)).Release();
}

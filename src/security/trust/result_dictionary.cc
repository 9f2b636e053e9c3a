// SPDX-License-Identifier: Apache-2.0
// SecTrustCopyResult: the last evaluation as a dictionary.
#include <Security/SecTrust.h>

#include "src/corefoundation/conversions.h"
#include "src/security/trust.h"
#include "src/simulation/simulation.h"

const CFStringRef kSecTrustEvaluationDate = CFSTR("TrustEvaluationDate");
const CFStringRef kSecTrustExtendedValidation =
    CFSTR("TrustExtendedValidation");
const CFStringRef kSecTrustOrganizationName = CFSTR("Organization");
const CFStringRef kSecTrustResultValue = CFSTR("TrustResultValue");
const CFStringRef kSecTrustRevocationChecked = CFSTR("TrustRevocationChecked");
const CFStringRef kSecTrustRevocationValidUntilDate =
    CFSTR("TrustExpirationDate");

namespace cf = shakedown::cf;
namespace security = shakedown::security;

CFDictionaryRef SecTrustCopyResult(SecTrustRef trust) {
  if (trust == nullptr) return nullptr;
  auto& object = cf::Expect<security::Trust>(trust, __func__);
  const security::Evaluation& evaluation = object.GetEvaluation();
  const auto result = cf::MakeMutableDictionary();
  const auto value = cf::MakeNumber(security::ResultOf(evaluation));
  CFDictionarySetValue(result.get(), kSecTrustResultValue, value.get());
  const auto date = cf::MakeDate(object.verify_time().value_or(
      shakedown::Simulation::Current().clock().UnixSeconds()));
  CFDictionarySetValue(result.get(), kSecTrustEvaluationDate, date.get());
  if (evaluation.revocation_checked) {
    CFDictionarySetValue(result.get(), kSecTrustRevocationChecked,
                         kCFBooleanTrue);
  }
  if (evaluation.revocation_valid_until) {
    const auto until = cf::MakeDate(*evaluation.revocation_valid_until);
    CFDictionarySetValue(result.get(), kSecTrustRevocationValidUntilDate,
                         until.get());
  }
  return cf::CFRef<CFDictionaryRef>::Retain(result.get()).Release();
}

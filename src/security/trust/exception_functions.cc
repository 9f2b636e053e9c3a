// SPDX-License-Identifier: Apache-2.0
// SecTrustCopyExceptions and SecTrustSetExceptions.
#include <Security/SecTrust.h>

#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/trust.h"
#include "src/security/trust/exceptions.h"

namespace cf = shakedown::cf;
namespace security = shakedown::security;
using security::Trust;

namespace {

const shakedown::Bytes& LeafOf(const Trust& trust) {
  return security::DerOf(trust.certificates().front().get());
}

}  // namespace

CFDataRef SecTrustCopyExceptions(SecTrustRef trust) {
  if (trust == nullptr) return nullptr;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  std::vector<security::TrustException> all = object.exceptions();
  const auto more = security::ExceptionsFor(object.GetEvaluation());
  all.insert(all.end(), more.begin(), more.end());
  const std::string text = security::WriteExceptions(all, LeafOf(object));
  return cf::MakeData(shakedown::AsBytes(text)).Release();
}

bool SecTrustSetExceptions(SecTrustRef trust, CFDataRef exceptions) {
  if (trust == nullptr) return false;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  std::optional<std::vector<security::TrustException>> parsed;
  if (exceptions != nullptr) {
    parsed = security::ParseExceptions(cf::ToBytes(exceptions), LeafOf(object));
  }
  object.SetExceptions(
      parsed.value_or(std::vector<security::TrustException>()));
  return parsed.has_value();
}

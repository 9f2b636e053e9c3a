// SPDX-License-Identifier: Apache-2.0
// The C functions of SecTrustSettings.h.
#include <Security/SecTrustSettings.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/trust_store.h"
#include "src/security/user_trust/user_trust.h"
#include "src/simulation/simulation.h"

const CFStringRef kSecTrustSettingsPolicy = CFSTR("kSecTrustSettingsPolicy");
const CFStringRef kSecTrustSettingsPolicyString =
    CFSTR("kSecTrustSettingsPolicyString");
const CFStringRef kSecTrustSettingsApplication =
    CFSTR("kSecTrustSettingsApplication");
const CFStringRef kSecTrustSettingsKeyUsage =
    CFSTR("kSecTrustSettingsKeyUsage");
const CFStringRef kSecTrustSettingsAllowedError =
    CFSTR("kSecTrustSettingsAllowedError");
const CFStringRef kSecTrustSettingsResult = CFSTR("kSecTrustSettingsResult");

namespace shakedown::security {
namespace {

using Effect = UserTrust::Effect;

bool IsDomain(SecTrustSettingsDomain domain) {
  return domain <= static_cast<uint32_t>(kSecTrustSettingsDomainSystem);
}

UserTrust& Current() { return Simulation::Current().Slot<UserTrust>(); }

// The settings as an array; nothing if they are something else.
cf::CFRef<CFArrayRef> ToArray(CFTypeRef settings) {
  if (settings == nullptr) return cf::MakeArray({});
  if (CFGetTypeID(settings) == CFDictionaryGetTypeID()) {
    const CFTypeRef one[] = {settings};
    return cf::MakeArray(one);
  }
  if (CFGetTypeID(settings) != CFArrayGetTypeID()) return {};
  return cf::CFRef<CFArrayRef>::Adopt(CFArrayCreateCopy(
      kCFAllocatorDefault, static_cast<CFArrayRef>(settings)));
}

// A dictionary without a result trusts as a root.
std::optional<Effect> EffectOf(CFTypeRef setting) {
  if (CFGetTypeID(setting) != CFDictionaryGetTypeID()) return std::nullopt;
  const CFTypeRef value = CFDictionaryGetValue(
      static_cast<CFDictionaryRef>(setting), kSecTrustSettingsResult);
  if (value == nullptr) return Effect::kAnchor;
  int64_t result = kSecTrustSettingsResultInvalid;
  if (CFGetTypeID(value) == CFNumberGetTypeID()) {
    CFNumberGetValue(static_cast<CFNumberRef>(value), kCFNumberSInt64Type,
                     &result);
  }
  switch (result) {
    case kSecTrustSettingsResultTrustRoot:
    case kSecTrustSettingsResultTrustAsRoot:
      return Effect::kAnchor;
    case kSecTrustSettingsResultDeny:
      return Effect::kDenied;
    case kSecTrustSettingsResultUnspecified:
      return Effect::kNone;
    default:
      return std::nullopt;
  }
}

// A denial wins over trust, trust over nothing.
std::optional<Effect> EffectOfAll(CFArrayRef settings) {
  const CFIndex count = CFArrayGetCount(settings);
  if (count == 0) return Effect::kAnchor;
  Effect all = Effect::kNone;
  for (CFIndex i = 0; i < count; ++i) {
    const auto one = EffectOf(CFArrayGetValueAtIndex(settings, i));
    if (!one) return std::nullopt;
    all = std::max(all, *one);
  }
  return all;
}

std::vector<Bytes> SystemAnchors() {
  std::vector<Bytes> anchors = Simulation::Current().Slot<TrustStore>().anchors;
  std::erase_if(anchors, [](const Bytes& der) { return Current().Has(der); });
  return anchors;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;

OSStatus SecTrustSettingsCopyCertificates(SecTrustSettingsDomain domain,
                                          CFArrayRef* certificates) {
  if (certificates == nullptr || !security::IsDomain(domain)) {
    return errSecParam;
  }
  *certificates = nullptr;
  const auto ders = domain == kSecTrustSettingsDomainSystem
                        ? security::SystemAnchors()
                        : security::Current().Certificates(domain);
  if (ders.empty()) return errSecNoTrustSettings;
  const auto array = cf::MakeMutableArray();
  for (const auto& der : ders) {
    const auto certificate = security::MakeCertificate(der);
    if (certificate) CFArrayAppendValue(array.get(), certificate.get());
  }
  *certificates = CFArrayCreateCopy(kCFAllocatorDefault, array.get());
  return errSecSuccess;
}

OSStatus SecTrustSettingsCopyTrustSettings(SecCertificateRef certificate,
                                           SecTrustSettingsDomain domain,
                                           CFArrayRef* settings) {
  if (certificate == nullptr || settings == nullptr ||
      !security::IsDomain(domain)) {
    return errSecParam;
  }
  auto found = security::Current().Find(domain, security::DerOf(certificate));
  *settings = found.Release();
  return *settings != nullptr ? errSecSuccess : errSecItemNotFound;
}

OSStatus SecTrustSettingsSetTrustSettings(SecCertificateRef certificate,
                                          SecTrustSettingsDomain domain,
                                          CFTypeRef settings) {
  if (certificate == nullptr || !security::IsDomain(domain) ||
      domain == kSecTrustSettingsDomainSystem) {
    return errSecParam;
  }
  auto array = security::ToArray(settings);
  if (!array) return errSecParam;
  const auto effect = security::EffectOfAll(array.get());
  if (!effect) return errSecInvalidTrustSettings;
  security::Current().Set(domain, security::DerOf(certificate),
                          std::move(array), *effect);
  return errSecSuccess;
}

OSStatus SecTrustSettingsRemoveTrustSettings(SecCertificateRef certificate,
                                             SecTrustSettingsDomain domain) {
  if (certificate == nullptr || !security::IsDomain(domain)) return errSecParam;
  return security::Current().Remove(domain, security::DerOf(certificate))
             ? errSecSuccess
             : errSecItemNotFound;
}

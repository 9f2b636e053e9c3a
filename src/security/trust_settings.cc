// SPDX-License-Identifier: Apache-2.0
// The C functions that make a SecTrust and change the question it asks.
#include <Security/SecTrust.h>

#include <optional>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/policy.h"
#include "src/security/trust.h"
#include "src/security/trust_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

// Reads one object of type T, or a CFArray of them; nothing if `list` or
// something in it is NULL or of another type.
template <class T>
std::optional<std::vector<cf::CFRef<typename T::Ref>>> ReadList(
    CFTypeRef list) {
  using Ref = cf::CFRef<typename T::Ref>;
  std::vector<Ref> result;
  if (list == nullptr) return std::nullopt;
  if (const T* single = cf::As<T>(list)) {
    result.push_back(Ref::Retain(cf::RefTo(*single)));
    return result;
  }
  if (CFGetTypeID(list) != CFArrayGetTypeID()) return std::nullopt;
  const auto array = static_cast<CFArrayRef>(list);
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    const T* element = cf::As<T>(CFArrayGetValueAtIndex(array, i));
    if (element == nullptr) return std::nullopt;
    result.push_back(Ref::Retain(cf::RefTo(*element)));
  }
  return result;
}

// Without any policy the chain itself is still checked.
std::optional<Trust::Policies> ReadPolicies(CFTypeRef policies) {
  auto list = ReadList<Policy>(policies);
  if (policies == nullptr || (list && list->empty())) {
    const auto basic =
        cf::CFRef<SecPolicyRef>::Adopt(SecPolicyCreateBasicX509());
    return Trust::Policies{basic};
  }
  return list;
}

// Reads one CFData, or a CFArray of them; NULL is an empty list, and nothing
// comes back for anything else.
std::optional<std::vector<Bytes>> ReadDataList(CFTypeRef list) {
  std::vector<Bytes> result;
  const auto add = [&result](CFTypeRef object) {
    if (object == nullptr || CFGetTypeID(object) != CFDataGetTypeID()) {
      return false;
    }
    const ByteView bytes = cf::ToBytes(static_cast<CFDataRef>(object));
    result.emplace_back(bytes.begin(), bytes.end());
    return true;
  };
  if (list == nullptr || add(list)) return result;
  if (CFGetTypeID(list) != CFArrayGetTypeID()) return std::nullopt;
  const auto array = static_cast<CFArrayRef>(list);
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    if (!add(CFArrayGetValueAtIndex(array, i))) return std::nullopt;
  }
  return result;
}

template <class T>
cf::CFRef<CFArrayRef> ToArray(const std::vector<cf::CFRef<T>>& list) {
  std::vector<CFTypeRef> objects;
  for (const auto& object : list) objects.push_back(object.get());
  return cf::MakeArray(objects);
}

}  // namespace
}  // namespace shakedown::security

namespace cf = shakedown::cf;
namespace security = shakedown::security;
using security::Trust;

CFTypeID SecTrustGetTypeID(void) { return Trust::kType.id(); }

OSStatus SecTrustCreateWithCertificates(CFTypeRef certificates,
                                        CFTypeRef policies,
                                        SecTrustRef* trust) {
  if (trust == nullptr) return errSecParam;
  auto chain = security::ReadList<security::Certificate>(certificates);
  auto questions = security::ReadPolicies(policies);
  if (!chain || chain->empty() || !questions) return errSecParam;
  *trust = cf::New<Trust>(std::move(*chain), std::move(*questions));
  return errSecSuccess;
}

OSStatus SecTrustSetPolicies(SecTrustRef trust, CFTypeRef policies) {
  if (security::IsMissing(trust, __func__) || policies == nullptr)
    return errSecParam;
  auto questions = security::ReadPolicies(policies);
  if (!questions) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetPolicies(std::move(*questions));
  return errSecSuccess;
}

OSStatus SecTrustSetAnchorCertificates(SecTrustRef trust, CFArrayRef anchors) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  Trust& object = cf::Expect<Trust>(trust, __func__);
  auto list = security::ReadList<security::Certificate>(anchors);
  if (anchors != nullptr && !list) return errSecParam;
  object.SetAnchorsOnly(list.has_value());
  object.SetAnchors(std::move(list));
  return errSecSuccess;
}

OSStatus SecTrustSetAnchorCertificatesOnly(SecTrustRef trust, Boolean only) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetAnchorsOnly(only != 0);
  return errSecSuccess;
}

OSStatus SecTrustSetVerifyDate(SecTrustRef trust, CFDateRef verify_date) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  std::optional<int64_t> time;
  if (verify_date != nullptr) time = cf::ToUnixSeconds(verify_date);
  cf::Expect<Trust>(trust, __func__).SetVerifyTime(time);
  return errSecSuccess;
}

OSStatus SecTrustSetNetworkFetchAllowed(SecTrustRef trust, Boolean allowed) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetNetworkAllowed(allowed != 0);
  return errSecSuccess;
}

OSStatus SecTrustGetNetworkFetchAllowed(SecTrustRef trust, Boolean* allowed) {
  if (security::IsMissing(trust, __func__) || allowed == nullptr)
    return errSecParam;
  *allowed = cf::Expect<Trust>(trust, __func__).network_allowed();
  return errSecSuccess;
}

OSStatus SecTrustSetOCSPResponse(SecTrustRef trust, CFTypeRef responses) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  auto list = security::ReadDataList(responses);
  if (!list) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetStaples(std::move(*list));
  return errSecSuccess;
}

OSStatus SecTrustSetSignedCertificateTimestamps(SecTrustRef trust,
                                                CFArrayRef scts) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  auto list = security::ReadDataList(scts);
  if (!list) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetTimestamps(list->size());
  return errSecSuccess;
}

OSStatus SecTrustSetOptions(SecTrustRef trust, SecTrustOptionFlags options) {
  if (security::IsMissing(trust, __func__)) return errSecParam;
  cf::Expect<Trust>(trust, __func__).SetOptions(options);
  return errSecSuccess;
}

OSStatus SecTrustCopyInputCertificates(SecTrustRef trust,
                                       CFArrayRef* certificates) {
  if (security::IsMissing(trust, __func__) || certificates == nullptr)
    return errSecParam;
  const Trust& object = cf::Expect<Trust>(trust, __func__);
  *certificates = security::ToArray(object.certificates()).Release();
  return errSecSuccess;
}

OSStatus SecTrustCopyAnchorCertificates(CFArrayRef* anchors) {
  if (anchors == nullptr) return errSecParam;
  const auto& store =
      shakedown::Simulation::Current().Slot<security::TrustStore>();
  Trust::Certificates list;
  for (const auto* ders : {&store.anchors, &store.preinstalled}) {
    for (const shakedown::Bytes& der : *ders) {
      if (auto anchor = security::MakeCertificate(der)) list.push_back(anchor);
    }
  }
  *anchors = security::ToArray(list).Release();
  return errSecSuccess;
}

OSStatus SecTrustCopyPolicies(SecTrustRef trust, CFArrayRef* policies) {
  if (security::IsMissing(trust, __func__) || policies == nullptr)
    return errSecParam;
  const Trust& object = cf::Expect<Trust>(trust, __func__);
  *policies = security::ToArray(object.policies()).Release();
  return errSecSuccess;
}

OSStatus SecTrustCopyCustomAnchorCertificates(SecTrustRef trust,
                                              CFArrayRef* anchors) {
  if (security::IsMissing(trust, __func__) || anchors == nullptr)
    return errSecParam;
  const Trust& object = cf::Expect<Trust>(trust, __func__);
  *anchors = object.anchors() ? security::ToArray(*object.anchors()).Release()
                              : nullptr;
  return errSecSuccess;
}

CFAbsoluteTime SecTrustGetVerifyTime(SecTrustRef trust) {
  const Trust& object = cf::Expect<Trust>(trust, __func__);
  const int64_t now = shakedown::Simulation::Current().clock().UnixSeconds();
  return static_cast<double>(object.verify_time().value_or(now)) -
         kCFAbsoluteTimeIntervalSince1970;
}

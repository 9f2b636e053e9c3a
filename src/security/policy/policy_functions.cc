// SPDX-License-Identifier: Apache-2.0
// The C functions of SecPolicy.h.
#include <Security/SecPolicy.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/policy.h"

const CFStringRef kSecPolicyAppleX509Basic = CFSTR("1.2.840.113635.100.1.2");
const CFStringRef kSecPolicyAppleSSL = CFSTR("1.2.840.113635.100.1.3");
const CFStringRef kSecPolicyAppleEAP = CFSTR("1.2.840.113635.100.1.9");
const CFStringRef kSecPolicyAppleRevocation = CFSTR("1.2.840.113635.100.1.21");

const CFStringRef kSecPolicyOid = CFSTR("SecPolicyOid");
const CFStringRef kSecPolicyName = CFSTR("SecPolicyName");
const CFStringRef kSecPolicyClient = CFSTR("SecPolicyClient");
const CFStringRef kSecPolicyRevocationFlags = CFSTR("SecPolicyRevocationFlags");

namespace cf = shakedown::cf;
namespace security = shakedown::security;
using security::Policy;
using security::PolicyContent;
using security::Usage;

namespace {

SecPolicyRef Make(CFStringRef oid, PolicyContent content) {
  content.oid = cf::ToStdString(oid);
  return cf::New<Policy>(std::move(content));
}

CFTypeRef Find(CFDictionaryRef properties, CFStringRef key) {
  return properties != nullptr ? CFDictionaryGetValue(properties, key)
                               : nullptr;
}

// Of another type, a value counts as absent.
std::string NameIn(CFDictionaryRef properties) {
  CFTypeRef name = Find(properties, kSecPolicyName);
  if (name == nullptr || CFGetTypeID(name) != CFStringGetTypeID()) return "";
  return cf::ToStdString(static_cast<CFStringRef>(name));
}

// Its strings; other elements count as absent.
std::vector<std::string> NamesIn(CFArrayRef names) {
  std::vector<std::string> all;
  const CFIndex count = names != nullptr ? CFArrayGetCount(names) : 0;
  for (CFIndex i = 0; i < count; ++i) {
    CFTypeRef name = CFArrayGetValueAtIndex(names, i);
    if (name == nullptr || CFGetTypeID(name) != CFStringGetTypeID()) continue;
    all.push_back(cf::ToStdString(static_cast<CFStringRef>(name)));
  }
  return all;
}

// Of an EAP policy: one name, or a list of them.
std::vector<std::string> TrustedNamesIn(CFDictionaryRef properties) {
  CFTypeRef names = Find(properties, kSecPolicyName);
  if (names != nullptr && CFGetTypeID(names) == CFArrayGetTypeID()) {
    return NamesIn(static_cast<CFArrayRef>(names));
  }
  const std::string name = NameIn(properties);
  return name.empty() ? std::vector<std::string>()
                      : std::vector<std::string>{name};
}

SecPolicyRef MakeEap(Usage usage, std::vector<std::string> names) {
  PolicyContent content;
  content.usage = usage;
  content.is_eap = true;
  if (usage == Usage::kServer) content.trusted_names = std::move(names);
  return Make(kSecPolicyAppleEAP, std::move(content));
}

bool IsForClients(CFDictionaryRef properties) {
  CFTypeRef client = Find(properties, kSecPolicyClient);
  return client != nullptr && CFGetTypeID(client) == CFBooleanGetTypeID() &&
         CFBooleanGetValue(static_cast<CFBooleanRef>(client));
}

CFOptionFlags RevocationFlagsIn(CFDictionaryRef properties) {
  CFTypeRef flags = Find(properties, kSecPolicyRevocationFlags);
  int64_t value = kSecRevocationUseAnyAvailableMethod;
  if (flags != nullptr && CFGetTypeID(flags) == CFNumberGetTypeID()) {
    CFNumberGetValue(static_cast<CFNumberRef>(flags), kCFNumberSInt64Type,
                     &value);
  }
  return static_cast<CFOptionFlags>(value);
}

bool Is(CFTypeRef identifier, CFStringRef oid) {
  return CFEqual(identifier, oid) != 0;
}

}  // namespace

CFTypeID SecPolicyGetTypeID(void) { return Policy::kType.id(); }

SecPolicyRef SecPolicyCreateSSL(Boolean server, CFStringRef hostname) {
  return security::MakeSslPolicy(server ? Usage::kServer : Usage::kClient,
                                 cf::ToStdString(hostname))
      .Release();
}

SecPolicyRef SecPolicyCreateBasicX509(void) {
  return Make(kSecPolicyAppleX509Basic, {});
}

SecPolicyRef SecPolicyCreateRevocation(CFOptionFlags revocation_flags) {
  if (revocation_flags == 0) return nullptr;
  PolicyContent content;
  content.revocation_flags = revocation_flags;
  return Make(kSecPolicyAppleRevocation, std::move(content));
}

SecPolicyRef SecPolicyCreateEAP(Boolean server,
                                CFArrayRef trusted_server_names) {
  return MakeEap(server ? Usage::kServer : Usage::kClient,
                 NamesIn(trusted_server_names));
}

SecPolicyRef SecPolicyCreateWithProperties(CFTypeRef policy_identifier,
                                           CFDictionaryRef properties) {
  if (policy_identifier == nullptr) return nullptr;
  if (Is(policy_identifier, kSecPolicyAppleX509Basic)) {
    return SecPolicyCreateBasicX509();
  }
  if (Is(policy_identifier, kSecPolicyAppleRevocation)) {
    return SecPolicyCreateRevocation(RevocationFlagsIn(properties));
  }
  const Usage usage =
      IsForClients(properties) ? Usage::kClient : Usage::kServer;
  if (Is(policy_identifier, kSecPolicyAppleEAP)) {
    return MakeEap(usage, TrustedNamesIn(properties));
  }
  if (!Is(policy_identifier, kSecPolicyAppleSSL)) return nullptr;
  return security::MakeSslPolicy(usage, NameIn(properties)).Release();
}

CFDictionaryRef SecPolicyCopyProperties(SecPolicyRef policy) {
  if (policy == nullptr) return nullptr;
  const PolicyContent& content = cf::Expect<Policy>(policy, __func__).content();
  const auto properties = cf::MakeMutableDictionary();
  const auto oid = cf::MakeString(content.oid);
  CFDictionarySetValue(properties.get(), kSecPolicyOid, oid.get());
  if (!content.host.empty()) {
    const auto name = cf::MakeString(content.host);
    CFDictionarySetValue(properties.get(), kSecPolicyName, name.get());
  }
  if (!content.trusted_names.empty()) {
    const auto names = cf::MakeMutableArray();
    for (const std::string& name : content.trusted_names) {
      CFArrayAppendValue(names.get(), cf::MakeString(name).get());
    }
    CFDictionarySetValue(properties.get(), kSecPolicyName, names.get());
  }
  if (content.usage == Usage::kClient) {
    CFDictionarySetValue(properties.get(), kSecPolicyClient, kCFBooleanTrue);
  }
  return cf::CFRef<CFDictionaryRef>::Retain(properties.get()).Release();
}

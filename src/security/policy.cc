// SPDX-License-Identifier: Apache-2.0
#include "src/security/policy.h"

#include "src/corefoundation/conversions.h"

namespace shakedown::security {

constinit cf::TypeInfo Policy::kType{"SecPolicy", 67};

bool Policy::Equals(const Object& other) const {
  const auto& policy = static_cast<const Policy&>(other);
  return usage_ == policy.usage_ && host_ == policy.host_;
}

std::string Policy::Describe() const {
  switch (usage_) {
    case Usage::kAny:
      return "<SecPolicy basic X.509>";
    case Usage::kServer:
      return "<SecPolicy SSL server " + host_ + ">";
    case Usage::kClient:
      return "<SecPolicy SSL client " + host_ + ">";
  }
  return "";
}

cf::CFRef<SecPolicyRef> MakeSslPolicy(Usage usage, std::string host) {
  return cf::CFRef<SecPolicyRef>::Adopt(
      cf::New<Policy>(usage, std::move(host)));
}

}  // namespace shakedown::security

using shakedown::security::Policy;
using shakedown::security::Usage;

CFTypeID SecPolicyGetTypeID(void) { return Policy::kType.id(); }

SecPolicyRef SecPolicyCreateSSL(Boolean server, CFStringRef hostname) {
  return shakedown::security::MakeSslPolicy(
             server ? Usage::kServer : Usage::kClient,
             shakedown::cf::ToStdString(hostname))
      .Release();
}

SecPolicyRef SecPolicyCreateBasicX509(void) {
  return shakedown::cf::New<Policy>(Usage::kAny, "");
}

// SPDX-License-Identifier: Apache-2.0
#include "src/security/policy.h"

#include "src/corefoundation/conversions.h"

namespace shakedown::security {

constinit cf::TypeInfo Policy::kType{"SecPolicy", 67};

RevocationOptions Policy::Revocation(bool network_allowed) const {
  const CFOptionFlags flags = content_.revocation_flags;
  RevocationOptions options;
  if (flags == 0) return options;
  const bool network =
      network_allowed && (flags & kSecRevocationNetworkAccessDisabled) == 0;
  options.is_wanted = true;
  options.by_ocsp = network && (flags & kSecRevocationOCSPMethod) != 0;
  options.by_list = network && (flags & kSecRevocationCRLMethod) != 0;
  options.prefers_lists = (flags & kSecRevocationPreferCRL) != 0;
  options.requires_answer =
      (flags & kSecRevocationRequirePositiveResponse) != 0;
  return options;
}

bool Policy::Equals(const Object& other) const {
  return content_ == static_cast<const Policy&>(other).content_;
}

std::string Policy::Describe() const {
  if (content_.revocation_flags != 0) return "<SecPolicy revocation>";
  if (content_.is_eap) {
    return content_.usage == Usage::kServer ? "<SecPolicy EAP server>"
                                            : "<SecPolicy EAP client>";
  }
  switch (content_.usage) {
    case Usage::kAny:
      return "<SecPolicy basic X.509>";
    case Usage::kServer:
      return "<SecPolicy SSL server " + content_.host + ">";
    case Usage::kClient:
      return "<SecPolicy SSL client " + content_.host + ">";
  }
  return "";
}

cf::CFRef<SecPolicyRef> MakeSslPolicy(Usage usage, std::string host) {
  return cf::CFRef<SecPolicyRef>::Adopt(cf::New<Policy>(PolicyContent{
      cf::ToStdString(kSecPolicyAppleSSL), usage, std::move(host)}));
}

}  // namespace shakedown::security

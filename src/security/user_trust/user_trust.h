// SPDX-License-Identifier: Apache-2.0
// The trust settings of a simulation's user and administrator, by certificate.
// Example: simulation.Slot<UserTrust>().Set(kSecTrustSettingsDomainUser, der,
//          settings);
// One thread, as the simulation is.
#ifndef SHAKEDOWN_SECURITY_USER_TRUST_USER_TRUST_H_
#define SHAKEDOWN_SECURITY_USER_TRUST_USER_TRUST_H_

#include <Security/SecTrustSettings.h>

#include <map>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"

namespace shakedown::security {

class UserTrust {
 public:
  // What a setting makes of its certificate.
  enum class Effect : uint8_t { kNone, kAnchor, kDenied };

  // Set replaces the settings; the trust store follows.
  void Set(SecTrustSettingsDomain domain, const Bytes& der,
           cf::CFRef<CFArrayRef> settings, Effect effect);

  // Remove is false if there are none.
  bool Remove(SecTrustSettingsDomain domain, const Bytes& der);

  // Find returns the settings, or nothing.
  cf::CFRef<CFArrayRef> Find(SecTrustSettingsDomain domain,
                             const Bytes& der) const;

  // Certificates lists those with settings in a domain, by DER.
  std::vector<Bytes> Certificates(SecTrustSettingsDomain domain) const;

  // Has tells whether any domain has settings of it.
  bool Has(const Bytes& der) const;

 private:
  struct Entry {
    cf::CFRef<CFArrayRef> settings;
    Effect effect = Effect::kNone;
  };

  std::map<std::pair<SecTrustSettingsDomain, Bytes>, Entry> entries_;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_USER_TRUST_USER_TRUST_H_

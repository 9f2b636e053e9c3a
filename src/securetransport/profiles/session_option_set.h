// SPDX-License-Identifier: Apache-2.0
// The options that SSLSetSessionOption of a release knows (spec/profiles.md 3).
// Example: profile.session_options.Remove(kSSLSessionOptionFallback);
// Values; any thread.
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_OPTION_SET_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_OPTION_SET_H_

#include <Security/SecureTransport.h>

#include <bitset>

namespace shakedown::securetransport {

class SessionOptionSet {
 public:
  // All that there are.
  static constexpr SSLSessionOption kLast =
      kSSLSessionOptionEnableSessionTickets;

  // All makes the set of the newest release.
  static SessionOptionSet All() {
    SessionOptionSet options;
    options.has_.set();
    return options;
  }

  // Has: a number that is no option is in no set.
  bool Has(int option) const {
    return option >= 0 && option <= kLast && has_[option];
  }
  void Add(SSLSessionOption option) { has_.set(option); }
  void Remove(SSLSessionOption option) { has_.reset(option); }

 private:
  std::bitset<kLast + 1> has_;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_OPTION_SET_H_

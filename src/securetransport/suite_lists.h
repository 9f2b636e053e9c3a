// SPDX-License-Identifier: Apache-2.0
// The lists of cipher suites that Secure Transport knows (spec/api.md 3.3, 3.4
// and appendix B), in its order.
// Example: SupportedSuites().size() is 67.
#ifndef SHAKEDOWN_SECURETRANSPORT_SUITE_LISTS_H_
#define SHAKEDOWN_SECURETRANSPORT_SUITE_LISTS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

// SupportedSuites is what SSLGetSupportedCiphers lists from 10.15 on.
std::span<const uint16_t> SupportedSuites();

// CanBeEnabled tells whether SSLSetEnabledCiphers keeps a suite: it must be
// supported, and from 10.11 on no static ECDH or TLS 1.3 suite, which the
// engine drops.
bool CanBeEnabled(const Profile& profile, uint32_t suite);

// FindSuiteName returns the IANA registry's name, or nullptr for a suite that
// no context can have.
const char* FindSuiteName(uint32_t suite);

// FindSessionConfig returns the profile's config of a name, or nullptr.
const SessionConfig* FindSessionConfig(const Profile& profile,
                                       std::string_view name);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_SUITE_LISTS_H_

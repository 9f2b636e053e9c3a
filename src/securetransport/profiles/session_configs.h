// SPDX-License-Identifier: Apache-2.0
// What SSLSetSessionConfig knows in each era that has it: from 10.11.2 on
// (spec/profiles.md 4.2, spec/api.md 3.3).
// Example: profile.session_configs = kConfigsOf10Point12;
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_CONFIGS_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_CONFIGS_H_

#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/profiles/suites.h"

namespace shakedown::securetransport {

// The default without 3DES.
inline constexpr uint16_t kStandardSuites[] = {
    0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009, 0xC030, 0xC02F, 0xC028,
    0xC027, 0xC014, 0xC013, 0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F};

// The same without RSA key exchange.
inline constexpr uint16_t kForwardSecretSuites[] = {
    0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009,
    0xC030, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013};

// The default with DHE_RSA.
inline constexpr uint16_t kSuitesWithDhe[] = {
    0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009, 0xC008,
    0xC030, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013, 0xC012,
    0x009F, 0x009E, 0x006B, 0x0067, 0x0039, 0x0033, 0x0016,
    0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x000A};

inline constexpr uint16_t kAnonymousConfigSuites[] = {0xC019, 0xC018, 0x006D,
                                                      0x003A, 0x006C, 0x0034};

// The default with RC4, up to 10.14.
inline constexpr auto kSuitesWithRc4 = Join(kSuitesFrom10Point12, kRc4Suites);
inline constexpr auto kSuitesWithDheAndRc4 = Join(kSuitesWithDhe, kRc4Suites);

inline constexpr SessionConfig kConfigsOf10Point15[] = {
    {"default", engine::kTls10, engine::kTls12, kSuitesFrom10Point12, false},
    {"ATSv1", engine::kTls12, engine::kTls12, kForwardSecretSuites, false},
    {"ATSv1_noPFS", engine::kTls12, engine::kTls12, kStandardSuites, false},
    {"standard", engine::kTls10, engine::kTls12, kStandardSuites, false},
    {"RC4_fallback", engine::kTls10, engine::kTls12, kSuitesFrom10Point12,
     false},
    {"TLSv1_fallback", engine::kTls10, engine::kTls10, kSuitesFrom10Point12,
     true},
    {"TLSv1_RC4_fallback", engine::kTls10, engine::kTls10, kSuitesFrom10Point12,
     true},
    {"legacy", engine::kTls10, engine::kTls12, kSuitesFrom10Point12, false},
    {"legacy_DHE", engine::kTls10, engine::kTls12, kSuitesWithDhe, false},
    {"anonymous", engine::kTls12, engine::kTls12, kAnonymousConfigSuites,
     false},
    {"3DES_fallback", engine::kTls10, engine::kTls12, kSuitesFrom10Point12,
     false},
    {"TLSv1_3DES_fallback", engine::kTls10, engine::kTls10,
     kSuitesFrom10Point12, true},
};

// RC4 where the name says so, and in the legacy ones.
inline constexpr SessionConfig kConfigsOf10Point13[] = {
    {"default", engine::kTls10, engine::kTls12, kSuitesFrom10Point12, false},
    {"ATSv1", engine::kTls12, engine::kTls12, kForwardSecretSuites, false},
    {"ATSv1_noPFS", engine::kTls12, engine::kTls12, kStandardSuites, false},
    {"standard", engine::kTls10, engine::kTls12, kStandardSuites, false},
    {"RC4_fallback", engine::kTls10, engine::kTls12, kSuitesWithRc4, false},
    {"TLSv1_fallback", engine::kTls10, engine::kTls10, kSuitesFrom10Point12,
     true},
    {"TLSv1_RC4_fallback", engine::kTls10, engine::kTls10, kSuitesWithRc4,
     true},
    {"legacy", engine::kTls10, engine::kTls12, kSuitesWithRc4, false},
    {"legacy_DHE", engine::kTls10, engine::kTls12, kSuitesWithDheAndRc4, false},
    {"anonymous", engine::kTls12, engine::kTls12, kAnonymousConfigSuites,
     false},
    {"3DES_fallback", engine::kTls10, engine::kTls12, kSuitesFrom10Point12,
     false},
    {"TLSv1_3DES_fallback", engine::kTls10, engine::kTls10,
     kSuitesFrom10Point12, true},
};

// "standard" still has 3DES; no names for it yet. The first nine are 10.11's.
inline constexpr SessionConfig kConfigsOf10Point12[] = {
    {"default", engine::kTls10, engine::kTls12, kSuitesFrom10Point12, false},
    {"ATSv1", engine::kTls12, engine::kTls12, kForwardSecretSuites, false},
    {"ATSv1_noPFS", engine::kTls12, engine::kTls12, kStandardSuites, false},
    {"standard", engine::kTls10, engine::kTls12, kSuitesFrom10Point12, false},
    {"RC4_fallback", engine::kTls10, engine::kTls12, kSuitesWithRc4, false},
    {"TLSv1_fallback", engine::kTls10, engine::kTls10, kSuitesFrom10Point12,
     true},
    {"TLSv1_RC4_fallback", engine::kTls10, engine::kTls10, kSuitesWithRc4,
     true},
    {"legacy", engine::kTls10, engine::kTls12, kSuitesWithRc4, false},
    {"legacy_DHE", engine::kTls10, engine::kTls12, kSuitesWithDheAndRc4, false},
    {"anonymous", engine::kTls12, engine::kTls12, kAnonymousConfigSuites,
     false},
};
inline constexpr size_t kConfigCountOf10Point11 = 9;

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_SESSION_CONFIGS_H_

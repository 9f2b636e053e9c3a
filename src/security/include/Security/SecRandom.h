// SPDX-License-Identifier: Apache-2.0
// Security/SecRandom.h: random bytes, here from the simulation's seed. For
// tests only: whoever knows the seed knows the bytes. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECRANDOM_H_
#define SHAKEDOWN_SECURITY_SECRANDOM_H_

#include <Security/SecBase.h>
#include <stddef.h>

typedef const struct __SecRandom* SecRandomRef;

// The only generator there is.
#define kSecRandomDefault ((SecRandomRef)0)

// Fills `bytes` with `count` random bytes. errSecParam: another generator than
// kSecRandomDefault, or no room.
CF_EXPORT int SecRandomCopyBytes(SecRandomRef generator, size_t count,
                                 void* bytes);

#endif  // SHAKEDOWN_SECURITY_SECRANDOM_H_

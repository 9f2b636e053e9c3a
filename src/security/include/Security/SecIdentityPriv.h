// SPDX-License-Identifier: Apache-2.0
// Security/SecIdentityPriv.h: what the framework exports for identities without
// documenting it. Apps that use it mostly declare it themselves, so it stands
// apart. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECIDENTITYPRIV_H_
#define SHAKEDOWN_SECURITY_SECIDENTITYPRIV_H_

#include <Security/SecBase.h>

// Returns an identity that retains both, or NULL if one of them is NULL. It
// does not check that the two belong together.
CF_EXPORT SecIdentityRef SecIdentityCreate(CFAllocatorRef allocator,
                                           SecCertificateRef certificate,
                                           SecKeyRef private_key);

#endif  // SHAKEDOWN_SECURITY_SECIDENTITYPRIV_H_

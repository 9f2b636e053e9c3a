// SPDX-License-Identifier: Apache-2.0
// Security/SecPolicy.h: what a chain of certificates must be good for.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECPOLICY_H_
#define SHAKEDOWN_SECURITY_SECPOLICY_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecPolicyGetTypeID(void);

// Returns the policy for a TLS peer: a server's certificate if `server`, else a
// client's. `hostname` may be NULL: no name is checked then.
CF_EXPORT SecPolicyRef SecPolicyCreateSSL(Boolean server, CFStringRef hostname);

// Returns the policy that asks only for a sound chain to an anchor.
CF_EXPORT SecPolicyRef SecPolicyCreateBasicX509(void);

#endif  // SHAKEDOWN_SECURITY_SECPOLICY_H_

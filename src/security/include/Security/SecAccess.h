// SPDX-License-Identifier: Apache-2.0
// Security/SecAccess.h: who may use an item. Here nobody is asked: an access is
// kept and has no effect; a simulation refuses a key by its own means.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECACCESS_H_
#define SHAKEDOWN_SECURITY_SECACCESS_H_

#include <Security/SecBase.h>

CF_EXPORT CFTypeID SecAccessGetTypeID(void);

// Gives an access for an item that is called `descriptor`. `trusted_list` is
// ignored. The caller releases it. errSecParam: `descriptor` or `access` is
// NULL.
CF_EXPORT OSStatus SecAccessCreate(CFStringRef descriptor,
                                   CFArrayRef trusted_list,
                                   SecAccessRef* access);

#endif  // SHAKEDOWN_SECURITY_SECACCESS_H_

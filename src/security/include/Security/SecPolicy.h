// SPDX-License-Identifier: Apache-2.0
// Security/SecPolicy.h: what a chain of certificates must be good for.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECPOLICY_H_
#define SHAKEDOWN_SECURITY_SECPOLICY_H_

#include <Security/SecBase.h>

// Identifiers of policies, each an object identifier in digits.
CF_EXPORT const CFStringRef kSecPolicyAppleX509Basic;
CF_EXPORT const CFStringRef kSecPolicyAppleSSL;
CF_EXPORT const CFStringRef kSecPolicyAppleEAP;
CF_EXPORT const CFStringRef kSecPolicyAppleRevocation;

// Properties of policies: an identifier (CFString); the host name of a server
// (CFString), or for EAP the trusted names (CFArray of CFString); whether it is
// a client's (CFBoolean); flags as below (CFNumber).
CF_EXPORT const CFStringRef kSecPolicyOid;
CF_EXPORT const CFStringRef kSecPolicyName;
CF_EXPORT const CFStringRef kSecPolicyClient;
CF_EXPORT const CFStringRef kSecPolicyRevocationFlags;

// How to find out about revocation. What the network would answer is what the
// simulation holds.
CF_ENUM(CFOptionFlags){
    kSecRevocationOCSPMethod = 1,  // ask OCSP responders
    kSecRevocationCRLMethod = 2,   // fetch revocation lists
    kSecRevocationUseAnyAvailableMethod = 3,
    kSecRevocationPreferCRL = 4,                // lists come first
    kSecRevocationRequirePositiveResponse = 8,  // no answer about the leaf is a
                                                // failure
    kSecRevocationNetworkAccessDisabled = 16,   // only what the peer stapled
};

CF_EXPORT CFTypeID SecPolicyGetTypeID(void);

// Returns the policy for a TLS peer: a server's certificate if `server`, else a
// client's. `hostname` may be NULL: no name is checked then.
CF_EXPORT SecPolicyRef SecPolicyCreateSSL(Boolean server, CFStringRef hostname);

// Returns the policy that asks only for a sound chain to an anchor.
CF_EXPORT SecPolicyRef SecPolicyCreateBasicX509(void);

// Returns the policy that asks whether a certificate was revoked, to be set
// beside another; NULL if `revocation_flags` is 0.
CF_EXPORT SecPolicyRef
SecPolicyCreateRevocation(CFOptionFlags revocation_flags);

// Returns the policy for EAP (802.1X): a sound chain to an anchor, and of the
// leaf an extended key usage that allows TLS, EAP or anything, if it has any.
// Of a server, unless `trusted_server_names` (CFArray of CFString) is NULL or
// empty, a DNS name or the common name must be among them; "*" there stands for
// any one label: "wpa.*.example.com".
CF_EXPORT SecPolicyRef SecPolicyCreateEAP(Boolean server,
                                          CFArrayRef trusted_server_names);

// Returns the policy of an identifier with these properties, NULL for the
// defaults: a server without a name, any method. NULL: an identifier that is
// none of basic X.509, SSL, EAP and revocation.
CF_EXPORT SecPolicyRef SecPolicyCreateWithProperties(
    CFTypeRef policy_identifier, CFDictionaryRef properties);

// Returns the identifier of a policy and, if it has them, its name and whether
// it is a client's. The caller releases it.
CF_EXPORT CFDictionaryRef SecPolicyCopyProperties(SecPolicyRef policy);

#endif  // SHAKEDOWN_SECURITY_SECPOLICY_H_

// SPDX-License-Identifier: Apache-2.0
// Security/SecCertificateRequest.h: what the framework exports for making
// certificates without documenting it. Apps that use it mostly declare it
// themselves. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECCERTIFICATEREQUEST_H_
#define SHAKEDOWN_SECURITY_SECCERTIFICATEREQUEST_H_

#include <Security/SecBase.h>

// Parts of a subject.
CF_EXPORT const CFStringRef kSecOidCommonName;
CF_EXPORT const CFStringRef kSecOidCountryName;
CF_EXPORT const CFStringRef kSecOidStateProvinceName;
CF_EXPORT const CFStringRef kSecOidLocalityName;
CF_EXPORT const CFStringRef kSecOidOrganization;
CF_EXPORT const CFStringRef kSecOidOrganizationalUnit;

// Parameters. The last three are taken and ignored.
CF_EXPORT const CFStringRef kSecCSRBasicContraintsPathLen;  // CFNumber: a CA
CF_EXPORT const CFStringRef kSecCertificateKeyUsage;  // CFNumber, SecKeyUsage
CF_EXPORT const CFStringRef kSecSubjectAltName;  // CFString: a host; CFArray;
                                                 // {dNSName: either}
CF_EXPORT const CFStringRef kSecCSRChallengePassword;
CF_EXPORT const CFStringRef kSecCertificateExtensions;
CF_EXPORT const CFStringRef kSecCertificateExtensionsEncoded;

// Returns a certificate of `public_key`, signed by `private_key`, valid for a
// year from the simulation's clock on. `subject` is a CFArray of names, each a
// CFArray of pairs, each a CFArray of one of the parts above and a CFString.
// `parameters` may be NULL. The caller releases it. NULL for what is no such
// subject, and for a key that is refused.
CF_EXPORT SecCertificateRef
SecGenerateSelfSignedCertificate(CFArrayRef subject, CFDictionaryRef parameters,
                                 SecKeyRef public_key, SecKeyRef private_key);

#endif  // SHAKEDOWN_SECURITY_SECCERTIFICATEREQUEST_H_

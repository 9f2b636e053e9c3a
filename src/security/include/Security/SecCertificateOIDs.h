// SPDX-License-Identifier: Apache-2.0
// Security/SecCertificateOIDs.h: object identifiers in digits, by which
// SecCertificateCopyValues names what is in a certificate.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECCERTIFICATEOIDS_H_
#define SHAKEDOWN_SECURITY_SECCERTIFICATEOIDS_H_

#include <Security/SecBase.h>

// Entries of names.
CF_EXPORT const CFStringRef kSecOIDCommonName;
CF_EXPORT const CFStringRef kSecOIDCountryName;
CF_EXPORT const CFStringRef kSecOIDLocalityName;
CF_EXPORT const CFStringRef kSecOIDStateProvinceName;
CF_EXPORT const CFStringRef kSecOIDOrganizationName;
CF_EXPORT const CFStringRef kSecOIDOrganizationalUnitName;
CF_EXPORT const CFStringRef kSecOIDEmailAddress;

// Extensions.
CF_EXPORT const CFStringRef kSecOIDSubjectKeyIdentifier;
CF_EXPORT const CFStringRef kSecOIDSubjectAltName;
CF_EXPORT const CFStringRef kSecOIDIssuerAltName;
CF_EXPORT const CFStringRef kSecOIDBasicConstraints;

// Fields.
CF_EXPORT const CFStringRef kSecOIDX509V1Version;
CF_EXPORT const CFStringRef kSecOIDX509V1SerialNumber;
CF_EXPORT const CFStringRef kSecOIDX509V1IssuerName;
CF_EXPORT const CFStringRef kSecOIDX509V1ValidityNotBefore;
CF_EXPORT const CFStringRef kSecOIDX509V1ValidityNotAfter;
CF_EXPORT const CFStringRef kSecOIDX509V1SubjectName;
CF_EXPORT const CFStringRef kSecOIDX509V1SignatureAlgorithm;

#endif  // SHAKEDOWN_SECURITY_SECCERTIFICATEOIDS_H_

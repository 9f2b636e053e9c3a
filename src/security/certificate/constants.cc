// SPDX-License-Identifier: Apache-2.0
// The constant strings of certificates' properties and object identifiers.
#include <Security/SecCertificateOIDs.h>
#include <Security/SecTrust.h>

const CFStringRef kSecPropertyTypeTitle = CFSTR("title");
const CFStringRef kSecPropertyTypeError = CFSTR("error");

const CFStringRef kSecPropertyKeyType = CFSTR("type");
const CFStringRef kSecPropertyKeyLabel = CFSTR("label");
const CFStringRef kSecPropertyKeyLocalizedLabel = CFSTR("localized label");
const CFStringRef kSecPropertyKeyValue = CFSTR("value");

const CFStringRef kSecPropertyTypeWarning = CFSTR("warning");
const CFStringRef kSecPropertyTypeSuccess = CFSTR("success");
const CFStringRef kSecPropertyTypeSection = CFSTR("section");
const CFStringRef kSecPropertyTypeData = CFSTR("data");
const CFStringRef kSecPropertyTypeString = CFSTR("string");
const CFStringRef kSecPropertyTypeURL = CFSTR("url");
const CFStringRef kSecPropertyTypeDate = CFSTR("date");
const CFStringRef kSecPropertyTypeArray = CFSTR("array");
const CFStringRef kSecPropertyTypeNumber = CFSTR("number");

const CFStringRef kSecOIDCommonName = CFSTR("2.5.4.3");
const CFStringRef kSecOIDCountryName = CFSTR("2.5.4.6");
const CFStringRef kSecOIDLocalityName = CFSTR("2.5.4.7");
const CFStringRef kSecOIDStateProvinceName = CFSTR("2.5.4.8");
const CFStringRef kSecOIDOrganizationName = CFSTR("2.5.4.10");
const CFStringRef kSecOIDOrganizationalUnitName = CFSTR("2.5.4.11");
const CFStringRef kSecOIDEmailAddress = CFSTR("1.2.840.113549.1.9.1");

const CFStringRef kSecOIDSubjectKeyIdentifier = CFSTR("2.5.29.14");
const CFStringRef kSecOIDSubjectAltName = CFSTR("2.5.29.17");
const CFStringRef kSecOIDIssuerAltName = CFSTR("2.5.29.18");
const CFStringRef kSecOIDBasicConstraints = CFSTR("2.5.29.19");

const CFStringRef kSecOIDX509V1Version = CFSTR("2.16.840.1.113741.2.1.1.1.2");
const CFStringRef kSecOIDX509V1SerialNumber =
    CFSTR("2.16.840.1.113741.2.1.1.1.3");
const CFStringRef kSecOIDX509V1IssuerName =
    CFSTR("2.16.840.1.113741.2.1.1.1.5");
const CFStringRef kSecOIDX509V1ValidityNotBefore =
    CFSTR("2.16.840.1.113741.2.1.1.1.6");
const CFStringRef kSecOIDX509V1ValidityNotAfter =
    CFSTR("2.16.840.1.113741.2.1.1.1.7");
const CFStringRef kSecOIDX509V1SubjectName =
    CFSTR("2.16.840.1.113741.2.1.1.1.8");
const CFStringRef kSecOIDX509V1SignatureAlgorithm =
    CFSTR("2.16.840.1.113741.2.1.3.2.1");

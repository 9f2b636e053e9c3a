// SPDX-License-Identifier: Apache-2.0
// Security/SecTrustSettings.h: what a user or an administrator said of single
// certificates, in the simulation. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECTRUSTSETTINGS_H_
#define SHAKEDOWN_SECURITY_SECTRUSTSETTINGS_H_

#include <Security/SecBase.h>

typedef CF_ENUM(uint32_t, SecTrustSettingsDomain) {
  kSecTrustSettingsDomainUser = 0,
  kSecTrustSettingsDomainAdmin = 1,
  kSecTrustSettingsDomainSystem = 2  // can't be changed
};

typedef CF_ENUM(uint32_t, SecTrustSettingsResult) {
  kSecTrustSettingsResultInvalid = 0,
  kSecTrustSettingsResultTrustRoot = 1,    // a self-signed certificate
  kSecTrustSettingsResultTrustAsRoot = 2,  // another
  kSecTrustSettingsResultDeny = 3,
  kSecTrustSettingsResultUnspecified = 4
};

// Keys of the dictionaries that settings consist of. Only the result has an
// effect; the others are kept and given back.
CF_EXPORT const CFStringRef kSecTrustSettingsPolicy;
CF_EXPORT const CFStringRef kSecTrustSettingsPolicyString;
CF_EXPORT const CFStringRef kSecTrustSettingsApplication;
CF_EXPORT const CFStringRef kSecTrustSettingsKeyUsage;
CF_EXPORT const CFStringRef kSecTrustSettingsAllowedError;
CF_EXPORT const CFStringRef kSecTrustSettingsResult;

// Gives the certificates that have settings in `domain`, as a CFArray that the
// caller releases; of the system its anchors. errSecNoTrustSettings: there are
// none. errSecParam: `certificates` is NULL, or no such domain.
CF_EXPORT OSStatus SecTrustSettingsCopyCertificates(
    SecTrustSettingsDomain domain, CFArrayRef* certificates);

// Gives the settings of a certificate, a CFArray of dictionaries; empty means
// that it is trusted as a root. errSecItemNotFound: it has none.
CF_EXPORT OSStatus SecTrustSettingsCopyTrustSettings(
    SecCertificateRef certificate, SecTrustSettingsDomain domain,
    CFArrayRef* settings);

// Says that a certificate is an anchor or denied, for every trust evaluated
// from now on. `settings` is a dictionary, a CFArray of them, or NULL for
// "trust as root". errSecParam: something else, or the system's domain.
// errSecInvalidTrustSettings: a result that there is not.
CF_EXPORT OSStatus SecTrustSettingsSetTrustSettings(
    SecCertificateRef certificate, SecTrustSettingsDomain domain,
    CFTypeRef settings);

// Takes the settings back. errSecItemNotFound: it has none.
CF_EXPORT OSStatus SecTrustSettingsRemoveTrustSettings(
    SecCertificateRef certificate, SecTrustSettingsDomain domain);

#endif  // SHAKEDOWN_SECURITY_SECTRUSTSETTINGS_H_

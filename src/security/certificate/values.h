// SPDX-License-Identifier: Apache-2.0
// What is in a certificate, field by field, for people and for apps that look
// fields up by their object identifiers.
// Example: MakeValues(*parsed) holds {"2.5.29.17": {type: section, ...}, ...}
#ifndef SHAKEDOWN_SECURITY_CERTIFICATE_VALUES_H_
#define SHAKEDOWN_SECURITY_CERTIFICATE_VALUES_H_

#include <CoreFoundation/CFDictionary.h>

#include "src/corefoundation/cf_ref.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {

// MakeValues makes the dictionary that SecCertificateCopyValues gives for all
// keys.
cf::CFRef<CFMutableDictionaryRef> MakeValues(
    const ParsedCertificate& certificate);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_CERTIFICATE_VALUES_H_

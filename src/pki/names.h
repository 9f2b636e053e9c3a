// SPDX-License-Identifier: Apache-2.0
// Distinguished names, as DER. Ours have one attribute, the common name.
// Example: Bytes name = DistinguishedName("Acme Root CA");
#ifndef SHAKEDOWN_PKI_NAMES_H_
#define SHAKEDOWN_PKI_NAMES_H_

#include <string_view>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::pki {

// AddCommonName adds CN=`common_name`, of any length, in UTF-8. False only if
// OpenSSL fails.
bool AddCommonName(X509_NAME* name, std::string_view common_name);

// DistinguishedName returns such a name as DER (RFC 5280 section 4.1.2.4), as
// it stands in a CertificateRequest (RFC 5246 section 7.4.4).
Bytes DistinguishedName(std::string_view common_name);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_NAMES_H_

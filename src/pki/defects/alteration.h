// SPDX-License-Identifier: Apache-2.0
// Small cuts at a certificate that is made but not yet signed. Internal to pki.
// Example: RemoveExtension(certificate, NID_basic_constraints);
#ifndef SHAKEDOWN_PKI_DEFECTS_ALTERATION_H_
#define SHAKEDOWN_PKI_DEFECTS_ALTERATION_H_

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::pki {

// RemoveExtension takes out every extension of that kind.
void RemoveExtension(X509* certificate, int nid);

// AddExtension adds one with these octets for its value, whatever they are.
// `oid` is in digits.
void AddExtension(X509* certificate, const char* oid, bool critical,
                  const Bytes& value);

// ReplaceExtension puts `value` where the extension of that kind was, or adds
// it.
void ReplaceExtension(X509* certificate, int nid, bool critical,
                      const Bytes& value);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DEFECTS_ALTERATION_H_

// SPDX-License-Identifier: Apache-2.0
// SecCertificate: a certificate as a CF object.
// Example: CFRef<SecCertificateRef> leaf = MakeCertificate(der);
// Immutable and thread-safe.
#ifndef SHAKEDOWN_SECURITY_CERTIFICATE_H_
#define SHAKEDOWN_SECURITY_CERTIFICATE_H_

#include <Security/SecCertificate.h>

#include <string>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {

class Certificate final : public cf::Object {
 public:
  using Ref = SecCertificateRef;
  static cf::TypeInfo kType;

  explicit Certificate(ParsedCertificatePtr parsed)
      : Object(kType), parsed_(std::move(parsed)) {}

  const Bytes& der() const { return parsed_->der(); }
  const ParsedCertificate& parsed() const { return *parsed_; }

  // Certificates are equal if their DER is.
  bool Equals(const Object& other) const override;
  CFHashCode Hash() const override;
  std::string Describe() const override;

 private:
  ParsedCertificatePtr parsed_;
};

// MakeCertificate holds nothing if `der` is no certificate.
cf::CFRef<SecCertificateRef> MakeCertificate(ByteView der);

// DerOf returns the DER of a living SecCertificate, which it must not outlive.
const Bytes& DerOf(SecCertificateRef certificate);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_CERTIFICATE_H_

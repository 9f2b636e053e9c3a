// SPDX-License-Identifier: Apache-2.0
// One X.509 certificate, parsed once per process: OpenSSL 3.0 takes 190 us for
// it, so equal DER gives the same object again.
// Example: auto leaf = ParseCertificate(der); if (leaf) leaf->CommonName();
// Immutable and thread-safe.
#ifndef SHAKEDOWN_SECURITY_PARSED_CERTIFICATE_H_
#define SHAKEDOWN_SECURITY_PARSED_CERTIFICATE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

class ParsedCertificate {
 public:
  // Made by ParseCertificate only.
  ParsedCertificate(Bytes der, openssl::X509Ptr x509)
      : der_(std::move(der)), x509_(std::move(x509)) {}

  const Bytes& der() const { return der_; }
  // x509 is not const because OpenSSL's functions aren't; don't change it.
  X509* x509() const { return x509_.get(); }

  // CommonName is the subject's last one in UTF-8, or nothing.
  std::optional<std::string> CommonName() const;

  // Summary is a short name for people: common name, unit, organization, or the
  // first name in subjectAltName; nothing if there is none of them.
  std::optional<std::string> Summary() const;
  // Label is Summary without control characters, or "a certificate without a
  // name"; IssuerLabel the same of the issuer.
  std::string Label() const;
  std::string IssuerLabel() const;

  // AlternativeNames lists the DNS names and addresses of subjectAltName.
  std::vector<std::string> AlternativeNames() const;

  // Seconds since 1970, or nothing if the field is no time.
  std::optional<int64_t> NotBefore() const;
  std::optional<int64_t> NotAfter() const;

  // IsSelfIssued says whether subject and issuer are the same name.
  bool IsSelfIssued() const;

 private:
  Bytes der_;
  openssl::X509Ptr x509_;
};

// SecondsOf returns seconds since 1970, or nothing if `time` is null or no
// time.
std::optional<int64_t> SecondsOf(const ASN1_TIME* time);

// FormatAddress writes the 4 or 16 bytes of an address as "192.0.2.1"; "" if it
// is none.
std::string FormatAddress(const ASN1_OCTET_STRING* address);

using ParsedCertificatePtr = std::shared_ptr<const ParsedCertificate>;

// ParseCertificate returns the certificate that `der` is, no more and no less,
// or nullptr.
ParsedCertificatePtr ParseCertificate(ByteView der);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_PARSED_CERTIFICATE_H_

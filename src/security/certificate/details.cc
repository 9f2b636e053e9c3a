// SPDX-License-Identifier: Apache-2.0
// The C functions that tell single facts of a certificate.
#include <Security/SecCertificate.h>
#include <openssl/err.h>

#include <memory>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/certificate.h"
#include "src/security/certificate/values.h"
#include "src/security/status_error.h"

namespace shakedown::security {
namespace {

using NamePtr = std::unique_ptr<X509_NAME, openssl::Deleter<&X509_NAME_free>>;

// Gives the error for a certificate that is NULL.
bool IsMissing(SecCertificateRef certificate, CFErrorRef* error) {
  if (error != nullptr) *error = nullptr;
  if (certificate != nullptr) return false;
  GiveError(errSecParam, "There is no certificate", error);
  return true;
}

// Letters become capitals; blanks at the ends go, others become one.
std::string Normalized(const ASN1_STRING* string) {
  std::string text;
  bool blank = false;
  for (int i = 0; i < ASN1_STRING_length(string); ++i) {
    char letter = static_cast<char>(ASN1_STRING_get0_data(string)[i]);
    if (letter == ' ') {
      blank = !text.empty();
      continue;
    }
    if (letter >= 'a' && letter <= 'z') letter += 'A' - 'a';
    if (blank) text += ' ';
    blank = false;
    text += letter;
  }
  return text;
}

bool HasLettersOfOneByte(const ASN1_STRING* string) {
  switch (ASN1_STRING_type(string)) {
    case V_ASN1_PRINTABLESTRING:
    case V_ASN1_UTF8STRING:
    case V_ASN1_IA5STRING:
    case V_ASN1_T61STRING:
      return true;
    default:
      return false;
  }
}

CFDataRef CopyNormalized(const X509_NAME* name) {
  const NamePtr copy(X509_NAME_dup(name));
  for (int i = 0; i < X509_NAME_entry_count(copy.get()); ++i) {
    X509_NAME_ENTRY* entry = X509_NAME_get_entry(copy.get(), i);
    const ASN1_STRING* data = X509_NAME_ENTRY_get_data(entry);
    if (!HasLettersOfOneByte(data)) continue;
    const std::string text = Normalized(data);
    X509_NAME_ENTRY_set_data(
        entry, ASN1_STRING_type(data),
        reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<int>(text.size()));
  }
  // An entry that is set does not make the name encode itself anew.
  const NamePtr anew(X509_NAME_new());
  for (int i = 0; i < X509_NAME_entry_count(copy.get()); ++i) {
    X509_NAME_add_entry(anew.get(), X509_NAME_get_entry(copy.get(), i), -1, 0);
  }
  const int length = i2d_X509_NAME(anew.get(), nullptr);
  if (length < 0) return nullptr;
  Bytes der(static_cast<size_t>(length));
  unsigned char* at = der.data();
  i2d_X509_NAME(anew.get(), &at);
  // The content only, without the tag and length of the sequence.
  const size_t header = der.size() < 130 ? 2 : der.size() < 259 ? 3 : 4;
  return cf::MakeData(ByteView(der).subspan(header)).Release();
}

Bytes ContentOf(const ASN1_INTEGER* serial) {
  unsigned char* der = nullptr;
  const int length = i2d_ASN1_INTEGER(serial, &der);
  if (length < 2) return {};
  Bytes content(der + 2, der + length);  // no serial number has 128 bytes
  OPENSSL_free(der);
  return content;
}

}  // namespace
}  // namespace shakedown::security

namespace cf = shakedown::cf;
namespace security = shakedown::security;
using security::Certificate;
using shakedown::security::ParsedCertificate;

CFDictionaryRef SecCertificateCopyValues(SecCertificateRef certificate,
                                         CFArrayRef keys, CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  auto values = security::MakeValues(parsed);
  if (keys == nullptr) {
    return cf::CFRef<CFDictionaryRef>::Retain(values.get()).Release();
  }
  const auto wanted = cf::MakeMutableDictionary();
  for (CFIndex i = 0; i < CFArrayGetCount(keys); ++i) {
    const void* key = CFArrayGetValueAtIndex(keys, i);
    const void* value = CFDictionaryGetValue(values.get(), key);
    if (value != nullptr) CFDictionarySetValue(wanted.get(), key, value);
  }
  return cf::CFRef<CFDictionaryRef>::Retain(wanted.get()).Release();
}

CFStringRef SecCertificateCopyShortDescription(CFAllocatorRef,
                                               SecCertificateRef certificate,
                                               CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  return SecCertificateCopySubjectSummary(certificate);
}

CFStringRef SecCertificateCopyLongDescription(CFAllocatorRef,
                                              SecCertificateRef certificate,
                                              CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return cf::MakeString(parsed.Label() + ", issued by " + parsed.IssuerLabel())
      .Release();
}

CFDataRef SecCertificateCopySerialNumberData(SecCertificateRef certificate,
                                             CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return cf::MakeData(
             security::ContentOf(X509_get0_serialNumber(parsed.x509())))
      .Release();
}

CFDataRef SecCertificateCopySerialNumber(SecCertificateRef certificate,
                                         CFErrorRef* error) {
  return SecCertificateCopySerialNumberData(certificate, error);
}

CFDataRef SecCertificateCopyNormalizedIssuerContent(
    SecCertificateRef certificate, CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return security::CopyNormalized(X509_get_issuer_name(parsed.x509()));
}

CFDataRef SecCertificateCopyNormalizedSubjectContent(
    SecCertificateRef certificate, CFErrorRef* error) {
  if (security::IsMissing(certificate, error)) return nullptr;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return security::CopyNormalized(X509_get_subject_name(parsed.x509()));
}

OSStatus SecCertificateCopyEmailAddresses(SecCertificateRef certificate,
                                          CFArrayRef* addresses) {
  if (certificate == nullptr || addresses == nullptr) return errSecParam;
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  STACK_OF(OPENSSL_STRING)* found = X509_get1_email(parsed.x509());
  const auto list = cf::MakeMutableArray();
  for (int i = 0; i < sk_OPENSSL_STRING_num(found); ++i) {
    const auto text = cf::MakeString(sk_OPENSSL_STRING_value(found, i));
    CFArrayAppendValue(list.get(), text.get());
  }
  X509_email_free(found);
  ERR_clear_error();
  *addresses = cf::CFRef<CFArrayRef>::Retain(list.get()).Release();
  return errSecSuccess;
}

CFAbsoluteTime SecCertificateNotValidBefore(SecCertificateRef certificate) {
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return static_cast<double>(parsed.NotBefore().value_or(0)) -
         kCFAbsoluteTimeIntervalSince1970;
}

CFAbsoluteTime SecCertificateNotValidAfter(SecCertificateRef certificate) {
  const auto& parsed = cf::Expect<Certificate>(certificate, __func__).parsed();
  return static_cast<double>(parsed.NotAfter().value_or(0)) -
         kCFAbsoluteTimeIntervalSince1970;
}

bool SecCertificateIsValid(SecCertificateRef certificate,
                           CFAbsoluteTime verify_time) {
  return SecCertificateNotValidBefore(certificate) <= verify_time &&
         verify_time <= SecCertificateNotValidAfter(certificate);
}

// SPDX-License-Identifier: Apache-2.0
#include "src/security/certificate.h"

#include <openssl/err.h>

#include <memory>
#include <optional>

#include "src/corefoundation/conversions.h"
#include "src/security/key.h"

namespace shakedown::security {

constinit cf::TypeInfo Certificate::kType{"SecCertificate", 64};

bool Certificate::Equals(const Object& other) const {
  return der() == static_cast<const Certificate&>(other).der();
}

CFHashCode Certificate::Hash() const {
  CFHashCode hash = der().size();
  // The end of the DER is the signature, whose bits are as good as random.
  const size_t tail = der().size() < 8 ? der().size() : 8;
  for (uint8_t byte : ByteView(der()).last(tail)) hash = hash * 257 + byte;
  return hash;
}

std::string Certificate::Describe() const {
  return "<SecCertificate " + parsed_->Label() + ">";
}

cf::CFRef<SecCertificateRef> MakeCertificate(ByteView der) {
  ParsedCertificatePtr parsed = ParseCertificate(der);
  if (!parsed) return {};
  return cf::CFRef<SecCertificateRef>::Adopt(
      cf::New<Certificate>(std::move(parsed)));
}

const Bytes& DerOf(SecCertificateRef certificate) {
  return cf::Expect<Certificate>(certificate, __func__).der();
}

namespace {

CFStringRef CopyText(const std::optional<std::string>& text) {
  return text ? cf::MakeString(*text).Release() : nullptr;
}

cf::CFRef<SecKeyRef> PublicKeyOf(const Certificate& certificate) {
  std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(certificate.parsed().x509()),
                                &EVP_PKEY_free);
  ERR_clear_error();
  return MakeKey(std::move(key), KeyClass::kPublic);
}

}  // namespace
}  // namespace shakedown::security

using shakedown::security::Certificate;
namespace cf = shakedown::cf;

CFTypeID SecCertificateGetTypeID(void) { return Certificate::kType.id(); }

SecCertificateRef SecCertificateCreateWithData(CFAllocatorRef, CFDataRef data) {
  if (data == nullptr) return nullptr;
  return shakedown::security::MakeCertificate(cf::ToBytes(data)).Release();
}

CFDataRef SecCertificateCopyData(SecCertificateRef certificate) {
  const auto& object = cf::Expect<Certificate>(certificate, __func__);
  return cf::MakeData(object.der()).Release();
}

CFStringRef SecCertificateCopySubjectSummary(SecCertificateRef certificate) {
  const auto& object = cf::Expect<Certificate>(certificate, __func__);
  return shakedown::security::CopyText(object.parsed().Summary());
}

OSStatus SecCertificateCopyCommonName(SecCertificateRef certificate,
                                      CFStringRef* common_name) {
  if (certificate == nullptr || common_name == nullptr) return errSecParam;
  const auto& object = cf::Expect<Certificate>(certificate, __func__);
  *common_name = shakedown::security::CopyText(object.parsed().CommonName());
  return errSecSuccess;
}

SecKeyRef SecCertificateCopyKey(SecCertificateRef certificate) {
  const auto& object = cf::Expect<Certificate>(certificate, __func__);
  return shakedown::security::PublicKeyOf(object).Release();
}

OSStatus SecCertificateCopyPublicKey(SecCertificateRef certificate,
                                     SecKeyRef* key) {
  if (certificate == nullptr || key == nullptr) return errSecParam;
  *key = SecCertificateCopyKey(certificate);
  return *key != nullptr ? errSecSuccess : errSecDecode;
}

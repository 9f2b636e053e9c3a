// SPDX-License-Identifier: Apache-2.0
#include "src/security/identity.h"

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/key.h"

namespace shakedown::security {

constinit cf::TypeInfo Identity::kType{"SecIdentity", 66};

bool Identity::Equals(const Object& other) const {
  const auto& identity = static_cast<const Identity&>(other);
  return CFEqual(certificate(), identity.certificate()) &&
         CFEqual(private_key(), identity.private_key());
}

CFHashCode Identity::Hash() const { return CFHash(certificate()); }

std::string Identity::Describe() const {
  return "<SecIdentity " + cf::DescribeRef(certificate()) + ">";
}

cf::CFRef<SecIdentityRef> MakeIdentity(ByteView certificate_der,
                                       std::shared_ptr<EVP_PKEY> key) {
  const auto certificate = MakeCertificate(certificate_der);
  const auto private_key = MakeKey(std::move(key), KeyClass::kPrivate);
  return cf::CFRef<SecIdentityRef>::Adopt(SecIdentityCreate(
      kCFAllocatorDefault, certificate.get(), private_key.get()));
}

}  // namespace shakedown::security

using shakedown::security::Identity;
namespace cf = shakedown::cf;

CFTypeID SecIdentityGetTypeID(void) { return Identity::kType.id(); }

SecIdentityRef SecIdentityCreate(CFAllocatorRef, SecCertificateRef certificate,
                                 SecKeyRef private_key) {
  if (certificate == nullptr || private_key == nullptr) return nullptr;
  cf::Expect<shakedown::security::Certificate>(certificate, __func__);
  cf::Expect<shakedown::security::Key>(private_key, __func__);
  return cf::New<Identity>(cf::CFRef<SecCertificateRef>::Retain(certificate),
                           cf::CFRef<SecKeyRef>::Retain(private_key));
}

OSStatus SecIdentityCopyCertificate(SecIdentityRef identity,
                                    SecCertificateRef* certificate) {
  if (identity == nullptr || certificate == nullptr) return errSecParam;
  *certificate = cf::Expect<Identity>(identity, __func__).certificate();
  CFRetain(*certificate);
  return errSecSuccess;
}

OSStatus SecIdentityCopyPrivateKey(SecIdentityRef identity,
                                   SecKeyRef* private_key) {
  if (identity == nullptr || private_key == nullptr) return errSecParam;
  *private_key = cf::Expect<Identity>(identity, __func__).private_key();
  CFRetain(*private_key);
  return errSecSuccess;
}

// SPDX-License-Identifier: Apache-2.0
// SSLSetCertificate and SSLSetEncryptionCertificate, with their private getters
// (spec/api.md 1.5).
#include <memory>
#include <optional>
#include <utility>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::securetransport {
namespace {

bool IsRsaOrEc(const std::shared_ptr<EVP_PKEY>& key) {
  return key != nullptr && (EVP_PKEY_is_a(key.get(), "RSA") == 1 ||
                            EVP_PKEY_is_a(key.get(), "EC") == 1);
}

// The identity's own certificate and then the others, verbatim; nothing for an
// element of a wrong type or a key of a wrong kind.
std::optional<engine::Identity> IdentityFrom(CFArrayRef certificates) {
  const auto* identity =
      cf::As<security::Identity>(CFArrayGetValueAtIndex(certificates, 0));
  if (identity == nullptr) return std::nullopt;
  engine::Identity result;
  result.chain.push_back(security::DerOf(identity->certificate()));
  result.key = security::EvpKeyOf(identity->private_key());
  if (!IsRsaOrEc(result.key)) return std::nullopt;
  result.ask_permission = [key = result.key] {
    return static_cast<engine::Status>(
        security::Keychains::Current().Permission(key.get()));
  };
  for (CFIndex i = 1; i < CFArrayGetCount(certificates); ++i) {
    const auto* certificate =
        cf::As<security::Certificate>(CFArrayGetValueAtIndex(certificates, i));
    if (certificate == nullptr) return std::nullopt;
    result.chain.push_back(certificate->der());
  }
  return result;
}

}  // namespace

// The old array is forgotten first, whatever comes of the new one; the identity
// that the engine has goes on to be used until there is another (Q13).
OSStatus EngineSecureTransport::SSLSetCertificate(SSLContextRef context,
                                                  CFArrayRef certRefs) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->configuration().certificates.Reset();
  unwrapped->settings().has_certificate_list = false;
  if (certRefs == nullptr) return errSecSuccess;
  if (CFArrayGetCount(certRefs) == 0) return errSSLBadCert;
  auto identity = IdentityFrom(certRefs);
  if (!identity) return errSecParam;
  unwrapped->settings().identity = std::move(identity);
  unwrapped->settings().has_certificate_list = true;
  unwrapped->configuration().certificates =
      cf::CFRef<CFArrayRef>::Retain(certRefs);
  return errSecSuccess;
}

// Kept and never used.
OSStatus EngineSecureTransport::SSLSetEncryptionCertificate(
    SSLContextRef context, CFArrayRef certRefs) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (certRefs == nullptr) return errSecParam;
  unwrapped->configuration().encryption_certificates =
      cf::CFRef<CFArrayRef>::Retain(certRefs);
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetCertificate(SSLContextRef context,
                                                  CFArrayRef* certRefs) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || certRefs == nullptr) return errSecParam;
  *certRefs = unwrapped->configuration().certificates.get();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetEncryptionCertificate(
    SSLContextRef context, CFArrayRef* certRefs) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || certRefs == nullptr) return errSecParam;
  *certRefs = unwrapped->configuration().encryption_certificates.get();
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetCertificate(SSLContextRef context, CFArrayRef certRefs) {
  return Forward("SSLSetCertificate", &SecureTransport::SSLSetCertificate,
                 context, certRefs);
}

OSStatus SSLSetEncryptionCertificate(SSLContextRef context,
                                     CFArrayRef certRefs) {
  return Forward("SSLSetEncryptionCertificate",
                 &SecureTransport::SSLSetEncryptionCertificate, context,
                 certRefs);
}

OSStatus SSLGetCertificate(SSLContextRef context, CFArrayRef* certRefs) {
  return Forward("SSLGetCertificate", &SecureTransport::SSLGetCertificate,
                 context, certRefs);
}

OSStatus SSLGetEncryptionCertificate(SSLContextRef context,
                                     CFArrayRef* certRefs) {
  return Forward("SSLGetEncryptionCertificate",
                 &SecureTransport::SSLGetEncryptionCertificate, context,
                 certRefs);
}

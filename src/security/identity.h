// SPDX-License-Identifier: Apache-2.0
// SecIdentity: a certificate with its private key as a CF object.
// Example: CFRef<SecIdentityRef> me = MakeIdentity(minted.der, minted.key);
// Immutable and thread-safe.
#ifndef SHAKEDOWN_SECURITY_IDENTITY_H_
#define SHAKEDOWN_SECURITY_IDENTITY_H_

#include <Security/SecIdentity.h>
#include <Security/SecIdentityPriv.h>

#include <memory>
#include <string>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {

class Identity final : public cf::Object {
 public:
  using Ref = SecIdentityRef;
  static cf::TypeInfo kType;

  // Neither may hold nothing.
  Identity(cf::CFRef<SecCertificateRef> certificate, cf::CFRef<SecKeyRef> key)
      : Object(kType),
        certificate_(std::move(certificate)),
        key_(std::move(key)) {}

  SecCertificateRef certificate() const { return certificate_.get(); }
  SecKeyRef private_key() const { return key_.get(); }

  // Identities are equal if both halves are.
  bool Equals(const Object& other) const override;
  CFHashCode Hash() const override;
  std::string Describe() const override;

 private:
  cf::CFRef<SecCertificateRef> certificate_;
  cf::CFRef<SecKeyRef> key_;
};

// MakeIdentity holds nothing if `certificate_der` is no certificate or `key` is
// null. The two need not belong together.
cf::CFRef<SecIdentityRef> MakeIdentity(ByteView certificate_der,
                                       std::shared_ptr<EVP_PKEY> key);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IDENTITY_H_

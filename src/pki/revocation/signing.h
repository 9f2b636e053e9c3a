// SPDX-License-Identifier: Apache-2.0
// Who signs what is said about a certificate, and with which randomness.
// Internal to pki. Example: const SigningScope scope(content); X509_CRL_sign...
#ifndef SHAKEDOWN_PKI_REVOCATION_SIGNING_H_
#define SHAKEDOWN_PKI_REVOCATION_SIGNING_H_

#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"
#include "src/simulation/random.h"

namespace shakedown::pki {

// While it lives, signatures draw from a stream of `content` alone, so that
// they depend neither on what was signed before nor on the simulation.
class SigningScope {
 public:
  explicit SigningScope(ByteView content)
      : stream_(
            0, {reinterpret_cast<const char*>(content.data()), content.size()}),
        scope_(stream_) {}

 private:
  RandomStream stream_;
  openssl::StreamScope scope_;
  openssl::PrivateKeyUse use_;
};

struct Parties {
  openssl::X509Ptr certificate;
  openssl::X509Ptr issuer;
  openssl::X509Ptr signer;
  std::shared_ptr<EVP_PKEY> signer_key;
};

// FindParties parses certificate `name` of `set`, its issuer, and `signer`,
// which is the issuer if it is "". Errors: one is not there or no certificate.
Result<Parties> FindParties(const MintedSet& set, const std::string& name,
                            const std::string& signer);

// MakeStranger returns `certificate` with the key that nobody has in place of
// its own; its signature is nonsense.
openssl::X509Ptr MakeStranger(X509* certificate);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_REVOCATION_SIGNING_H_

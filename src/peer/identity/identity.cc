// SPDX-License-Identifier: Apache-2.0
#include "src/peer/identity/identity.h"

#include <utility>

#include "src/pki/chain.h"

namespace shakedown::peer {

Result<std::shared_ptr<EVP_PKEY>> LookUpKey(
    const std::string& name, const pki::MintedSet& certificates) {
  const auto known = pki::ChainFor(certificates, {name});
  if (!known.ok()) return known.error();
  const auto& key = certificates.at(name).key;
  if (key != nullptr) return key;
  return Error{"certificate '" + name + "' has no key to sign with", ""};
}

Result<Identity> LookUpIdentity(const std::vector<std::string>& chain,
                                const pki::MintedSet& certificates) {
  auto ders = pki::ChainFor(certificates, chain);
  if (!ders.ok()) return ders.error();
  auto key = LookUpKey(chain.front(), certificates);
  if (!key.ok()) return key.error();
  return Identity{std::move(ders).value(), std::move(key).value()};
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
#include "src/pki/revocation/signing.h"

#include <openssl/err.h>

#include <utility>
#include <vector>

#include "src/base/nearest.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {
namespace {

Result<openssl::X509Ptr> Parse(const MintedSet& set, const std::string& name) {
  const auto found = set.find(name);
  if (found == set.end()) {
    std::vector<std::string> known;
    for (const auto& [known_name, minted] : set) known.push_back(known_name);
    return Error{"'" + name + "' is not a certificate of this file" +
                     DidYouMean(name, known),
                 ""};
  }
  const Bytes& der = found->second.der;
  X509* x509 = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* at = der.data();
  d2i_X509(&x509, &at, static_cast<long>(der.size()));  // NOLINT: its type
  openssl::X509Ptr parsed(x509);
  ERR_clear_error();
  if (parsed) return parsed;
  return Error{"nothing can be said of '" + name + "', which is unparsable",
               ""};
}

}  // namespace

Result<Parties> FindParties(const MintedSet& set, const std::string& name,
                            const std::string& signer) {
  auto certificate = Parse(set, name);
  if (!certificate.ok()) return certificate.error();
  const std::string& named = set.at(name).issuer;
  const std::string& issuer_name = named.empty() ? name : named;
  const std::string& signer_name = signer.empty() ? issuer_name : signer;
  auto issuer = Parse(set, issuer_name);
  if (!issuer.ok()) return issuer.error();
  auto signing = Parse(set, signer_name);
  if (!signing.ok()) return signing.error();
  return Parties{std::move(certificate).value(), std::move(issuer).value(),
                 std::move(signing).value(), set.at(signer_name).key};
}

openssl::X509Ptr MakeStranger(X509* certificate) {
  openssl::X509Ptr copy(X509_dup(certificate));
  if (copy) X509_set_pubkey(copy.get(), MissingAuthorityKey().pair.get());
  return copy;
}

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// A certificate under construction: every default of its recipe filled in, its
// key chosen, its defect applied. Internal to pki.
// Example: auto drafts = MakeDrafts(recipes, now);
#ifndef SHAKEDOWN_PKI_DRAFT_H_
#define SHAKEDOWN_PKI_DRAFT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/catalogue.h"
#include "src/pki/mint.h"
#include "src/pki/recipe.h"
#include "src/pki/revocation/ocsp_recipe.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {

// What is special about the root above a draft.
enum class RootIs : uint8_t {
  kHonest,
  kUnknown,   // no anchor, but sent
  kUnsent,    // no anchor, and not sent
  kNamesake,  // no anchor, but sent; the anchor has the same name
};

// Certificates that no recipe names, sent with a draft (ListChange says where).
enum class Extras : uint8_t {
  kNone,
  kStrangers,
  kGarbage,
  kNothing,
  kFortySeven,   // authorities between it and its issuer
  kCrossSigned,  // its issuer as an unknown root signed it, and that root
  kLoop,         // its issuer as another signed it, and that one, signed by it
};

struct Draft {
  // Cuts at the certificate before and after it is signed.
  using Cut = void (*)(X509* certificate, const Draft& draft);

  std::string name;  // the recipe's
  std::string common_name;
  std::vector<std::string> hosts;
  std::string issuer;  // name of another draft; "": itself
  Usage usage = Usage::kServer;
  KeyKind key_kind = KeyKind::kEcP256;
  const TestKey* key = nullptr;
  int64_t not_before = 0;  // seconds since 1970
  int64_t not_after = 0;
  bool trusted = false;
  bool preinstalled = false;
  size_t timestamps = 0;  // of Certificate Transparency, embedded

  // What defects need beyond the above.
  bool issuer_is_missing = false;  // an authority that nobody has signs it
  RootIs root_is = RootIs::kHonest;
  bool another_signs = false;              // in the issuer's name
  bool names_another_issuers_key = false;  // in authorityKeyIdentifier
  bool has_issuers_key = false;
  bool peer_has_another_key = false;
  std::optional<KeyKind> peers_key_kind = {};  // none: that of key_kind
  std::vector<Cut> before_signing = {};
  std::vector<Cut> after_signing = {};
  void (*damage)(Bytes& der) = nullptr;  // done at the end
  const char* digest = "SHA256";         // of the signature
  bool says_its_usage = true;            // has an extKeyUsage
  bool allows_authorities = true;        // pathLenConstraint is not 0
  std::string permitted_name;  // nameConstraints: DNS names below this only
  std::string excluded_name;   // nameConstraints: no DNS names below this
  std::string alias;           // a name that is in no DNS name
  size_t padding = 0;          // bytes of an extension that says nothing
  ListChange list_change = ListChange::kNone;
  Extras extras = Extras::kNone;
  std::optional<bool> revoked;
  std::optional<OcspRecipe> staple;
};

using Drafts = std::map<std::string, Draft>;

// MakeDrafts fills in what the recipes leave out, around `now` (seconds since
// 1970), and applies their defects. Errors: those of Mint.
Result<Drafts> MakeDrafts(const Recipes& recipes, int64_t now);

// AnotherKey returns a key of that kind, or of P-256 if there is no second one.
const TestKey& AnotherKey(KeyKind kind, const TestKey& than);

// PeersKeyOf returns the key that a peer with this certificate really has.
const TestKey& PeersKeyOf(const Draft& draft);

// RootOf returns the self-signed draft in which the chain above (or at) `draft`
// ends, or null if it doesn't end in one.
const Draft* RootOf(const Drafts& drafts, const Draft& draft);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DRAFT_H_

// SPDX-License-Identifier: Apache-2.0
// A certificate under construction: every default of its recipe filled in, its
// key chosen, its defect applied. Internal to pki.
// Example: auto drafts = MakeDrafts(recipes, now);
#ifndef SHAKEDOWN_PKI_DRAFT_H_
#define SHAKEDOWN_PKI_DRAFT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/pki/recipe.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {

struct Draft {
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
  bool root_is_unknown = false;    // the root above it is no anchor
  void (*damage)(Bytes& der) = nullptr;  // done after signing
  const char* digest = "SHA256";         // of the signature
  bool says_its_usage = true;            // has an extKeyUsage
  bool allows_authorities = true;        // pathLenConstraint is not 0
  std::string permitted_name;  // nameConstraints: DNS names below this only
};

using Drafts = std::map<std::string, Draft>;

// MakeDrafts fills in what the recipes leave out, around `now` (seconds since
// 1970), and applies their defects. Errors: those of Mint.
Result<Drafts> MakeDrafts(const Recipes& recipes, int64_t now);

// RootOf returns the self-signed draft in which the chain above (or at) `draft`
// ends, or null if it doesn't end in one.
const Draft* RootOf(const Drafts& drafts, const Draft& draft);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DRAFT_H_

// SPDX-License-Identifier: Apache-2.0
// Turns recipes into certificates. Deterministic: the same recipes and clock
// give the same DER in every process, whatever was minted before.
// Example: auto minted = Mint(recipes, clock.UnixSeconds());
#ifndef SHAKEDOWN_PKI_MINT_H_
#define SHAKEDOWN_PKI_MINT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/recipe.h"
#include "src/pki/revocation/ocsp_recipe.h"

namespace shakedown::pki {

// What becomes of the list of certificates that begins with one. What follows
// the first is called its issuers; for extras see Minted.
enum class ListChange : uint8_t {
  kNone,
  kNothing,          // nothing is sent
  kFirstOnly,        // the issuers are not sent
  kFirstLast,        // issuers, first
  kReversed,         // root, issuers in reverse, first
  kIssuersReversed,  // first, root, issuers in reverse
  kFirstTwice,
  kIssuersTwice,
  kIssuersMany,    // repeated until 250 are sent
  kRootToo,        // first, issuers, root
  kExtrasLast,     // first, issuers, extras
  kExtrasBetween,  // first, extras, issuers
  kExtrasOnly,     // first, extras
};

// A certificate and its key. For tests only: keys are fixed and public.
struct Minted {
  Bytes der;                      // may be unparsable, if its defect says so
  Bytes subject;                  // DER Name
  std::shared_ptr<EVP_PKEY> key;  // the peer's; shared by the process: don't
                                  // change it
  bool trusted = false;           // an anchor, unless unknown_root says no
  bool preinstalled = false;      // likewise
  std::string issuer;             // name of the set; "": itself

  // What its issuer tells of it, and what is stapled to it, if the recipe or a
  // defect says so.
  std::optional<bool> revoked;
  std::optional<OcspRecipe> staple;

  // Read by ChainFor of chain.h, by names of the set.
  std::string sent_with;               // unknown_root: the root
  std::set<std::string> sent_without;  // missing_issuer: who didn't sign it
  ListChange list_change = ListChange::kNone;  // if it is the first
  // DER, or what passes for it; null if there are none.
  std::shared_ptr<const std::vector<Bytes>> extras;
};

using MintedSet = std::map<std::string, Minted>;

// Mint makes every certificate of `recipes` around `now` (seconds since 1970):
// an honest one began 365 days before and ends 365 days after (authorities:
// five times that; servers below a preinstalled root: 180 days). A defect wins
// over the recipe's own dates, names and issuer. unknown_root takes the trust
// from the root of that certificate, for the whole set; missing_issuer has it
// signed by an authority outside the set; same_name_root adds the anchor to the
// set, as "<root> the anchor". Two certificates of a set share a key only if
// there are more than 7 of P-256, or 4 of P-384 or RSA-2048 (1 of other kinds).
// Errors: an issuer that isn't there, a loop of issuers, what
// FindDefectMistake of catalogue.h finds, a bad host or date; each names the
// recipe and the nearest right word. Sets are cached for the process (the last
// 256): the second time costs microseconds. Thread-safe.
Result<MintedSet> Mint(const Recipes& recipes, int64_t now);

// What the cache held, and how often it was of use.
struct CacheUse {
  size_t sets = 0;
  size_t hits = 0;
};

// ForgetMintedForTest empties the cache, to show that this changes nothing, and
// returns its use since the last time.
CacheUse ForgetMintedForTest();

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_MINT_H_

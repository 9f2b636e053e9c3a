// SPDX-License-Identifier: Apache-2.0
// The items of keychains that a query finds.
// Example: for (const Match& match : FindMatches(query)) ...
#ifndef SHAKEDOWN_SECURITY_ITEMS_MATCH_H_
#define SHAKEDOWN_SECURITY_ITEMS_MATCH_H_

#include <vector>

#include "src/security/items/query.h"
#include "src/security/keychain/keychains.h"

namespace shakedown::security {

// An item; of an identity its certificate, with the key beside it.
struct Match {
  Found found;
  Found key = {};  // no item unless it is an identity
};

// FindMatches lists what the query finds in its keychains, in their order, as
// if there were no limit.
std::vector<Match> FindMatches(const Query& query);

// PersistentRefOf names the item for this simulation, whatever happens to it.
Bytes PersistentRefOf(const Match& match);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_ITEMS_MATCH_H_

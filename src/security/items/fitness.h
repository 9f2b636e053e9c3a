// SPDX-License-Identifier: Apache-2.0
// What a query demands of certificates beyond their attributes: names, dates,
// trust, purpose.
// Example: if (IsFit(query, item)) ...
#ifndef SHAKEDOWN_SECURITY_ITEMS_FITNESS_H_
#define SHAKEDOWN_SECURITY_ITEMS_FITNESS_H_

#include "src/security/items/query.h"
#include "src/security/keychain/item.h"

namespace shakedown::security {

// IsFit is true for what is no certificate unless the query demands one of
// these.
bool IsFit(const Query& query, const Item& item);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_ITEMS_FITNESS_H_

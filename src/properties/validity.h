// SPDX-License-Identifier: Apache-2.0
// When a scenario's certificates are valid, and the times at which that
// changes. Example: for (const int64_t time : TimesFor(validities, own)) ...
// Values; thread-safe.
#ifndef SHAKEDOWN_PROPERTIES_VALIDITY_H_
#define SHAKEDOWN_PROPERTIES_VALIDITY_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::properties {

// When a certificate is valid, both seconds included (RFC 5280 section
// 4.1.2.5).
struct Validity {
  std::string name;
  int64_t begins = 0;  // seconds since 1970
  int64_t ends = 0;
};

// IsValidSometime tells whether it is valid in a second from `from` to `until`,
// both included.
inline bool IsValidSometime(const Validity& validity, int64_t from,
                            int64_t until) {
  return validity.begins <= until && from <= validity.ends &&
         validity.begins <= validity.ends;
}

// ValiditiesIn lists those of the scenario's certificates, dated by its own
// clock, but for certificates whose dates can't be read. Error: its world can't
// be made.
Result<std::vector<Validity>> ValiditiesIn(const scenario::Scenario& scenario);

// TimesFor returns, in order, a second before, at and a second after each end
// of each validity, as far as it is since 1970, and the scenario's `own` time.
std::set<int64_t> TimesFor(const std::vector<Validity>& validities,
                           int64_t own);

// CrossingBetween names a certificate that is valid at one of two times and not
// at the other, `earlier` before `later`; "" if there is none.
std::string CrossingBetween(const std::vector<Validity>& validities,
                            int64_t earlier, int64_t later);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_VALIDITY_H_

// SPDX-License-Identifier: Apache-2.0
// Time-lapse: the clock set a second before, at and a second after each end of
// each certificate's validity. What SSLHandshake says changes only where a
// certificate becomes valid or ceases to be, and exactly there.
#ifndef SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_
#define SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "src/properties/properties.h"

namespace shakedown::properties {

// When a certificate is valid, both seconds included (RFC 5280 section
// 4.1.2.5).
struct Validity {
  std::string name;
  int64_t begins = 0;  // seconds since 1970
  int64_t ends = 0;
};

// CrossingBetween names a certificate that is valid at one of two times and not
// at the other, `earlier` before `later`; "" if there is none.
std::string CrossingBetween(const std::vector<Validity>& validities,
                            int64_t earlier, int64_t later);

// CheckTimeLapse runs the scenario at each of those times, its certificates
// being those of its own clock.
Result<PropertyResult> CheckTimeLapse(const scenario::Scenario& scenario);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_

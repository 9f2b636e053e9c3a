// SPDX-License-Identifier: Apache-2.0
// Time-lapse: the clock set a second before, at and a second after each end of
// each certificate's validity. What is found of dates is what the dates say, to
// the second; who checks them accepts nothing that is out of date; and what
// SSLHandshake says changes nowhere else.
#ifndef SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_
#define SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "src/properties/properties.h"

namespace shakedown::properties {

// CheckTimeLapse runs the scenario at each of those times, its certificates
// being those of its own clock.
Result<PropertyResult> CheckTimeLapse(const scenario::Scenario& scenario);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_TIME_LAPSE_H_

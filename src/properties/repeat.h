// SPDX-License-Identifier: Apache-2.0
// Repeat: a second run in the same process is the same, byte for byte and event
// for event.
#ifndef SHAKEDOWN_PROPERTIES_REPEAT_H_
#define SHAKEDOWN_PROPERTIES_REPEAT_H_

#include "src/properties/properties.h"

namespace shakedown::properties {

// CheckRepeat runs the scenario twice.
Result<PropertyResult> CheckRepeat(const scenario::Scenario& scenario);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_REPEAT_H_

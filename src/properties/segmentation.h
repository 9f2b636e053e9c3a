// SPDX-License-Identifier: Apache-2.0
// Segmentation invariance: how a transport cuts the bytes into calls changes
// neither what the app is told nor what either end sends.
#ifndef SHAKEDOWN_PROPERTIES_SEGMENTATION_H_
#define SHAKEDOWN_PROPERTIES_SEGMENTATION_H_

#include <string>

#include "src/properties/properties.h"

namespace shakedown::properties {

// CheckSegmentation runs the scenario with one byte per call, with would-blocks
// before everything, with both, and with three random splits of its seed.
Result<PropertyResult> CheckSegmentation(const scenario::Scenario& scenario);

// WhyNotSegmented says why a scenario is about delivery itself, so that the
// property says nothing of it; "" if it is not.
std::string WhyNotSegmented(const scenario::Scenario& scenario);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_SEGMENTATION_H_

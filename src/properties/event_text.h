// SPDX-License-Identifier: Apache-2.0
// An event as one line that says everything it holds: equal lines are equal
// events.
#ifndef SHAKEDOWN_PROPERTIES_EVENT_TEXT_H_
#define SHAKEDOWN_PROPERTIES_EVENT_TEXT_H_

#include <string>

#include "src/base/trace.h"

namespace shakedown::properties {

std::string TextOf(const Event& event);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_EVENT_TEXT_H_

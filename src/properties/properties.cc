// SPDX-License-Identifier: Apache-2.0
#include "src/properties/properties.h"

#include "src/properties/repeat.h"
#include "src/properties/segmentation.h"
#include "src/properties/time_lapse.h"

namespace shakedown::properties {

std::vector<Property> AllProperties() {
  return {Property::kSegmentation, Property::kRepeat, Property::kTimeLapse};
}

std::string NameOf(Property property) {
  switch (property) {
    case Property::kSegmentation:
      return "segmentation";
    case Property::kRepeat:
      return "repeat";
    case Property::kTimeLapse:
      return "time-lapse";
  }
  return "";
}

std::optional<Property> PropertyNamed(const std::string& name) {
  for (const Property property : AllProperties()) {
    if (NameOf(property) == name) return property;
  }
  return std::nullopt;
}

Result<PropertyResult> CheckProperty(Property property,
                                     const scenario::Scenario& scenario) {
  if (scenario.app.program) {
    PropertyResult result;
    result.excluded = "a program runs on the machine's sockets and clock";
    return result;
  }
  switch (property) {
    case Property::kSegmentation:
      return CheckSegmentation(scenario);
    case Property::kRepeat:
      return CheckRepeat(scenario);
    case Property::kTimeLapse:
      return CheckTimeLapse(scenario);
  }
  return Error{"no such property"};
}

}  // namespace shakedown::properties

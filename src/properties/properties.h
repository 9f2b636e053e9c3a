// SPDX-License-Identifier: Apache-2.0
// What must be true of every scenario, whatever it is about: each property runs
// the scenario in several ways and names the runs that came out otherwise.
// Example: auto result = CheckProperty(Property::kSegmentation, scenario);
// One thread per call.
#ifndef SHAKEDOWN_PROPERTIES_PROPERTIES_H_
#define SHAKEDOWN_PROPERTIES_PROPERTIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::properties {

enum class Property : uint8_t {
  kSegmentation,  // however the bytes are delivered: same results and bytes
  kRepeat,        // a second run is the same in everything that is visible
  kTimeLapse,     // dates count to the second, and nothing else of the clock
};

// AllProperties lists them in the order above.
std::vector<Property> AllProperties();

// NameOf returns "segmentation", "repeat" or "time-lapse".
std::string NameOf(Property property);

// PropertyNamed is the reverse; nothing for an unknown name.
std::optional<Property> PropertyNamed(const std::string& name);

// A run that came out otherwise than it should.
struct Difference {
  std::string run;   // "one byte per call"
  std::string what;  // a sentence
};

struct PropertyResult {
  std::string excluded;  // why the property says nothing here; "" if it does
  int runs = 0;
  std::vector<Difference> differences;
};

// CheckProperty runs `scenario` as the property says. Errors: its world cannot
// be made (World::Make).
Result<PropertyResult> CheckProperty(Property property,
                                     const scenario::Scenario& scenario);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_PROPERTIES_H_

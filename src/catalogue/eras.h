// SPDX-License-Identifier: Apache-2.0
// The eras that outcomes differ by: each profile has its place, from old to
// new, and a row that holds from one era to another holds in all between.
// Example: EraOf("lion-10.7") < Era::kMountainLion. Constants; thread-safe.
// The runner's defect_outcomes_test wants every profile of Secure Transport
// here, so a profile can't be added without outcomes.
#ifndef SHAKEDOWN_CATALOGUE_ERAS_H_
#define SHAKEDOWN_CATALOGUE_ERAS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace shakedown::catalogue {

// `documented` is last, as it is the newest with changes. A release that has
// profiles for its updates stands for the update that the profile's name says.
enum class Era : uint8_t {
  kTiger,
  kLeopard10Point5Point0,
  kLeopard10Point5Point7,
  kSnowLeopard10Point6Point0,
  kSnowLeopard,
  kLion10Point7Point0,
  kLion,
  kMountainLion,
  kMavericks,
  kMavericks10Point9Point2,
  kMavericks10Point9Point3,
  kMavericks10Point9Point5,
  kYosemite,
  kElCapitan,
  kSierra,
  kHighSierra,
  kCatalina,
  kDocumented,
};

// EraOf returns the place of a profile; nothing for an unknown name.
std::optional<Era> EraOf(std::string_view profile);

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_ERAS_H_

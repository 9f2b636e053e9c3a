// SPDX-License-Identifier: Apache-2.0
// What ends a handshake whether the app breaks or not, since it is no verdict
// about the chain: data. Internal to catalogue.
// Example: FindObstacle(Found::kUnparsable, Era::kLion, Holder::kServer).
#ifndef SHAKEDOWN_CATALOGUE_OBSTACLES_H_
#define SHAKEDOWN_CATALOGUE_OBSTACLES_H_

#include "src/catalogue/expectation.h"
#include "src/catalogue/found.h"

namespace shakedown::catalogue {

// In Cost::at_break: the handshake breaks first.
inline constexpr char kTheBreak[] = "";

struct Obstacle {
  Found found;
  Era from;
  Era to;
  Cost cost;
  Holders holders;
};

// FindObstacle returns the row, or nullptr: the finding is no obstacle.
const Obstacle* FindObstacle(Found found, Era era, Holder holder);

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_OBSTACLES_H_

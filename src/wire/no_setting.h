// SPDX-License-Identifier: Apache-2.0
// The part of a visitor of settings that answers for every other action, so
// that a new setting is forgotten by no visitor.
// Example: struct Setter : NoSetting { using NoSetting::operator(); ... };
#ifndef SHAKEDOWN_WIRE_NO_SETTING_H_
#define SHAKEDOWN_WIRE_NO_SETTING_H_

#include "src/wire/effect.h"

namespace shakedown::wire {

struct NoSetting {
  bool operator()(const WouldBlock&) { return false; }
  bool operator()(const CutCleanly&) { return false; }
  bool operator()(const CutAbruptly&) { return false; }
  bool operator()(const Fail&) { return false; }
  bool operator()(const Corrupt&) { return false; }
  bool operator()(const Drop&) { return false; }
  bool operator()(const Insert&) { return false; }
  bool operator()(const Duplicate&) { return false; }
  bool operator()(const Delay&) { return false; }
  bool operator()(const Reorder&) { return false; }
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_NO_SETTING_H_

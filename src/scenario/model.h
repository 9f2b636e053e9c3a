// SPDX-License-Identifier: Apache-2.0
// A scenario: everything that is to happen, as one value. YAML, the C++ builder
// and later tools make and write the same Scenario; conversion is lossless.
// Reading order: Scenario, at the end, then what it is made of.
#ifndef SHAKEDOWN_SCENARIO_MODEL_H_
#define SHAKEDOWN_SCENARIO_MODEL_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/peer/script.h"
#include "src/pki/recipe.h"
#include "src/scenario/app.h"
#include "src/scenario/expectation.h"
#include "src/wire/effect.h"

namespace shakedown::scenario {

// --- keychain: where the app's keys lie ---

// The default keychain of the app's machine.
struct Keychain {
  // Identities in it, by name, besides those that `app` names.
  std::vector<std::string> holds;
  bool locked = false;  // errSecInteractionNotAllowed for every use of a key

  // Results of every use of these keys, wherever they are: by the names of
  // their certificates.
  std::map<std::string, int32_t> refuses_to_sign;
  bool operator==(const Keychain&) const = default;
};

struct PlacedEffect {
  wire::Effect effect;
  Place place;
  bool operator==(const PlacedEffect&) const = default;
};

struct Scenario {
  std::string name;    // the file's without folder and extension, "a[b=c]"
  std::string reason;  // the leading comment
  std::string file;    // as it was given, with the cell; "" if built in C++
  uint64_t seed = 7;
  bool seed_is_random = false;  // the command draws one; others use `seed`
  int64_t clock = 1768478400;  // 2026-01-15T12:00:00Z
  std::string profile = "documented";
  pki::Recipes pki;
  peer::Script peer;
  App app;
  Keychain keychain;
  std::vector<PlacedEffect> wire;
  std::vector<Expectation> expect;
  bool expect_exactly = false;     // calls not named are not allowed
  std::vector<std::string> allow;  // "unfired_effects", "unread_data", of
                                   // programs "no_connection" and
                                   // "left_processes", or the name of a
                                   // finding that doesn't fail it
  bool operator==(const Scenario&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_MODEL_H_

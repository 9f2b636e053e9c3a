// SPDX-License-Identifier: Apache-2.0
// Which defect is found in which era, and why we think so: data. Internal to
// catalogue. Each family of defects is a file that lists its rows.
// Example: for (const Expectation& row : ExpectedOfDates()) ...
#ifndef SHAKEDOWN_CATALOGUE_EXPECTATION_H_
#define SHAKEDOWN_CATALOGUE_EXPECTATION_H_

#include <cstdint>
#include <span>

#include "src/catalogue/found.h"

namespace shakedown::catalogue {

// Positions, as bits.
using Places = uint8_t;
inline constexpr Places kOnLeaf = 1;
inline constexpr Places kOnIntermediate = 2;
inline constexpr Places kOnRoot = 4;
inline constexpr Places kAnywhere = 7;
inline constexpr Places kBelowRoot = 3;
inline constexpr Places kAbove = 6;

// Holders, as bits.
using Holders = uint8_t;
inline constexpr Holders kServers = 1;
inline constexpr Holders kClients = 6;  // whether or not one is required
inline constexpr Holders kEverybody = 7;

enum class Basis : uint8_t {
  kSpec,      // the section says so
  kInferred,  // it doesn't contradict us
};

// The rows of a defect in their order: the first that fits place, holder and
// era counts. Where none fits, nothing is found.
struct Expectation {
  const char* defect;
  Found found = Found::kNothing;
  const char* source = "";
  Basis basis = Basis::kSpec;
  Places places = kAnywhere;
  Era from = Era::kTiger;  // the oldest that finds it; documented follows 10.15
  Era to = Era::kDocumented;
  const char* detail = nullptr;  // null: the finding's own
  Holders holders = kEverybody;  // a host mismatch is of servers, whatever this
};

std::span<const Expectation> ExpectedOfDates();
std::span<const Expectation> ExpectedOfNames();
std::span<const Expectation> ExpectedOfTrust();  // and of signatures and keys
std::span<const Expectation> ExpectedOfContents();  // extensions, encoding
std::span<const Expectation> ExpectedOfLists();     // chains, revocation

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_EXPECTATION_H_

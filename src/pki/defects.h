// SPDX-License-Identifier: Apache-2.0
// The catalogue of defects: one row a defect, with what it does to a draft.
// Internal to pki; others see Defects() of mint.h.
// Example: const DefectRow* row = FindDefect("expired"); row->apply(draft,
// now);
#ifndef SHAKEDOWN_PKI_DEFECTS_H_
#define SHAKEDOWN_PKI_DEFECTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/pki/draft.h"

namespace shakedown::pki {

// Which certificates can have a defect.
enum class DefectOf : uint8_t { kAny, kLeaf, kAuthority };

struct DefectRow {
  const char* name;
  const char* meaning;
  DefectOf of;
  void (*apply)(Draft& draft, int64_t now);  // now: seconds since 1970
};

// FindDefect returns the row of that name, or null.
const DefectRow* FindDefect(std::string_view name);

// NamesOfDefects lists the catalogue, in its order.
std::vector<std::string> NamesOfDefects();

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DEFECTS_H_

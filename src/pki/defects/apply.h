// SPDX-License-Identifier: Apache-2.0
// Defects put on a draft, unless it can't have them. Internal to pki.
// Example: if (auto refusal = ApplyDefects({"expired"}, draft, now)) ...
#ifndef SHAKEDOWN_PKI_DEFECTS_APPLY_H_
#define SHAKEDOWN_PKI_DEFECTS_APPLY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/pki/draft.h"

namespace shakedown::pki {

struct Refusal {
  size_t index = 0;  // of the name
  std::string sentence;
};

// ApplyDefects applies the defects of these names in their order, around `now`
// (seconds since 1970). It stops at the first that is not in the catalogue, is
// for other certificates than this, or changes what one before it changed.
std::optional<Refusal> ApplyDefects(const std::vector<std::string>& names,
                                    Draft& draft, int64_t now);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DEFECTS_APPLY_H_

// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/eras.h"

#include <algorithm>
#include <iterator>

#include "src/catalogue/outcomes.h"

namespace shakedown::catalogue {
namespace {

// The default, then the others in the order of Era.
constexpr const char* kProfiles[] = {
    "documented",       "tiger-10.4",          "leopard-10.5.0",
    "leopard-10.5.7",   "snow-leopard-10.6.0", "snow-leopard-10.6",
    "lion-10.7.0",      "lion-10.7",           "mountain-lion-10.8",
    "mavericks-10.9",   "mavericks-10.9.2",    "mavericks-10.9.3",
    "mavericks-10.9.5", "yosemite-10.10",      "el-capitan-10.11",
    "sierra-10.12",     "high-sierra-10.13",   "catalina-10.15",
};
static_assert(std::size(kProfiles) ==
              static_cast<size_t>(Era::kDocumented) + 1);

}  // namespace

std::span<const char* const> ProfileNames() { return kProfiles; }

std::optional<Era> EraOf(std::string_view profile) {
  const auto* found =
      std::find(std::begin(kProfiles), std::end(kProfiles), profile);
  if (found == std::end(kProfiles)) return std::nullopt;
  if (found == std::begin(kProfiles)) return Era::kDocumented;
  return static_cast<Era>(found - std::begin(kProfiles) - 1);
}

}  // namespace shakedown::catalogue

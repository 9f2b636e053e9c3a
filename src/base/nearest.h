// SPDX-License-Identifier: Apache-2.0
// The "did you mean" of every error message.
// Example: Nearest("stal", {"stall", "cut"}) is "stall".
#ifndef SHAKEDOWN_BASE_NEAREST_H_
#define SHAKEDOWN_BASE_NEAREST_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shakedown {

// Nearest returns the candidate with the smallest edit distance to `word`, the
// first of equals, or nothing if even that one differs in more than a third of
// its letters.
std::optional<std::string> Nearest(std::string_view word,
                                   std::span<const std::string> candidates);

// DidYouMean returns " (did you mean 'x'?)", or "" if nothing is near.
std::string DidYouMean(std::string_view word,
                       std::span<const std::string> candidates);

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_NEAREST_H_

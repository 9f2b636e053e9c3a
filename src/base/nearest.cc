// SPDX-License-Identifier: Apache-2.0
#include "src/base/nearest.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace shakedown {
namespace {

char Lower(char letter) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      const size_t change = Lower(a[i - 1]) == Lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> Nearest(std::string_view word,
                                   std::span<const std::string> candidates) {
  constexpr size_t kLongestWord = 200;  // nothing we know is longer
  if (word.size() > kLongestWord) return std::nullopt;
  const std::string* best = nullptr;
  size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    const size_t distance = EditDistance(word, candidate);
    if (best == nullptr || distance < best_distance) {
      best = &candidate;
      best_distance = distance;
    }
  }
  if (best == nullptr || best_distance > (best->size() + 2) / 3) {
    return std::nullopt;
  }
  return *best;
}

std::string DidYouMean(std::string_view word,
                       std::span<const std::string> candidates) {
  const auto nearest = Nearest(word, candidates);
  return nearest ? " (did you mean '" + *nearest + "'?)" : "";
}

}  // namespace shakedown

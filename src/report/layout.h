// SPDX-License-Identifier: Apache-2.0
// Text for a terminal: columns of UTF-8, grouped numbers, colour.
#ifndef SHAKEDOWN_REPORT_LAYOUT_H_
#define SHAKEDOWN_REPORT_LAYOUT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace shakedown::report {

// Width counts the characters of UTF-8 text, each one column wide; the codes
// of Paint have no width.
size_t Width(std::string_view text);

// PadTo appends spaces until `text` is `columns` wide; longer text stays.
std::string PadTo(std::string text, size_t columns);

// Spread puts `left` and `right` at the two ends of a line of `columns`, at
// least two spaces apart.
std::string Spread(const std::string& left, const std::string& right,
                   size_t columns);

// Wrap breaks `text` between words so that each line has at most `columns` (a
// longer word stays whole). Lines after the first begin with `indent`, which
// does not count.
std::string Wrap(const std::string& text, size_t columns,
                 const std::string& indent);

// Grouped writes 1690 as "1,690".
std::string Grouped(size_t number);

enum class Colour { kPlain, kGood, kBad, kPause, kFaint, kStrong };

// Paint wraps `text` in the terminal's codes, or leaves it if `colour` is off.
std::string Paint(const std::string& text, Colour colour, bool on);

}  // namespace shakedown::report

#endif  // SHAKEDOWN_REPORT_LAYOUT_H_

// SPDX-License-Identifier: Apache-2.0
#include "src/conformance/row_for_test.h"

#include <cctype>
#include <iterator>

namespace shakedown::conformance {

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.section << ": " << row.sentence;
}

std::string NameOf(const testing::TestParamInfo<Row>& info) {
  std::string name;
  bool begins_word = true;
  for (const char letter : info.param.sentence) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) == 0) {
      // "10.8" and "App's" are one word each.
      begins_word = begins_word || (letter != '.' && letter != '\'');
      continue;
    }
    name += static_cast<char>(begins_word ? std::toupper(byte) : byte);
    begins_word = false;
  }
  return name;
}

Steps Plus(Steps first, const Steps& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

void AppendRows(Rows& rows, Rows more) {
  rows.insert(rows.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

TEST_P(ConformanceTest, Holds) {
  World world;
  int number = 0;
  for (const Step& step : GetParam().steps) {
    SCOPED_TRACE("step " + std::to_string(++number) +
                 " of: " + GetParam().section + ", " + GetParam().sentence);
    step(world);
    if (HasFatalFailure()) return;
  }
}

}  // namespace shakedown::conformance

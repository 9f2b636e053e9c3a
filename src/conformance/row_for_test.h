// SPDX-License-Identifier: Apache-2.0
// A row of the conformance suite: the section of the spec that it comes from,
// what the section says in a sentence, and the steps that show it. Example:
//   {"handshake.md 1.6", "A connected client that shakes hands again reads",
//    {Connect(), Handshake(0), Handshake(errSSLWouldBlock)}}
// A topic's file holds rows and hands them to CONFORMANCE_ROWS.
#ifndef SHAKEDOWN_CONFORMANCE_ROW_FOR_TEST_H_
#define SHAKEDOWN_CONFORMANCE_ROW_FOR_TEST_H_

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "src/conformance/world_for_test.h"

namespace shakedown::conformance {

// A step acts on the world, or checks something of it.
using Step = std::function<void(World&)>;
using Steps = std::vector<Step>;

struct Row {
  std::string section;   // "api.md 1.3", as sections.yaml names it
  std::string sentence;  // unique in its table: it becomes the test's name
  Steps steps;
};
using Rows = std::vector<Row>;

// As --gtest_list_tests prints it: "api.md 1.3: A bad bound is refused".
// fidelity.py counts these lines.
std::ostream& operator<<(std::ostream& out, const Row& row);

// NameOf is the sentence in CamelCase.
std::string NameOf(const testing::TestParamInfo<Row>& info);

// Plus is `first` followed by the others: for rows that share a beginning.
Steps Plus(Steps first, const Steps& then);
// Append moves the rows of one table behind those of another.
void AppendRows(Rows& rows, Rows more);

class ConformanceTest : public testing::TestWithParam<Row> {};

}  // namespace shakedown::conformance

#define CONFORMANCE_ROWS(topic, rows)                                       \
  INSTANTIATE_TEST_SUITE_P(topic, ConformanceTest, testing::ValuesIn(rows), \
                           NameOf)

#endif  // SHAKEDOWN_CONFORMANCE_ROW_FOR_TEST_H_

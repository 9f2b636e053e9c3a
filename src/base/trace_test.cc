// SPDX-License-Identifier: Apache-2.0
#include "src/base/trace.h"

#include <gtest/gtest.h>

namespace shakedown {
namespace {

TEST(TraceTest, EventsKeepTheirOrderAndTime) {
  Trace trace;
  trace.Add(Break{"first"});
  trace.AdvanceTo(250);
  trace.Add(Break{"second"});
  ASSERT_EQ(trace.events().size(), 2u);
  EXPECT_EQ(trace.events()[0].time_ms, 0);
  EXPECT_EQ(trace.events()[1].time_ms, 250);
  EXPECT_EQ(std::get<Break>(trace.events()[1].body).name, "second");
}

TEST(AlertNameTest, NameAndNumberFindEachOther) {
  for (const std::string& name : AlertNames()) {
    EXPECT_EQ(AlertName(static_cast<uint8_t>(AlertNumber(name))), name);
  }
}

TEST(AlertNameTest, UnknownAlertIsItsNumber) {
  EXPECT_EQ(AlertName(199), "199");
  EXPECT_EQ(AlertNumber("no_such_alert"), -1);
}

}  // namespace
}  // namespace shakedown

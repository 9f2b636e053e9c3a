// SPDX-License-Identifier: Apache-2.0
// A finding about a date must be true at its second, and must not be left out
// where it is as true as in another run.
#include "src/properties/date_findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shakedown::properties {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kOver[] = "expired 1970-01-01 00:03:20Z, 1 second before now";
constexpr char kAhead[] =
    "not valid before 1970-01-01 00:01:40Z, 1 second after now";

class DateFindingsTest : public testing::Test {
 protected:
  void RunAt(int64_t time, const std::string& found, int64_t after_ms = 0) {
    Trace trace;
    trace.AdvanceTo(after_ms);
    if (!found.empty()) trace.Add(TrustFinding{0, "leaf", found});
    findings_.Add(time, trace);
  }

  std::vector<std::string> Differences() const {
    std::vector<std::string> texts;
    for (const Difference& difference : findings_.Differences()) {
      texts.push_back(difference.run + ": " + difference.what);
    }
    return texts;
  }

  const std::vector<Validity> leaf_ = {{"leaf", 100, 200}};
  DateFindings findings_{leaf_};
};

TEST_F(DateFindingsTest, FindingsOnTheRightSideOfBothEdgesAreTrue) {
  RunAt(99, kAhead);
  RunAt(100, "");
  RunAt(200, "");
  RunAt(201, kOver);
  EXPECT_THAT(Differences(), IsEmpty());
}

TEST_F(DateFindingsTest, TheLastSecondIsNotOver) {
  RunAt(200, kOver);
  EXPECT_THAT(Differences(),
              ElementsAre("at 1970-01-01 00:03:20Z: 'expired 1970-01-01 "
                          "00:03:20Z' is found, which isn't true then"));
}

TEST_F(DateFindingsTest, TheFirstSecondIsNotAhead) {
  RunAt(100, kAhead);
  EXPECT_EQ(Differences().size(), 1u);
}

TEST_F(DateFindingsTest, TimeThatPassesInTheRunCounts) {
  RunAt(199, kOver, 2000);
  EXPECT_THAT(Differences(), IsEmpty());
}

TEST_F(DateFindingsTest, WhatWasFoundOnceIsFoundWheneverItIsTrue) {
  RunAt(201, "");
  RunAt(300, kOver);
  EXPECT_THAT(Differences(),
              ElementsAre("at 1970-01-01 00:03:21Z: 'expired 1970-01-01 "
                          "00:03:20Z' is not found, though at 1970-01-01 "
                          "00:05:00Z it was"));
}

TEST_F(DateFindingsTest, DatesOfNobodyAreNoticed) {
  RunAt(300, "expired 1970-01-01 00:03:21Z, 1 minute before the clock");
  EXPECT_EQ(Differences().size(), 1u);
}

TEST_F(DateFindingsTest, OtherFindingsAreNotAboutDates) {
  RunAt(150, "signature does not verify");
  EXPECT_THAT(Differences(), IsEmpty());
}

std::string AcceptedAfter(const std::string& text,
                          const std::vector<int32_t>& results) {
  Trace trace;
  trace.Add(TrustFinding{0, "leaf", text});
  for (const int32_t result : results) {
    trace.Add(CallReturned{"SSLHandshake", result, "", {}});
  }
  return AcceptedInSpiteOf(trace);
}

TEST(AcceptedInSpiteOfTest, SuccessAfterAFindingIsNoticed) {
  constexpr int32_t kWouldBlock = -9803;
  constexpr int32_t kExpired = -9814;
  EXPECT_EQ(AcceptedAfter(kOver, {0}), "expired 1970-01-01 00:03:20Z");
  EXPECT_EQ(AcceptedAfter(kOver, {kWouldBlock, 0}),
            "expired 1970-01-01 00:03:20Z");
  EXPECT_EQ(AcceptedAfter(kOver, {kExpired, 0}), "");
  EXPECT_EQ(AcceptedAfter("signature does not verify", {0}), "");
}

}  // namespace
}  // namespace shakedown::properties

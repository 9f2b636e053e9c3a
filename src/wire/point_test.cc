// SPDX-License-Identifier: Apache-2.0
#include "src/wire/point.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shakedown::wire {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Point Parsed(std::string_view text) {
  Result<Point> point = ParsePoint(text);
  EXPECT_TRUE(point.ok()) << text << ": " << point.error().message;
  return point.ok() ? point.value() : Point();
}

std::string ErrorOf(std::string_view text) {
  const Result<Point> point = ParsePoint(text);
  return point.ok() ? "no error for " + std::string(text)
                    : point.error().message;
}

TEST(PointTest, EachKindIsRead) {
  EXPECT_EQ(Parsed("server:Certificate+40"),
            Point(MessagePoint{Speaker::kServer, "Certificate", 1, 40, false}));
  EXPECT_EQ(Parsed("client:Finished 2.end"),
            Point(MessagePoint{Speaker::kClient, "Finished", 2, 0, true}));
  EXPECT_EQ(Parsed("server@1200"), Point(BytePoint{Speaker::kServer, 1200}));
  EXPECT_EQ(Parsed("client:record 3"), Point(RecordPoint{Speaker::kClient, 3}));
  EXPECT_EQ(Parsed("write call 2"), Point(CallbackPoint{true, 2}));
  EXPECT_EQ(Parsed("app:SSLHandshake 3"),
            Point(AppCallPoint{"SSLHandshake", 3}));
}

class RoundTripTest : public ::testing::TestWithParam<const char*> {};

TEST_P(RoundTripTest, WhatIsReadIsWrittenTheSame) {
  EXPECT_EQ(ToString(Parsed(GetParam())), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Points, RoundTripTest,
    ::testing::Values("server:Certificate", "server:Certificate+40",
                      "server:Certificate.end", "server:HelloRequest 2",
                      "client:Certificate 2+7", "client:Finished 2.end",
                      "server@0", "client@18446744073709551615",
                      "server:record 3", "read call 7", "write call 2",
                      "app:SSLHandshake", "app:SSLSetFutureThing 9"));

TEST(PointTest, EveryMessageNameIsKnown) {
  for (const std::string& name : MessageNames()) {
    EXPECT_EQ(ToString(Parsed("server:" + name)), "server:" + name);
  }
  EXPECT_EQ(MessageNames().size(), 17u);
}

TEST(PointTest, MisspelledMessageGetsTheNearestName) {
  EXPECT_EQ(ErrorOf("server:Certifcate+40"),
            "unknown message 'Certifcate' (did you mean 'Certificate'?)");
  EXPECT_EQ(ErrorOf("server:Qqqqqqqq"), "unknown message 'Qqqqqqqq'");
}

TEST(PointTest, MisspelledBeginningGetsTheNearestWord) {
  EXPECT_EQ(ErrorOf("sever:Certificate"),
            "'sever:Certificate' is no point: it must begin with client, "
            "server, read, write or app (did you mean 'server'?)");
}

TEST(PointTest, FunctionOutsideSecureTransportIsRefused) {
  EXPECT_EQ(ErrorOf("app:SLHandshake 2"),
            "'SLHandshake' is no function of Secure Transport, whose names "
            "begin with SSL (did you mean 'SSLHandshake'?)");
  EXPECT_THAT(ErrorOf("app:SSL"), StartsWith("'SSL' is no function"));
}

TEST(PointTest, NumbersAreChecked) {
  EXPECT_EQ(ErrorOf("server@18446744073709551616"),
            "the number '18446744073709551616' is too large");
  EXPECT_EQ(ErrorOf("server@x"), "'x' is no number");
  EXPECT_EQ(ErrorOf("server@-1"), "'-1' is no number");
  EXPECT_EQ(ErrorOf("server:Certificate+"), "a number is missing at the end");
  EXPECT_EQ(ErrorOf("read call 0"),
            "0 is too small: calls, records and messages count from 1");
}

TEST(PointTest, TrailingTextIsRefused) {
  EXPECT_EQ(ErrorOf("server:Certificate.ende"),
            "unexpected 'e' at the end of the point");
  EXPECT_EQ(ErrorOf("server@12 "), "unexpected ' ' at the end of the point");
}

TEST(PointTest, IncompletePointsSayWhatIsMissing) {
  EXPECT_THAT(ErrorOf(""), StartsWith("the point is empty: write a point"));
  EXPECT_THAT(ErrorOf("server"), StartsWith("':' or '@' must follow"));
  EXPECT_THAT(ErrorOf("server:"), StartsWith("a message's name is missing"));
  EXPECT_THAT(ErrorOf("server:record"), StartsWith("which record?"));
  EXPECT_THAT(ErrorOf("read 7"), StartsWith("which call?"));
  EXPECT_THAT(ErrorOf("app SSLRead"), StartsWith("':' must follow app"));
}

TEST(PointTest, HugeOrUnprintableTextGivesAShortLine) {
  const std::string error = ErrorOf(std::string(1'000'000, '\n'));
  EXPECT_LT(error.size(), 200u);
  EXPECT_THAT(error, Not(HasSubstr("\n")));
  EXPECT_LT(ErrorOf("server:" + std::string(1'000'000, 'x')).size(), 200u);
}

}  // namespace
}  // namespace shakedown::wire

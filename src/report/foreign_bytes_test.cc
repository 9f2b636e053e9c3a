// SPDX-License-Identifier: Apache-2.0
#include "src/report/foreign_bytes.h"

#include <gtest/gtest.h>

namespace shakedown::report {
namespace {

const Bytes kRecord = {22, 3, 3, 0, 2, 'H', 'T'};

std::string Fed(ForeignBytes& foreign, const Bytes& bytes) {
  return foreign.Feed(bytes).value_or("");
}

TEST(ForeignBytesTest, RecordsAreNotForeign) {
  ForeignBytes foreign;
  EXPECT_EQ(Fed(foreign, kRecord), "");
  EXPECT_EQ(Fed(foreign, kRecord), "");
}

TEST(ForeignBytesTest, DatagramsBeginWithARecordOrAreForeign) {
  EXPECT_EQ(ForeignDatagram(Bytes{22, 254, 255, 0}), std::nullopt);
  EXPECT_EQ(ForeignDatagram(kRecord).value_or("").substr(0, 11), "no TLS, 7 B");
}

TEST(ForeignBytesTest, RecordInPiecesIsNotForeign) {
  ForeignBytes foreign;
  for (const uint8_t byte : kRecord) EXPECT_EQ(Fed(foreign, {byte}), "");
  EXPECT_EQ(Fed(foreign, {'!'}), "no TLS, 1 B: '!'");
}

TEST(ForeignBytesTest, WhatFollowsARecordIsFoundAndQuoted) {
  ForeignBytes foreign;
  Bytes bytes = kRecord;
  Append(bytes, AsBytes("HTTP/1.1\r\n"));
  EXPECT_EQ(Fed(foreign, bytes), "no TLS, 10 B: 'HTTP/1.1\\r\\n'");
}

TEST(ForeignBytesTest, AllThatFollowsForeignBytesIsForeign) {
  ForeignBytes foreign;
  EXPECT_EQ(Fed(foreign, {'G'}), "no TLS, 1 B: 'G'");
  EXPECT_EQ(Fed(foreign, kRecord),
            "no TLS, 7 B: '\\x16\\x03\\x03\\x00\\x02HT'");
  EXPECT_EQ(Fed(foreign, {}), "");
}

TEST(ForeignBytesTest, WrongMajorVersionIsForeign) {
  ForeignBytes foreign;
  EXPECT_EQ(Fed(foreign, {22}), "");
  EXPECT_EQ(Fed(foreign, {9}), "no TLS, 2 B: '\\x16\\x09'");
}

TEST(ForeignBytesTest, LongTextIsCut) {
  EXPECT_EQ(Quoted(AsBytes("abcdefgh"), 8), "'abcde…'");
  EXPECT_EQ(Quoted(AsBytes("abcde"), 8), "'abcde'");
}

}  // namespace
}  // namespace shakedown::report

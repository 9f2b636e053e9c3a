// SPDX-License-Identifier: Apache-2.0
#include "src/base/bytes.h"

#include <gtest/gtest.h>

namespace shakedown {
namespace {

TEST(BytesTest, HexHasTwoLowerCaseDigitsAByte) {
  EXPECT_EQ(ToHex(Bytes{0x00, 0xab, 0x0f}), "00ab0f");
}

TEST(ByteReaderTest, IntegersAreBigEndian) {
  const Bytes bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  ByteReader reader(bytes);
  EXPECT_EQ(reader.ReadU8(), 1);
  EXPECT_EQ(reader.ReadU16(), 0x0203);
  EXPECT_EQ(reader.ReadU24(), 0x040506u);
  EXPECT_EQ(reader.ReadU32(), 0x0708090au);
  EXPECT_TRUE(reader.empty());
}

TEST(ByteReaderTest, ReadPastTheEndConsumesNothing) {
  const Bytes bytes = {1, 2};
  ByteReader reader(bytes);
  EXPECT_FALSE(reader.ReadU24());
  EXPECT_EQ(reader.ReadU16(), 0x0102);
}

TEST(ByteReaderTest, VectorWithALyingLengthConsumesNothing) {
  const Bytes bytes = {0, 3, 7, 7};
  ByteReader reader(bytes);
  EXPECT_FALSE(reader.ReadVector(2));
  EXPECT_EQ(reader.rest().size(), 4u);
}

TEST(ByteWriterTest, VectorIsReadBackByTheReader) {
  ByteWriter writer;
  writer.Vector(3, Bytes{5, 6});
  ByteReader reader(writer.bytes());
  const auto content = reader.ReadVector(3);
  ASSERT_TRUE(content);
  EXPECT_EQ(Bytes(content->begin(), content->end()), (Bytes{5, 6}));
}

}  // namespace
}  // namespace shakedown

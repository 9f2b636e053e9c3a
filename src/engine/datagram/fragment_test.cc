// SPDX-License-Identifier: Apache-2.0
// Fragments: what is taken, what is skipped, and what lies (RFC 4347 section
// 4.2.2, spec/handshake.md 1.9).
#include "src/engine/datagram/fragment.h"

#include <gtest/gtest.h>

namespace shakedown::engine {
namespace {

using Outcome = Reassembly::Outcome;

const Bytes kBody = {1, 2, 3, 4, 5, 6};

Fragment Part(uint16_t number, size_t offset, size_t count) {
  return {HandshakeType::kCertificate, static_cast<uint32_t>(kBody.size()),
          number, static_cast<uint32_t>(offset),
          ByteView(kBody).subspan(offset, count)};
}

TEST(FragmentTest, WrittenFragmentIsReadBack) {
  Bytes content = Part(3, 2, 3).WithHeader();
  content.push_back(99);
  ByteView rest = content;
  const auto fragment = CutFragment(rest);
  ASSERT_TRUE(fragment);
  EXPECT_EQ(fragment->message_number, 3);
  EXPECT_EQ(fragment->offset, 2u);
  EXPECT_EQ(fragment->bytes.size(), 3u);
  EXPECT_EQ(rest.size(), 1u);
}

TEST(FragmentTest, ContentThatEndsEarlyIsNoFragment) {
  const Bytes whole = Part(0, 0, 6).WithHeader();
  for (size_t size = 0; size < whole.size(); ++size) {
    ByteView content = ByteView(whole).first(size);
    EXPECT_FALSE(CutFragment(content)) << size;
  }
}

TEST(FragmentTest, FragmentPastItsMessagesEndIsNone) {
  Fragment fragment = Part(0, 0, 6);
  fragment.offset = 1;
  Bytes content = fragment.WithHeader();
  ByteView view = content;
  EXPECT_FALSE(CutFragment(view));
  fragment.offset = 0xFFFFFF;
  content = fragment.WithHeader();
  view = content;
  EXPECT_FALSE(CutFragment(view));
}

TEST(ReassemblyTest, PiecesInOrderMakeTheMessageAsIfItWereWhole) {
  Reassembly reassembly;
  EXPECT_EQ(reassembly.Add(Part(0, 0, 2)), Outcome::kIncomplete);
  EXPECT_EQ(reassembly.Add(Part(0, 2, 0)), Outcome::kIncomplete);
  EXPECT_EQ(reassembly.Add(Part(0, 2, 4)), Outcome::kComplete);
  EXPECT_EQ(reassembly.TakeMessage(), Part(0, 0, 6).WithHeader());
  EXPECT_EQ(reassembly.Add(Part(1, 0, 6)), Outcome::kComplete);
}

struct Stray {
  const char* name;
  Fragment fragment;
};

class StrayFragmentTest : public ::testing::TestWithParam<Stray> {};

// Bytes 0 and 1 of message 1 are there.
TEST_P(StrayFragmentTest, IsSkippedAndChangesNothing) {
  Reassembly reassembly;
  ASSERT_EQ(reassembly.Add(Part(0, 0, 6)), Outcome::kComplete);
  reassembly.TakeMessage();
  ASSERT_EQ(reassembly.Add(Part(1, 0, 2)), Outcome::kIncomplete);
  EXPECT_EQ(reassembly.Add(GetParam().fragment), Outcome::kSkipped);
  EXPECT_EQ(reassembly.Add(Part(1, 2, 4)), Outcome::kComplete);
  EXPECT_EQ(reassembly.TakeMessage(), Part(1, 0, 6).WithHeader());
}

Fragment OfLength(uint32_t length) {
  Fragment fragment = Part(1, 2, 2);
  fragment.message_length = length;
  return fragment;
}

Fragment OfType(HandshakeType type) {
  Fragment fragment = Part(1, 2, 4);
  fragment.type = type;
  return fragment;
}

INSTANTIATE_TEST_SUITE_P(
    Section1Point9, StrayFragmentTest,
    ::testing::Values(
        Stray{"Earlier", Part(0, 0, 6)}, Stray{"Later", Part(2, 0, 6)},
        Stray{"Again", Part(1, 0, 2)}, Stray{"Overlapping", Part(1, 1, 5)},
        Stray{"BehindAGap", Part(1, 3, 3)}, Stray{"OtherLength", OfLength(7)},
        Stray{"OtherType", OfType(HandshakeType::kFinished)}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace shakedown::engine

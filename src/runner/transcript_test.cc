// SPDX-License-Identifier: Apache-2.0
#include "src/runner/transcript.h"

#include <gtest/gtest.h>

namespace shakedown::runner {
namespace {

std::string HashOf(const std::string& app, const std::string& peer,
                   const std::string& read) {
  TranscriptHash hash;
  hash.AddConnection(AsBytes(app), AsBytes(peer), AsBytes(read));
  return hash.Finish();
}

TEST(TranscriptTest, IsSha256OverLengthsAndParts) {
  // printf '\0\0\0\0\0\0\0\1a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2bc' | sha256sum
  EXPECT_EQ(HashOf("a", "", "bc"),
            "fb9abcb07180be92066c09ce253c0a060e4634fe3accf064b556d89a691c8e5f");
}

TEST(TranscriptTest, ByteThatChangesSidesChangesIt) {
  EXPECT_NE(HashOf("ab", "c", ""), HashOf("a", "bc", ""));
  EXPECT_NE(HashOf("a", "b", ""), HashOf("a", "", "b"));
}

TEST(TranscriptTest, ConnectionsCountOneByOne) {
  TranscriptHash twice;
  twice.AddConnection(AsBytes("a"), {}, {});
  twice.AddConnection({}, AsBytes("b"), {});
  EXPECT_NE(twice.Finish(), HashOf("a", "b", ""));
}

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// Apps out of the field that misread SSLRead.
#include <algorithm>

#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;
using shakedown_testing::WouldBlock;

// A record of ten bytes, of which the app has taken four.
class HalfReadTest : public FieldTest {
 protected:
  void OpenAndReadFour(const std::string& wire) {
    Open(
        "server: {chain: [leaf], after_handshake: [send: 0123456789, silence]}"
        "\n" +
        wire);
    ASSERT_THAT(SSLHandshake(context()), Succeeds());
    ASSERT_THAT(Receive(4, got_), Succeeds());
    stalled_ = false;
  }

  // A blocking socket would wait here.
  OSStatus Read(void* data, size_t* size) override {
    const OSStatus status = FieldTest::Read(data, size);
    stalled_ = stalled_ || status == errSSLWouldBlock;
    return status;
  }

  std::string got_;
  bool stalled_ = false;
};

// libgit2/libgit2 PR#5432: with six bytes in hand SSLRead still asks the
// network for the next record, if the app wants more than six; on a blocking
// socket that stalls until the server gives up.
TEST_F(HalfReadTest, MoreThanTheRestStallsWithDataInHand) {
  OpenAndReadFour("");
  EXPECT_THAT(Receive(16, got_), WouldBlock());
  EXPECT_EQ(got_, "456789");
  EXPECT_TRUE(stalled_);
}

TEST_F(HalfReadTest, WhatIsBufferedComesWithoutAStall) {
  OpenAndReadFour("");
  size_t buffered = 0;
  SSLGetBufferedReadSize(context(), &buffered);
  EXPECT_THAT(Receive(std::min<size_t>(16, buffered), got_), Succeeds());
  EXPECT_EQ(got_, "456789");
  EXPECT_FALSE(stalled_);
}

// realm/realm-core#5435, PR#6323: the app crashed, since it had ruled out an
// error with bytes. They are good, and the error is about what should follow.
TEST_F(HalfReadTest, ErrorComesWithGoodBytes) {
  OpenAndReadFour("wire: [cut: {at: 'server:ApplicationData.end'}]\n");
  EXPECT_THAT(Receive(16, got_), FailsWith(errSSLClosedAbort));
  EXPECT_EQ(got_, "456789");
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
#include <Security/SecTransform.h>
#include <Security/SecTransformReadTransform.h>
#include <gtest/gtest.h>

#include "src/base/bytes.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class ReadTransformTest : public testing::Test {
 protected:
  CFRef<CFTypeRef> Execute(SecTransformRef transform) {
    return CFRef<CFTypeRef>::Adopt(
        SecTransformExecute(transform, error.Receive()));
  }

  CFRef<SecTransformRef> Make(const Bytes& bytes) {
    const auto stream =
        CFRef<CFReadStreamRef>::Adopt(CFReadStreamCreateWithBytesNoCopy(
            kCFAllocatorDefault, bytes.data(),
            static_cast<CFIndex>(bytes.size()), kCFAllocatorNull));
    return CFRef<SecTransformRef>::Adopt(
        SecTransformCreateReadTransformWithReadStream(stream.get()));
  }

  CFRef<CFErrorRef> error;
};

TEST_F(ReadTransformTest, GivesAllBytesOfTheStreamOnce) {
  const Bytes bytes(10'000, 7);
  const auto transform = Make(bytes);
  const auto result = Execute(transform.get());
  ASSERT_TRUE(result);
  EXPECT_TRUE(CFEqual(result.get(), cf::MakeData(bytes).get()));
  EXPECT_FALSE(Execute(transform.get()));
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecIO);
}

TEST_F(ReadTransformTest, WhatIsNoTransformIsRefused) {
  EXPECT_FALSE(Execute(nullptr));
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecParam);
  EXPECT_FALSE(Execute(CFSTR("a transform")));
  EXPECT_EQ(SecTransformCreateReadTransformWithReadStream(nullptr), nullptr);
}

}  // namespace
}  // namespace shakedown::security

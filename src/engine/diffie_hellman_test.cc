// SPDX-License-Identifier: Apache-2.0
#include "src/engine/diffie_hellman.h"

#include <gtest/gtest.h>

namespace shakedown::engine {
namespace {

// The form, and both coordinates (RFC 8422 section 5.4.1).
constexpr uint8_t kUncompressed = 4;

class EcSharedSecretTest : public testing::TestWithParam<uint16_t> {
 protected:
  std::optional<Bytes> SecretWith(ByteView theirs) {
    return SharedSecret(ours_.get(), theirs, random_);
  }

  RandomStream random_{1, "test"};
  openssl::KeyPtr ours_ = MakeEcKey(GetParam(), random_);
  openssl::KeyPtr theirs_ = MakeEcKey(GetParam(), random_);
  Bytes point_ = PublicPart(theirs_.get());
};

TEST_P(EcSharedSecretTest, IsTheSameForBothEnds) {
  const auto secret = SecretWith(point_);
  ASSERT_TRUE(secret.has_value());
  EXPECT_EQ(secret,
            SharedSecret(theirs_.get(), PublicPart(ours_.get()), random_));
  EXPECT_EQ(secret->size(), point_.size() / 2);
}

TEST_P(EcSharedSecretTest, RefusesAPointOffTheCurve) {
  point_.back() ^= 1;
  EXPECT_EQ(SecretWith(point_), std::nullopt);
}

TEST_P(EcSharedSecretTest, RefusesInfinity) {
  EXPECT_EQ(SecretWith(Bytes{0}), std::nullopt);
}

TEST_P(EcSharedSecretTest, RefusesTheOrigin) {
  Bytes origin(point_.size());
  origin.front() = kUncompressed;
  EXPECT_EQ(SecretWith(origin), std::nullopt);
}

TEST_P(EcSharedSecretTest, RefusesCoordinatesOutsideTheField) {
  Bytes outside(point_.size(), 0xff);
  outside.front() = kUncompressed;
  EXPECT_EQ(SecretWith(outside), std::nullopt);
}

TEST_P(EcSharedSecretTest, RefusesAPointThatIsCutOrEmpty) {
  point_.pop_back();
  EXPECT_EQ(SecretWith(point_), std::nullopt);
  EXPECT_EQ(SecretWith({}), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Groups, EcSharedSecretTest,
                         testing::Values(23, 24, 25));

class DhSharedSecretTest : public testing::Test {
 protected:
  std::optional<Bytes> SecretWith(ByteView theirs) {
    return SharedSecret(ours_.get(), theirs, random_);
  }

  RandomStream random_{1, "test"};
  openssl::KeyPtr ours_ = MakeDhKey(DefaultDhGroup(), random_);
};

TEST_F(DhSharedSecretTest, IsTheSameForBothEnds) {
  const openssl::KeyPtr theirs = MakeDhKey(DefaultDhGroup(), random_);
  const auto secret = SecretWith(PublicPart(theirs.get()));
  ASSERT_TRUE(secret.has_value());
  EXPECT_EQ(secret,
            SharedSecret(theirs.get(), PublicPart(ours_.get()), random_));
}

TEST_F(DhSharedSecretTest, RefusesValuesOfASmallSubgroup) {
  Bytes last = DefaultDhGroup().prime;
  last.back() -= 1;
  EXPECT_EQ(SecretWith(Bytes{0}), std::nullopt);
  EXPECT_EQ(SecretWith(Bytes{1}), std::nullopt);
  EXPECT_EQ(SecretWith(last), std::nullopt);
}

}  // namespace
}  // namespace shakedown::engine

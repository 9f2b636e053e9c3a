// SPDX-License-Identifier: Apache-2.0
#include "src/base/nearest.h"

#include <gtest/gtest.h>

#include <vector>

namespace shakedown {
namespace {

const std::vector<std::string> kEffects = {"would_block", "cut", "deliver"};

TEST(NearestTest, OneSlipFindsTheWord) {
  EXPECT_EQ(Nearest("would_blok", kEffects), "would_block");
}

TEST(NearestTest, CaseDoesNotCount) {
  EXPECT_EQ(Nearest("Deliver", kEffects), "deliver");
}

TEST(NearestTest, FarWordFindsNothing) {
  EXPECT_EQ(Nearest("elephant", kEffects), std::nullopt);
  EXPECT_EQ(DidYouMean("elephant", kEffects), "");
}

TEST(NearestTest, SuggestionIsPartOfASentence) {
  EXPECT_EQ(DidYouMean("cutt", kEffects), " (did you mean 'cut'?)");
}

}  // namespace
}  // namespace shakedown

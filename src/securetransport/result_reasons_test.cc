// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/result_reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shakedown::securetransport {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ResultReasonsTest, ExpiryIsACodeOfItsOwnUpTo10Point7) {
  const auto reasons = ReasonsFor(-9814);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_THAT(reasons[0].profiles,
              ElementsAre("documented", "tiger-10.4", "leopard-10.5.0",
                          "leopard-10.5.7", "snow-leopard-10.6.0",
                          "snow-leopard-10.6", "lion-10.7.0", "lion-10.7"));
  EXPECT_THAT(reasons[0].sentence, HasSubstr("a certificate has expired"));
}

TEST(ResultReasonsTest, CatalinaPutsExpiryUnderTheCatchAll) {
  EXPECT_THAT(
      ReasonsFor(-9807),
      Contains(testing::AllOf(
          Field(&Reason::profiles, Contains("catalina-10.15")),
          Field(&Reason::sentence, HasSubstr("a certificate has expired")))));
}

TEST(ResultReasonsTest, PeerAlertsAreExplained) {
  EXPECT_THAT(ReasonsFor(-9831),
              Contains(Field(&Reason::sentence, HasSubstr("that alert"))));
}

TEST(ResultReasonsTest, CodeOfNoProfileHasNone) {
  EXPECT_THAT(ReasonsFor(-9811), IsEmpty());
}

}  // namespace
}  // namespace shakedown::securetransport

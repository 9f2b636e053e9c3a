// SPDX-License-Identifier: Apache-2.0
// The table is whole, and its words are words. That the engine keeps to it is
// shown by the runner's defect_outcomes_test.
#include "src/catalogue/outcomes.h"

#include <gtest/gtest.h>

#include "src/base/result_codes.h"
#include "src/pki/catalogue.h"

namespace shakedown::catalogue {
namespace {

TEST(OutcomesTest, EveryDefectHasAnOutcomeEverywhere) {
  for (const pki::Defect& defect : pki::Defects()) {
    for (const char* profile : ProfileNames()) {
      for (const Holder holder : {Holder::kServer, Holder::kClient}) {
        for (const Position position : PositionsOf(defect.name, holder)) {
          const auto outcome =
              OutcomeOf(defect.name, profile, position, holder);
          ASSERT_TRUE(outcome) << defect.name;
          EXPECT_NE(outcome->source, "") << defect.name;
          for (const auto& code : {outcome->result, outcome->at_break}) {
            EXPECT_NE(FindCode(code), nullptr) << defect.name << ": " << code;
          }
        }
      }
    }
  }
}

TEST(OutcomesTest, ResultDependsOnTheProfile) {
  EXPECT_EQ(ResultOf("expired", "documented"), "errSSLCertExpired");
  EXPECT_EQ(ResultOf("expired", "lion-10.7"), "errSSLCertExpired");
  EXPECT_EQ(ResultOf("expired", "catalina-10.15"), "errSSLXCertChainInvalid");
  EXPECT_EQ(ResultOf("small_key", "high-sierra-10.13"), "errSecSuccess");
}

TEST(OutcomesTest, DefectOfAuthoritiesIsThatOfTheIntermediate) {
  EXPECT_EQ(ResultOf("not_an_authority", "documented"),
            "errSSLXCertChainInvalid");
  EXPECT_FALSE(
      OutcomeOf("not_an_authority", "documented", Position::kLeaf).has_value());
}

TEST(OutcomesTest, NobodyChecksAClientsName) {
  EXPECT_EQ(ResultOf("wrong_host", "documented", Holder::kClient),
            "errSecSuccess");
  EXPECT_EQ(ResultOf("expired", "documented", Holder::kClient),
            "errSSLCertExpired");
}

TEST(OutcomesTest, AnEmptyListIsEnoughForAClientThatMayHaveNone) {
  EXPECT_EQ(ResultOf("empty_chain", "lion-10.7", Holder::kClient),
            "errSecSuccess");
  EXPECT_EQ(ResultOf("empty_chain", "lion-10.7", Holder::kRequiredClient),
            "errSSLXCertChainInvalid");
}

TEST(OutcomesTest, ClientsStapleNothing) {
  EXPECT_TRUE(PositionsOf("staple_revoked", Holder::kClient).empty());
  EXPECT_EQ(ResultOf("staple_revoked", "documented", Holder::kClient),
            std::nullopt);
}

TEST(OutcomesTest, UnknownWordsHaveNoOutcome) {
  EXPECT_FALSE(ResultOf("expird", "documented").has_value());
  EXPECT_FALSE(ResultOf("expired", "leopard").has_value());
  EXPECT_TRUE(PositionsOf("expird").empty());
}

TEST(OutcomesTest, WorldIsPartOfAScenario) {
  EXPECT_EQ(
      PkiOf("expired", Position::kIntermediate),
      "pki:\n"
      "  root: {key: rsa-2048, trusted: true}\n"
      "  issuing: {key: rsa-2048, issuer: root, defect: expired}\n"
      "  leaf: {key: rsa-2048, host: api.example.com, issuer: issuing}\n");
}

}  // namespace
}  // namespace shakedown::catalogue

// SPDX-License-Identifier: Apache-2.0
// Holds the catalogue to what happens: every defect, at every place in the
// chain, of a server and of a client, in every profile, without the break and
// with it. Two tests a defect.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/catalogue/outcomes.h"
#include "src/pki/catalogue.h"
#include "src/runner/defect_handshake_for_test.h"
#include "src/runner/run_for_test.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::runner {
namespace {

using catalogue::Holder;
using catalogue::Position;

std::string PeersOf(Holder holder) {
  if (holder == Holder::kServer) {
    return "server: {chain: [leaf, issuing]}\n"
           "app: {peer_name: api.example.com}\n";
  }
  return std::string("client: {certificate: [leaf, issuing]}\n") +
         "app: {side: server, certificate: [server], "
         "client_side_authenticate: " +
         (holder == Holder::kClient ? "kTryAuthenticate"
                                    : "kAlwaysAuthenticate") +
         "}\n";
}

class DefectOutcomesTest : public testing::TestWithParam<pki::Defect> {
 protected:
  static void ExpectOutcomes(Holder holder) {
    const char* name = GetParam().name;
    for (const Position position : catalogue::PositionsOf(name, holder)) {
      scenario::Scenario scenario = ScenarioOf(
          catalogue::PkiOf(name, position, holder) + PeersOf(holder));
      for (const char* profile : catalogue::ProfileNames()) {
        scenario.profile = profile;
        // Its servers refuse who offers more (spec/profiles.md 5.10).
        const bool is_old = scenario.profile == "lion-10.7.0";
        scenario.peer.versions.clear();
        if (is_old) scenario.peer.versions.push_back("TLS1.0");
        const auto expected =
            catalogue::OutcomeOf(name, profile, position, holder);
        EXPECT_EQ(Show(Observe(scenario)), Show(*expected))
            << name << " of " << catalogue::NameOf(position) << " in "
            << profile;
      }
    }
  }
};

TEST_P(DefectOutcomesTest, OfAServerAreThoseOfTheCatalogue) {
  ExpectOutcomes(Holder::kServer);
}

TEST_P(DefectOutcomesTest, OfAClientAreThoseOfTheCatalogue) {
  ExpectOutcomes(Holder::kClient);
}

// A client that must come with a certificate is judged no otherwise, unless
// nothing of its list can be judged.
TEST_P(DefectOutcomesTest, OfARequiredClientAreThoseOfTheCatalogue) {
  if (GetParam().family == pki::DefectFamily::kChain ||
      GetParam().family == pki::DefectFamily::kEncoding) {
    ExpectOutcomes(Holder::kRequiredClient);
  }
}

// Else a new profile would have no outcomes, and nobody would miss them.
TEST(ProfilesTest, AllHaveOutcomes) {
  std::vector<std::string> names;
  for (const auto& profile : securetransport::AllProfiles()) {
    names.emplace_back(profile.name);
  }
  EXPECT_THAT(catalogue::ProfileNames(), testing::ElementsAreArray(names));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, DefectOutcomesTest,
                         testing::ValuesIn(pki::Defects()),
                         [](const testing::TestParamInfo<pki::Defect>& info) {
                           return std::string(info.param.name);
                         });

}  // namespace
}  // namespace shakedown::runner

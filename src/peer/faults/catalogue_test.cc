// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::HasSubstr;

std::string ErrorOf(const Script& script) {
  World world;
  const auto peer = MakePeer(script, world.certificates, world.simulation);
  return peer.ok() ? "" : peer.error().message;
}

std::string ErrorOf(Script script, std::vector<Fault> faults) {
  script.faults = std::move(faults);
  return ErrorOf(script);
}

TEST(FaultCatalogueTest, NamesAreWordsAndStandOnce) {
  std::set<std::string> names;
  for (const FaultKind& kind : FaultCatalogue()) {
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_EQ(std::string(kind.name).find_first_not_of(
                  "abcdefghijklmnopqrstuvwxyz0123456789_"),
              std::string::npos)
        << kind.name;
  }
  EXPECT_GE(names.size(), 100u);
}

TEST(FaultCatalogueTest, EveryMeaningIsOneShortLine) {
  for (const FaultKind& kind : FaultCatalogue()) {
    const std::string_view meaning = kind.meaning;
    EXPECT_GT(meaning.size(), 10u) << kind.name;
    EXPECT_LT(meaning.size(), 80u) << kind.name;
    EXPECT_NE(meaning.back(), '.') << kind.name;
  }
}

TEST(FaultCatalogueTest, EveryPhaseAndSideHasFaultsAndAName) {
  std::set<std::string> phases;
  for (const FaultKind& kind : FaultCatalogue()) {
    phases.insert(NameOf(kind.phase));
    EXPECT_NE(std::string(NameOf(kind.side)), "");
  }
  EXPECT_EQ(phases.size(), 11u);
  EXPECT_EQ(phases.count(""), 0u);
}

TEST(FaultCatalogueTest, UsualArgumentIsWithinTheLimits) {
  for (const FaultKind& kind : FaultCatalogue()) {
    if (kind.argument.name == nullptr) continue;
    EXPECT_GE(kind.argument.usual, kind.argument.least) << kind.name;
    EXPECT_LE(kind.argument.usual, kind.argument.most) << kind.name;
  }
}

TEST(FaultCatalogueTest, UnknownNameIsRefusedWithTheNearest) {
  EXPECT_EQ(ErrorOf(ServerScript(), {{"bad_finish", {}}}),
            "unknown fault 'bad_finish' (did you mean 'bad_finished'?)");
}

TEST(FaultCatalogueTest, FaultOfTheOtherSideIsRefused) {
  EXPECT_EQ(ErrorOf(ClientScript(), {{"tls13_only", {}}}),
            "the fault 'tls13_only' is one of a server, and the peer is the "
            "client");
  EXPECT_EQ(ErrorOf(ServerScript(), {{"many_suites", {}}}),
            "the fault 'many_suites' is one of a client, and the peer is the "
            "server");
}

TEST(FaultCatalogueTest, NumberMustBeWantedAndInRange) {
  EXPECT_EQ(ErrorOf(ServerScript(), {{"bad_finished", 1}}),
            "the fault 'bad_finished' takes no number");
  EXPECT_EQ(ErrorOf(ServerScript(), {{"weak_dh", 2048}}),
            "the fault 'weak_dh' takes the bits of the prime, from 512 to "
            "1024");
}

TEST(FaultCatalogueTest, WhatSpeaksNoTlsStandsAlone) {
  EXPECT_EQ(ErrorOf(ServerScript(), {{"silence", {}}}), "");
  EXPECT_THAT(ErrorOf(ServerScript(), {{"silence", {}}, {"bad_finished", {}}}),
              HasSubstr("instead of TLS"));
}

TEST(FaultCatalogueTest, FaultsOverDatagramsAreRefusedWithTheReason) {
  Script script = ServerScript();
  script.transport = wire::Transport::kDatagram;
  EXPECT_THAT(ErrorOf(script, {{"bad_finished", {}}}),
              HasSubstr("is for streams"));
}

}  // namespace
}  // namespace shakedown::peer

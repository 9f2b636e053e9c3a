// SPDX-License-Identifier: Apache-2.0
// The finding about objects is earned by objects that live, by nothing else.
#include "src/runner/app/leak_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kAnonymousServer[] =
    "server: {suites: [TLS_DH_anon_WITH_AES_128_CBC_SHA]}\n";

std::vector<std::string> FindingsAbout(const std::string& yaml) {
  return FindingsIn(RunYaml(yaml).trace);
}

TEST(LeakWatchTest, TrustThatIsNeverReleasedIsALeak) {
  EXPECT_THAT(FindingsAbout(std::string(kGoodServer) +
                            "app: {mistakes: [leaked-object]}\n"),
              ElementsAre("leaked-object"));
}

TEST(LeakWatchTest, LeaksOfSeveralConnectionsAreOneFinding) {
  EXPECT_THAT(
      FindingsAbout(std::string(kGoodServer) +
                    "app: {mistakes: [leaked-object], connections: 2}\n"),
      ElementsAre("leaked-object"));
}

TEST(LeakWatchTest, WhereThereIsNoTrustNothingIsLeaked) {
  EXPECT_THAT(FindingsAbout(std::string(kAnonymousServer) +
                            "app: {mistakes: [leaked-object], suites: "
                            "[TLS_DH_anon_WITH_AES_128_CBC_SHA]}\n"),
              IsEmpty());
}

TEST(LeakWatchTest, WhatTheWorldHoldsIsNotTheApps) {
  EXPECT_THAT(FindingsAbout("pki: {root: {trusted: true}, leaf: {host: a.test, "
                            "issuer: root}}\nclient: {certificate: none}\n"
                            "keychain: {holds: [root]}\napp: {certificate: "
                            "[leaf, root], mistakes: [leaked-object]}\n"),
              IsEmpty());
}

TEST(LeakWatchTest, AppWithoutTheMistakeLeaksNothing) {
  EXPECT_THAT(FindingsAbout(kGoodServer), IsEmpty());
}

}  // namespace
}  // namespace shakedown::runner

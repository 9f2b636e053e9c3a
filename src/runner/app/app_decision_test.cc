// SPDX-License-Identifier: Apache-2.0
// What the app does at a break, beyond going on and closing.
#include "src/runner/app/app_decision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

// A server whose root nobody trusts, an app that breaks, and its decision.
RunResult RunWith(const std::string& decision) {
  return RunYaml(
      "pki:\n"
      "  root: {}\n"
      "  other: {trusted: true}\n"
      "  leaf: {host: a.test, issuer: root}\n"
      "server: {chain: [leaf]}\n"
      "app: {peer_name: a.test, options: [break_on_server_auth], "
      "at_server_auth: " +
      decision + "}\nallow: [trust-not-looked-at]\n");
}

bool Connects(const RunResult& result) {
  const auto calls = CallsIn(result.trace);
  return std::count(calls.begin(), calls.end(),
                    "SSLHandshake: errSecSuccess") > 0;
}

TEST(AppDecisionTest, LooksAtThePeerBeforeItGoesOn) {
  const auto result = RunWith("continue");
  EXPECT_THAT(CallsIn(result.trace), Contains(StartsWith("SSLCopyPeerTrust")));
  EXPECT_THAT(FindingsIn(result.trace), IsEmpty());
}

TEST(AppDecisionTest, BadChainIsRefusedUnlessItIsAccepted) {
  EXPECT_FALSE(Connects(RunWith("inspect")));
  EXPECT_TRUE(Connects(RunWith("{accept: anyway}")));
  EXPECT_TRUE(Connects(RunWith("{accept: exceptions}")));
}

TEST(AppDecisionTest, AnchorsOfItsOwnDecide) {
  EXPECT_TRUE(Connects(RunWith("{anchors: [root]}")));
  EXPECT_FALSE(Connects(RunWith("{anchors: [other]}")));
}

TEST(AppDecisionTest, WaitingLetsVirtualTimePass) {
  const auto result = RunWith("{wait: 30s}");
  EXPECT_GE(result.trace.events().back().time_ms, 30'000);
  EXPECT_TRUE(Connects(result));
}

TEST(AppDecisionTest, CallsMeanwhileComeTooEarly) {
  for (const char* call : {"handshake", "read", "write"}) {
    const auto result = RunWith("{meanwhile: [" + std::string(call) + "]}");
    EXPECT_THAT(FindingsIn(result.trace), ElementsAre("trust-not-looked-at"))
        << call;
  }
}

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// A scenario built in C++ passes no reader: the world tells what is wrong.
#include "src/runner/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using scenario::Scenario;
using testing::HasSubstr;

class WorldTest : public testing::Test {
 protected:
  std::string Error() {
    const auto world = World::Make(scenario_);
    if (!world.ok()) return world.error().ToString();
    const auto connection = world.value()->Connect();
    return connection.ok() ? "" : connection.error().ToString();
  }

  Scenario scenario_ = ScenarioOf(kGoodServer);
};

TEST_F(WorldTest, GoodScenarioIsMade) { EXPECT_EQ(Error(), ""); }

TEST_F(WorldTest, UnknownProfileIsNamed) {
  scenario_.profile = "cheetah-10.0";
  EXPECT_EQ(Error(), "there is no profile 'cheetah-10.0'");
}

TEST_F(WorldTest, UnknownWordsOfTheAppAreNamed) {
  scenario_.app.options = {"break_on_thursdays"};
  EXPECT_EQ(Error(), "app: 'break_on_thursdays' is no session option");
  scenario_.app.options.clear();
  scenario_.app.suites = {"TLS_WITH_LOVE"};
  EXPECT_EQ(Error(), "app: 'TLS_WITH_LOVE' is no cipher suite");
  scenario_.app.suites.clear();
  scenario_.app.max_version = "TLS9";
  EXPECT_EQ(Error(), "app: 'TLS9' is no version");
  scenario_.app.max_version.reset();
  scenario_.app.client_side_authenticate = "kMaybe";
  EXPECT_EQ(Error(), "app: 'kMaybe' is no SSLAuthenticate");
}

TEST_F(WorldTest, UnknownCertificateOfTheAppIsNamed) {
  scenario_.app.at_cert_requested.set_certificate = {"bob"};
  EXPECT_EQ(Error(), "app: 'bob' is no certificate of this scenario");
}

TEST_F(WorldTest, EffectsOfTheOtherTransportAreRefused) {
  const wire::Point at = wire::CallbackPoint{false, 1};
  scenario_.wire = {{{at, wire::Reorder{}}, {}}};
  EXPECT_THAT(Error(),
              HasSubstr("'reorder at read call 1' is for datagrams"));
  scenario_.peer.transport = wire::Transport::kDatagram;
  EXPECT_EQ(Error(), "");
  scenario_.wire = {{{at, wire::Deliver{}}, {}}};
  EXPECT_THAT(Error(), HasSubstr("is for streams, not datagrams"));
}

TEST_F(WorldTest, MissingIssuerIsNamed) {
  scenario_.pki["leaf"].issuer = "nobody";
  EXPECT_THAT(Error(), HasSubstr("'nobody'"));
}

TEST_F(WorldTest, UnknownCertificateOfThePeerIsNamed) {
  scenario_.peer.chain = {"bob"};
  EXPECT_THAT(Error(), HasSubstr("bob"));
}

TEST_F(WorldTest, TrustedCertificatesAreTheAnchors) {
  auto world = World::Make(scenario_);
  ASSERT_TRUE(world.ok());
  EXPECT_TRUE(world.value()->Minted("root")->trusted);
  EXPECT_FALSE(world.value()->Minted("leaf")->trusted);
  EXPECT_EQ(world.value()->Minted("bob"), nullptr);
}

TEST_F(WorldTest, IdentityOfAnUnknownNameIsNull) {
  auto world = World::Make(scenario_);
  ASSERT_TRUE(world.ok());
  EXPECT_FALSE(world.value()->CopyIdentity({"bob"}));
  EXPECT_FALSE(world.value()->CopyCertificates({"root", "bob"}));
  const auto identity = world.value()->CopyIdentity({"leaf", "root"});
  EXPECT_EQ(CFArrayGetCount(identity.get()), 2);
}

TEST_F(WorldTest, CheckAndRunPassTheErrorOn) {
  EXPECT_TRUE(Check(scenario_).ok());
  scenario_.profile = "cheetah-10.0";
  EXPECT_FALSE(Check(scenario_).ok());
  const auto run = runner::Run(scenario_);
  ASSERT_FALSE(run.ok());
  EXPECT_THAT(run.error().message, HasSubstr("cheetah-10.0"));
}

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// The alert no_certificate (41) in place of a client's empty Certificate, as
// SSL 3 has it and servers still take it (spec/handshake.md 3.5 and 4.1).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

const Bytes kEmptyCertificate = {0x16, 3, 3, 0, 7, 0x0B, 0, 0, 3, 0, 0, 0};
const Bytes kNoCertificateAlert = {0x15, 3, 3, 0, 2, 1, 41};

class NoCertificateAlertTest : public ::testing::Test {
 protected:
  // The client's Finished covers the Certificate that was taken away, so every
  // handshake here ends there; its keys are right without RFC 7627.
  Status Handshake(const Rules& rules) {
    world_.rules = rules;
    world_.rules.extended_master_secret = false;
    world_.settings().client_authentication = ClientAuthentication::kAlways;
    world_.channel.refill = [this] { Refill(); };
    const Status status = world_.HandshakeThroughBlocks();
    (void)world_.engine().Flush();  // the alert
    return status;
  }

  void Refill() {
    world_.peer().Run();
    Bytes output = world_.peer().TakeOutput();
    const auto found =
        std::search(output.begin(), output.end(), kEmptyCertificate.begin(),
                    kEmptyCertificate.end());
    if (found != output.end()) {
      const auto after =
          found + static_cast<ptrdiff_t>(kEmptyCertificate.size());
      const auto at = output.erase(found, after);
      output.insert(at, kNoCertificateAlert.begin(), kNoCertificateAlert.end());
    }
    Append(world_.channel.incoming, output);
  }

  EngineWorld world_{Side::kServer};
};

TEST_F(NoCertificateAlertTest, IsTakenWithoutAskingTheVerifier) {
  EXPECT_EQ(Handshake({}), Status::kProtocol);
  EXPECT_EQ(world_.verifier.calls, 0);
  EXPECT_THAT(world_.Alerts(Direction::kFromPeer), ElementsAre("1:41"));
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              Contains("ClientKeyExchange"));
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:47"));
}

TEST_F(NoCertificateAlertTest, UpTo10Point9ARequiredCertificateIsAwaitedStill) {
  Rules rules;
  rules.server_verify_point = VerifyPoint::kCertificate;
  EXPECT_EQ(Handshake(rules), Status::kProtocol);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:10"));
}

}  // namespace
}  // namespace shakedown::engine

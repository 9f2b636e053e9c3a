// SPDX-License-Identifier: Apache-2.0
// EAP-FAST's use of session_ticket by a client (RFC 4851 section 3.2.2),
// against libssl, which has it for servers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <cstring>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

constexpr int kSecretSize = 48;
constexpr uint8_t kSecretByte = 7;

class EapFastTest : public ::testing::Test {
 protected:
  EapFastTest() {
    world_.settings().eap_fast_ticket = {1, 2, 3};
    world_.settings().make_master_secret = [this] {
      ++secrets_made_;
      return Bytes(kSecretSize, kSecretByte);
    };
  }

  void ServerTakesTheTicket() {
    SSL_set_session_secret_cb(world_.peer().ssl(), &GiveSecret, nullptr);
  }

  EngineWorld world_{Side::kClient};
  int secrets_made_ = 0;

 private:
  static int GiveSecret(SSL*, void* secret, int* length, STACK_OF(SSL_CIPHER) *,
                        const SSL_CIPHER**, void*) {
    std::memset(secret, kSecretByte, kSecretSize);
    *length = kSecretSize;
    return 1;
  }
};

TEST_F(EapFastTest, TakenTicketAbbreviatesTheHandshake) {
  ServerTakesTheTicket();
  ASSERT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(secrets_made_, 1);
  EXPECT_TRUE(world_.engine().resumed());
  EXPECT_THAT(world_.Messages(Direction::kFromPeer),
              ElementsAre("ServerHello", "ChangeCipherSpec", "Finished"));
  world_.Send("data");
  EXPECT_EQ(world_.PeerData(), "data");
}

TEST_F(EapFastTest, OtherServersMakeAFullHandshake) {
  ASSERT_EQ(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_EQ(secrets_made_, 0);
  EXPECT_FALSE(world_.engine().resumed());
}

TEST_F(EapFastTest, WithoutAFunctionTheShortcutIsUnexpected) {
  world_.settings().make_master_secret = nullptr;
  ServerTakesTheTicket();
  EXPECT_EQ(world_.HandshakeThroughBlocks(), Status::kProtocol);
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  EXPECT_THAT(world_.Alerts(Direction::kFromApp), ElementsAre("2:10"));
}

TEST_F(EapFastTest, WrongSecretShowsInTheServersFinished) {
  world_.settings().make_master_secret = [] { return Bytes(kSecretSize, 8); };
  ServerTakesTheTicket();
  EXPECT_NE(world_.HandshakeThroughBlocks(), Status::kOk);
  EXPECT_THAT(world_.Messages(Direction::kFromPeer), Not(Contains("Finished")));
}

}  // namespace
}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
// An app tested in callbacks mode: it is handed the wire's I/O functions.
#include "testing/examples/mail_client/mail_client.h"

#include "testing/handshake_test.h"

namespace {

using shakedown_testing::CloseNotify;
using shakedown_testing::FailsWith;
using shakedown_testing::FatalAlert;
using shakedown_testing::IsIn;
using shakedown_testing::Succeeds;
using shakedown_testing::WouldBlock;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kHost[] = "mail.example.com";

constexpr char kGoodServer[] = R"(
pki:
  root: {trusted: true}
  leaf: {host: mail.example.com, issuer: root}
server: {chain: [leaf]}
)";

constexpr char kExpiredServer[] = R"(
pki:
  root: {trusted: true}
  leaf: {host: mail.example.com, issuer: root, defect: expired}
server: {chain: [leaf]}
)";

class MailClientTest : public shakedown_testing::HandshakeTest {
 protected:
  MailClient MakeClient() {
    return {world().read_func(), world().write_func(), world().connection(),
            [this] { return Wait(); }};
  }

  // The app's patience: 20 times 100 ms of virtual time.
  bool Wait() {
    constexpr int kPatience = 20;
    world().Advance(100);
    return ++waits_ < kPatience;
  }

  int waits_ = 0;
};

TEST_F(MailClientTest, GoodServerEchoesWhatIsSent) {
  Given(kGoodServer);
  MailClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  EXPECT_THAT(client.Send("EHLO me\r\n"), Succeeds());
  std::string reply;
  EXPECT_THAT(client.Receive(reply, 9), Succeeds());
  EXPECT_EQ(reply, "EHLO me\r\n");
}

TEST_F(MailClientTest, CloseTellsThePeer) {
  Given(kGoodServer);
  MailClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  EXPECT_THAT(client.Close(), Succeeds());
  EXPECT_THAT(client.context(), IsIn(kSSLClosed));
  EXPECT_THAT(world().alerts_from_app(), ElementsAre(CloseNotify()));
}

TEST_F(MailClientTest, ExpiredLeafIsRefusedAndThePeerIsTold) {
  Given(kExpiredServer);
  MailClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), FailsWith(errSSLCertExpired));
  EXPECT_THAT(world().trust_findings(), Contains(HasSubstr("expired")));
  EXPECT_THAT(client.Close(), Succeeds());
  EXPECT_THAT(world().alerts_from_app(),
              ElementsAre(FatalAlert("certificate_expired")));
}

TEST_F(MailClientTest, UserMayAcceptAnExpiredServer) {
  Given(kExpiredServer);
  MailClient client = MakeClient();
  std::string asked_about;
  client.AskUser([&](const std::string& summary) {
    asked_about = summary;
    return true;
  });
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  EXPECT_EQ(asked_about, kHost);
}

TEST_F(MailClientTest, UserMayRefuseAnExpiredServer) {
  Given(kExpiredServer);
  MailClient client = MakeClient();
  client.AskUser([](const std::string&) { return false; });
  EXPECT_THAT(client.Connect(kHost), FailsWith(errSSLXCertChainInvalid));
}

TEST_F(MailClientTest, SilentServerEndsThePatience) {
  Given(std::string(kGoodServer) +
        "wire: [would_block: {at: server@0, forever: true}]\n");
  MailClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), WouldBlock());
  EXPECT_EQ(waits_, 20);
}

TEST_F(MailClientTest, ConnectionCutBeforeTheCertificateIsClosedAbort) {
  Given(std::string(kGoodServer) + "wire: [cut: {at: 'server:Certificate'}]\n");
  MailClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), FailsWith(errSSLClosedAbort));
}

}  // namespace

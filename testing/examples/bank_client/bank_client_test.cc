// SPDX-License-Identifier: Apache-2.0
// A client certificate: chosen, refused, or not there.
#include "testing/examples/bank_client/bank_client.h"

#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::Succeeds;

constexpr char kPki[] = R"(
pki:
  root: {trusted: true}
  leaf: {host: bank.example.com, issuer: root}
  clients: {name: Bank Customers CA}
  alice: {issuer: clients, usage: client}
)";

class BankClientTest : public shakedown_testing::HandshakeTest {
 protected:
  void GivenServerThatAsks(const std::string& how) {
    Given(std::string(kPki) +
          "server: {chain: [leaf], request_certificate: " + how + "}\n");
  }

  // A client whose user takes `identity`; "" is none.
  BankClient MakeClient(const std::string& identity) {
    return {world().read_func(), world().write_func(), world().connection(),
            [this, identity](CFArrayRef names) {
              asked_with_ = names != nullptr ? CFArrayGetCount(names) : 0;
              return identity.empty() ? nullptr
                                      : world().CopyIdentity({identity});
            }};
  }

  CFIndex asked_with_ = -1;  // how many names, at the break
};

TEST_F(BankClientTest, ChosenIdentityIsSent) {
  GivenServerThatAsks("{authorities: [clients], require: true}");
  BankClient client = MakeClient("alice");
  EXPECT_THAT(client.Connect("bank.example.com"), Succeeds());
  EXPECT_EQ(asked_with_, 1);
  EXPECT_EQ(client.certificate_state(), kSSLClientCertSent);
}

TEST_F(BankClientTest, OptionalCertificateMayBeLeftOut) {
  GivenServerThatAsks("{authorities: [clients]}");
  BankClient client = MakeClient("");
  EXPECT_THAT(client.Connect("bank.example.com"), Succeeds());
  EXPECT_EQ(client.certificate_state(), kSSLClientCertRequested);
}

TEST_F(BankClientTest, RequiredCertificateThatIsMissingEndsTheHandshake) {
  GivenServerThatAsks("{authorities: [clients], require: true}");
  BankClient client = MakeClient("");
  EXPECT_THAT(client.Connect("bank.example.com"),
              FailsWith(errSSLPeerHandshakeFail));
}

TEST_F(BankClientTest, ServerThatAsksForNothingCausesNoBreak) {
  Given(std::string(kPki) + "server: {chain: [leaf]}\n");
  BankClient client = MakeClient("alice");
  EXPECT_THAT(client.Connect("bank.example.com"), Succeeds());
  EXPECT_EQ(asked_with_, -1);
  EXPECT_EQ(client.certificate_state(), kSSLClientCertNone);
}

}  // namespace

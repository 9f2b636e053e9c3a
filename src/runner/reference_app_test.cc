// SPDX-License-Identifier: Apache-2.0
// What the built-in app does with each result of SSLHandshake.
#include "src/runner/reference_app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kBrokeForServer[] =
    "SSLHandshake: errSSLPeerAuthCompleted (-9841)";
constexpr char kBrokeForClient[] =
    "SSLHandshake: errSSLClientCertRequested (-9842)";
constexpr char kBlocked[] = "SSLHandshake: errSSLWouldBlock (-9803)";

constexpr char kExpiredServer[] =
    "pki: {root: {trusted: true},"
    " leaf: {host: a.test, issuer: root, defect: expired}}\n"
    "server: {chain: [leaf]}\n";
constexpr char kAskingServer[] =
    "pki: {root: {trusted: true}, leaf: {host: a.test, issuer: root},"
    " alice: {issuer: root, usage: client}}\n"
    "server: {chain: [leaf], request_certificate: {authorities: [root]}}\n";
constexpr char kClient[] =
    "pki: {root: {trusted: true}, leaf: {host: a.test, issuer: root}}\n"
    "client: {peer_name: a.test}\n";

class ReferenceAppTest : public testing::Test {
 protected:
  void RunApp(const std::string& peer, const std::string& app) {
    result_ = RunYaml(peer + app);
    calls_ = CallsIn(result_.trace);
  }
  // The calls of these functions, in order.
  std::vector<std::string> Only(const std::vector<std::string>& functions) {
    std::vector<std::string> some;
    for (const std::string& call : calls_) {
      for (const std::string& function : functions) {
        if (call.starts_with(function + ":")) some.push_back(call);
      }
    }
    return some;
  }
  int64_t MillisecondsPassed() const {
    return result_.trace.events().back().time_ms;
  }

  RunResult result_;
  std::vector<std::string> calls_;
};

TEST_F(ReferenceAppTest, GoodServerIsGreetedReadAndClosed) {
  RunApp(kGoodServer, "app: {peer_name: a.test, write: hello}\n");
  EXPECT_THAT(
      Only({"SSLHandshake", "SSLWrite", "SSLRead", "SSLClose"}),
      ElementsAre("SSLHandshake: errSecSuccess", "SSLWrite: errSecSuccess",
                  "SSLRead: errSecSuccess", "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, StateIsAskedBeforeAndAfterTheClose) {
  RunApp(kGoodServer, "app: {peer_name: a.test}\n");
  EXPECT_THAT(
      Only({"SSLGetSessionState", "SSLClose"}),
      ElementsAre("SSLGetSessionState: kSSLConnected",
                  "SSLClose: errSecSuccess", "SSLGetSessionState: kSSLClosed"));
}

TEST_F(ReferenceAppTest, RefusedChainIsClosed) {
  RunApp(kExpiredServer, "app: {peer_name: a.test}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLWrite", "SSLClose"}),
              ElementsAre("SSLHandshake: errSSLCertExpired (-9814)",
                          "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, AtServerAuthItContinuesByDefault) {
  RunApp(kExpiredServer, "app: {options: [break_on_server_auth]}\n");
  EXPECT_THAT(Only({"SSLHandshake"}),
              ElementsAre(kBrokeForServer, "SSLHandshake: errSecSuccess"));
}

TEST_F(ReferenceAppTest, AtServerAuthItMayClose) {
  RunApp(kGoodServer,
         "app: {options: [break_on_server_auth], at_server_auth: close}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLClose"}),
              ElementsAre(kBrokeForServer, "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, InspectContinuesWithAGoodChain) {
  RunApp(kGoodServer,
         "app: {options: [break_on_server_auth], at_server_auth: inspect}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLCopyPeerTrust"}),
              ElementsAre(kBrokeForServer, StartsWith("SSLCopyPeerTrust"),
                          "SSLHandshake: errSecSuccess"));
}

TEST_F(ReferenceAppTest, InspectClosesOnABadChain) {
  RunApp(kExpiredServer,
         "app: {options: [break_on_server_auth], at_server_auth: inspect}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLClose"}),
              ElementsAre(kBrokeForServer, "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, SetErrorIsToldAndTheHandshakeEnds) {
  RunApp(kGoodServer,
         "app: {options: [break_on_server_auth],"
         " at_server_auth: {set_error: errSecCertificateExpired}}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLSetError"}),
              ElementsAre(kBrokeForServer, "SSLSetError: errSecSuccess",
                          "SSLHandshake: errSecSuccess"));
}

TEST_F(ReferenceAppTest, AtCertRequestedItReadsTheNamesAndSetsOne) {
  RunApp(kAskingServer,
         "app: {options: [break_on_cert_requested],"
         " at_cert_requested: {set_certificate: [alice]}}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLCopyDistinguishedNames",
                    "SSLSetCertificate", "SSLGetClientCertificateState"}),
              ElementsAre(kBrokeForClient, "SSLCopyDistinguishedNames: CN=root",
                          "SSLSetCertificate: errSecSuccess",
                          "SSLHandshake: errSecSuccess",
                          "SSLGetClientCertificateState: kSSLClientCertSent"));
}

TEST_F(ReferenceAppTest, AtCertRequestedItGoesOnWithoutOneByDefault) {
  RunApp(kAskingServer, "app: {options: [break_on_cert_requested]}\n");
  EXPECT_THAT(
      Only({"SSLHandshake", "SSLGetClientCertificateState"}),
      ElementsAre(kBrokeForClient, "SSLHandshake: errSecSuccess",
                  "SSLGetClientCertificateState: kSSLClientCertRequested"));
}

TEST_F(ReferenceAppTest, AtCertRequestedItMayClose) {
  RunApp(kAskingServer,
         "app: {options: [break_on_cert_requested],"
         " at_cert_requested: close}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLClose"}),
              ElementsAre(kBrokeForClient, "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, AtClientHelloAServerChoosesItsCertificate) {
  RunApp(kClient,
         "app: {options: [break_on_client_hello],"
         " at_client_hello: {set_certificate: [leaf]}}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLSetCertificate"}),
              ElementsAre("SSLHandshake: errSSLClientHelloReceived (-9851)",
                          "SSLSetCertificate: errSecSuccess",
                          "SSLHandshake: errSecSuccess"));
}

TEST_F(ReferenceAppTest, AtClientHelloAServerMayClose) {
  RunApp(kClient,
         "app: {certificate: [leaf], options: [break_on_client_hello],"
         " at_client_hello: close}\n");
  EXPECT_THAT(Only({"SSLHandshake", "SSLClose"}),
              ElementsAre("SSLHandshake: errSSLClientHelloReceived (-9851)",
                          "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, WouldBlockIsWaitedFor) {
  RunApp(kGoodServer,
         "app: {peer_name: a.test}\n"
         "wire: [would_block: {at: 'server:Certificate', for: 5s}]\n");
  EXPECT_EQ(calls_.size() > 1 && Only({"SSLHandshake"}).front() == kBlocked,
            true);
  EXPECT_EQ(Only({"SSLHandshake"}).back(), "SSLHandshake: errSecSuccess");
  EXPECT_GE(MillisecondsPassed(), 5'000);
}

TEST_F(ReferenceAppTest, ItGivesUpByItsOwnClock) {
  RunApp(kGoodServer,
         "app: {give_up_after: 5s}\n"
         "wire: [would_block: {at: server@0, forever: true}]\n");
  EXPECT_THAT(Only({"SSLHandshake"}), Each(kBlocked));
  EXPECT_EQ(Only({"SSLClose"}).size(), 1u);
  EXPECT_EQ(MillisecondsPassed(), 5'000);
  EXPECT_EQ(result_.judgement.verdict, Verdict::kPass);
}

TEST_F(ReferenceAppTest, AMinuteWithoutProgressIsAHang) {
  RunApp(kGoodServer, "wire: [would_block: {at: server@0, forever: true}]\n");
  EXPECT_EQ(result_.judgement.verdict, Verdict::kHang);
  EXPECT_GE(MillisecondsPassed(), 60'000);
}

TEST_F(ReferenceAppTest, CloseThatBlocksIsTriedAgain) {
  RunApp(kGoodServer, "wire: [would_block: {at: 'client:Alert', calls: 2}]\n");
  EXPECT_THAT(Only({"SSLClose"}),
              ElementsAre("SSLClose: errSSLWouldBlock (-9803)",
                          "SSLClose: errSSLWouldBlock (-9803)",
                          "SSLClose: errSecSuccess"));
}

TEST_F(ReferenceAppTest, WriteThatBlocksSendsNothingTwice) {
  RunApp(kGoodServer,
         "app: {write: hello}\n"
         "wire: [would_block: {at: 'client:ApplicationData', calls: 2}]\n"
         "expect: [SSLRead: {data: hello}]\n");
  EXPECT_THAT(Only({"SSLWrite"}), Contains(HasSubstr("WouldBlock")).Times(2));
  EXPECT_EQ(result_.judgement.verdict, Verdict::kPass);
}

TEST_F(ReferenceAppTest, ReadEndsWithTheConnection) {
  RunApp(
      "pki: {root: {trusted: true}, leaf: {issuer: root}}\n"
      "server: {chain: [leaf], after_handshake: [close_notify, close]}\n",
      "app: {read: 5}\n");
  EXPECT_THAT(Only({"SSLRead"}),
              ElementsAre("SSLRead: errSSLClosedGraceful (-9805)"));
}

TEST_F(ReferenceAppTest, UnreadDataIsNoticed) {
  RunApp(
      "pki: {root: {trusted: true}, leaf: {issuer: root}}\n"
      "server: {chain: [leaf], after_handshake: [{send: hello}]}\n",
      "app: {read: 2}\n");
  EXPECT_EQ(result_.judgement.verdict, Verdict::kWrongResult);
  EXPECT_THAT(result_.judgement.mismatches[0].what, HasSubstr("3 bytes"));
}

TEST_F(ReferenceAppTest, HandshakeAgainIsOneMoreCallAfterAFailure) {
  RunApp(kExpiredServer, "app: {peer_name: a.test, handshake_again: true}\n");
  EXPECT_EQ(Only({"SSLHandshake"}).size(), 2u);
}

TEST_F(ReferenceAppTest, ConfigurationGoesThroughTheApi) {
  RunApp(kGoodServer,
         "app: {peer_name: a.test, min_version: TLS1.1, max_version: TLS1.1,"
         " suites: [TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA], peer_id: id,"
         " enable_cert_verify: true, allows_any_root: false,"
         " trusted_roots: [root]}\n");
  EXPECT_THAT(calls_, Contains("SSLGetNegotiatedProtocolVersion: "
                               "kTLSProtocol11"));
  EXPECT_THAT(calls_, Contains("SSLGetNegotiatedCipher: "
                               "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
  EXPECT_THAT(calls_, Not(Contains(HasSubstr("errSecParam"))));
}

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// Every alert at both levels before, and in place of, every message of the
// handshake: what SSLHandshake gives (spec/handshake.md 4.1).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/alert_results_for_test.h"
#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

struct Place {
  bool peer_is_server;
  const char* message;
};

constexpr Place kPlaces[] = {
    {true, "ServerHello"},        {true, "Certificate"},
    {true, "ServerKeyExchange"},  {true, "CertificateRequest"},
    {true, "ServerHelloDone"},    {true, "ChangeCipherSpec"},
    {true, "Finished"},           {false, "ClientKeyExchange"},
    {false, "CertificateVerify"}, {false, "ChangeCipherSpec"},
    {false, "Finished"},
};

class AlertPlacesTest : public testing::TestWithParam<Place> {
 protected:
  static scenario::Scenario Base() {
    const std::string peer = GetParam().peer_is_server
                                 ? "server: {chain: [leaf], "
                                   "request_certificate: {}}\n"
                                   "app: {certificate: [alice], "
                                   "peer_name: a.test, "
                                 : "client: {certificate: [alice]}\n"
                                   "app: {certificate: [leaf], "
                                   "client_side_authenticate: "
                                   "kTryAuthenticate, ";
    return ScenarioOf(
        "pki:\n"
        "  root: {trusted: true}\n"
        "  leaf: {host: a.test, issuer: root}\n"
        "  alice: {issuer: root, usage: client}\n" +
        peer + "give_up_after: 1s}\n");
  }

  // The first result of SSLHandshake that is not to wait.
  static int32_t Handshake(peer::ScriptedAlert alert) {
    scenario::Scenario scenario = Base();
    scenario.peer.alert = std::move(alert);
    const auto result = runner::Run(scenario);
    EXPECT_TRUE(result.ok()) << result.error().ToString();
    for (const Event& event : result.value().trace.events()) {
      const auto* call = std::get_if<CallReturned>(&event.body);
      if (call == nullptr || call->function != "SSLHandshake") continue;
      if (call->result != -9803) return call->result;
    }
    return -9803;
  }
};

// A known alert ends it; of others only a fatal one does.
TEST_P(AlertPlacesTest, BeforeTheMessageEachAlertGivesItsCode) {
  constexpr auto kBefore = peer::ScriptedAlert::Where::kBefore;
  for (const AlertResults& alert : kAlertResults) {
    const uint8_t number = alert.description;
    const std::string message = GetParam().message;
    EXPECT_EQ(Handshake({message, {1, number}, kBefore}), alert.warning)
        << "warning " << int{number} << " before " << message;
    EXPECT_EQ(Handshake({message, {2, number}, kBefore}), alert.fatal)
        << "fatal " << int{number} << " before " << message;
  }
}

// What is passed over is followed by the end of the connection.
TEST_P(AlertPlacesTest, InPlaceOfTheMessageEachAlertGivesItsCode) {
  constexpr int32_t kClosedAbort = -9806;
  const auto or_end = [](int32_t code) { return code ? code : kClosedAbort; };
  for (const AlertResults& alert : kAlertResults) {
    const uint8_t number = alert.description;
    const std::string message = GetParam().message;
    EXPECT_EQ(Handshake({message, {1, number}}), or_end(alert.warning))
        << "warning " << int{number} << " instead of " << message;
    EXPECT_EQ(Handshake({message, {2, number}}), or_end(alert.fatal))
        << "fatal " << int{number} << " instead of " << message;
  }
}

std::string NameOfPlace(const testing::TestParamInfo<Place>& info) {
  return std::string(info.param.peer_is_server ? "Server" : "Client") +
         info.param.message;
}

INSTANTIATE_TEST_SUITE_P(All, AlertPlacesTest, testing::ValuesIn(kPlaces),
                         NameOfPlace);

}  // namespace
}  // namespace shakedown::runner

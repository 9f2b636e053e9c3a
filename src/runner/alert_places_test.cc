// SPDX-License-Identifier: Apache-2.0
// Every alert at both levels before, and in place of, every message of the
// handshake: what SSLHandshake gives (spec/handshake.md 4.1).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"

namespace shakedown::runner {
namespace {

struct Alert {
  uint8_t description;
  int32_t warning;
  int32_t fatal;
};

// Section 4.1, by number. 0: it is passed over.
constexpr Alert kAlerts[] = {
    {0, -9805, -9805},   {10, -9819, -9819}, {20, -9820, -9820},
    {21, -9821, -9821},  {22, -9822, -9822}, {30, -9823, -9823},
    {40, -9824, -9824},  {41, 0, 0},         {42, -9825, -9825},
    {43, -9826, -9826},  {44, -9827, -9827}, {45, -9828, -9828},
    {46, -9829, -9829},  {47, -9830, -9830}, {48, -9831, -9831},
    {49, -9832, -9832},  {50, -9833, -9833}, {51, -9834, -9834},
    {60, -9835, -9835},  {70, -9836, -9836}, {71, -9837, -9837},
    {80, -9838, -9838},  {86, 0, -9802},     {90, -9839, -9839},
    {100, -9840, -9840}, {109, 0, -9802},    {110, -9802, -9802},
    {111, 0, -9802},     {112, 0, -9802},    {113, 0, -9802},
    {114, 0, -9802},     {115, 0, -9802},    {116, 0, -9802},
    {120, 0, -9802},     {255, 0, -9802},
};

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
  for (const Alert& alert : kAlerts) {
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
  for (const Alert& alert : kAlerts) {
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

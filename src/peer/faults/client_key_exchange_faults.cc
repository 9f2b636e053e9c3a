// SPDX-License-Identifier: Apache-2.0
// What a client does wrong in its ClientKeyExchange.
#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kKeyExchange;
constexpr FaultSide kClient = FaultSide::kClient;

void OnlyRsa(Plan& plan) {
  plan.script.suites = {"TLS_RSA_WITH_AES_128_CBC_SHA"};
}

// The hello says an older version than the one libssl writes into the premaster
// secret, so that both ends have the same keys if nobody looks.
void WrongPremasterVersion(Plan& plan, int64_t) {
  OnlyRsa(plan);
  EditClientHello(plan, [](Hello& hello) { hello.version = 0x0302; });
}

void GarbledPremaster(Plan& plan, int64_t) {
  OnlyRsa(plan);
  plan.EditMessage("ClientKeyExchange",
                   [](Bytes& message) { message.back() ^= 1; });
}

void OffCurve(Plan& plan, int64_t) {
  plan.EditMessage("ClientKeyExchange",
                   [](Bytes& message) { message.back() ^= 1; });
}

void DhValue(Plan& plan, int64_t value) {
  plan.script.suites = {"TLS_DHE_RSA_WITH_AES_128_CBC_SHA"};
  plan.EditBody("ClientKeyExchange", [value](Bytes& body) {
    body = {0, 1, static_cast<uint8_t>(value)};
  });
}

void Empty(Plan& plan, int64_t) {
  plan.EditBody("ClientKeyExchange", [](Bytes& body) { body = {}; });
}

void TrailingBytes(Plan& plan, int64_t) {
  plan.EditBody("ClientKeyExchange", [](Bytes& body) { body.push_back(0); });
}

}  // namespace

FaultRows ClientKeyExchangeFaults() {
  return {
      {"wrong_premaster_version", kPhase, kClient,
       "puts another version into the premaster secret than into its hello",
       &WrongPremasterVersion},
      {"garbled_premaster", kPhase, kClient,
       "sends a premaster secret that the app's key cannot decrypt",
       &GarbledPremaster},
      {"client_point_off_curve", kPhase, kClient,
       "sends a point that is not on the curve", &OffCurve},
      {"client_dh_value",
       kPhase,
       kClient,
       "sends a tiny number as its Diffie-Hellman value",
       &DhValue,
       {"value", 0, 255, 1}},
      {"empty_key_exchange", kPhase, kClient,
       "sends a ClientKeyExchange without content", &Empty},
      {"key_exchange_trailing_bytes", kPhase, kClient,
       "sends a byte too many in its ClientKeyExchange", &TrailingBytes},
  };
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// What a server does wrong in its ServerKeyExchange. Where more than the
// signature is wrong, the signature is right.
#include "src/peer/faults/key_exchange_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kKeyExchange;
constexpr FaultSide kServer = FaultSide::kServer;

constexpr uint8_t kServerKeyExchangeType = 12;

void BadSignature(Plan& plan, int64_t) {
  EditKeyExchange(plan, [](KeyExchange& exchange) {
    if (!exchange.signature.empty()) exchange.signature.back() ^= 1;
  });
}

void Scheme(Plan& plan, int64_t scheme) {
  EditKeyExchange(plan, [scheme](KeyExchange& exchange) {
    if (exchange.scheme) exchange.scheme = static_cast<uint16_t>(scheme);
  });
}

void Curve(Plan& plan, int64_t curve) {
  EditParameters(plan, [curve](KeyParameters& parameters) {
    parameters.curve = static_cast<uint16_t>(curve);
  });
}

void ExplicitCurve(Plan& plan, int64_t) {
  EditParameters(plan,
                 [](KeyParameters& parameters) { parameters.curve_type = 1; });
}

void OffCurve(Plan& plan, int64_t) {
  EditParameters(plan, [](KeyParameters& parameters) {
    if (!parameters.value.empty()) parameters.value.back() ^= 1;
  });
}

void EmptyPoint(Plan& plan, int64_t) {
  EditParameters(plan,
                 [](KeyParameters& parameters) { parameters.value = {}; });
}

void WeakDh(Plan& plan, int64_t bits) {
  plan.script.dh_bits = static_cast<int>(bits);
  plan.script.suites = {"TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
                        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"};
}

void DhValue(Plan& plan, int64_t value) {
  EditParameters(plan, [value](KeyParameters& parameters) {
    parameters.value = {static_cast<uint8_t>(value)};
  });
}

void Truncated(Plan& plan, int64_t bytes) {
  plan.EditBody(
      plan.script.is_server ? "ServerKeyExchange" : "ClientKeyExchange",
      [bytes](Bytes& body) {
        if (static_cast<size_t>(bytes) < body.size()) {
          body.resize(bytes);
        }
      });
}

void Missing(Plan& plan, int64_t) {
  plan.Omit(plan.script.is_server ? "ServerKeyExchange" : "ClientKeyExchange");
}

void Twice(Plan& plan, int64_t) {
  plan.Repeat(plan.script.is_server ? "ServerKeyExchange"
                                    : "ClientKeyExchange");
}

// An identity hint, which means nothing here.
void UnderRsa(Plan& plan, int64_t) {
  plan.script.suites = {"TLS_RSA_WITH_AES_128_CBC_SHA",
                        "TLS_RSA_WITH_AES_128_GCM_SHA256"};
  plan.PutBefore("ServerHelloDone",
                 {openssl::kHandshakeType,
                  Message(kServerKeyExchangeType, Bytes{0, 1, 'x'})});
}

}  // namespace

FaultRows ServerKeyExchangeFaults() {
  constexpr FaultSide kEither = FaultSide::kEither;
  return {
      {"bad_key_exchange_signature", kPhase, kServer,
       "signs its key exchange wrongly", &BadSignature},
      {"unknown_signature_scheme",
       kPhase,
       kServer,
       "signs its key exchange in a way that the app does not know, in TLS 1.2",
       &Scheme,
       {"scheme's number", 0, 0xFFFF, 0x0909}},
      {"unsupported_curve",
       kPhase,
       kServer,
       "chooses a curve that the app does not have",
       &Curve,
       {"curve's number", 0, 0xFFFF, 29}},
      {"explicit_curve", kPhase, kServer,
       "describes its curve instead of naming it", &ExplicitCurve},
      {"point_off_curve", kPhase, kServer,
       "sends a point that is not on the curve", &OffCurve},
      {"empty_point", kPhase, kServer, "sends a point of no bytes",
       &EmptyPoint},
      {"weak_dh",
       kPhase,
       kServer,
       "agrees on keys modulo a prime that is too short",
       &WeakDh,
       {"bits of the prime", 512, 1024, 768}},
      {"dh_value",
       kPhase,
       kServer,
       "sends a tiny number as its Diffie-Hellman value",
       &DhValue,
       {"value", 0, 255, 1}},
      {"truncated_key_exchange",
       kPhase,
       kEither,
       "ends its key exchange message early, with a length that fits",
       &Truncated,
       {"bytes that are left", 0, 60, 20}},
      {"missing_key_exchange", kPhase, kEither,
       "leaves its key exchange message out", &Missing},
      {"key_exchange_twice", kPhase, kEither,
       "sends its key exchange message a second time", &Twice},
      {"key_exchange_under_rsa", kPhase, kServer,
       "sends a ServerKeyExchange under a suite of RSA key transport",
       &UnderRsa},
  };
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
#include "src/properties/segmentation.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "src/properties/outcome.h"
#include "src/runner/run.h"

namespace shakedown::properties {
namespace {

using scenario::Expectation;
using scenario::ExpectCall;
using scenario::PlacedEffect;
using scenario::Scenario;
using wire::Speaker;

constexpr char kWouldBlock[] = "errSSLWouldBlock";
constexpr int kRandomSplits = 3;

// A way to deliver, in both directions.
struct Way {
  std::string name;
  std::vector<wire::Effect> effects;
};

wire::Effect From(Speaker speaker, int bytes, int between) {
  return {std::nullopt, wire::Deliver{speaker, bytes, between}};
}

Way Evenly(std::string name, int bytes, int between) {
  return {std::move(name),
          {From(Speaker::kClient, bytes, between),
           From(Speaker::kServer, bytes, between)}};
}

// Other lengths, and sometimes a would-block, call by call; the last stays.
Way AtRandom(const Scenario& scenario, int number) {
  constexpr size_t kCalls = 120;
  constexpr uint32_t kMostBytes = 48;
  Way way{"random split " + std::to_string(number), {}};
  std::mt19937 random(static_cast<uint32_t>(scenario.seed) +
                      static_cast<uint32_t>(number));
  const Speaker app =
      scenario.app.is_server ? Speaker::kServer : Speaker::kClient;
  const Speaker peer =
      scenario.app.is_server ? Speaker::kClient : Speaker::kServer;
  for (size_t call = 1; call <= kCalls; ++call) {
    for (const bool is_write : {false, true}) {
      const int bytes = 1 + static_cast<int>(random() % kMostBytes);
      const int between = static_cast<int>(random() % 2);
      wire::Effect& effect = way.effects.emplace_back();
      effect.at = wire::CallbackPoint{is_write, call};
      effect.action = wire::Deliver{is_write ? app : peer, bytes, between};
    }
  }
  return way;
}

std::vector<Way> Ways(const Scenario& scenario) {
  std::vector<Way> ways = {Evenly("one byte per call", 1, 0),
                           Evenly("would-block before everything", 0, 1),
                           Evenly("would-block before each byte", 1, 1)};
  for (int i = 1; i <= kRandomSplits; ++i) {
    ways.push_back(AtRandom(scenario, i));
  }
  return ways;
}

bool IsWouldBlock(const Expectation& expectation) {
  const auto* call = std::get_if<ExpectCall>(&expectation.body);
  return call != nullptr &&
         (call->result == kWouldBlock || call->result == "-9803");
}

// The same timeline, with any number of would-blocks before each call.
std::vector<Expectation> WithAnyWouldBlocks(
    const std::vector<Expectation>& timeline) {
  std::vector<Expectation> relaxed;
  for (const Expectation& expectation : timeline) {
    if (IsWouldBlock(expectation)) {
      relaxed.push_back(expectation);
      relaxed.back().times = 1;
      relaxed.back().any_number = true;
      continue;
    }
    const auto* call = std::get_if<ExpectCall>(&expectation.body);
    const int times = call == nullptr ? 1 : expectation.times;
    for (int i = 0; i < times; ++i) {
      if (call != nullptr) {
        Expectation blocks;
        blocks.body = ExpectCall{call->function, kWouldBlock, {}, {}};
        blocks.any_number = true;
        relaxed.push_back(std::move(blocks));
      }
      relaxed.push_back(expectation);
      relaxed.back().times = 1;
    }
  }
  return relaxed;
}

Scenario Delivered(const Scenario& scenario, const Way& way) {
  Scenario changed = scenario;
  for (const wire::Effect& effect : way.effects) {
    changed.wire.push_back({effect, {}});
  }
  changed.expect = WithAnyWouldBlocks(scenario.expect);
  changed.allow.push_back("unfired_effects");
  return changed;
}

// Places where Secure Transport itself depends on whether the last bytes of
// a call leave at once, as the spec has it; "" if the scenario has neither.
std::string WhyFlushMatters(const Scenario& scenario) {
  constexpr int32_t kExpired = -67818;
  constexpr int32_t kRevoked = -67820;
  const scenario::App& app = scenario.app;
  for (const auto* decision :
       {&app.at_server_auth, &app.at_cert_requested, &app.at_client_hello}) {
    const auto& error = decision->set_error;
    if (error == kExpired || error == kRevoked) {
      return "SSLHandshake closes for SSLSetError, and is not to be called "
             "again (spec/api.md 4.3)";
    }
    if (!decision->meanwhile.empty()) {
      return "a call in the break goes as far as the bytes that have come";
    }
  }
  const auto& steps = scenario.peer.after_handshake;
  const bool renegotiates =
      steps &&
      std::any_of(steps->begin(), steps->end(), [](const peer::Step& step) {
        return std::holds_alternative<peer::Renegotiate>(step);
      });
  if (app.is_server && renegotiates) {
    return "SSLHandshake called again for a server's last flight reads on "
           "(spec/api.md Q4)";
  }
  return "";
}

// What differs; "" if nothing does.
std::string Compare(const runner::RunResult& plain,
                    const runner::RunResult& other) {
  const auto where =
      WhereTheyDiffer(Results(plain.trace), Results(other.trace));
  if (where) return *where;
  if (plain.judgement.verdict != other.judgement.verdict) {
    const auto& mismatches = other.judgement.mismatches;
    return "the verdict became " + runner::NameOf(other.judgement.verdict) +
           (mismatches.empty() ? "" : ": " + mismatches.front().what);
  }
  return plain.transcript == other.transcript ? ""
                                              : "the transcript is another";
}

}  // namespace

std::string WhyNotSegmented(const Scenario& scenario) {
  if (scenario.peer.transport == wire::Transport::kDatagram) {
    return "datagrams come whole";
  }
  if (!scenario.app.mistakes.empty()) {
    return "a careless app does otherwise when its bytes come otherwise";
  }
  if (const std::string why = WhyFlushMatters(scenario); !why.empty()) {
    return why;
  }
  for (const PlacedEffect& placed : scenario.wire) {
    const auto& at = placed.effect.at;
    if (!at) continue;
    if (std::holds_alternative<wire::CallbackPoint>(*at)) {
      return "an effect stands at the n-th call of a callback";
    }
    const auto* call = std::get_if<wire::AppCallPoint>(&*at);
    if (call != nullptr && call->number > 1) {
      return "an effect stands at the n-th call of " + call->function;
    }
  }
  return "";
}

Result<PropertyResult> CheckSegmentation(const Scenario& scenario) {
  PropertyResult result;
  result.excluded = WhyNotSegmented(scenario);
  if (!result.excluded.empty()) return result;
  const auto plain = runner::Run(scenario);
  if (!plain.ok()) return plain.error();
  ++result.runs;
  for (const Way& way : Ways(scenario)) {
    const auto other = runner::Run(Delivered(scenario, way));
    if (!other.ok()) return other.error();
    ++result.runs;
    const std::string what = Compare(plain.value(), other.value());
    if (!what.empty()) result.differences.push_back({way.name, what});
  }
  return result;
}

}  // namespace shakedown::properties

// SPDX-License-Identifier: Apache-2.0
#include "src/properties/event_text.h"

namespace shakedown::properties {
namespace {

std::string From(Direction direction) {
  return direction == Direction::kFromApp ? "app " : "peer ";
}

std::string Number(int64_t number) { return " " + std::to_string(number); }

struct BodyText {
  std::string operator()(const CallBegan& event) const {
    return "call " + event.function + Number(event.context);
  }
  std::string operator()(const CallReturned& event) const {
    return "return " + event.function + Number(event.result) + " " +
           event.detail + " " + ToHex(event.data) + Number(event.context);
  }
  std::string operator()(const CallbackCalled& event) const {
    return "callback from " + From(event.direction) +
           std::to_string(event.asked) + "/" + std::to_string(event.moved) +
           Number(event.result);
  }
  std::string operator()(const BytesSent& event) const {
    return "bytes from " + From(event.direction) + ToHex(event.bytes);
  }
  std::string operator()(const MessageMoved& event) const {
    return "message from " + From(event.direction) + event.name + " " +
           std::to_string(event.length) + (event.encrypted ? "*" : "");
  }
  std::string operator()(const AlertMoved& event) const {
    return "alert from " + From(event.direction) + std::to_string(event.level) +
           Number(event.description) + (event.encrypted ? "*" : "");
  }
  std::string operator()(const AlertQueued& event) const {
    return "alert queued " + std::to_string(event.level) +
           Number(event.description);
  }
  std::string operator()(const ContextGone& event) const {
    return "context gone" + Number(event.context);
  }
  std::string operator()(const TrustEvaluated& event) const {
    return "trust evaluated by " + event.function;
  }
  std::string operator()(const NullTrustUsed& event) const {
    return "null trust in " + event.function;
  }
  std::string operator()(const DataUsed& event) const {
    return "data used" + Number(static_cast<int64_t>(event.bytes));
  }
  std::string operator()(const Break& event) const {
    return "break " + event.name;
  }
  std::string operator()(const StateChanged& event) const {
    return "state " + event.from + " to " + event.to;
  }
  std::string operator()(const TrustFinding& event) const {
    return "trust " + std::to_string(event.certificate) + " " + event.subject +
           ": " + event.text;
  }
  std::string operator()(const EffectFired& event) const {
    return "effect " + event.text;
  }
  std::string operator()(const FlightSentAgain& event) const {
    return "flight again from " + From(event.direction) +
           std::to_string(event.transmission);
  }
  std::string operator()(const PeerEvent& event) const {
    return "peer " + event.text;
  }
  std::string operator()(const ClockAdvanced& event) const {
    return "clock" + Number(event.milliseconds);
  }
  std::string operator()(const Finding& event) const {
    return "finding " + event.name + ": " + event.text;
  }
};

}  // namespace

std::string TextOf(const Event& event) {
  return std::to_string(event.time_ms) +
         " ms: " + std::visit(BodyText(), event.body);
}

}  // namespace shakedown::properties

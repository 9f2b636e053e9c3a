// SPDX-License-Identifier: Apache-2.0
#include "src/report/ladder.h"

#include <set>
#include <vector>

#include "src/base/result_codes.h"
#include "src/report/layout.h"
#include "src/simulation/clock.h"

namespace shakedown::report {
namespace {

constexpr int32_t kWouldBlockCode = -9803;
constexpr uint8_t kWarning = 1;

bool IsBreakCode(int32_t code) {
  return code == -9841 || code == -9842 || code == -9851;
}

// Calls that move bytes or decide something; all others show only if they fail
// or give a value.
bool IsDriver(const std::string& function) {
  static const std::set<std::string> drivers = {
      "SSLHandshake", "SSLReHandshake", "SSLRead",          "SSLWrite",
      "SSLClose",     "SSLSetError",    "SSLSetCertificate"};
  return drivers.count(function) > 0;
}

std::string Milliseconds(int64_t ms) {
  return ms % 1000 == 0 && ms > 0 ? std::to_string(ms / 1000) + " s"
                                  : std::to_string(ms) + " ms";
}

// Turns events into lines. Messages of one direction are gathered into one
// arrow; calls that would block without moving anything are counted.
class Painter {
 public:
  Painter(std::string peer, bool colour)
      : peer_(std::move(peer)), colour_(colour) {}

  void operator()(const CallBegan& call) {
    if (IsDriver(call.function)) call_ = call.function;
  }

  void operator()(const CallReturned& call) {
    FlushArrow();
    if (call.result == kWouldBlockCode && IsDriver(call.function)) {
      return Block(call);
    }
    EndBlocks();
    if (IsDriver(call.function)) {
      OpenCall();
      Line("  " + Mark(call), call.detail);
    } else if (call.result != 0) {
      Line("  " + call.function + " " + Mark(call), "");
    } else if (!call.detail.empty()) {
      Line("  " + call.function, call.detail);
    }
    call_.clear();
  }

  void operator()(const MessageMoved& message) {
    AddToArrow(message.direction, message.name + " " + Grouped(message.length) +
                                      " B" + (message.encrypted ? "*" : ""));
  }

  void operator()(const AlertMoved& alert) {
    AddToArrow(alert.direction,
               std::string("alert ") +
                   (alert.level == kWarning ? "warning " : "fatal ") +
                   AlertName(alert.description) + (alert.encrypted ? "*" : ""));
  }

  void operator()(const StateChanged& change) {
    FlushArrow();
    state_ = change.to;
  }

  void operator()(const TrustFinding& finding) {
    Remark("! " + finding.subject + ": " + finding.text, Colour::kBad);
  }

  void operator()(const EffectFired& effect) {
    FlushArrow();
    if (effect.text.rfind("would_block", 0) == 0) {
      blocked_by_ = effect.text;
    } else {
      Remark("~ " + effect.text, Colour::kPause);
    }
  }

  void operator()(const PeerEvent& event) {
    Remark(peer_ + ": " + event.text, Colour::kFaint);
  }

  void operator()(const Finding& finding) {
    Remark("! finding " + finding.name + ": " + finding.text, Colour::kBad);
  }

  void operator()(const ClockAdvanced& step) {
    waited_ms_ += step.milliseconds;
  }
  void operator()(const CallbackCalled&) {}
  void operator()(const BytesSent&) {}
  void operator()(const Break&) { FlushArrow(); }

  std::string Finish() {
    FlushArrow();
    EndBlocks();
    return std::move(text_);
  }

 private:
  void Line(const std::string& left, std::string right) {
    if (!state_.empty()) {
      right += (right.empty() ? "" : "  ") + std::string("state ") + state_;
      state_.clear();
    }
    text_ += right.empty() ? left : PadTo(left, 40) + "  " + right;
    text_ += "\n";
  }

  void Remark(const std::string& remark, Colour colour) {
    FlushArrow();
    EndBlocks();
    OpenCall();
    text_ += "   " + Paint(remark, colour, colour_) + "\n";
  }

  // Writes the name of the call in progress, once.
  void OpenCall() {
    if (call_.empty()) return;
    text_ += "  " + Paint(call_, Colour::kStrong, colour_) + "\n";
    call_.clear();
  }

  std::string Mark(const CallReturned& call) {
    if (call.result == 0) {
      return Paint("✓ " + NameOfCode(0), Colour::kGood, colour_);
    }
    const std::string text =
        NameOfCode(call.result) + " (" + std::to_string(call.result) + ")";
    if (IsBreakCode(call.result)) {
      return Paint("⏸ " + text, Colour::kPause, colour_);
    }
    return Paint("✗ " + text, Colour::kBad, colour_);
  }

  // Calls that blocked without moving anything count as one with the first.
  void Block(const CallReturned& call) {
    if (blocks_ == 0 || blocked_call_ != call.function) {
      EndBlocks();
      OpenCall();
      waited_ms_ = 0;
    }
    blocked_call_ = call.function;
    ++blocks_;
    call_.clear();
  }

  void EndBlocks() {
    if (blocks_ == 0) return;
    std::string mark = "⏸ errSSLWouldBlock";
    if (blocks_ > 1) mark += " ×" + std::to_string(blocks_);
    std::string why = blocked_by_;
    if (waited_ms_ > 0) {
      why += (why.empty() ? "" : ", ") + Milliseconds(waited_ms_) + " passed";
    }
    Line("  " + Paint(mark, Colour::kPause, colour_), why);
    blocks_ = 0;
    blocked_by_.clear();
  }

  void AddToArrow(Direction direction, const std::string& item) {
    if (!arrow_.empty() && direction != arrow_direction_) FlushArrow();
    arrow_direction_ = direction;
    arrow_.push_back(item);
  }

  void FlushArrow() {
    if (arrow_.empty()) return;
    EndBlocks();
    OpenCall();
    constexpr size_t kItemColumns = kLadderColumns - 20;
    std::string items;
    for (const std::string& item : arrow_) {
      if (!items.empty() && Width(items) + Width(item) + 3 > kItemColumns) {
        WriteArrow(items);
        items.clear();
      }
      items += (items.empty() ? "" : " · ") + item;
    }
    WriteArrow(items);
    arrow_.clear();
  }

  void WriteArrow(const std::string& items) {
    constexpr size_t kInside = kLadderColumns - 6;
    const bool out = arrow_direction_ == Direction::kFromApp;
    const std::string line = out ? Spread(items, "──────▶", kInside)
                                 : PadTo("◀────── " + items, kInside);
    text_ += "   │ " + line + " │\n";
  }

  std::string peer_;
  bool colour_;
  std::string text_;
  std::string call_;   // began, its name not yet written
  std::string state_;  // changed, not yet written
  std::vector<std::string> arrow_;
  Direction arrow_direction_ = Direction::kFromApp;
  int blocks_ = 0;
  std::string blocked_call_;
  std::string blocked_by_;
  int64_t waited_ms_ = 0;
};

std::string PeerName(const scenario::Scenario& scenario) {
  return scenario.app.is_server ? "client" : "server";
}

}  // namespace

std::string LadderHeading(const scenario::Scenario& scenario,
                          const LadderOptions& options) {
  const std::string right = "seed " + std::to_string(scenario.seed) + " · " +
                            scenario.profile + " · " +
                            FormatTime(scenario.clock);
  const std::string line = Spread(scenario.name, right, kLadderColumns);
  return Paint(line, Colour::kStrong, options.colour) + "\n";
}

std::string Ladder(const scenario::Scenario& scenario, const Trace& trace,
                   const LadderOptions& options) {
  const std::string peer = PeerName(scenario);
  Painter painter(peer, options.colour);
  for (const Event& event : trace.events()) std::visit(painter, event.body);
  return Spread(" app", peer, kLadderColumns) + "\n" + painter.Finish();
}

}  // namespace shakedown::report

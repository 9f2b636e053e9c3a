// SPDX-License-Identifier: Apache-2.0
#include "src/report/ladder.h"

#include <set>
#include <vector>

#include "src/base/result_codes.h"
#include "src/report/foreign_bytes.h"
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

// Columns of what is said beside a call, and of the data that it shows.
constexpr size_t kRightColumn = 42;
constexpr size_t kDataColumns = 32;

std::string Milliseconds(int64_t ms) {
  constexpr int64_t kPerSecond = 1'000;
  if (ms < kPerSecond) return std::to_string(ms) + " ms";
  std::string seconds = std::to_string(ms / kPerSecond);
  if (ms % kPerSecond != 0) {
    seconds += "." + std::to_string(kPerSecond + ms % kPerSecond).substr(1);
  }
  return seconds + " s";
}

// What a call gave besides its result.
std::string Given(const CallReturned& call) {
  if (call.data.empty()) return call.detail;
  return Grouped(call.data.size()) + " B " + Quoted(call.data, kDataColumns);
}

// Turns events into lines. Messages of one direction are gathered into one
// arrow; calls that would block without moving anything are counted.
class Painter {
 public:
  Painter(std::string peer, bool datagrams, bool colour)
      : peer_(std::move(peer)), datagrams_(datagrams), colour_(colour) {}

  void operator()(const CallBegan& call) {
    if (IsDriver(call.function)) call_ = call.function;
  }

  void operator()(const CallReturned& call) {
    FlushArrow();
    if (call.result == kWouldBlockCode && IsDriver(call.function)) {
      return Block(call);
    }
    EndBlocks();
    if (!blocked_by_.empty()) Remark("~ " + blocked_by_, Colour::kPause);
    blocked_by_.clear();
    if (IsDriver(call.function)) {
      Line(MarkLine(call), {Given(call)});
    } else if (call.result != 0) {
      Line("  " + call.function + " " + Mark(call), {});
    } else if (!call.detail.empty()) {
      Line("  " + call.function, {call.detail});
    }
    call_.clear();
  }

  void operator()(const MessageMoved& message) {
    AddToArrow(message.direction, message.name, message.encrypted,
               Grouped(message.length) + " B");
  }

  void operator()(const AlertMoved& alert) {
    AddToArrow(alert.direction,
               std::string("alert ") +
                   (alert.level == kWarning ? "warning " : "fatal ") +
                   AlertName(alert.description),
               alert.encrypted, "");
  }

  void operator()(const StateChanged& change) {
    FlushArrow();
    state_ = change.to;
  }

  void operator()(const TrustFinding& finding) {
    const std::string role = finding.certificate == 0 ? "leaf " : "issuer ";
    Remark("! " + role + finding.subject + ": " + finding.text, Colour::kBad);
  }

  void operator()(const EffectFired& effect) {
    FlushArrow();
    if (effect.text.rfind("would_block", 0) == 0) {
      blocked_by_ = effect.text;
    } else {
      Remark("~ " + effect.text, Colour::kPause);
    }
  }

  void operator()(const FlightSentAgain& again) {
    const std::string who =
        again.direction == Direction::kFromApp ? "app" : peer_;
    Remark("~ " + who + " sends its flight again, transmission " +
               std::to_string(again.transmission),
           Colour::kPause);
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
  void operator()(const AlertQueued&) {}
  void operator()(const ContextGone&) {}
  void operator()(const TrustEvaluated&) {}
  void operator()(const NullTrustUsed&) {}
  void operator()(const DataUsed&) {}
  void operator()(const BytesSent& sent) {
    if (sent.direction == Direction::kFromApp) return;
    auto found =
        datagrams_ ? ForeignDatagram(sent.bytes) : foreign_.Feed(sent.bytes);
    if (found) not_tls_.push_back(*found);
  }
  void operator()(const Break&) { FlushArrow(); }

  std::string Finish() {
    FlushArrow();
    EndBlocks();
    if (any_encrypted_) text_ += "   * encrypted\n";
    return std::move(text_);
  }

 private:
  // Writes `left`, and beside it the pieces that aren't empty, below each other
  // where the line ends.
  void Line(const std::string& left, std::vector<std::string> pieces) {
    if (!state_.empty()) pieces.push_back("state " + state_);
    state_.clear();
    std::string line = left;
    bool first = true;
    for (const std::string& piece : pieces) {
      if (piece.empty()) continue;
      if (first) {
        line = PadTo(line, kRightColumn - 2) + "  " +
               Wrap(piece, kLadderColumns - kRightColumn,
                    std::string(kRightColumn, ' '));
      } else if (Width(line) + 3 + Width(piece) <= kLadderColumns) {
        line += " · " + piece;
      } else {
        text_ += line + "\n";
        line = std::string(kRightColumn, ' ') + piece;
      }
      first = false;
    }
    text_ += line + "\n";
  }

  void Remark(const std::string& remark, Colour colour) {
    FlushArrow();
    EndBlocks();
    OpenCall();
    constexpr size_t kIndent = 3;
    constexpr size_t kWrapIndent = 5;
    text_ += std::string(kIndent, ' ') +
             Paint(Wrap(remark, kLadderColumns - kWrapIndent, "     "), colour,
                   colour_) +
             "\n";
  }

  // Writes the name of the call in progress, once.
  void OpenCall() {
    if (call_.empty()) return;
    text_ += "  " + Paint(call_, Colour::kStrong, colour_) + "\n";
    call_.clear();
  }

  // The result, below what the call did; beside its name if it did nothing.
  std::string MarkLine(const CallReturned& call) {
    if (call_.empty()) return "  " + Mark(call);
    return "  " + Paint(call_, Colour::kStrong, colour_) + " " + Mark(call);
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
    Line("  " + Paint(mark, Colour::kPause, colour_),
         {blocked_by_,
          waited_ms_ > 0 ? Milliseconds(waited_ms_) + " passed" : ""});
    blocks_ = 0;
    blocked_by_.clear();
  }

  void AddToArrow(Direction direction, const std::string& name, bool encrypted,
                  const std::string& size) {
    if (!arrow_.empty() && direction != arrow_direction_) FlushArrow();
    arrow_direction_ = direction;
    arrow_.push_back({name + (encrypted ? "*" : ""), size});
    any_encrypted_ |= encrypted;
  }

  void FlushArrow() {
    if (!arrow_.empty()) WriteArrows();
    if (!not_tls_.empty()) WriteForeign();
  }

  void WriteArrows() {
    EndBlocks();
    OpenCall();
    constexpr size_t kItemColumns = kLadderColumns - 20;
    if (arrow_.size() == 1 && arrow_direction_ == Direction::kFromApp) {
      WriteArrow(arrow_[0].name, arrow_[0].size + " ──────▶");
      return arrow_.clear();
    }
    std::string items;
    for (const Item& item : arrow_) {
      const std::string text =
          item.name + (item.size.empty() ? "" : " " + item.size);
      if (!items.empty() && Width(items) + Width(text) + 3 > kItemColumns) {
        WriteArrow(items, "──────▶");
        items.clear();
      }
      items += (items.empty() ? "" : " · ") + text;
    }
    WriteArrow(items, "──────▶");
    arrow_.clear();
  }

  // `arrow` is what stands at the right end if it leads there.
  void WriteArrow(const std::string& items, const std::string& arrow) {
    constexpr size_t kInside = kLadderColumns - 6;
    const bool out = arrow_direction_ == Direction::kFromApp;
    const std::string line = out ? Spread(items, arrow, kInside)
                                 : PadTo("◀────── " + items, kInside);
    text_ += "   │ " + line + " │\n";
  }

  void WriteForeign() {
    EndBlocks();
    OpenCall();
    arrow_direction_ = Direction::kFromPeer;
    for (const std::string& bytes : not_tls_) WriteArrow(bytes, "");
    not_tls_.clear();
  }

  struct Item {
    std::string name;
    std::string size;  // "176 B", or "" if it isn't known
  };

  std::string peer_;
  bool datagrams_;
  bool colour_;
  std::string text_;
  std::string call_;   // began, its name not yet written
  std::string state_;  // changed, not yet written
  std::vector<Item> arrow_;
  Direction arrow_direction_ = Direction::kFromApp;
  bool any_encrypted_ = false;
  ForeignBytes foreign_;
  std::vector<std::string> not_tls_;  // what came that is none, not yet drawn
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
  const bool fits = Width(scenario.name) + 2 + Width(right) <= kLadderColumns;
  const std::string lines =
      fits ? Spread(scenario.name, right, kLadderColumns)
           : scenario.name + "\n" + Spread("", right, kLadderColumns);
  return Paint(lines, Colour::kStrong, options.colour) + "\n";
}

std::string Ladder(const scenario::Scenario& scenario, const Trace& trace,
                   const LadderOptions& options) {
  const std::string peer = PeerName(scenario);
  const bool datagrams = scenario.peer.transport == wire::Transport::kDatagram;
  Painter painter(peer, datagrams, options.colour);
  for (const Event& event : trace.events()) std::visit(painter, event.body);
  return Spread(" app", peer, kLadderColumns) + "\n" + painter.Finish();
}

}  // namespace shakedown::report

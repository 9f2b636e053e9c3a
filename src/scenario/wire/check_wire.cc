// SPDX-License-Identifier: Apache-2.0
// wire: effects that contradict the transport or each other.
#include <algorithm>

#include "src/scenario/sections.h"

namespace shakedown::scenario {
namespace {

bool IsDatagram(const Reading& reading) {
  return reading.transport == wire::Transport::kDatagram;
}

// Does nothing happen at a place after this?
bool EndsThere(const wire::Action& action) {
  if (const auto* block = std::get_if<wire::WouldBlock>(&action)) {
    return block->forever;
  }
  if (const auto* fail = std::get_if<wire::Fail>(&action)) {
    return !fail->calls && fail->moved == 0;
  }
  return std::holds_alternative<wire::CutCleanly>(action) ||
         std::holds_alternative<wire::CutAbruptly>(action);
}

// What is lost can't be changed, and what is changed can't be lost.
bool NeedsItsDatagram(const wire::Action& action) {
  return std::holds_alternative<wire::Corrupt>(action) ||
         std::holds_alternative<wire::Duplicate>(action) ||
         std::holds_alternative<wire::Delay>(action) ||
         std::holds_alternative<wire::Reorder>(action);
}

// Two settings of one kind, for the same end.
bool Undoes(const wire::Effect& later, const wire::Effect& earlier) {
  return wire::IsSetting(later.action) &&
         wire::ToString(earlier) == wire::ToString(later);
}

// Why `later` can't stand behind `earlier` at the same point; "" if it can.
std::string Contradiction(const wire::Effect& later,
                          const wire::Effect& earlier, const Reading& reading) {
  if (later.at != earlier.at) return "";
  if (EndsThere(earlier.action)) {
    return "'" + wire::ToString(later) + "' can't happen: '" +
           wire::ToString(earlier) + "' before it ends everything there";
  }
  if (Undoes(later, earlier)) {
    return "'" + wire::ToString(later) +
           "' stands twice: the second would undo the first";
  }
  if (!IsDatagram(reading)) return "";
  const bool lost = std::holds_alternative<wire::Drop>(earlier.action) ||
                    std::holds_alternative<wire::Drop>(later.action);
  const bool needed =
      NeedsItsDatagram(earlier.action) || NeedsItsDatagram(later.action);
  if (!lost || !needed) return "";
  return "'" + wire::ToString(later) + "' and '" + wire::ToString(earlier) +
         "' contradict each other: one loses the datagram that the other needs";
}

// What the transport can't have; "" if it can.
std::string Unfit(const wire::Effect& effect, const Reading& reading) {
  if (!wire::Fits(effect.action, reading.transport)) {
    return "'" + wire::ToString(effect) + "' is for " +
           (IsDatagram(reading) ? "streams, not datagrams"
                                : "datagrams: write 'transport: datagram'");
  }
  if (!IsDatagram(reading)) return "";
  const auto* duplicate = std::get_if<wire::Duplicate>(&effect.action);
  if (duplicate != nullptr && duplicate->count > 0) {
    return "datagrams come twice whole: leave out 'count'";
  }
  const auto* fail = std::get_if<wire::Fail>(&effect.action);
  if (fail != nullptr && fail->moved > 0) {
    return "a callback that fails moves no part of a datagram: leave out "
           "'moved'";
  }
  return "";
}

// Does time hold anything back that `from` sends, so that there are flights
// that are not whole?
bool TakesTime(const wire::Effect& effect, wire::Speaker from) {
  if (const auto* latency = std::get_if<wire::Latency>(&effect.action)) {
    return latency->from == from;
  }
  if (const auto* bandwidth = std::get_if<wire::Bandwidth>(&effect.action)) {
    return bandwidth->from == from;
  }
  return std::holds_alternative<wire::Delay>(effect.action);
}

}  // namespace

void CheckEffect(const Node& node, const std::vector<PlacedEffect>& effects,
                 Reading& reading) {
  const wire::Effect& last = effects.back().effect;
  std::string wrong = Unfit(last, reading);
  for (size_t i = 0; wrong.empty() && i + 1 < effects.size(); ++i) {
    wrong = Contradiction(last, effects[i].effect, reading);
  }
  if (!wrong.empty()) reading.diagnosis.Report(node, wrong);
}

void CheckEffects(const Node& list, const std::vector<PlacedEffect>& effects,
                  Reading& reading) {
  if (IsDatagram(reading)) return;
  for (size_t i = 0; i < effects.size(); ++i) {
    const wire::Effect& effect = effects[i].effect;
    const auto* coalesce = std::get_if<wire::Coalesce>(&effect.action);
    if (coalesce == nullptr) continue;
    const bool acts = std::any_of(
        effects.begin(), effects.end(), [&](const PlacedEffect& other) {
          return TakesTime(other.effect, coalesce->from);
        });
    if (acts) continue;
    reading.diagnosis.Report(
        list.items[i],
        "'coalesce' holds nothing: on a stream a flight arrives in parts only "
        "with a bandwidth, latency or delay of the same end");
  }
}

}  // namespace shakedown::scenario

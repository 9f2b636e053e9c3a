// SPDX-License-Identifier: Apache-2.0
// wire: the effects, each at a point.
#include <algorithm>

#include "src/base/nearest.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

constexpr int64_t kMostBytes = 1 << 30;
constexpr int64_t kMostCalls = 1'000'000;

wire::Action ReadWouldBlock(const Fields& fields, Reading& reading) {
  wire::WouldBlock action;
  int ways = 0;
  for (const char* way : {"calls", "for", "until", "forever"}) {
    ways += fields.Find(way) != nullptr ? 1 : 0;
  }
  if (ways > 1) {
    reading.diagnosis.Report(
        fields.node(), "only one of 'calls', 'for', 'until' and 'forever'");
  }
  fields.ReadNumber("calls", 1, kMostCalls, action.calls);
  if (const Node* time = fields.Find("for")) {
    action.milliseconds = ReadDuration(*time, "for", reading.diagnosis);
  }
  if (const Node* time = fields.Find("until")) {
    action.until_milliseconds = ReadDuration(*time, "until", reading.diagnosis);
  }
  fields.Read("forever", action.forever);
  return action;
}

// Whose bytes; the peer's if nothing is said.
wire::Speaker ReadFrom(const Fields& fields, Reading& reading) {
  std::string from = reading.app_is_server ? "client" : "server";
  fields.ReadWord("from", "end", {"client", "server"}, from);
  return from == "client" ? wire::Speaker::kClient : wire::Speaker::kServer;
}

// A required time of at least a millisecond.
int64_t ReadTimeSpan(const Fields& fields, const std::string& key,
                     const std::string& why, Reading& reading) {
  Require(fields, key, why, reading);
  const Node* time = fields.Find(key);
  if (time == nullptr) return 1;
  const int64_t span = ReadDuration(*time, key, reading.diagnosis);
  if (span > 0 || reading.diagnosis.failed()) return span;
  reading.diagnosis.Report(*time, "'" + key + "' is at least 1ms");
  return 1;
}

wire::Action ReadDeliver(const Fields& fields, Reading& reading) {
  wire::Deliver action;
  action.from = ReadFrom(fields, reading);
  fields.ReadNumber("bytes_per_call", 0, kMostBytes, action.bytes_per_call);
  fields.ReadNumber("would_block_between", 0, kMostCalls,
                    action.would_block_between);
  return action;
}

wire::Action ReadCut(const Fields& fields, Reading&) {
  std::string how = "cleanly";
  fields.ReadWord("how", "way to cut", {"cleanly", "abruptly"}, how);
  if (how == "abruptly") return wire::CutAbruptly{};
  return wire::CutCleanly{};
}

wire::Action ReadFail(const Fields& fields, Reading& reading) {
  wire::Fail action;
  Require(fields, "with", "the code that the callback returns", reading);
  if (const Node* code = fields.Find("with")) {
    action.code = ReadCode(*code, reading);
    if (action.code == 0) {
      reading.diagnosis.Report(*code, "a failure can't be errSecSuccess");
    }
  }
  fields.ReadNumber("calls", 1, kMostCalls, action.calls);
  fields.ReadNumber("moved", 0, kMostBytes, action.moved);
  return action;
}

wire::Action ReadCorrupt(const Fields& fields, Reading&) {
  wire::Corrupt action;
  fields.ReadNumber("mask", 1, 255, action.mask);
  fields.ReadNumber("count", 1, kMostBytes, action.count);
  return action;
}

wire::Action ReadDrop(const Fields& fields, Reading&) {
  wire::Drop action;
  fields.ReadNumber("count", 1, kMostBytes, action.count);
  return action;
}

wire::Action ReadInsert(const Fields& fields, Reading& reading) {
  wire::Insert action;
  Require(fields, "bytes", "what is inserted, a text or {hex: \"...\"}",
          reading);
  if (const Node* bytes = fields.Find("bytes")) {
    const std::string data = ReadData(*bytes, "bytes", reading.diagnosis);
    action.bytes.assign(data.begin(), data.end());
  }
  return action;
}

wire::Action ReadDuplicate(const Fields& fields, Reading&) {
  wire::Duplicate action;
  fields.ReadNumber("count", 1, kMostBytes, action.count);
  return action;
}

wire::Action ReadDelay(const Fields& fields, Reading& reading) {
  return wire::Delay{
      ReadTimeSpan(fields, "for", "how much later it arrives", reading)};
}

wire::Action ReadLatency(const Fields& fields, Reading& reading) {
  return wire::Latency{
      ReadFrom(fields, reading),
      ReadTimeSpan(fields, "for", "how long everything is on its way",
                   reading)};
}

wire::Action ReadBandwidth(const Fields& fields, Reading& reading) {
  wire::Bandwidth action;
  action.from = ReadFrom(fields, reading);
  Require(fields, "bytes", "how many arrive at a time", reading);
  fields.ReadNumber("bytes", 1, kMostBytes, action.bytes);
  action.milliseconds =
      ReadTimeSpan(fields, "every", "how often that many arrive", reading);
  return action;
}

wire::Action ReadCoalesce(const Fields& fields, Reading& reading) {
  return wire::Coalesce{ReadFrom(fields, reading)};
}

wire::Action ReadRefragment(const Fields& fields, Reading& reading) {
  constexpr int64_t kLongestFragment = 16'384;  // RFC 5246 section 6.2.1
  wire::Refragment action;
  action.from = ReadFrom(fields, reading);
  Require(fields, "bytes", "how long a fragment may be", reading);
  fields.ReadNumber("bytes", 1, kLongestFragment, action.bytes);
  return action;
}

wire::Action ReadCapacity(const Fields& fields, Reading& reading) {
  wire::Capacity action;
  Require(fields, "bytes", "how many the send buffer holds", reading);
  fields.ReadNumber("bytes", 1, kMostBytes, action.bytes);
  fields.ReadNumber("drains", 1, kMostBytes, action.drains);
  if (fields.Find("every") != nullptr) {
    Require(fields, "drains", "how many bytes leave it at a time", reading);
    action.milliseconds = ReadTimeSpan(fields, "every", "", reading);
  }
  return action;
}

wire::Action ReadMtu(const Fields& fields, Reading& reading) {
  wire::Mtu action;
  action.from = ReadFrom(fields, reading);
  Require(fields, "bytes", "how long a datagram may be", reading);
  fields.ReadNumber("bytes", 1, kMostBytes, action.bytes);
  return action;
}

wire::Action ReadReorder(const Fields& fields, Reading&) {
  wire::Reorder action;
  fields.ReadNumber("behind", 1, kMostCalls, action.behind);
  return action;
}

struct EffectKind {
  const char* name;
  Words keys;
  wire::Action (*read)(const Fields& fields, Reading& reading);
};

const EffectKind kEffects[] = {
    {"would_block",
     {"at", "calls", "for", "until", "forever"},
     &ReadWouldBlock},
    {"deliver",
     {"at", "from", "bytes_per_call", "would_block_between"},
     &ReadDeliver},
    {"cut", {"at", "how"}, &ReadCut},
    {"fail", {"at", "with", "calls", "moved"}, &ReadFail},
    {"corrupt", {"at", "mask", "count"}, &ReadCorrupt},
    {"drop", {"at", "count"}, &ReadDrop},
    {"insert", {"at", "bytes"}, &ReadInsert},
    {"duplicate", {"at", "count"}, &ReadDuplicate},
    {"delay", {"at", "for"}, &ReadDelay},
    {"latency", {"at", "from", "for"}, &ReadLatency},
    {"bandwidth", {"at", "from", "bytes", "every"}, &ReadBandwidth},
    {"coalesce", {"at", "from"}, &ReadCoalesce},
    {"refragment", {"at", "from", "bytes"}, &ReadRefragment},
    {"capacity", {"at", "bytes", "drains", "every"}, &ReadCapacity},
    {"mtu", {"at", "from", "bytes"}, &ReadMtu},
    {"reorder", {"at", "behind"}, &ReadReorder},
};

Words EffectNames() {
  Words names;
  for (const EffectKind& kind : kEffects) names.emplace_back(kind.name);
  return names;
}

void CheckFunction(const Node& node, const wire::Point& point,
                   Reading& reading) {
  const auto* call = std::get_if<wire::AppCallPoint>(&point);
  if (call == nullptr || FindFunction(call->function) != nullptr) return;
  reading.diagnosis.Report(node,
                           "unknown function '" + call->function + "'" +
                               DidYouMean(call->function, FunctionNames()));
}

std::optional<wire::Point> ReadPoint(const Fields& fields, Reading& reading) {
  const Node* node = fields.Find("at");
  if (node == nullptr) return std::nullopt;
  std::string text;
  ReadValue(*node, "at", reading.diagnosis, text);
  if (reading.diagnosis.failed()) return std::nullopt;
  auto point = wire::ParsePoint(text);
  if (!point.ok()) {
    reading.diagnosis.Report(*node, point.error().message);
    return std::nullopt;
  }
  CheckFunction(*node, point.value(), reading);
  return point.value();
}

wire::Effect ReadEffect(const Node& key, const Node& value, Reading& reading) {
  const auto kind =
      std::find_if(std::begin(kEffects), std::end(kEffects),
                   [&](const EffectKind& row) { return key.text == row.name; });
  if (kind == std::end(kEffects)) {
    CheckWord(key, "effect", EffectNames(), reading.diagnosis);
    return {};
  }
  const Fields fields(value, key.text, kind->keys, reading.diagnosis);
  wire::Effect effect;
  effect.at = ReadPoint(fields, reading);
  effect.action = kind->read(fields, reading);
  if (!wire::IsSetting(effect.action)) {
    Require(fields, "at", "where this happens", reading);
  }
  return effect;
}

}  // namespace

void ReadWire(const Node& node, Reading& reading,
              std::vector<PlacedEffect>& effects) {
  if (!node.is_list()) {
    return reading.diagnosis.Report(
        node, "'wire' must be a list of effects, not " + node.Describe());
  }
  for (const Node& item : node.items) {
    if (!item.is_map() || item.items.size() != 2) {
      return reading.diagnosis.Report(
          item,
          "an entry of 'wire' must be one effect, such as "
          "{cut: {at: \"server:Certificate\"}}");
    }
    PlacedEffect& placed = effects.emplace_back();
    placed.effect = ReadEffect(item.items[0], item.items[1], reading);
    placed.place = {item.line, item.column, *item.file};
    if (!reading.diagnosis.failed()) {
      CheckEffect(item, effects, reading);
    }
  }
  if (!reading.diagnosis.failed()) CheckEffects(node, effects, reading);
}

}  // namespace shakedown::scenario

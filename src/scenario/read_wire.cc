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
  for (const char* way : {"calls", "for", "forever"}) {
    ways += fields.Find(way) != nullptr ? 1 : 0;
  }
  if (ways > 1) {
    reading.diagnosis.Report(fields.node(),
                             "only one of 'calls', 'for' and 'forever'");
  }
  fields.ReadNumber("calls", 1, kMostCalls, action.calls);
  if (const Node* time = fields.Find("for")) {
    action.milliseconds = ReadDuration(*time, "for", reading.diagnosis);
  }
  fields.Read("forever", action.forever);
  return action;
}

wire::Action ReadDeliver(const Fields& fields, Reading& reading) {
  wire::Deliver action;
  std::string from = reading.app_is_server ? "client" : "server";
  fields.ReadWord("from", "end", {"client", "server"}, from);
  action.from =
      from == "client" ? wire::Speaker::kClient : wire::Speaker::kServer;
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

wire::Action ReadDuplicate(const Fields&, Reading&) {
  return wire::Duplicate{};
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
    {"would_block", {"at", "calls", "for", "forever"}, &ReadWouldBlock},
    {"deliver",
     {"at", "from", "bytes_per_call", "would_block_between"},
     &ReadDeliver},
    {"cut", {"at", "how"}, &ReadCut},
    {"fail", {"at", "with"}, &ReadFail},
    {"corrupt", {"at", "mask", "count"}, &ReadCorrupt},
    {"drop", {"at", "count"}, &ReadDrop},
    {"insert", {"at", "bytes"}, &ReadInsert},
    {"duplicate", {"at"}, &ReadDuplicate},
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
  if (kind->read != &ReadDeliver) {
    Require(fields, "at", "where this happens", reading);
  }
  wire::Effect effect;
  effect.at = ReadPoint(fields, reading);
  effect.action = kind->read(fields, reading);
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
  }
}

}  // namespace shakedown::scenario

// SPDX-License-Identifier: Apache-2.0
// Values that more than one part of a scenario has.
#include "src/base/nearest.h"
#include "src/base/result_codes.h"
#include "src/base/trace.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

bool IsNumber(const Node& node) {
  const size_t digits = node.text.find_first_not_of("+-");
  return node.is_text() && digits <= 1 && digits < node.text.size() &&
         node.text.find_first_not_of("0123456789", digits) == node.text.npos;
}

}  // namespace

void ReadNames(const Fields& fields, const std::string& key, Reading& reading,
               std::vector<std::string>& names) {
  fields.ReadWords(key, "certificate", reading.certificates, names);
}

std::string ReadLimited(const Fields& fields, const std::string& key,
                        size_t least, size_t most, Reading& reading) {
  const Node* node = fields.Find(key);
  if (node == nullptr) return "";
  std::string data = ReadData(*node, key, reading.diagnosis);
  if (data.size() >= least && data.size() <= most) return data;
  const std::string number =
      least == most ? std::to_string(most)
                    : std::to_string(least) + " to " + std::to_string(most);
  reading.diagnosis.Report(*node, "'" + key + "' must have " + number +
                                      " bytes, not " +
                                      std::to_string(data.size()));
  return "";
}

int32_t ReadCode(const Node& node, Reading& reading) {
  if (IsNumber(node)) {
    return static_cast<int32_t>(ReadWhole(
        node, "a result code", reading.diagnosis, INT32_MIN, INT32_MAX));
  }
  const ResultCode* code = node.is_text() ? FindCode(node.text) : nullptr;
  if (code != nullptr) return code->value;
  const auto nearest = NearestCodeName(node.text);
  reading.diagnosis.Report(
      node, "unknown result code " + node.Describe() +
                (nearest ? " (did you mean '" + *nearest + "'?)" : ""));
  return 0;
}

uint8_t ReadAlertLevel(const Node& node, Reading& reading) {
  if (IsNumber(node)) {
    return static_cast<uint8_t>(
        ReadWhole(node, "level", reading.diagnosis, 0, 255));
  }
  std::string name;
  ReadValue(node, "level", reading.diagnosis, name);
  CheckWord(node, "alert level", AlertLevelNames(), reading.diagnosis);
  return name == "warning" ? 1 : 2;
}

uint8_t ReadAlertDescription(const Node& node, Reading& reading) {
  if (IsNumber(node)) {
    return static_cast<uint8_t>(
        ReadWhole(node, "description", reading.diagnosis, 0, 255));
  }
  std::string name;
  ReadValue(node, "description", reading.diagnosis, name);
  CheckWord(node, "alert", AlertNames(), reading.diagnosis);
  return static_cast<uint8_t>(AlertNumber(name));
}

void Require(const Fields& fields, const std::string& key,
             const std::string& why, Reading& reading) {
  if (!fields.node().is_map() || fields.Find(key) != nullptr) return;
  reading.diagnosis.Report(fields.node(),
                           "the key '" + key + "' is missing: " + why);
}

}  // namespace shakedown::scenario

// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/format/flow.h"

#include <algorithm>
#include <cstdint>

#include "src/base/bytes.h"

namespace shakedown::scenario {
namespace {

bool IsControl(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

bool FitsSingleQuotes(const std::string& text) {
  return text.find_first_of("\"\\") != text.npos &&
         text.find('\'') == text.npos &&
         std::none_of(text.begin(), text.end(), &IsControl);
}

std::string Escape(char letter) {
  if (letter == '\n') return "\\n";
  if (letter == '\r') return "\\r";
  if (letter == '\t') return "\\t";
  if (letter == '"') return "\\\"";
  if (letter == '\\') return "\\\\";
  if (!IsControl(letter)) return std::string(1, letter);
  const auto byte = static_cast<uint8_t>(letter);
  return "\\x" + ToHex(ByteView(&byte, 1));
}

// In a list a map of one key needs no braces: [send: "hello"].
std::string WriteItem(const Node& item) {
  constexpr size_t kOnePair = 2;
  const std::string text = WriteFlow(item);
  const bool bare = item.is_map() && item.items.size() == kOnePair;
  return bare ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::string WriteScalar(const Node& text) {
  if (!text.quoted) return text.text;
  if (FitsSingleQuotes(text.text)) return "'" + text.text + "'";
  std::string quoted = "\"";
  for (const char letter : text.text) quoted += Escape(letter);
  return quoted + "\"";
}

std::string WriteFlow(const Node& node) {
  if (node.kind == Node::Kind::kNull) return "null";
  if (node.is_text()) return WriteScalar(node);
  std::string text = node.is_map() ? "{" : "[";
  for (size_t i = 0; i < node.items.size(); ++i) {
    const bool is_value = node.is_map() && i % 2 == 1;
    if (i > 0) text += is_value ? ": " : ", ";
    text +=
        node.is_list() ? WriteItem(node.items[i]) : WriteFlow(node.items[i]);
  }
  return text + (node.is_map() ? "}" : "]");
}

}  // namespace shakedown::scenario

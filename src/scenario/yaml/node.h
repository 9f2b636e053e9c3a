// SPDX-License-Identifier: Apache-2.0
// A YAML document as a plain tree in which everything knows its place, and the
// first thing that was found wrong with it.
// Example: diagnosis.Report(node, "unknown key 'sever'");
// Values; a Diagnosis is used on one thread.
#ifndef SHAKEDOWN_SCENARIO_YAML_NODE_H_
#define SHAKEDOWN_SCENARIO_YAML_NODE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace shakedown::scenario {

struct Node {
  enum class Kind { kNull, kText, kList, kMap };

  Kind kind = Kind::kNull;
  std::string text;         // kText
  bool quoted = false;      // kText: it stood in quotes
  bool flow = false;        // kList, kMap: it stood in brackets
  std::vector<Node> items;  // kList: the items; kMap: key, value, key, value

  std::shared_ptr<const std::string> file;
  int line = 1;
  int column = 1;

  bool is_text() const { return kind == Kind::kText; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  // Find returns the value of `key` in a map, or nullptr.
  const Node* Find(std::string_view key) const;

  // Take removes `key` and its value from a map, and returns the value.
  std::optional<Node> Take(std::string_view key);

  // What this is, for people: "a list", "nothing", "'abc'".
  std::string Describe() const;

  // "file:line:column"
  std::string Where() const;
};

// Keeps the first thing that is reported; what comes after it is ignored.
class Diagnosis {
 public:
  void Report(const Node& at, std::string message);
  bool failed() const { return error_.has_value(); }

  // Only if failed().
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_NODE_H_

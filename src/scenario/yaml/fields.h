// SPDX-License-Identifier: Apache-2.0
// Reads the keys of one map into values; whatever is wrong goes to a Diagnosis
// and leaves the value as it was.
// Example: Fields fields(node, "server", {"chain"}, diagnosis);
//          fields.Read("chain", script.chain);
// Node and diagnosis must outlive it. One thread.
#ifndef SHAKEDOWN_SCENARIO_YAML_FIELDS_H_
#define SHAKEDOWN_SCENARIO_YAML_FIELDS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

using Words = std::vector<std::string>;

// --- One value. `name` is what messages call it. ---

void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               std::string& value);
void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               bool& value);
void ReadValue(const Node& node, const std::string& name, Diagnosis& diagnosis,
               Words& value);

// ReadWhole reads a whole number within limits, in decimal or as 0x1f.
int64_t ReadWhole(const Node& node, const std::string& name,
                  Diagnosis& diagnosis, int64_t min, int64_t max);
uint64_t ReadSeed(const Node& node, const std::string& name,
                  Diagnosis& diagnosis);

// ReadDuration reads "500ms", "30s", "2m" or "1h", "+" allowed, as
// milliseconds.
int64_t ReadDuration(const Node& node, const std::string& name,
                     Diagnosis& diagnosis);

// ReadTime reads "2026-01-15T12:00:00Z" as seconds since 1970.
int64_t ReadTime(const Node& node, const std::string& name,
                 Diagnosis& diagnosis);

// ReadData reads bytes: a text, or {hex: "16 03"}.
std::string ReadData(const Node& node, const std::string& name,
                     Diagnosis& diagnosis);

// CheckWord reports a text that isn't one of `words`: "unknown suite 'X'".
void CheckWord(const Node& node, const std::string& kind, const Words& words,
               Diagnosis& diagnosis);

// --- A map ---

class Fields {
 public:
  // Reports if `node` is no map, or has a key that isn't one of `keys`. `name`
  // is the map's own key, "" at the top.
  Fields(const Node& node, std::string name, const Words& keys,
         Diagnosis& diagnosis);

  // Find returns the value of a key, or nullptr.
  const Node* Find(std::string_view key) const { return node_.Find(key); }

  const Node& node() const { return node_; }

  // Read does nothing if the key isn't there.
  template <typename T>
  void Read(const std::string& key, T& value) const {
    if (const Node* node = Find(key)) ReadValue(*node, key, diagnosis_, value);
  }

  template <typename T>
  void Read(const std::string& key, std::optional<T>& value) const {
    if (Find(key) == nullptr) return;
    T read{};
    Read(key, read);
    value = std::move(read);
  }

  // ReadWord reads one of `words`, ReadWords a list of them.
  void ReadWord(const std::string& key, const std::string& kind,
                const Words& words, std::string& value) const;
  void ReadWord(const std::string& key, const std::string& kind,
                const Words& words, std::optional<std::string>& value) const;
  void ReadWords(const std::string& key, const std::string& kind,
                 const Words& words, Words& value) const;

  template <typename T>
  void ReadNumber(const std::string& key, int64_t min, int64_t max,
                  T& value) const {
    const Node* node = Find(key);
    if (node == nullptr) return;
    value = static_cast<T>(ReadWhole(*node, key, diagnosis_, min, max));
  }

 private:
  const Node& node_;
  Diagnosis& diagnosis_;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_YAML_FIELDS_H_

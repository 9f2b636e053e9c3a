// SPDX-License-Identifier: Apache-2.0
// The parts of a scenario as YAML; yaml_writer.cc puts them together.
// Internal to this folder; functions without state.
#ifndef SHAKEDOWN_SCENARIO_WRITE_SECTIONS_H_
#define SHAKEDOWN_SCENARIO_WRITE_SECTIONS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/scenario/model.h"
#include "src/scenario/yaml/text.h"

namespace shakedown::scenario {

// Lines of a block map, "  key: value", under a key of the top level.
class Block {
 public:
  explicit Block(std::string_view key) : key_(key) {}

  void Add(std::string_view key, std::string_view value);
  void AddText(std::string_view key, const std::string& text);  // unless ""
  void AddData(std::string_view key, std::string_view bytes);   // unless ""
  void AddList(std::string_view key,
               const std::vector<std::string>& list);  // unless empty
  void AddFlag(std::string_view key, const std::optional<bool>& flag);

  // Text is "key: {}" if nothing was added.
  std::string Text() const;

 private:
  std::string key_;
  std::string lines_;
};

std::string WriteCode(int32_t code);
std::string WriteAlertLevel(uint8_t level);
void AddAlert(FlowMap& map, const peer::SendAlert& alert);
std::string WriteScriptedAlert(const peer::ScriptedAlert& alert);
std::string WriteFaults(const std::vector<peer::Fault>& faults);

// In app/write_private_settings.cc.
void AddPrivateSettings(Block& block, const PrivateSettings& settings);

// Of programs, all in write_program.cc.
void AddProgram(Block& block, const Program& program);
std::string WriteExpectation(const ExpectExit& expected);
std::string WriteExpectation(const ExpectSignal& expected);
std::string WriteExpectation(const ExpectOutput& expected);
std::string WriteExpectation(const ExpectWithin& expected);

std::string WriteSeed(const Scenario& scenario);
std::string WritePki(const pki::Recipes& recipes);
std::string WritePeer(const peer::Script& script);
std::string WriteApp(const App& app);
std::string WriteKeychain(const Keychain& keychain);
std::string WriteWire(const std::vector<PlacedEffect>& effects);
std::string WriteExpect(const Scenario& scenario);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_WRITE_SECTIONS_H_

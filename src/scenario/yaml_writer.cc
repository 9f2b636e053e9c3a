// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml_writer.h"

#include "src/base/result_codes.h"
#include "src/scenario/write_sections.h"
#include "src/scenario/yaml/text.h"

namespace shakedown::scenario {
void Block::Add(std::string_view key, std::string_view value) {
  lines_ += "  ";
  lines_ += key;
  lines_ += ": ";
  lines_ += value;
  lines_ += "\n";
}

void Block::AddText(std::string_view key, const std::string& text) {
  if (!text.empty()) Add(key, Quote(text));
}

void Block::AddData(std::string_view key, std::string_view bytes) {
  if (!bytes.empty()) Add(key, QuoteData(bytes));
}

void Block::AddList(std::string_view key,
                    const std::vector<std::string>& list) {
  if (!list.empty()) Add(key, QuoteList(list));
}

void Block::AddFlag(std::string_view key, const std::optional<bool>& flag) {
  if (flag) Add(key, *flag ? "true" : "false");
}

std::string Block::Text() const {
  return key_ + (lines_.empty() ? ": {}\n" : ":\n" + lines_);
}

std::string WriteCode(int32_t code) { return NameOfCode(code); }

std::string WriteSeed(const Scenario& scenario) {
  return scenario.seed_is_random ? "random" : std::to_string(scenario.seed);
}

std::string WriteScenario(const Scenario& scenario) {
  std::string text = WriteComment(scenario.reason);
  text += "shakedown: 1\n";
  text += "seed: " + WriteSeed(scenario) + "\n";
  text += "clock: " + WriteTime(scenario.clock) + "\n";
  text += "profile: " + Quote(scenario.profile) + "\n";
  if (scenario.peer.transport == wire::Transport::kDatagram) {
    text += "transport: datagram\n";
  }
  if (!scenario.pki.empty()) text += WritePki(scenario.pki);
  text += WritePeer(scenario.peer);
  text += WriteApp(scenario.app);
  if (scenario.keychain != Keychain()) {
    text += WriteKeychain(scenario.keychain);
  }
  if (!scenario.wire.empty()) text += WriteWire(scenario.wire);
  text += WriteExpect(scenario);
  if (!scenario.allow.empty()) {
    text += "allow: " + QuoteList(scenario.allow) + "\n";
  }
  return text;
}

}  // namespace shakedown::scenario

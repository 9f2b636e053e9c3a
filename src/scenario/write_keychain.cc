// SPDX-License-Identifier: Apache-2.0
// The keychain as YAML.
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {

std::string WriteKeychain(const Keychain& keychain) {
  Block block("keychain");
  block.AddList("holds", keychain.holds);
  if (keychain.locked) block.Add("locked", "true");
  FlowMap refusals;
  for (const auto& [name, code] : keychain.refuses_to_sign) {
    refusals.Add(Quote(name), WriteCode(code));
  }
  if (!refusals.empty()) block.Add("refuses_to_sign", refusals.Text());
  return block.Text();
}

}  // namespace shakedown::scenario

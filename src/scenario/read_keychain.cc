// SPDX-License-Identifier: Apache-2.0
// keychain: where the app's keys lie, and whether they may be used.
#include "src/scenario/sections.h"

namespace shakedown::scenario {
namespace {

void ReadRefusals(const Node& node, Reading& reading,
                  std::map<std::string, int32_t>& refusals) {
  // A map from names of certificates to codes.
  const Fields fields(node, "refuses_to_sign", reading.certificates,
                      reading.diagnosis);
  for (const std::string& name : reading.certificates) {
    if (const Node* code = fields.Find(name)) {
      refusals[name] = ReadCode(*code, reading);
    }
  }
}

}  // namespace

void ReadKeychain(const Node& node, Reading& reading, Keychain& keychain) {
  const Fields fields(node, "keychain", {"holds", "locked", "refuses_to_sign"},
                      reading.diagnosis);
  ReadNames(fields, "holds", reading, keychain.holds);
  fields.Read("locked", keychain.locked);
  if (const Node* refusals = fields.Find("refuses_to_sign")) {
    ReadRefusals(*refusals, reading, keychain.refuses_to_sign);
  }
}

}  // namespace shakedown::scenario

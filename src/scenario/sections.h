// SPDX-License-Identifier: Apache-2.0
// The parts of a scenario file, one reader each (read_*.cc); yaml_reader.cc
// puts them together. Mistakes go to the reading's diagnosis.
// Internal to this folder; one thread.
#ifndef SHAKEDOWN_SCENARIO_SECTIONS_H_
#define SHAKEDOWN_SCENARIO_SECTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "src/scenario/model.h"
#include "src/scenario/yaml/fields.h"
#include "src/scenario/yaml/node.h"

namespace shakedown::scenario {

// What the readers share.
struct Reading {
  Diagnosis diagnosis;
  Words certificates;    // the names under `pki`
  Words known_findings;  // empty: not checked
  bool app_is_server = false;
  bool app_is_program = false;
  wire::Transport transport = wire::Transport::kStream;
};

void ReadPki(const Node& node, Reading& reading, pki::Recipes& recipes);

// ReadDefect reads `defect`, a word or a list of them. CheckDefects reports,
// once all of `pki` is read, the first that its certificate can't have.
void ReadDefect(const Fields& fields, pki::CertificateRecipe& recipe);
void CheckDefects(const Node& pki, const pki::Recipes& recipes,
                  Reading& reading);

// CheckStaple reports a `server` that says what is stapled to a certificate
// whose defect says it, too.
void CheckStaple(const Node& server, const Scenario& scenario,
                 Reading& reading);

// ReadPeer reads `server` or `client`, whichever `script` is.
void ReadPeer(const Node& node, Reading& reading, peer::Script& script);
void ReadApp(const Node& node, Reading& reading, App& app);

// ReadPrivateSettings reads those of `app` that PrivateSettingKeys lists.
const Words& PrivateSettingKeys();
void ReadPrivateSettings(const Fields& fields, Reading& reading,
                         PrivateSettings& settings);

void ReadKeychain(const Node& node, Reading& reading, Keychain& keychain);
void ReadWire(const Node& node, Reading& reading,
              std::vector<PlacedEffect>& effects);

// CheckEffect refuses the last of `effects`, read from `node`, if the transport
// can't have it or those before it rule it out (wire/check_wire.cc).
void CheckEffect(const Node& node, const std::vector<PlacedEffect>& effects,
                 Reading& reading);

// CheckEffects refuses what could not act in the company of the others.
void CheckEffects(const Node& list, const std::vector<PlacedEffect>& effects,
                  Reading& reading);
void ReadExpect(const Node& node, Reading& reading, Scenario& scenario);

// --- Values that more than one part has ---

// ReadNames reads a list of names of certificates.
void ReadNames(const Fields& fields, const std::string& key, Reading& reading,
               std::vector<std::string>& names);

// ReadLimited reads bytes, of which there must be `least` to `most`. "" if the
// key isn't there.
std::string ReadLimited(const Fields& fields, const std::string& key,
                        size_t least, size_t most, Reading& reading);
constexpr size_t kMasterSecretBytes = 48;  // RFC 5246 section 8.1

// ReadCode reads a result code by its name or number.
int32_t ReadCode(const Node& node, Reading& reading);

// ReadAlertLevel and ReadAlertDescription read an alert's numbers by their
// names or digits.
uint8_t ReadAlertLevel(const Node& node, Reading& reading);
uint8_t ReadAlertDescription(const Node& node, Reading& reading);

// ReadSteps reads what a peer does, in order. Quoted text is sent as it is, a
// bare word is a step.
std::vector<peer::Step> ReadSteps(const Node& node, const std::string& name,
                                  Reading& reading);

// ReadAlert reads an alert's `level` and `description`.
peer::SendAlert ReadAlert(const Fields& fields, Reading& reading);

// ReadFaults and ReadScriptedAlert read a peer's `fault` and `alert`.
void ReadFaults(const Node& node, Reading& reading, peer::Script& script);
void ReadScriptedAlert(const Node& node, Reading& reading,
                       peer::Script& script);

// Require reports a key that must be there but isn't.
void Require(const Fields& fields, const std::string& key,
             const std::string& why, Reading& reading);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_SECTIONS_H_

// SPDX-License-Identifier: Apache-2.0
// The defects of a certificate: their names, and whether it can have them.
#include "src/pki/catalogue.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {

void ReadDefect(const Fields& fields, pki::CertificateRecipe& recipe) {
  const Node* node = fields.Find("defect");
  if (node == nullptr) return;
  if (node->is_list()) {
    Words names;
    fields.ReadWords("defect", "defect", DefectNames(), names);
    recipe.defect = names;
  } else {
    std::string name;
    fields.ReadWord("defect", "defect", DefectNames(), name);
    recipe.defect = name;
  }
}

void CheckDefects(const Node& pki, const pki::Recipes& recipes,
                  Reading& reading) {
  const auto mistake = pki::FindDefectMistake(recipes);
  if (!mistake) return;
  const Node* at = pki.Find(mistake->certificate)->Find("defect");
  if (at->is_list()) at = &at->items[mistake->index];
  reading.diagnosis.Report(*at, mistake->sentence);
}

void CheckStaple(const Node& server, const Scenario& scenario,
                 Reading& reading) {
  const Node* node = server.Find("staple");
  if (node == nullptr) node = server.Find("ocsp_response");
  const auto& chain = scenario.peer.chain;
  if (node == nullptr || chain.empty() || !scenario.pki.contains(chain[0])) {
    return;
  }
  for (const std::string& name : scenario.pki.at(chain[0]).defect.names()) {
    const pki::Defect* defect = pki::FindDefect(name);
    if (defect == nullptr || defect->of != pki::DefectOf::kStaple) continue;
    reading.diagnosis.Report(
        *node, "the staple is said twice: here, and by the defect '" + name +
                   "' of '" + chain[0] + "'");
  }
}

}  // namespace shakedown::scenario

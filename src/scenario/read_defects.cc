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

}  // namespace shakedown::scenario

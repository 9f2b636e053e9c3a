// SPDX-License-Identifier: Apache-2.0
#include "src/cli/defects/list_defects.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "src/catalogue/outcomes.h"
#include "src/pki/catalogue.h"
#include "src/report/layout.h"

namespace shakedown::cli {
namespace {

using catalogue::Holder;
using catalogue::Outcome;
using catalogue::Position;
using nlohmann::ordered_json;

constexpr char kProfile[] = "documented";

void PrintText() {
  constexpr size_t kNameColumns = 32;
  constexpr size_t kMeaningColumns = 68;
  std::optional<pki::DefectFamily> family;
  for (const pki::Defect& defect : pki::Defects()) {
    if (family != defect.family) {
      std::cout << (family ? "\n" : "") << pki::NameOf(defect.family) << "\n";
      family = defect.family;
    }
    std::cout << "  " << report::PadTo(defect.name, kNameColumns)
              << report::PadTo(defect.meaning, kMeaningColumns)
              << *catalogue::ResultOf(defect.name, kProfile) << "\n";
  }
  std::cout << "\n"
            << pki::Defects().size()
            << " defects; the results are those of SSLHandshake in the profile "
               "'documented'. docs/defects.md has the others.\n";
}

ordered_json JsonOf(const Outcome& outcome) {
  return {{"finding", outcome.finding},
          {"result", outcome.result},
          {"alert", outcome.alert},
          {"at_break", outcome.at_break},
          {"after_break", outcome.after_break},
          {"trust_result", outcome.trust_result},
          {"detail", outcome.detail},
          {"inferred", outcome.inferred},
          {"source", outcome.source}};
}

// By profile, then by the certificate that has the defect. Null if nobody of
// that kind can have it.
ordered_json OutcomesOf(const char* defect, Holder holder) {
  ordered_json outcomes;
  for (const char* profile : catalogue::ProfileNames()) {
    for (const Position position : catalogue::PositionsOf(defect, holder)) {
      outcomes[profile][catalogue::NameOf(position)] =
          JsonOf(*catalogue::OutcomeOf(defect, profile, position, holder));
    }
  }
  return outcomes;
}

ordered_json JsonOf(const pki::Defect& defect) {
  ordered_json json = {{"name", defect.name},
                       {"family", pki::NameOf(defect.family)},
                       {"of", pki::NameOf(defect.of)},
                       {"meaning", defect.meaning},
                       {"outcomes", OutcomesOf(defect.name, Holder::kServer)}};
  const auto optional = OutcomesOf(defect.name, Holder::kClient);
  if (optional.is_null()) return json;
  json["outcomes_of_clients"] = optional;
  const auto required = OutcomesOf(defect.name, Holder::kRequiredClient);
  if (required != optional) json["outcomes_of_required_clients"] = required;
  return json;
}

void PrintJson() {
  for (const pki::Defect& defect : pki::Defects()) {
    std::cout << JsonOf(defect).dump() << "\n";
  }
}

}  // namespace

int ListDefects(const std::string& format) {
  if (format == "json") {
    PrintJson();
  } else {
    PrintText();
  }
  return 0;
}

}  // namespace shakedown::cli

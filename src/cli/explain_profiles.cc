// SPDX-License-Identifier: Apache-2.0
#include "src/cli/explain_profiles.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "src/report/layout.h"
#include "src/securetransport/profiles/profiles.h"
#include "src/securetransport/profiles/table.h"

namespace shakedown::cli {
namespace {

using securetransport::Profile;
using securetransport::Provenance;
using securetransport::TableRow;

constexpr size_t kColumns = 96;

constexpr char kLegend[] =
    "What each era does, row by row. A profile stands below its value.\n"
    "Read in Apple's published source, unless marked: ~ inferred from a\n"
    "neighbouring release or from public knowledge, ? not known and chosen by\n"
    "us, * promised by Apple's documentation. Sections are those of the pages\n"
    "that docs/fidelity.md names.\n";

const char* MarkOf(Provenance provenance) {
  switch (provenance) {
    case Provenance::kSource:
      return "";
    case Provenance::kInferred:
      return "~";
    case Provenance::kUnknown:
      return "?";
    case Provenance::kDocumentation:
      return "*";
  }
  return "";
}

// A row's values in the order of the first profile that has them, each with its
// profiles.
std::vector<std::pair<std::string, std::string>> Grouped(const TableRow& row) {
  std::vector<std::pair<std::string, std::string>> groups;
  for (const Profile& profile : securetransport::AllProfiles()) {
    const std::string name =
        profile.name +
        std::string(MarkOf(securetransport::ProvenanceOf(profile, row.key)));
    const std::string value = row.value(profile);
    const auto same =
        std::ranges::find(groups, value, [](const auto& g) { return g.first; });
    if (same == groups.end()) {
      groups.emplace_back(value, name);
    } else {
      same->second += ", " + name;
    }
  }
  return groups;
}

void PrintIndented(const std::string& text, size_t columns) {
  const std::string indent(columns, ' ');
  std::cout << indent << report::Wrap(text, kColumns - columns, indent) << "\n";
}

void PrintText() {
  std::cout << kLegend << "\nProfiles:\n";
  for (const Profile& profile : securetransport::AllProfiles()) {
    std::cout << "  " << profile.name << "\n";
    PrintIndented(profile.summary, 6);
  }
  for (const TableRow& row : securetransport::TableRows()) {
    std::cout << "\n"
              << row.key << ": " << row.what << " (" << row.section << ")\n";
    for (const auto& [value, profiles] : Grouped(row)) {
      PrintIndented(value, 2);
      PrintIndented(profiles, 6);
    }
  }
}

nlohmann::ordered_json CellsOf(const TableRow& row) {
  nlohmann::ordered_json cells = nlohmann::ordered_json::object();
  for (const Profile& profile : securetransport::AllProfiles()) {
    const Provenance known = securetransport::ProvenanceOf(profile, row.key);
    cells[profile.name] = {
        {"value", row.value(profile)},
        {"provenance", securetransport::ProvenanceName(known)}};
  }
  return cells;
}

void PrintJson() {
  nlohmann::ordered_json json = {{"profiles", nlohmann::ordered_json::array()},
                                 {"rows", nlohmann::ordered_json::array()}};
  for (const Profile& profile : securetransport::AllProfiles()) {
    json["profiles"].push_back({{"name", profile.name},
                                {"summary", profile.summary},
                                {"sources", profile.sources}});
  }
  for (const TableRow& row : securetransport::TableRows()) {
    json["rows"].push_back({{"key", row.key},
                            {"what", row.what},
                            {"section", row.section},
                            {"cells", CellsOf(row)}});
  }
  std::cout << json.dump() << "\n";
}

}  // namespace

int ExplainProfiles(const std::string& format) {
  if (format == "json") {
    PrintJson();
  } else {
    PrintText();
  }
  return 0;
}

}  // namespace shakedown::cli

// SPDX-License-Identifier: Apache-2.0
#include "src/cli/faults/list_faults.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "src/peer/faults/catalogue.h"
#include "src/report/layout.h"

namespace shakedown::cli {
namespace {

using peer::FaultKind;

// "weak_dh: 768", if it may be given a number.
std::string Written(const FaultKind& kind) {
  const std::string name = kind.name;
  if (kind.argument.name == nullptr) return name;
  return name + ": " + std::to_string(kind.argument.usual);
}

std::string Range(const peer::FaultArgument& argument) {
  if (argument.name == nullptr) return "";
  return std::string(" (") + argument.name + ", " +
         std::to_string(argument.least) + " to " +
         std::to_string(argument.most) + ")";
}

void PrintText() {
  size_t columns = 0;
  for (const FaultKind& kind : peer::FaultCatalogue()) {
    columns = std::max(columns, report::Width(Written(kind)));
  }
  std::string phase;
  for (const FaultKind& kind : peer::FaultCatalogue()) {
    if (phase != NameOf(kind.phase)) {
      std::cout << (phase.empty() ? "" : "\n") << NameOf(kind.phase) << "\n";
      phase = NameOf(kind.phase);
    }
    std::cout << "  " << report::PadTo(Written(kind), columns) << "  "
              << report::PadTo(NameOf(kind.side), 6) << "  " << kind.meaning
              << Range(kind.argument) << "\n";
  }
}

void PrintJson() {
  for (const FaultKind& kind : peer::FaultCatalogue()) {
    nlohmann::ordered_json json = {{"fault", kind.name},
                                   {"phase", NameOf(kind.phase)},
                                   {"side", NameOf(kind.side)},
                                   {"meaning", kind.meaning}};
    if (kind.argument.name != nullptr) {
      json["argument"] = {{"meaning", kind.argument.name},
                          {"least", kind.argument.least},
                          {"most", kind.argument.most},
                          {"usual", kind.argument.usual}};
    }
    std::cout << json.dump() << "\n";
  }
}

}  // namespace

int ListFaults(const std::string& format) {
  format == "json" ? PrintJson() : PrintText();
  return 0;
}

}  // namespace shakedown::cli

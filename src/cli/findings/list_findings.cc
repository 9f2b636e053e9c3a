// SPDX-License-Identifier: Apache-2.0
#include "src/cli/findings/list_findings.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "src/base/findings.h"
#include "src/report/layout.h"

namespace shakedown::cli {

int ListFindings(const std::string& format) {
  size_t columns = 0;
  for (const ListedFinding& listed : kFindings) {
    columns = std::max(columns, listed.name.size());
  }
  for (const ListedFinding& listed : kFindings) {
    const std::string name(listed.name);
    if (format == "json") {
      const nlohmann::ordered_json json = {{"finding", name},
                                           {"meaning", listed.meaning},
                                           {"page", PageOfFinding(name)}};
      std::cout << json.dump() << "\n";
    } else {
      std::cout << report::PadTo(name, columns) << "  " << listed.meaning
                << "\n";
    }
  }
  return 0;
}

}  // namespace shakedown::cli

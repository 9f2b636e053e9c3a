// SPDX-License-Identifier: Apache-2.0
#include "src/cli/explain_command.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

#include "src/base/result_codes.h"
#include "src/cli/files.h"
#include "src/cli/scenarios.h"
#include "src/report/layout.h"
#include "src/securetransport/profiles/profiles.h"
#include "src/securetransport/result_reasons.h"

namespace shakedown::cli {
namespace {

constexpr int kExitBadInput = 2;

bool Produces(const scenario::Scenario& scenario, const ResultCode& code) {
  for (const scenario::Expectation& expectation : scenario.expect) {
    const auto* call = std::get_if<scenario::ExpectCall>(&expectation.body);
    if (call != nullptr && call->result &&
        FindResultCode(*call->result) == &code) {
      return true;
    }
  }
  return false;
}

bool AnyProduces(const std::vector<scenario::Scenario>& family,
                 const ResultCode& code) {
  return std::any_of(family.begin(), family.end(), [&](const auto& scenario) {
    return Produces(scenario, code);
  });
}

// Below the profiles, wrapped as a paragraph.
std::string Paragraph(const std::string& sentence) {
  constexpr size_t kColumns = 96;
  return "    " + report::Wrap(sentence, kColumns - 4, "    ");
}

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : ", ") + word;
  }
  return joined;
}

// The profiles that share a reason, wrapped.
std::string ProfilesOf(const std::vector<std::string>& profiles) {
  constexpr size_t kColumns = 96;
  if (profiles.size() == securetransport::AllProfiles().size()) {
    return "  every profile:\n";
  }
  return "  " + report::Wrap(Joined(profiles), kColumns - 4, "  ") + ":\n";
}

void PrintText(const ResultCode& code) {
  std::cout << code.name << " (" << code.value << "): " << code.meaning
            << "\n\nWhen it is returned:\n";
  const auto reasons = securetransport::ReasonsFor(code.value);
  for (const auto& reason : reasons) {
    std::cout << ProfilesOf(reason.profiles) << Paragraph(reason.sentence)
              << "\n";
  }
  if (reasons.empty()) {
    std::cout << "  By no profile. It comes out only if the app's own I/O "
                 "callback returns it.\n";
  }
  const auto scenarios = ScenariosWith(code);
  std::cout << "\nScenarios that produce it:\n";
  for (const std::string& scenario : scenarios) {
    std::cout << "  " << scenario << "\n";
  }
  if (scenarios.empty()) std::cout << "  none\n";
}

void PrintJson(const ResultCode& code) {
  nlohmann::ordered_json json = {{"name", code.name},
                                 {"number", code.value},
                                 {"meaning", code.meaning},
                                 {"when", nlohmann::ordered_json::array()},
                                 {"scenarios", ScenariosWith(code)}};
  for (const auto& reason : securetransport::ReasonsFor(code.value)) {
    json["when"].push_back(
        {{"profiles", reason.profiles}, {"when", reason.sentence}});
  }
  std::cout << json.dump() << "\n";
}

}  // namespace

const ResultCode* FindResultCode(const std::string& word) {
  int32_t number = 0;
  const char* end = word.data() + word.size();
  const auto parsed = std::from_chars(word.data(), end, number);
  if (parsed.ec == std::errc() && parsed.ptr == end) return FindCode(number);
  return FindCode(std::string_view(word));
}

std::vector<std::string> ScenariosWith(const ResultCode& code) {
  const std::filesystem::path root = ProjectRoot();
  const auto files = FindScenarios({(root / "scenarios").string()});
  std::vector<std::string> producing;
  if (!files.ok()) return producing;
  for (const std::string& file : files.value()) {
    const auto family = ReadScenarios(file);
    if (family.ok() && AnyProduces(family.value(), code)) {
      producing.push_back(
          std::filesystem::path(file).lexically_relative(root).string());
    }
  }
  return producing;
}

int ExplainCommand(const std::string& word, const std::string& format) {
  const ResultCode* code = FindResultCode(word);
  if (code == nullptr) {
    const auto nearest = NearestCodeName(word);
    std::cerr << "shakedown: explain: '" << word << "' is no result code"
              << (nearest ? " (did you mean '" + *nearest + "'?)" : "") << "\n";
    return kExitBadInput;
  }
  if (format == "json") {
    PrintJson(*code);
  } else {
    PrintText(*code);
  }
  return 0;
}

}  // namespace shakedown::cli

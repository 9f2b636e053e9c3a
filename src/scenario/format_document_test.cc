// SPDX-License-Identifier: Apache-2.0
// Every example of docs/scenario-format.md and of its parts is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "src/scenario/model.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

struct Example {
  std::string path;
  int line = 0;
  std::string yaml;
};

std::vector<Example> ExamplesIn(const std::string& path) {
  std::vector<Example> examples;
  std::ifstream file(path);
  std::string line;
  bool inside = false;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line == "```yaml") {
      examples.push_back({path, number, ""});
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      examples.back().yaml += line + "\n";
    }
  }
  return examples;
}

// Those of docs/scenario-format.md and of every page beside it.
std::vector<Example> AllExamples() {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator("docs")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("scenario-") && name.ends_with(".md")) {
      pages.push_back(entry.path().string());
    }
  }
  std::sort(pages.begin(), pages.end());
  std::vector<Example> examples;
  for (const std::string& page : pages) {
    for (Example& example : ExamplesIn(page)) {
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

// A part stands beside an honest peer.
std::string Complete(const std::string& yaml) {
  if (yaml.starts_with("# ")) return yaml;
  const bool has_client = yaml.starts_with("client:");
  const bool has_include = yaml.starts_with("include:");
  std::string head = "# Example.\nshakedown: 1\n";
  if (has_client) head += "include: [common/good-client.yaml]\n";
  if (!has_client && !has_include) {
    head += "include: [common/asking-server.yaml]\n";
  }
  return head + yaml;
}

class FormatDocumentTest : public testing::TestWithParam<Example> {};

TEST_P(FormatDocumentTest, ExampleIsRead) {
  const auto family =
      ReadFamily(Complete(GetParam().yaml), "scenarios/example.yaml");
  EXPECT_TRUE(family.ok()) << GetParam().path << ":" << GetParam().line << ": "
                           << family.error().ToString();
}

// "certificates_12": the page and the line.
std::string NameOf(const testing::TestParamInfo<Example>& info) {
  std::string name = std::filesystem::path(info.param.path).stem().string();
  name = name.substr(name.find('-') + 1);
  std::replace(name.begin(), name.end(), '-', '_');
  return name + "_" + std::to_string(info.param.line);
}

INSTANTIATE_TEST_SUITE_P(All, FormatDocumentTest,
                         testing::ValuesIn(AllExamples()), &NameOf);

INSTANTIATE_TEST_SUITE_P(Serve, FormatDocumentTest,
                         testing::ValuesIn(ExamplesIn("docs/serve.md")),
                         &NameOf);

}  // namespace
}  // namespace shakedown::scenario

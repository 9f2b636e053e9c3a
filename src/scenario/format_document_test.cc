// SPDX-License-Identifier: Apache-2.0
// Every example of docs/scenario-format.md and of its parts is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  const auto scenario =
      ReadScenario(Complete(GetParam().yaml), "scenarios/example.yaml");
  EXPECT_TRUE(scenario.ok()) << GetParam().path << ":" << GetParam().line
                             << ": " << scenario.error().ToString();
}

std::string NameOf(const testing::TestParamInfo<Example>& info) {
  return "Line" + std::to_string(info.param.line);
}

INSTANTIATE_TEST_SUITE_P(
    Format, FormatDocumentTest,
    testing::ValuesIn(ExamplesIn("docs/scenario-format.md")), &NameOf);

INSTANTIATE_TEST_SUITE_P(
    Certificates, FormatDocumentTest,
    testing::ValuesIn(ExamplesIn("docs/scenario-certificates.md")), &NameOf);

INSTANTIATE_TEST_SUITE_P(
    Datagrams, FormatDocumentTest,
    testing::ValuesIn(ExamplesIn("docs/scenario-datagrams.md")), &NameOf);

INSTANTIATE_TEST_SUITE_P(Serve, FormatDocumentTest,
                         testing::ValuesIn(ExamplesIn("docs/serve.md")),
                         &NameOf);

INSTANTIATE_TEST_SUITE_P(Wire, FormatDocumentTest,
                         testing::ValuesIn(ExamplesIn("docs/scenario-wire.md")),
                         &NameOf);

INSTANTIATE_TEST_SUITE_P(
    Peers, FormatDocumentTest,
    testing::ValuesIn(ExamplesIn("docs/scenario-peers.md")), &NameOf);

}  // namespace
}  // namespace shakedown::scenario

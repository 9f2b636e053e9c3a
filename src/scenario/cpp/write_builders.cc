// SPDX-License-Identifier: Apache-2.0
// A tool of the build: C++ source with a function for each scenario file, which
// builds it, and the table of them. Of a matrix it takes the first cell.
// Example: write_builders scenarios/trust/a.yaml > builders.cc
#include <cstdio>
#include <string>

#include "src/scenario/cpp/cpp_writer.h"
#include "src/scenario/yaml_reader.h"

namespace shakedown::scenario {
namespace {

constexpr char kHead[] =
    "#include \"src/scenario/cpp/builders_for_test.h\"\n"
    "#include \"src/scenario/builder.h\"\n\n"
    "namespace shakedown::scenario {\n"
    "const std::vector<BuiltScenario>& BuiltScenarios() {\n"
    "  static const std::vector<BuiltScenario> all = {\n";

int WriteAll(int count, char** files) {
  std::string text = kHead;
  for (int i = 0; i < count; ++i) {
    const auto family = ReadFamilyFile(files[i]);
    if (!family.ok()) {
      std::fprintf(stderr, "%s\n", family.error().ToString().c_str());
      return 1;
    }
    const Scenario& first = family->front();
    text += "{\"" + first.file + "\", []() -> Scenario { return " +
            WriteCpp(first) + "; }},\n";
  }
  text += "  };\n  return all;\n}\n}  // namespace shakedown::scenario\n";
  return std::fputs(text.c_str(), stdout) < 0 ? 1 : 0;
}

}  // namespace
}  // namespace shakedown::scenario

int main(int argc, char** argv) {
  return shakedown::scenario::WriteAll(argc - 1, argv + 1);
}

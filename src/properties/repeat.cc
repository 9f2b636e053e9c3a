// SPDX-License-Identifier: Apache-2.0
#include "src/properties/repeat.h"

#include "src/properties/event_text.h"
#include "src/properties/outcome.h"
#include "src/runner/run.h"

namespace shakedown::properties {
namespace {

std::vector<std::string> Texts(const Trace& trace) {
  std::vector<std::string> texts;
  for (const Event& event : trace.events()) texts.push_back(TextOf(event));
  return texts;
}

}  // namespace

Result<PropertyResult> CheckRepeat(const scenario::Scenario& scenario) {
  const auto first = runner::Run(scenario);
  if (!first.ok()) return first.error();
  const auto second = runner::Run(scenario);
  if (!second.ok()) return second.error();
  PropertyResult result;
  result.runs = 2;
  const auto where = WhereTheyDiffer(Texts(first->trace), Texts(second->trace));
  if (where) result.differences.push_back({"second run", *where});
  if (first->transcript != second->transcript) {
    result.differences.push_back({"second run", "the transcript is another"});
  }
  if (first->key_log != second->key_log) {
    result.differences.push_back({"second run", "the keys are others"});
  }
  return result;
}

}  // namespace shakedown::properties

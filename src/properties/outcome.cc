// SPDX-License-Identifier: Apache-2.0
#include "src/properties/outcome.h"

#include <algorithm>

#include "src/runner/expectations.h"

namespace shakedown::properties {
namespace {

constexpr int32_t kWouldBlock = -9803;

bool MovesData(const std::string& function) {
  return function == "SSLRead" || function == "SSLWrite" ||
         function == "SSLGetBufferedReadSize";
}

}  // namespace

std::vector<std::string> Results(const Trace& trace,
                                 const std::string& function) {
  std::vector<std::string> results;
  for (const Event& event : trace.events()) {
    const auto* call = std::get_if<CallReturned>(&event.body);
    if (call == nullptr || call->result == kWouldBlock) continue;
    if (function.empty() ? MovesData(call->function)
                         : call->function != function) {
      continue;
    }
    results.push_back(call->function + ": " + runner::DescribeResult(*call));
  }
  return results;
}

std::optional<std::string> WhereTheyDiffer(
    const std::vector<std::string>& should,
    const std::vector<std::string>& other) {
  if (should == other) return std::nullopt;
  const size_t common = std::min(should.size(), other.size());
  for (size_t i = 0; i < common; ++i) {
    if (should[i] == other[i]) continue;
    return "'" + should[i] + "' became '" + other[i] + "'";
  }
  return should.size() > other.size() ? "'" + should[common] + "' is missing"
                                      : "'" + other[common] + "' is new";
}

}  // namespace shakedown::properties

// SPDX-License-Identifier: Apache-2.0
#include "src/wire/effect.h"

#include "src/base/result_codes.h"

namespace shakedown::wire {
namespace {

struct ActionPrinter {
  std::string operator()(const WouldBlock&) const { return "would_block"; }
  std::string operator()(const Deliver& deliver) const {
    return deliver.from == Speaker::kClient ? "deliver from client"
                                            : "deliver from server";
  }
  std::string operator()(const CutCleanly&) const { return "cut_cleanly"; }
  std::string operator()(const CutAbruptly&) const { return "cut_abruptly"; }
  std::string operator()(const Fail& fail) const {
    return "fail with " + NameOfCode(fail.code);
  }
  std::string operator()(const Corrupt&) const { return "corrupt"; }
  std::string operator()(const Drop&) const { return "drop"; }
  std::string operator()(const Insert&) const { return "insert"; }
  std::string operator()(const Duplicate&) const { return "duplicate"; }
  std::string operator()(const Reorder&) const { return "reorder"; }
};

}  // namespace

std::string ToString(const Effect& effect) {
  const std::string text = std::visit(ActionPrinter(), effect.action);
  return effect.at ? text + " at " + ToString(*effect.at) : text;
}

}  // namespace shakedown::wire

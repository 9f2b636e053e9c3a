// SPDX-License-Identifier: Apache-2.0
#include "src/pki/defects/apply.h"

#include "src/base/nearest.h"
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

std::vector<std::string> NamesOfDefects() {
  std::vector<std::string> names;
  for (const Defect& defect : Defects()) names.emplace_back(defect.name);
  return names;
}

std::string Quoted(const std::string& name) { return "defect '" + name + "'"; }

// Why a row is not for a draft; "" if it is.
std::string Misfit(const Row& row, const Draft& draft) {
  const bool is_authority = draft.usage == Usage::kAuthority;
  const std::string name = row.name;
  if (row.of == DefectOf::kAuthority && !is_authority) {
    return Quoted(name) + " is for authorities, and this certificate is none";
  }
  if (row.of != DefectOf::kAuthority && row.of != DefectOf::kAny &&
      is_authority) {
    return Quoted(name) +
           " is for servers and clients, and this certificate is an authority";
  }
  return "";
}

// Some chains are made of what the issuer signed.
std::string WantOfIssuer(const std::string& name, const Draft& draft) {
  const bool needs_issuer = draft.extras == Extras::kFortySeven ||
                            draft.extras == Extras::kCrossSigned ||
                            draft.extras == Extras::kLoop;
  if (!needs_issuer || !draft.issuer.empty()) return "";
  return Quoted(name) + " needs an issuer, and this certificate signed itself";
}

std::string Contradiction(const std::string& one, const std::string& other,
                          Parts both) {
  return "defects '" + one + "' and '" + other +
         "' contradict each other: both change " + DescribeParts(both);
}

}  // namespace

std::optional<Refusal> ApplyDefects(const std::vector<std::string>& names,
                                    Draft& draft, int64_t now) {
  std::vector<const Row*> applied;
  for (size_t i = 0; i < names.size(); ++i) {
    const Row* row = FindRow(names[i]);
    if (row == nullptr) {
      return Refusal{i, "there is no " + Quoted(names[i]) +
                            DidYouMean(names[i], NamesOfDefects())};
    }
    const std::string misfit = Misfit(*row, draft);
    if (!misfit.empty()) return Refusal{i, misfit};
    for (const Row* before : applied) {
      const Parts both = before->changes & row->changes;
      if (both == 0) continue;
      return Refusal{i, Contradiction(before->name, row->name, both)};
    }
    row->apply(draft, now);
    applied.push_back(row);
    const std::string want = WantOfIssuer(names[i], draft);
    if (!want.empty()) return Refusal{i, want};
  }
  return std::nullopt;
}

}  // namespace shakedown::pki

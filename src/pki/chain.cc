// SPDX-License-Identifier: Apache-2.0
#include "src/pki/chain.h"

#include <algorithm>
#include <set>

#include "src/base/nearest.h"

namespace shakedown::pki {
namespace {

Result<Done> CheckNames(const MintedSet& set,
                        const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (set.contains(name)) continue;
    std::vector<std::string> known;
    for (const auto& [known_name, minted] : set) known.push_back(known_name);
    return Error{"'" + name + "' is not a certificate of this file" +
                     DidYouMean(name, known),
                 ""};
  }
  return Done{};
}

}  // namespace

Result<std::vector<Bytes>> ChainFor(const MintedSet& set,
                                    const std::vector<std::string>& names) {
  if (auto known = CheckNames(set, names); !known.ok()) return known.error();
  std::vector<std::string> sent = names;
  std::set<std::string> left_out;
  for (const std::string& name : names) {
    const Minted& minted = set.at(name);
    left_out.insert(minted.sent_without.begin(), minted.sent_without.end());
    const std::string& root = minted.sent_with;
    if (!root.empty() && std::ranges::find(sent, root) == sent.end()) {
      sent.push_back(root);
    }
  }
  std::vector<Bytes> chain;
  for (const std::string& name : sent) {
    if (!left_out.contains(name)) chain.push_back(set.at(name).der);
  }
  return chain;
}

Result<std::vector<Bytes>> SubjectsOf(const MintedSet& set,
                                      const std::vector<std::string>& names) {
  if (auto known = CheckNames(set, names); !known.ok()) return known.error();
  std::vector<Bytes> subjects;
  for (const std::string& name : names) {
    subjects.push_back(set.at(name).subject);
  }
  return subjects;
}

}  // namespace shakedown::pki

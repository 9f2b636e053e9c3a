// SPDX-License-Identifier: Apache-2.0
#include "src/pki/chain.h"

#include <algorithm>
#include <set>
#include <utility>

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

// The names that are sent, before the first one's defect changes the list.
std::vector<std::string> NamesSent(const MintedSet& set,
                                   const std::vector<std::string>& names) {
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
  std::erase_if(
      sent, [&](const std::string& name) { return left_out.contains(name); });
  return sent;
}

// The certificate that the issuers of `name` end in.
const Bytes& RootAbove(const MintedSet& set, const std::string& name) {
  const Minted* top = &set.at(name);
  while (!top->issuer.empty()) top = &set.at(top->issuer);
  return top->der;
}

// A list under change. The first is never part of the issuers. Certificates can
// be large: each is copied once, when the list is finished.
class List {
 public:
  // `set` must outlive the list.
  List(const MintedSet& set, const std::vector<std::string>& sent)
      : first_(set.at(sent[0])), root_(RootAbove(set, sent[0])) {
    for (size_t i = 1; i < sent.size(); ++i) {
      issuers_.push_back(&set.at(sent[i]).der);
    }
  }

  std::vector<Bytes> Changed() const {
    std::vector<Bytes> list;
    const Ders order = Order();
    list.reserve(order.size());
    for (const Bytes* der : order) list.push_back(*der);
    return list;
  }

 private:
  using Ders = std::vector<const Bytes*>;

  Ders Order() const {
    const Ders first = {&first_.der};
    const Ders root = {&root_};
    switch (first_.list_change) {
      case ListChange::kNone:
        return Of({first, issuers_});
      case ListChange::kNothing:
        return {};
      case ListChange::kFirstOnly:
        return first;
      case ListChange::kFirstLast:
        return Of({issuers_, first});
      case ListChange::kReversed:
        return Of({root, WithoutRoot(), first});
      case ListChange::kIssuersReversed:
        return Of({first, root, WithoutRoot()});
      case ListChange::kFirstTwice:
        return Of({first, first, issuers_});
      case ListChange::kIssuersTwice:
        return Of({first, issuers_, issuers_});
      case ListChange::kIssuersMany:
        return Many();
      case ListChange::kRootToo:
        return Of({first, issuers_, root});
      case ListChange::kExtrasLast:
        return Of({first, issuers_, Extras()});
      case ListChange::kExtrasBetween:
        return Of({first, Extras(), issuers_});
      case ListChange::kExtrasOnly:
        return Of({first, Extras()});
    }
    return {};
  }

  static Ders Of(const std::vector<Ders>& parts) {
    Ders list;
    for (const Ders& part : parts) {
      list.insert(list.end(), part.begin(), part.end());
    }
    return list;
  }

  Ders Extras() const {
    Ders extras;
    if (!first_.extras) return extras;
    for (const Bytes& der : *first_.extras) extras.push_back(&der);
    return extras;
  }

  // The issuers, the highest first.
  Ders WithoutRoot() const {
    Ders rest(issuers_.rbegin(), issuers_.rend());
    std::erase_if(rest, [&](const Bytes* der) { return *der == root_; });
    return rest;
  }

  Ders Many() const {
    constexpr size_t kMany = 250;
    Ders list = {&first_.der};
    while (list.size() < kMany) {
      list.push_back(issuers_.empty()
                         ? &first_.der
                         : issuers_[list.size() % issuers_.size()]);
    }
    return list;
  }

  const Minted& first_;
  const Bytes& root_;
  Ders issuers_;
};

}  // namespace

Result<std::vector<Bytes>> ChainFor(const MintedSet& set,
                                    const std::vector<std::string>& names) {
  if (auto known = CheckNames(set, names); !known.ok()) return known.error();
  const std::vector<std::string> sent = NamesSent(set, names);
  if (sent.empty()) return std::vector<Bytes>();
  return List(set, sent).Changed();
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

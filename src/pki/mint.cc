// SPDX-License-Identifier: Apache-2.0
#include "src/pki/mint.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "src/pki/certificate.h"
#include "src/pki/draft.h"
#include "src/pki/extras.h"
#include "src/pki/names.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {
namespace {

constexpr size_t kSetsRemembered = 256;

// Everything that the bytes depend on, as text.
std::string CacheKey(const Recipes& recipes, int64_t now) {
  std::string key;
  const auto number = [&](int64_t value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  const auto text = [&](const std::string& value) {
    number(static_cast<int64_t>(value.size()));
    key += value;
  };
  const auto time = [&](const std::optional<int64_t>& value) {
    key += value ? '1' : '0';
    number(value.value_or(0));
  };
  number(now);
  for (const auto& [name, recipe] : recipes) {
    text(name);
    text(recipe.common_name);
    number(static_cast<int64_t>(recipe.hosts.size()));
    for (const std::string& host : recipe.hosts) text(host);
    text(recipe.issuer);
    number(recipe.usage ? static_cast<int64_t>(*recipe.usage) : -1);
    number(static_cast<int64_t>(recipe.key));
    time(recipe.not_before);
    time(recipe.not_after);
    number(static_cast<int64_t>(recipe.defect.names().size()));
    for (const std::string& defect : recipe.defect.names()) text(defect);
    number(recipe.trusted);
    number(recipe.preinstalled);
    number(recipe.revoked ? *recipe.revoked : -1);
  }
  return key;
}

// The sets minted last. Never destroyed, as their keys mustn't outlive OpenSSL.
class Cache {
 public:
  std::shared_ptr<const MintedSet> Find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = sets_.find(key);
    if (found == sets_.end()) return nullptr;
    ++hits_;
    return found->second;
  }

  void Insert(const std::string& key, std::shared_ptr<const MintedSet> set) {
    const std::lock_guard lock(mutex_);
    if (!sets_.emplace(key, std::move(set)).second) return;
    oldest_first_.push_back(key);
    if (oldest_first_.size() <= kSetsRemembered) return;
    sets_.erase(oldest_first_.front());
    oldest_first_.pop_front();
  }

  CacheUse Clear() {
    const std::lock_guard lock(mutex_);
    const CacheUse use = {sets_.size(), hits_};
    sets_.clear();
    oldest_first_.clear();
    hits_ = 0;
    return use;
  }

  static Cache& Get() {
    static Cache& cache = *new Cache;
    return cache;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const MintedSet>> sets_;
  std::deque<std::string> oldest_first_;
  size_t hits_ = 0;
};

Signer SignerOf(const Drafts& drafts, const Draft& draft) {
  if (draft.issuer_is_missing) {
    return {"Missing CA", &MissingAuthorityKey()};
  }
  const Draft& issuer = draft.issuer.empty() ? draft : drafts.at(draft.issuer);
  Signer signer = {issuer.common_name, issuer.key};
  if (draft.another_signs) {
    signer.hand = &AnotherKey(issuer.key_kind, *issuer.key);
  }
  if (draft.names_another_issuers_key) signer.named = &MissingAuthorityKey();
  return signer;
}

Result<Minted> MintOne(const Drafts& drafts, const Draft& draft) {
  Signer signer = SignerOf(drafts, draft);
  Result<std::vector<Bytes>> extras = MintExtras(drafts, draft, signer);
  if (!extras.ok()) return extras.error();
  Result<Bytes> der = BuildCertificate(draft, signer);
  if (!der.ok()) return der.error();
  Minted minted;
  if (!extras->empty()) {
    minted.extras =
        std::make_shared<std::vector<Bytes>>(std::move(extras).value());
  }
  minted.list_change = draft.list_change;
  minted.der = std::move(der).value();
  if (draft.damage != nullptr) draft.damage(minted.der);
  minted.subject = DistinguishedName(draft.common_name);
  minted.key = PeersKeyOf(draft).pair;
  minted.trusted = draft.trusted;
  minted.preinstalled = draft.preinstalled;
  minted.issuer = draft.issuer;
  minted.revoked = draft.revoked;
  minted.staple = draft.staple;
  return minted;
}

// Adds an anchor of the same name.
Result<Done> AddNamesake(const Draft& root, MintedSet& set) {
  Result<Bytes> der = MintNamesake(root);
  if (!der.ok()) return der.error();
  Minted& namesake = set[root.name + " the anchor"];
  namesake = set.at(root.name);
  namesake.der = std::move(der).value();
  namesake.key = AnotherKey(root.key_kind, *root.key).pair;
  namesake.trusted = root.trusted;
  namesake.preinstalled = root.preinstalled;
  return Done();
}

Result<Done> ChangeRoot(const Drafts& drafts, const Draft& draft,
                        MintedSet& set) {
  const Draft* root = RootOf(drafts, draft);
  if (root == nullptr) return Done();
  Minted& minted = set.at(root->name);
  minted.trusted = false;
  minted.preinstalled = false;
  if (root != &draft && draft.root_is != RootIs::kUnsent) {
    set.at(draft.name).sent_with = root->name;
  }
  if (draft.root_is == RootIs::kUnsent) {
    set.at(draft.name).sent_without.insert(root->name);
  }
  if (draft.root_is != RootIs::kNamesake) return Done();
  return AddNamesake(*root, set);
}

void LeaveOutIssuers(const Drafts& drafts, const Draft& draft, MintedSet& set) {
  const Draft* above = &draft;
  while (!above->issuer.empty()) {
    above = &drafts.at(above->issuer);
    set.at(draft.name).sent_without.insert(above->name);
  }
}

Result<MintedSet> MintAll(const Drafts& drafts) {
  MintedSet set;
  for (const auto& [name, draft] : drafts) {
    Result<Minted> minted = MintOne(drafts, draft);
    if (!minted.ok()) return minted.error();
    set.emplace(name, std::move(minted).value());
  }
  for (const auto& [name, draft] : drafts) {
    if (draft.root_is != RootIs::kHonest) {
      const auto changed = ChangeRoot(drafts, draft, set);
      if (!changed.ok()) return changed.error();
    }
    if (draft.issuer_is_missing) LeaveOutIssuers(drafts, draft, set);
  }
  return set;
}

}  // namespace

Result<MintedSet> Mint(const Recipes& recipes, int64_t now) {
  const std::string key = CacheKey(recipes, now);
  if (auto set = Cache::Get().Find(key)) return *set;
  Result<Drafts> drafts = MakeDrafts(recipes, now);
  if (!drafts.ok()) return drafts.error();
  Result<MintedSet> set = MintAll(drafts.value());
  if (set.ok()) {
    Cache::Get().Insert(key, std::make_shared<MintedSet>(set.value()));
  }
  return set;
}

CacheUse ForgetMintedForTest() { return Cache::Get().Clear(); }

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
#include "src/pki/draft.h"

#include <openssl/evp.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "src/base/nearest.h"
#include "src/pki/catalogue.h"
#include "src/pki/defects/apply.h"
#include "src/pki/test_keys.h"
#include "src/simulation/random.h"

namespace shakedown::pki {
namespace {

constexpr int64_t kDay = int64_t{24} * 60 * 60;
constexpr int64_t kYear = 365 * kDay;
constexpr size_t kTimestamps = 3;
constexpr int64_t kFirstSecond = -62'167'219'200;  // of the year 0
constexpr int64_t kLastSecond = 253'402'300'799;   // of the year 9999
// RFC 5280 appendix A, ub-common-name.
constexpr size_t kLongestCommonName = 64;

Error Wrong(const std::string& name, const std::string& what) {
  return Error{"pki." + name + ": " + what, ""};
}

std::vector<std::string> NamesOf(const Recipes& recipes) {
  std::vector<std::string> names;
  for (const auto& [name, recipe] : recipes) names.push_back(name);
  return names;
}

Error Circle(const std::vector<std::string>& path, const std::string& start) {
  std::string way;
  for (auto at = std::find(path.begin(), path.end(), start); at != path.end();
       ++at) {
    way += *at + " <- ";
  }
  return Wrong(start, "its issuers go in a circle: " + way + start +
                          " (a certificate without issuer signs itself)");
}

// Follows the issuers of every recipe once, so long chains cost no more.
Result<Done> CheckIssuers(const Recipes& recipes) {
  std::set<std::string> followed = {""};
  for (const auto& [first, recipe] : recipes) {
    std::vector<std::string> path;
    std::set<std::string> on_path;
    for (std::string name = first; !followed.contains(name);) {
      path.push_back(name);
      on_path.insert(name);
      const std::string& issuer = recipes.at(name).issuer;
      if (!issuer.empty() && !recipes.contains(issuer)) {
        return Wrong(name, "issuer '" + issuer +
                               "' is not a certificate of this file" +
                               DidYouMean(issuer, NamesOf(recipes)));
      }
      if (on_path.contains(issuer)) return Circle(path, issuer);
      name = issuer;
    }
    followed.merge(on_path);
  }
  return Done{};
}

Result<Done> CheckHosts(const std::string& name,
                        const CertificateRecipe& recipe) {
  for (const std::string& host : recipe.hosts) {
    if (host.empty()) return Wrong(name, "a host is empty");
    for (char letter : host) {
      if (static_cast<unsigned char>(letter) < 0x80) continue;
      return Wrong(
          name, "host '" + host + "' is not ASCII: write the xn-- form of it");
    }
  }
  return Done{};
}

Result<Done> CheckDates(const Draft& draft) {
  for (int64_t time : {draft.not_before, draft.not_after}) {
    if (time >= kFirstSecond && time <= kLastSecond) continue;
    return Wrong(draft.name, "its validity leaves the years 0 to 9999");
  }
  return Done{};
}

Usage DefaultUsage(const CertificateRecipe& recipe, bool issues_others) {
  const bool looks_like_authority =
      recipe.hosts.empty() &&
      (recipe.trusted || recipe.preinstalled || recipe.issuer.empty());
  return issues_others || looks_like_authority ? Usage::kAuthority
                                               : Usage::kServer;
}

std::string DefaultCommonName(const std::string& name,
                              const CertificateRecipe& recipe) {
  if (!recipe.common_name.empty()) return recipe.common_name;
  const bool host_fits =
      !recipe.hosts.empty() && recipe.hosts[0].size() <= kLongestCommonName;
  return host_fits ? recipe.hosts[0] : name;
}

// Whether the chain above `recipe` ends in a root that came with the system.
// The issuers were checked: they are there and no circle.
bool IsBelowPreinstalled(const Recipes& recipes,
                         const CertificateRecipe& recipe) {
  const CertificateRecipe* top = &recipe;
  while (!top->issuer.empty()) top = &recipes.at(top->issuer);
  return top->preinstalled;
}

int64_t ReachOf(Usage usage, bool below_preinstalled) {
  if (usage == Usage::kAuthority) return 5 * kYear;
  if (usage == Usage::kServer && below_preinstalled) return 180 * kDay;
  return kYear;
}

Draft HonestDraft(const std::string& name, const CertificateRecipe& recipe,
                  bool issues_others, bool below_preinstalled, int64_t now) {
  Draft draft;
  draft.name = name;
  draft.common_name = DefaultCommonName(name, recipe);
  draft.hosts = recipe.hosts;
  draft.issuer = recipe.issuer;
  draft.usage = recipe.usage.value_or(DefaultUsage(recipe, issues_others));
  draft.key_kind = recipe.key;
  const int64_t reach = ReachOf(draft.usage, below_preinstalled);
  draft.not_before = recipe.not_before.value_or(now - reach);
  draft.not_after = recipe.not_after.value_or(now + reach);
  draft.trusted = recipe.trusted;
  draft.preinstalled = recipe.preinstalled;
  draft.revoked = recipe.revoked;
  if (draft.usage == Usage::kServer && below_preinstalled) {
    draft.timestamps = kTimestamps;
  }
  return draft;
}

// The key of a name is always the same, unless a name before it in the set
// already has that one: then it is the next free key of its kind. When all are
// taken, keys are shared.
void ChooseKeys(Drafts& drafts) {
  std::set<std::pair<KeyKind, size_t>> taken;
  for (auto& [name, draft] : drafts) {
    const size_t count = TestKeyCount(draft.key_kind);
    const size_t wanted = RandomStream(0, name).Next() % count;
    size_t index = wanted;
    for (size_t step = 0; step < count; ++step) {
      const size_t candidate = (wanted + step) % count;
      if (taken.contains({draft.key_kind, candidate})) continue;
      index = candidate;
      break;
    }
    taken.insert({draft.key_kind, index});
    draft.key = &GetTestKey(draft.key_kind, index);
  }
  for (auto& [name, draft] : drafts) {
    if (!draft.has_issuers_key || draft.issuer.empty()) continue;
    draft.key = drafts.at(draft.issuer).key;
    draft.key_kind = drafts.at(draft.issuer).key_kind;
  }
}

bool HasMd5Signature(const Draft& draft) {
  return std::string_view(draft.digest) == "MD5";
}

// The signers that defects bring along have keys of P-256.
bool IsSignedByRsaKey(const Drafts& drafts, const Draft& draft) {
  if (draft.issuer_is_missing || draft.extras == Extras::kFortySeven) {
    return false;
  }
  const Draft& issuer = draft.issuer.empty() ? draft : drafts.at(draft.issuer);
  return EVP_PKEY_is_a(issuer.key->pair.get(), "RSA") == 1;
}

// Has it a second certificate of its issuer made?
bool HasIssuerSignedAgain(const Draft& draft) {
  return draft.extras == Extras::kCrossSigned || draft.extras == Extras::kLoop;
}

size_t IndexOf(const char* defect, const CertificateRecipe& recipe) {
  const auto& defects = recipe.defect.names();
  const auto at = std::find(defects.begin(), defects.end(), defect);
  return static_cast<size_t>(at - defects.begin());
}

DefectMistake Md5Mistake(const Recipes& recipes, const std::string& name) {
  return {name, IndexOf("md5_signature", recipes.at(name)),
          "defect 'md5_signature' needs an issuer with an RSA key, such as "
          "'key: rsa-2048', and no defect that lets another sign"};
}

// Ed25519 has no signatures of a digest.
std::optional<DefectMistake> FindEd25519Mistake(const Recipes& recipes,
                                                const Drafts& drafts) {
  for (const auto& [name, draft] : drafts) {
    if (draft.issuer_is_missing || draft.another_signs) continue;
    const std::string& signer = draft.issuer.empty() ? name : draft.issuer;
    if (drafts.at(signer).key_kind != KeyKind::kEd25519) continue;
    const size_t index = IndexOf("ed25519_key", recipes.at(signer));
    if (index == recipes.at(signer).defect.names().size()) continue;
    return DefectMistake{signer, index,
                         "defect 'ed25519_key' needs another issuer, as its "
                         "key signs no certificates"};
  }
  return std::nullopt;
}

// MD5 has no signatures of elliptic curves.
std::optional<DefectMistake> FindMd5Mistake(const Recipes& recipes,
                                            const Drafts& drafts) {
  for (const auto& [name, draft] : drafts) {
    if (HasMd5Signature(draft) && !IsSignedByRsaKey(drafts, draft)) {
      return Md5Mistake(recipes, name);
    }
    if (HasIssuerSignedAgain(draft) &&
        HasMd5Signature(drafts.at(draft.issuer))) {
      return Md5Mistake(recipes, draft.issuer);
    }
  }
  return std::nullopt;
}

// Fills `drafts`. The issuers of the recipes were checked.
std::optional<DefectMistake> BuildDrafts(const Recipes& recipes, int64_t now,
                                         Drafts& drafts) {
  std::set<std::string> issuers;
  for (const auto& [name, recipe] : recipes) issuers.insert(recipe.issuer);
  for (const auto& [name, recipe] : recipes) {
    Draft draft = HonestDraft(name, recipe, issuers.contains(name),
                              IsBelowPreinstalled(recipes, recipe), now);
    if (auto refusal = ApplyDefects(recipe.defect.names(), draft, now)) {
      return DefectMistake{name, refusal->index, refusal->sentence};
    }
    drafts.emplace(name, std::move(draft));
  }
  ChooseKeys(drafts);
  if (auto mistake = FindEd25519Mistake(recipes, drafts)) return mistake;
  return FindMd5Mistake(recipes, drafts);
}

}  // namespace

Result<Drafts> MakeDrafts(const Recipes& recipes, int64_t now) {
  if (recipes.contains("")) {
    return Error{"pki: a certificate has no name", ""};
  }
  if (auto issuers = CheckIssuers(recipes); !issuers.ok()) {
    return issuers.error();
  }
  for (const auto& [name, recipe] : recipes) {
    if (auto hosts = CheckHosts(name, recipe); !hosts.ok()) {
      return hosts.error();
    }
  }
  Drafts drafts;
  if (const auto mistake = BuildDrafts(recipes, now, drafts)) {
    return Wrong(mistake->certificate, mistake->sentence);
  }
  for (const auto& [name, draft] : drafts) {
    if (auto dates = CheckDates(draft); !dates.ok()) return dates.error();
  }
  return drafts;
}

std::optional<DefectMistake> FindDefectMistake(const Recipes& recipes) {
  Drafts drafts;
  return BuildDrafts(recipes, 0, drafts);
}

const TestKey& AnotherKey(KeyKind kind, const TestKey& than) {
  for (size_t i = 0; i < TestKeyCount(kind); ++i) {
    if (&GetTestKey(kind, i) != &than) return GetTestKey(kind, i);
  }
  return MissingAuthorityKey();
}

const TestKey& PeersKeyOf(const Draft& draft) {
  if (draft.peers_key_kind) return GetTestKey(*draft.peers_key_kind, 0);
  if (draft.peer_has_another_key) {
    return AnotherKey(draft.key_kind, *draft.key);
  }
  return *draft.key;
}

const Draft* RootOf(const Drafts& drafts, const Draft& draft) {
  const Draft* top = &draft;
  while (!top->issuer_is_missing && !top->issuer.empty()) {
    top = &drafts.at(top->issuer);
  }
  return top->issuer_is_missing ? nullptr : top;
}

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
#include "src/cli/defects/minting_time.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "src/pki/catalogue.h"
#include "src/pki/chain.h"
#include "src/pki/mint.h"

namespace shakedown::cli {
namespace {

constexpr int64_t kNow = 1'768'478'400;  // 2026-01-15T12:00:00Z
constexpr int kRounds = 5;

// The kinds of key that a recipe may name.
struct Key {
  pki::KeyKind kind;
  const char* name;
};
constexpr Key kKeys[] = {{pki::KeyKind::kEcP256, "ecdsa-p256"},
                         {pki::KeyKind::kEcP384, "ecdsa-p384"},
                         {pki::KeyKind::kRsa2048, "rsa-2048"}};

struct Chain {
  std::string name;  // "expired on leaf, rsa-2048"
  pki::Recipes recipes;
  std::vector<std::string> sent;
};

Chain IssuedChain(const Key& key, const char* at, const char* defect) {
  pki::Recipes recipes;
  recipes["root"].trusted = true;
  recipes["issuing"].issuer = "root";
  recipes["leaf"].issuer = "issuing";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes[at].defect = defect;
  for (auto& [name, recipe] : recipes) recipe.key = key.kind;
  return {std::string(defect) + " on " + at + ", " + key.name,
          recipes,
          {"leaf", "issuing"}};
}

Chain SelfSigned(const Key& key, const char* defect) {
  pki::Recipes recipes;
  recipes["leaf"].hosts = {"api.example.com"};
  recipes["leaf"].defect = defect;
  recipes["leaf"].key = key.kind;
  return {std::string(defect) + " self-signed, " + key.name, recipes, {"leaf"}};
}

using Group = std::vector<Chain>;

// One group of what signs itself, and one for each kind of key.
std::vector<Group> AllChains() {
  Group self_signed;
  std::vector<Group> groups;
  for (const Key& key : kKeys) {
    Group& group = groups.emplace_back();
    for (const pki::Defect& defect : pki::Defects()) {
      self_signed.push_back(SelfSigned(key, defect.name));
      for (const char* at : {"leaf", "issuing", "root"}) {
        group.push_back(IssuedChain(key, at, defect.name));
      }
    }
  }
  groups.push_back(std::move(self_signed));
  return groups;
}

double SecondsFor(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  return took.count();
}

// The fastest of several rounds, as what else the machine does is not minting;
// fewer when it is clear that this is not the slowest.
void Compare(const std::string& name, double units,
             const std::function<void()>& prepare,
             const std::function<void()>& work, SlowestChain& slowest) {
  double fastest = std::numeric_limits<double>::max();
  for (int round = 0; round < kRounds; ++round) {
    prepare();
    fastest = std::min(fastest, SecondsFor(work) * units);
    if (fastest <= slowest.time) return;
  }
  slowest = {name, fastest};
}

void Measure(const Chain& chain, MintingTime& slowest) {
  constexpr double kMilli = 1e3;
  constexpr double kMicro = 1e6;
  const auto mint = [&] {
    const auto set = pki::Mint(chain.recipes, kNow);
    if (set.ok()) (void)pki::ChainFor(set.value(), chain.sent);
  };
  Compare(
      chain.name, kMilli, [] { pki::ForgetMintedForTest(); }, mint,
      slowest.fresh_ms);
  Compare(
      chain.name, kMicro, [] {}, mint, slowest.cached_us);
}

}  // namespace

Result<std::vector<MintingTime>> MeasureMinting() {
  std::vector<MintingTime> times;
  for (const Group& group : AllChains()) {
    MintingTime& slowest = times.emplace_back();
    for (const Chain& chain : group) {
      if (pki::FindDefectMistake(chain.recipes)) continue;
      const auto set = pki::Mint(chain.recipes, kNow);
      if (!set.ok()) return set.error();
      Measure(chain, slowest);
    }
  }
  return times;
}

}  // namespace shakedown::cli

// SPDX-License-Identifier: Apache-2.0
#include "src/cli/defects/minting_time.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "src/pki/catalogue.h"
#include "src/pki/chain.h"
#include "src/pki/mint.h"

namespace shakedown::cli {
namespace {

constexpr int64_t kNow = 1'768'478'400;  // 2026-01-15T12:00:00Z
constexpr int kRounds = 5;

pki::Recipes RecipesWith(const char* name, const char* defect) {
  pki::Recipes recipes;
  recipes["root"].trusted = true;
  recipes["issuing"].issuer = "root";
  recipes["leaf"].issuer = "issuing";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes[name].defect = defect;
  return recipes;
}

// The fastest of several rounds: what else the machine does is not minting.
double Fastest(const std::function<void()>& prepare,
               const std::function<void()>& work) {
  double fastest = 0;
  for (int round = 0; round < kRounds; ++round) {
    prepare();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - start;
    fastest = round == 0 ? took.count() : std::min(fastest, took.count());
  }
  return fastest;
}

void Measure(const char* defect, const pki::Recipes& recipes,
             MintingTime& slowest) {
  constexpr double kMilli = 1e3;
  constexpr double kMicro = 1e6;
  const auto mint = [&] {
    const auto set = pki::Mint(recipes, kNow);
    if (set.ok()) (void)pki::ChainFor(set.value(), {"leaf", "issuing"});
  };
  const double fresh = Fastest([] { pki::ForgetMintedForTest(); }, mint);
  const double cached = Fastest([] {}, mint);
  slowest.cached_us = std::max(slowest.cached_us, cached * kMicro);
  if (fresh * kMilli <= slowest.fresh_ms) return;
  slowest.fresh_ms = fresh * kMilli;
  slowest.defect = defect;
}

}  // namespace

Result<MintingTime> MeasureMinting() {
  MintingTime slowest;
  for (const pki::Defect& defect : pki::Defects()) {
    for (const char* name : {"leaf", "issuing", "root"}) {
      const pki::Recipes recipes = RecipesWith(name, defect.name);
      if (pki::FindDefectMistake(recipes)) continue;
      const auto set = pki::Mint(recipes, kNow);
      if (!set.ok()) return set.error();
      Measure(defect.name, recipes, slowest);
    }
  }
  return slowest;
}

}  // namespace shakedown::cli

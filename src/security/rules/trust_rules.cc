// SPDX-License-Identifier: Apache-2.0
#include "src/security/rules/trust_rules.h"

#include <algorithm>
#include <cstdlib>

namespace shakedown::security {
namespace {

constexpr int64_t kJuly2019 = 1'561'939'200;
constexpr int64_t kSeptember2020 = 1'598'918'400;
constexpr int64_t kMidOctober2018 = 1'539'561'600;

// Apple's support articles HT210176 (825 days, whatever the root) and HT211025
// (398 days, under roots that came with the system).
constexpr ValidityLimit kValidityLimits[] = {{kJuly2019, 825, false},
                                             {kSeptember2020, 398, true}};

// Up to 10.11 the CDSA engine evaluated (spec/profiles.md 2.0 and 2.2).
constexpr TrustRules CdsaEngine(const char* era) { return {.era = era}; }

// Secure Transport hands the staple to SecTrust since 10.11 (spec/profiles.md
// 2.1).
constexpr TrustRules ElCapitan() {
  TrustRules rules = CdsaEngine("el-capitan-10.11");
  rules.staples_count = true;
  return rules;
}

// From 10.12 on the engine that iOS had: it refused MD5 since iOS 5 (HT4999)
// and looks at no leaf's key usage; SHA-1 as of 10.12.4 (spec/profiles.md 2.2).
constexpr TrustRules Sierra() {
  TrustRules rules = ElCapitan();
  rules.era = "sierra-10.12";
  rules.leaf_key_usage_counts = false;
  rules.tries_other_paths = true;
  rules.rsa_bits_min = 1024;
  rules.md5 = DigestRule::kRefused;
  rules.sha1 = DigestRule::kRefusedUnderPreinstalledRoots;
  return rules;
}

constexpr TrustRules HighSierra() {
  TrustRules rules = Sierra();
  rules.era = "high-sierra-10.13";
  rules.rsa_bits_min_under_preinstalled = 2048;
  return rules;
}

// spec/profiles.md 2.2; Apple's support articles HT210176 and HT205280.
constexpr TrustRules Catalina(const char* era) {
  TrustRules rules = HighSierra();
  rules.era = era;
  rules.common_name_counts = false;
  rules.server_auth_required_from = kJuly2019;
  rules.rsa_bits_min = 2048;
  rules.elliptic_curve_bits_min = 224;
  rules.sha1 = DigestRule::kRefused;
  rules.validity_limits = kValidityLimits;
  rules.timestamps_required_from = kMidOctober2018;
  return rules;
}

constexpr TrustRules kEras[] = {
    Catalina("documented"),
    CdsaEngine("tiger-10.4"),
    CdsaEngine("leopard-10.5.0"),
    CdsaEngine("leopard-10.5.7"),
    CdsaEngine("snow-leopard-10.6.0"),
    CdsaEngine("snow-leopard-10.6"),
    CdsaEngine("lion-10.7.0"),
    CdsaEngine("lion-10.7"),
    CdsaEngine("mountain-lion-10.8"),
    CdsaEngine("mavericks-10.9"),
    CdsaEngine("mavericks-10.9.2"),
    CdsaEngine("mavericks-10.9.3"),
    CdsaEngine("mavericks-10.9.5"),
    CdsaEngine("yosemite-10.10"),
    ElCapitan(),
    Sierra(),
    HighSierra(),
    Catalina("catalina-10.15"),
};

const TrustRules& RowOrDefault(std::string_view era) {
  const TrustRules* rules = FindTrustRules(era);
  return rules != nullptr ? *rules : kEras[0];
}

// What hangs on the simulation.
struct TrustRulesSlot {
  TrustRulesSlot() {
    const char* era = std::getenv("SHAKEDOWN_PROFILE");
    rules = &RowOrDefault(era != nullptr ? era : "");
  }
  const TrustRules* rules;
};

}  // namespace

std::span<const TrustRules> AllTrustRules() { return kEras; }

const TrustRules* FindTrustRules(std::string_view era) {
  const auto found =
      std::find_if(std::begin(kEras), std::end(kEras),
                   [era](const TrustRules& rules) { return rules.era == era; });
  return found == std::end(kEras) ? nullptr : found;
}

const TrustRules& CurrentTrustRules(Simulation& simulation) {
  return *simulation.Slot<TrustRulesSlot>().rules;
}

void UseTrustRules(Simulation& simulation, std::string_view era) {
  simulation.Slot<TrustRulesSlot>().rules = &RowOrDefault(era);
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// What a scenario says about its certificates: data only. mint.h makes them.
#ifndef SHAKEDOWN_PKI_RECIPE_H_
#define SHAKEDOWN_PKI_RECIPE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shakedown::pki {

// Only the first three are for honest certificates.
enum class KeyKind : uint8_t {
  kEcP256,
  kEcP384,
  kRsa2048,
  kRsa1024,
  kRsa512,
  kRsa768,
  kRsa3072,
  kRsa4096,
  kRsa8192,
  kRsaExponent3,  // 2,048 bits
  kEcP192,
  kEcP224,
  kEcP521,
  kEd25519,
};
enum class Usage : uint8_t {
  kServer,
  kClient,
  kAuthority,
  kOcspResponder,  // its issuer has delegated OCSP to it
};

// Names of defects. Most certificates have none or one, so that one name
// converts: recipe.defect = "expired".
class DefectNames {
 public:
  DefectNames() = default;
  DefectNames(std::string name) {  // NOLINT: implicit; "" is none
    if (!name.empty()) names_.push_back(std::move(name));
  }
  DefectNames(const char* name)  // NOLINT: implicit
      : DefectNames(std::string(name)) {}
  DefectNames(std::vector<std::string> names)  // NOLINT: implicit
      : names_(std::move(names)) {}

  const std::vector<std::string>& names() const { return names_; }
  bool empty() const { return names_.empty(); }
  bool operator==(const DefectNames&) const = default;

 private:
  std::vector<std::string> names_;
};

// One certificate. Everything left out is what an honest authority would do.
struct CertificateRecipe {
  // Default: the first host, or the recipe's name if none or over 64 letters.
  std::string common_name;
  std::vector<std::string> hosts;  // subjectAltName, DNS or IP
  std::string issuer;              // name of another recipe; "": self-signed

  // Default: kAuthority if it issues others, or names no host and is trusted or
  // self-signed; else kServer.
  std::optional<Usage> usage;
  KeyKind key = KeyKind::kEcP256;
  std::optional<int64_t> not_before;  // seconds since 1970
  std::optional<int64_t> not_after;
  DefectNames defect;    // in the catalogue (catalogue.h)
  bool trusted = false;  // an anchor that somebody added to the app's system

  // An anchor that came with the app's system, so that the rules for public
  // authorities apply. Honest servers below it are valid for less than 398 days
  // and hold timestamps of Certificate Transparency.
  bool preinstalled = false;

  // What its issuer tells those who ask, by OCSP and by a list. Nothing: nobody
  // answers.
  std::optional<bool> revoked;
  bool operator==(const CertificateRecipe&) const = default;
};

// All certificates of a scenario, by the names it gives them, in name order.
using Recipes = std::map<std::string, CertificateRecipe>;

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_RECIPE_H_

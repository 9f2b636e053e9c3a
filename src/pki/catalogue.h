// SPDX-License-Identifier: Apache-2.0
// The catalogue of defects: every named way in which a certificate, its chain
// or its staple can be wrong. What comes of them is in src/catalogue.
// Example: for (const Defect& defect : Defects()) Print(defect.meaning);
// Rows are constants; thread-safe.
#ifndef SHAKEDOWN_PKI_CATALOGUE_H_
#define SHAKEDOWN_PKI_CATALOGUE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/pki/recipe.h"

namespace shakedown::pki {

enum class DefectFamily : uint8_t {
  kDates,
  kNames,
  kTrust,
  kSignature,
  kKeys,
  kExtensions,
  kEncoding,
  kChain,
  kRevocation,
};

// Which certificates can have a defect.
enum class DefectOf : uint8_t {
  kAny,
  kLeaf,       // a server's or client's
  kAuthority,  // one that signs others, roots included
  kChain,      // a leaf; it changes the list that is sent with it
  kStaple,     // a leaf; it changes the OCSP response that is sent with it
};

// One row of the catalogue.
struct Defect {
  const char* name;  // "expired"
  DefectFamily family;
  DefectOf of;
  const char* meaning;  // one line, without a full stop
};

// Defects lists the catalogue, family by family.
const std::vector<Defect>& Defects();

// FindDefect returns the row of that name, or null.
const Defect* FindDefect(std::string_view name);

// NameOf returns "dates", "names" ... and "any", "leaf", "authority" ....
const char* NameOf(DefectFamily family);
const char* NameOf(DefectOf of);

// A defect that a certificate can't have.
struct DefectMistake {
  std::string certificate;  // the recipe's name
  size_t index = 0;         // in its list of defects
  std::string sentence;     // without the certificate's name
};

// FindDefectMistake returns the first defect of `recipes` that isn't in the
// catalogue, isn't for that kind of certificate, or changes what another defect
// of the same certificate changes; nothing if all can be minted. Issuers must
// be there, and no circle.
std::optional<DefectMistake> FindDefectMistake(const Recipes& recipes);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_CATALOGUE_H_

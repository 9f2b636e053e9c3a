// SPDX-License-Identifier: Apache-2.0
// The families put together (src/pki/catalogue.h).
#include "src/pki/catalogue.h"

#include <bit>
#include <iterator>

#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

struct Family {
  DefectFamily family;
  const char* name;
  std::span<const Row> (*rows)();
};

constexpr Family kFamilies[] = {
    {DefectFamily::kDates, "dates", &RowsOfDates},
    {DefectFamily::kNames, "names", &RowsOfNames},
    {DefectFamily::kTrust, "trust", &RowsOfTrust},
    {DefectFamily::kSignature, "signature", &RowsOfSignatures},
    {DefectFamily::kKeys, "keys", &RowsOfKeys},
    {DefectFamily::kExtensions, "extensions", &RowsOfExtensions},
    {DefectFamily::kEncoding, "encoding", &RowsOfEncodings},
    {DefectFamily::kChain, "chain", &RowsOfChains},
    {DefectFamily::kRevocation, "revocation", &RowsOfRevocations},
};

// In the order of the bits.
constexpr const char* kPartNames[] = {
    "the dates",
    "the names",
    "who signed it",
    "the signature",
    "the key",
    "the extended key usage",
    "the key usage",
    "the basic constraints",
    "the name constraints",
    "the key identifiers",
    "the timestamps",
    "an extension of its own",
    "the version",
    "the serial number",
    "the encoding",
    "whether the root is an anchor",
    "the list that is sent",
    "the staple",
    "what its issuer tells",
};

std::vector<Defect> MakeDefects() {
  std::vector<Defect> defects;
  for (const Family& family : kFamilies) {
    for (const Row& row : family.rows()) {
      defects.push_back({row.name, family.family, row.of, row.meaning});
    }
  }
  return defects;
}

}  // namespace

const std::vector<Defect>& Defects() {
  static const std::vector<Defect> defects = MakeDefects();
  return defects;
}

const Defect* FindDefect(std::string_view name) {
  for (const Defect& defect : Defects()) {
    if (name == defect.name) return &defect;
  }
  return nullptr;
}

const Row* FindRow(std::string_view name) {
  for (const Family& family : kFamilies) {
    for (const Row& row : family.rows()) {
      if (name == row.name) return &row;
    }
  }
  return nullptr;
}

const char* DescribeParts(Parts parts) {
  const auto bit = static_cast<size_t>(std::countr_zero(parts));
  return bit < std::size(kPartNames) ? kPartNames[bit] : "nothing";
}

const char* NameOf(DefectFamily family) {
  for (const Family& row : kFamilies) {
    if (row.family == family) return row.name;
  }
  return "";
}

const char* NameOf(DefectOf of) {
  switch (of) {
    case DefectOf::kAny:
      return "any";
    case DefectOf::kLeaf:
      return "leaf";
    case DefectOf::kAuthority:
      return "authority";
    case DefectOf::kChain:
      return "chain";
    case DefectOf::kStaple:
      return "staple";
  }
  return "";
}

}  // namespace shakedown::pki

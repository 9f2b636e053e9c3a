// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/outcomes.h"

#include <algorithm>
#include <iterator>

#include "src/catalogue/expectation.h"
#include "src/pki/catalogue.h"

namespace shakedown::catalogue {
namespace {

constexpr std::span<const Expectation> (*kTables[])() = {
    &ExpectedOfDates, &ExpectedOfNames, &ExpectedOfTrust, &ExpectedOfContents,
    &ExpectedOfLists};

// Rules that are about public authorities only.
constexpr std::string_view kUnderPreinstalled[] = {"no_timestamps",
                                                   "valid_for_399_days"};

Places PlaceOf(Position position) {
  return static_cast<Places>(1 << static_cast<int>(position));
}

std::vector<const Expectation*> RowsOf(std::string_view defect) {
  std::vector<const Expectation*> rows;
  for (const auto table : kTables) {
    for (const Expectation& row : table()) {
      if (defect == row.defect) rows.push_back(&row);
    }
  }
  return rows;
}

bool Fits(const Expectation& row, Era era, Position position) {
  return (row.places & PlaceOf(position)) != 0 && row.from <= era &&
         era <= row.to;
}

Outcome Describe(const Expectation& row, Found found, Era era) {
  const Cost cost = CostOf(found, era);
  const Opinion opinion = OpinionOf(found);
  Outcome outcome;
  outcome.finding = opinion.word;
  outcome.result = cost.result;
  outcome.alert = cost.alert;
  outcome.at_break = cost.at_break;
  outcome.after_break = cost.after_break;
  outcome.trust_result = opinion.trust_result;
  const bool own_detail = found == row.found && row.detail != nullptr;
  outcome.detail = own_detail ? row.detail : opinion.detail;
  outcome.inferred = row.basis == Basis::kInferred;
  outcome.source = row.source;
  return outcome;
}

}  // namespace

const char* NameOf(Position position) {
  switch (position) {
    case Position::kLeaf:
      return "leaf";
    case Position::kIntermediate:
      return "issuing";
    case Position::kRoot:
      return "root";
  }
  return "";
}

std::vector<Position> PositionsOf(std::string_view name) {
  const pki::Defect* defect = pki::FindDefect(name);
  if (defect == nullptr) return {};
  switch (defect->of) {
    case pki::DefectOf::kAny:
      return {Position::kLeaf, Position::kIntermediate, Position::kRoot};
    case pki::DefectOf::kAuthority:
      return {Position::kIntermediate, Position::kRoot};
    case pki::DefectOf::kLeaf:
    case pki::DefectOf::kChain:
    case pki::DefectOf::kStaple:
      return {Position::kLeaf};
  }
  return {};
}

std::optional<Outcome> OutcomeOf(std::string_view defect,
                                 std::string_view profile, Position position) {
  const auto era = EraOf(profile);
  const auto positions = PositionsOf(defect);
  const auto rows = RowsOf(defect);
  if (!era || rows.empty() ||
      std::find(positions.begin(), positions.end(), position) ==
          positions.end()) {
    return std::nullopt;
  }
  for (const Expectation* row : rows) {
    if (Fits(*row, *era, position)) return Describe(*row, row->found, *era);
  }
  return Describe(*rows.front(), Found::kNothing, *era);
}

std::optional<std::string> ResultOf(std::string_view defect,
                                    std::string_view profile) {
  const auto positions = PositionsOf(defect);
  if (positions.empty()) return std::nullopt;
  const auto outcome = OutcomeOf(defect, profile, positions.front());
  if (!outcome) return std::nullopt;
  return outcome->result;
}

std::string PkiOf(std::string_view defect, Position position) {
  const bool preinstalled =
      std::find(std::begin(kUnderPreinstalled), std::end(kUnderPreinstalled),
                defect) != std::end(kUnderPreinstalled);
  const auto with = [&](Position own) {
    return own != position ? std::string() : ", defect: " + std::string(defect);
  };
  return std::string("pki:\n  root: {key: rsa-2048, ") +
         (preinstalled ? "preinstalled" : "trusted") + ": true" +
         with(Position::kRoot) + "}\n  issuing: {key: rsa-2048, issuer: root" +
         with(Position::kIntermediate) +
         "}\n  leaf: {key: rsa-2048, host: api.example.com, issuer: issuing" +
         with(Position::kLeaf) + "}\n";
}

}  // namespace shakedown::catalogue

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

// The certificate of an app that serves.
constexpr char kApp[] =
    "  honest: {key: rsa-2048, trusted: true}\n"
    "  server: {key: rsa-2048, host: api.example.com, issuer: honest}\n";

Places PlaceOf(Position position) {
  return static_cast<Places>(1 << static_cast<int>(position));
}

Holders BitOf(Holder holder) {
  return static_cast<Holders>(1 << static_cast<int>(holder));
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

// Nobody checks a client's name (spec/handshake.md 3.1).
bool Fits(const Expectation& row, Era era, Position position, Holder holder) {
  if (row.found == Found::kHostMismatch && holder != Holder::kServer) {
    return false;
  }
  return (row.places & PlaceOf(position)) != 0 &&
         (row.holders & BitOf(holder)) != 0 && row.from <= era && era <= row.to;
}

Outcome Describe(const Expectation& row, Found found, Era era, Holder holder) {
  const Cost cost = CostOf(found, era, holder);
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

std::vector<Position> PositionsOf(std::string_view name, Holder holder) {
  const pki::Defect* defect = pki::FindDefect(name);
  if (defect == nullptr) return {};
  switch (defect->of) {
    case pki::DefectOf::kAny:
      return {Position::kLeaf, Position::kIntermediate, Position::kRoot};
    case pki::DefectOf::kAuthority:
      return {Position::kIntermediate, Position::kRoot};
    case pki::DefectOf::kStaple:
      if (holder != Holder::kServer) return {};
      return {Position::kLeaf};
    case pki::DefectOf::kLeaf:
    case pki::DefectOf::kChain:
      return {Position::kLeaf};
  }
  return {};
}

std::optional<Outcome> OutcomeOf(std::string_view defect,
                                 std::string_view profile, Position position,
                                 Holder holder) {
  const auto era = EraOf(profile);
  const auto positions = PositionsOf(defect, holder);
  const auto rows = RowsOf(defect);
  if (!era || rows.empty() ||
      std::find(positions.begin(), positions.end(), position) ==
          positions.end()) {
    return std::nullopt;
  }
  for (const Expectation* row : rows) {
    if (Fits(*row, *era, position, holder)) {
      return Describe(*row, row->found, *era, holder);
    }
  }
  return Describe(*rows.front(), Found::kNothing, *era, holder);
}

std::optional<std::string> ResultOf(std::string_view defect,
                                    std::string_view profile, Holder holder) {
  const auto positions = PositionsOf(defect, holder);
  if (positions.empty()) return std::nullopt;
  const auto outcome = OutcomeOf(defect, profile, positions.front(), holder);
  if (!outcome) return std::nullopt;
  return outcome->result;
}

std::string PkiOf(std::string_view defect, Position position, Holder holder) {
  const bool preinstalled =
      std::find(std::begin(kUnderPreinstalled), std::end(kUnderPreinstalled),
                defect) != std::end(kUnderPreinstalled);
  const auto with = [&](Position own) {
    return own != position ? std::string() : ", defect: " + std::string(defect);
  };
  const bool of_server = holder == Holder::kServer;
  return std::string("pki:\n  root: {key: rsa-2048, ") +
         (preinstalled ? "preinstalled" : "trusted") + ": true" +
         with(Position::kRoot) + "}\n  issuing: {key: rsa-2048, issuer: root" +
         with(Position::kIntermediate) + "}\n  leaf: {key: rsa-2048, " +
         (of_server ? "host: api.example.com" : "name: Alice, usage: client") +
         ", issuer: issuing" + with(Position::kLeaf) + "}\n" +
         (of_server ? "" : kApp);
}

}  // namespace shakedown::catalogue

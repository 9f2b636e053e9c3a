// SPDX-License-Identifier: Apache-2.0
// Every difference between the eras as one table: a row is one behaviour, a
// cell its value in one profile, made from the very fields that the engine and
// the session obey, with a mark that says how it is known.
// Example: for (const TableRow& row : TableRows()) row.value(profile);
// Constants; any thread.
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_H_

#include <span>
#include <string>
#include <string_view>

#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

struct TableRow {
  const char* key;      // "break_order": what a profile's marks name
  const char* what;     // what the row is about, for people
  const char* section;  // where the rule stands: "profiles.md 3"
  std::string (*value)(const Profile& profile);
};

// TableRows lists the rows in the order of a handshake: trust, breaks, state,
// records, defaults, extensions, sessions.
std::span<const TableRow> TableRows();

// ProvenanceOf returns how the profile's cell of the row `key` is known: what
// the profile's marks say, else that it was read in source.
Provenance ProvenanceOf(const Profile& profile, std::string_view key);

// ProvenanceName is its word: "source", "inferred", "unknown",
// "documentation".
const char* ProvenanceName(Provenance provenance);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_H_

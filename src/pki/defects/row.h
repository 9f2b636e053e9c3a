// SPDX-License-Identifier: Apache-2.0
// One row of the catalogue with what it does to a draft. Internal to pki; each
// family of defects is a file that lists its rows.
// Example: for (const Row& row : RowsOfDates()) row.apply(draft, now);
#ifndef SHAKEDOWN_PKI_DEFECTS_ROW_H_
#define SHAKEDOWN_PKI_DEFECTS_ROW_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "src/pki/catalogue.h"
#include "src/pki/draft.h"

namespace shakedown::pki {

// What a defect changes. Two that change the same contradict each other.
using Parts = uint32_t;
namespace part {
inline constexpr Parts kDates = 1 << 0;
inline constexpr Parts kNames = 1 << 1;  // subject and subjectAltName
inline constexpr Parts kIssuer = 1 << 2;
inline constexpr Parts kSignature = 1 << 3;
inline constexpr Parts kKey = 1 << 4;
inline constexpr Parts kExtendedUsage = 1 << 5;
inline constexpr Parts kKeyUsage = 1 << 6;
inline constexpr Parts kBasicConstraints = 1 << 7;
inline constexpr Parts kNameConstraints = 1 << 8;
inline constexpr Parts kKeyIds = 1 << 9;
inline constexpr Parts kTimestamps = 1 << 10;
inline constexpr Parts kOtherExtensions = 1 << 11;
inline constexpr Parts kVersion = 1 << 12;
inline constexpr Parts kSerial = 1 << 13;
inline constexpr Parts kEncoding = 1 << 14;  // the whole of its DER
inline constexpr Parts kAnchor = 1 << 15;    // whether its root is one
inline constexpr Parts kList = 1 << 16;      // what is sent with it
inline constexpr Parts kStaple = 1 << 17;
inline constexpr Parts kRevocation = 1 << 18;
}  // namespace part

// DescribeParts names the first of `parts`: "the dates".
const char* DescribeParts(Parts parts);

struct Row {
  const char* name;
  DefectOf of;
  Parts changes;
  void (*apply)(Draft& draft, int64_t now);  // now: seconds since 1970
  const char* meaning;
};

std::span<const Row> RowsOfDates();
std::span<const Row> RowsOfNames();
std::span<const Row> RowsOfTrust();
std::span<const Row> RowsOfSignatures();
std::span<const Row> RowsOfKeys();
std::span<const Row> RowsOfExtensions();
std::span<const Row> RowsOfEncodings();
std::span<const Row> RowsOfChains();
std::span<const Row> RowsOfRevocations();

// FindRow returns the row of that name, or null.
const Row* FindRow(std::string_view name);

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_DEFECTS_ROW_H_

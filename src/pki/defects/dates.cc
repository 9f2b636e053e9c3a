// SPDX-License-Identifier: Apache-2.0
// Validity periods (RFC 5280 section 4.1.2.5), at each of their edges.
#include <algorithm>

#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

constexpr int64_t kDay = int64_t{24} * 60 * 60;
constexpr int64_t kYear = 365 * kDay;
constexpr int64_t k1950 = -631'152'000;
constexpr int64_t k2000 = 946'684'800;
// Before any release limited how long servers may be valid.
constexpr int64_t k2019 = 1'546'300'800;
constexpr int64_t kEndOf9999 = 253'402'300'799;

int64_t MidnightOf(int64_t unix_seconds) {
  const int64_t since = (unix_seconds % kDay + kDay) % kDay;
  return unix_seconds - since;
}

void Expire(Draft& draft, int64_t now) {
  draft.not_after = MidnightOf(now - 14 * kDay) - 1;
}

void Postpone(Draft& draft, int64_t now) {
  draft.not_before = MidnightOf(now + 14 * kDay);
}

void ExpireJustNow(Draft& draft, int64_t now) { draft.not_after = now - 1; }

void EndNow(Draft& draft, int64_t now) { draft.not_after = now; }

void BeginNow(Draft& draft, int64_t now) { draft.not_before = now; }

void BeginSoon(Draft& draft, int64_t now) { draft.not_before = now + 1; }

void ExpireLastCentury(Draft& draft, int64_t) {
  draft.not_before = 0;
  draft.not_after = k2000 - 1;
}

void EndBeforeItBegins(Draft& draft, int64_t now) {
  draft.not_before = MidnightOf(now + 14 * kDay);
  draft.not_after = MidnightOf(now - 14 * kDay) - 1;
}

void LastOneSecond(Draft& draft, int64_t now) {
  draft.not_before = now;
  draft.not_after = now;
}

void OutliveIssuer(Draft& draft, int64_t now) {
  draft.not_before = std::min(k2019, now - kYear);
  draft.not_after = now + 6 * kYear;
}

void NeverEnd(Draft& draft, int64_t now) {
  draft.not_before = std::min(k2019, now - kYear);
  draft.not_after = kEndOf9999;
}

void BeginIn1950(Draft& draft, int64_t) { draft.not_before = k1950; }

void LastFor(Draft& draft, int64_t now, int days) {
  draft.not_before = MidnightOf(now - 30 * kDay);
  draft.not_after = draft.not_before + days * kDay;
}

void LastTooLong(Draft& draft, int64_t now) { LastFor(draft, now, 826); }

void LastTooLongForPublic(Draft& draft, int64_t now) {
  LastFor(draft, now, 399);
}

constexpr Row kRows[] = {
    {"expired", DefectOf::kAny, part::kDates, &Expire,
     "it ended on the 15th day before now, a second before midnight"},
    {"not_yet_valid", DefectOf::kAny, part::kDates, &Postpone,
     "it begins 14 days from now, at midnight"},
    {"expired_a_second_ago", DefectOf::kAny, part::kDates, &ExpireJustNow,
     "its last second was the one before now"},
    {"ends_this_second", DefectOf::kAny, part::kDates, &EndNow,
     "its last second is now, and still counts"},
    {"begins_this_second", DefectOf::kAny, part::kDates, &BeginNow,
     "its first second is now, and counts already"},
    {"begins_in_a_second", DefectOf::kAny, part::kDates, &BeginSoon,
     "its first second is the one after now"},
    {"valid_for_one_second", DefectOf::kAny, part::kDates, &LastOneSecond,
     "it begins and ends now: RFC 5280 counts both ends"},
    {"expired_last_century", DefectOf::kAny, part::kDates, &ExpireLastCentury,
     "it was valid from 1970 to 1999"},
    {"ends_before_it_begins", DefectOf::kAny, part::kDates, &EndBeforeItBegins,
     "it ended 14 days ago, and begins in 14 days"},
    {"begins_in_1950", DefectOf::kAny, part::kDates, &BeginIn1950,
     "it begins in 1950, the first year that UTCTime can say"},
    {"never_ends", DefectOf::kAny, part::kDates, &NeverEnd,
     "it ends with the year 9999, RFC 5280's word for never"},
    {"outlives_its_issuer", DefectOf::kLeaf, part::kDates, &OutliveIssuer,
     "it ends a year after the authority that signed it"},
    {"valid_too_long", DefectOf::kLeaf, part::kDates, &LastTooLong,
     "it is valid for 826 days"},
    {"valid_for_399_days", DefectOf::kLeaf, part::kDates, &LastTooLongForPublic,
     "it is valid for 399 days, one more than public authorities may give"},
};

}  // namespace

std::span<const Row> RowsOfDates() { return kRows; }

}  // namespace shakedown::pki

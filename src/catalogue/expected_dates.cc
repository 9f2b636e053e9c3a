// SPDX-License-Identifier: Apache-2.0
// What comes of validity periods.
#include "src/catalogue/expectation.h"

namespace shakedown::catalogue {
namespace {

constexpr Expectation kRows[] = {
    {.defect = "expired",
     .found = Found::kExpired,
     .source = "profiles.md 2.1"},
    {.defect = "not_yet_valid",
     .found = Found::kNotYetValid,
     .source = "profiles.md 2.1"},
    {.defect = "expired_a_second_ago",
     .found = Found::kExpired,
     .source = "profiles.md 2.1"},
    {.defect = "ends_this_second", .source = "RFC 5280 4.1.2.5"},
    {.defect = "begins_this_second", .source = "RFC 5280 4.1.2.5"},
    {.defect = "begins_in_a_second",
     .found = Found::kNotYetValid,
     .source = "profiles.md 2.1"},
    {.defect = "valid_for_one_second", .source = "RFC 5280 4.1.2.5"},
    {.defect = "expired_last_century",
     .found = Found::kExpired,
     .source = "profiles.md 2.1"},
    {.defect = "ends_before_it_begins",
     .found = Found::kExpired,
     .source = "profiles.md 2.0"},
    {.defect = "begins_in_1950",
     .source = "RFC 5280 4.1.2.5",
     .basis = Basis::kInferred},
    {.defect = "never_ends",
     .source = "RFC 5280 4.1.2.5",
     .basis = Basis::kInferred},
    {.defect = "outlives_its_issuer",
     .source = "RFC 5280 6.1.3",
     .basis = Basis::kInferred},
    {.defect = "valid_too_long",
     .found = Found::kOther,
     .source = "profiles.md 2.2; HT210176",
     .from = Era::kCatalina,
     .detail = "errSecCertificateValidityPeriodTooLong",
     .holders = kServers},
    {.defect = "valid_for_399_days",
     .found = Found::kOther,
     .source = "profiles.md 2.2; HT211025",
     .from = Era::kCatalina,
     .detail = "errSecCertificateValidityPeriodTooLong",
     .holders = kServers},
};

}  // namespace

std::span<const Expectation> ExpectedOfDates() { return kRows; }

}  // namespace shakedown::catalogue

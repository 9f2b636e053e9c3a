// SPDX-License-Identifier: Apache-2.0
#include "src/security/issue_text.h"

#include "src/security/rules/certificate_rules.h"
#include "src/simulation/clock.h"

namespace shakedown::security {
namespace {

struct Unit {
  const char* name;
  int64_t seconds;
};
constexpr Unit kUnits[] = {{"day", 86400}, {"hour", 3600}, {"minute", 60}};

std::string Count(int64_t count, const std::string& unit) {
  return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

// In whole units of the largest kind that fits, rounded down.
std::string FormatDuration(int64_t seconds) {
  for (const Unit& unit : kUnits) {
    if (seconds >= unit.seconds)
      return Count(seconds / unit.seconds, unit.name);
  }
  return Count(seconds, "second");
}

const char* UserOf(Usage usage) {
  switch (usage) {
    case Usage::kAny:
      return "this use";
    case Usage::kServer:
      return "a TLS server";
    case Usage::kClient:
      return "a TLS client";
  }
  return "";
}

}  // namespace

std::string ExpiredText(int64_t not_after, const Moment& moment) {
  return "expired " + FormatTime(not_after) + ", " +
         FormatDuration(moment.seconds - not_after) + " before " + moment.name;
}

std::string NotYetValidText(int64_t not_before, const Moment& moment) {
  return "not valid before " + FormatTime(not_before) + ", " +
         FormatDuration(not_before - moment.seconds) + " after " + moment.name;
}

std::string UnknownRootText(const ParsedCertificate& root, bool alone) {
  if (alone) return "signed by itself, and no anchor";
  return "signed by " + root.Label() + ", which is no anchor";
}

std::string IssuerUsageText(const ParsedCertificate& authority, Usage usage) {
  if (!AllowsCertificateSigning(authority)) {
    return "its key usage does not allow to sign certificates";
  }
  return std::string("its extended key usage does not allow ") + UserOf(usage);
}

}  // namespace shakedown::security

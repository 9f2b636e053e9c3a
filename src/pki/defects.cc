// SPDX-License-Identifier: Apache-2.0
#include "src/pki/defects.h"

#include "src/pki/mint.h"

namespace shakedown::pki {
namespace {

constexpr int64_t kDay = int64_t{24} * 60 * 60;

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

void NameAnotherHost(Draft& draft, int64_t) {
  draft.common_name = "other.example.net";
  draft.hosts = {draft.common_name};
}

void SignItself(Draft& draft, int64_t) { draft.issuer.clear(); }

void DistrustRoot(Draft& draft, int64_t) { draft.root_is_unknown = true; }

void LoseIssuer(Draft& draft, int64_t) { draft.issuer_is_missing = true; }

// The signature is the last element, and stays well-formed DER.
void BreakSignature(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.back() ^= 0x01; };
}

void CutShort(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.resize(der.size() / 2); };
}

void LeaveOutAlternativeName(Draft& draft, int64_t) {
  if (!draft.hosts.empty()) draft.common_name = draft.hosts[0];
  draft.hosts.clear();
}

void LeaveOutUsage(Draft& draft, int64_t) { draft.says_its_usage = false; }

void LeaveOutTimestamps(Draft& draft, int64_t) { draft.timestamps = 0; }

void LastTooLong(Draft& draft, int64_t now) {
  draft.not_before = MidnightOf(now - 30 * kDay);
  draft.not_after = draft.not_before + 826 * kDay;
}

void UseSmallKey(Draft& draft, int64_t) { draft.key_kind = KeyKind::kRsa1024; }

void SignWithSha1(Draft& draft, int64_t) { draft.digest = "SHA1"; }

void AllowNoAuthorities(Draft& draft, int64_t) {
  draft.allows_authorities = false;
}

void PermitAnotherName(Draft& draft, int64_t) {
  draft.permitted_name = "other.example.net";
}

constexpr DefectRow kCatalogue[] = {
    {"expired", "it ended on the 15th day before now, a second before midnight",
     DefectOf::kAny, &Expire},
    {"not_yet_valid", "it begins 14 days from now, at midnight", DefectOf::kAny,
     &Postpone},
    {"wrong_host", "its only name is other.example.net", DefectOf::kLeaf,
     &NameAnotherHost},
    {"self_signed", "its own key signed it, not the issuer's", DefectOf::kAny,
     &SignItself},
    {"unknown_root", "its chain is whole, but the root is no anchor",
     DefectOf::kAny, &DistrustRoot},
    {"missing_issuer", "an authority signed it that nobody has or sends",
     DefectOf::kAny, &LoseIssuer},
    {"broken_signature", "a bit of its signature is wrong", DefectOf::kAny,
     &BreakSignature},
    {"unparsable", "the second half of its DER is missing", DefectOf::kAny,
     &CutShort},
    {"no_alternative_name", "its host stands in its common name only",
     DefectOf::kLeaf, &LeaveOutAlternativeName},
    {"no_extended_usage", "no extension says that it is a server's or client's",
     DefectOf::kLeaf, &LeaveOutUsage},
    {"no_timestamps", "no timestamp of Certificate Transparency is in it",
     DefectOf::kLeaf, &LeaveOutTimestamps},
    {"valid_too_long", "it is valid for 826 days", DefectOf::kLeaf,
     &LastTooLong},
    {"small_key", "its key is RSA with 1,024 bits", DefectOf::kAny,
     &UseSmallKey},
    {"sha1_signature", "it was signed with SHA-1", DefectOf::kAny,
     &SignWithSha1},
    {"no_authority_below", "its path length allows no authority below it",
     DefectOf::kAuthority, &AllowNoAuthorities},
    {"other_names_only", "it permits only names below other.example.net",
     DefectOf::kAuthority, &PermitAnotherName},
};

}  // namespace

const DefectRow* FindDefect(std::string_view name) {
  for (const DefectRow& row : kCatalogue) {
    if (name == row.name) return &row;
  }
  return nullptr;
}

std::vector<std::string> NamesOfDefects() {
  std::vector<std::string> names;
  for (const DefectRow& row : kCatalogue) names.push_back(row.name);
  return names;
}

std::vector<Defect> Defects() {
  std::vector<Defect> defects;
  for (const DefectRow& row : kCatalogue) {
    defects.push_back({row.name, row.meaning});
  }
  return defects;
}

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// Subjects and subjectAltNames: what a host is called, and what only looks like
// it (RFC 6125 section 6.4, RFC 5280 section 4.2.1.6).
#include <openssl/x509v3.h>

#include <string>

#include "src/pki/defects/alteration.h"
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

constexpr char kOtherHost[] = "other.example.net";

std::string HostOf(const Draft& draft) {
  return draft.hosts.empty() ? draft.common_name : draft.hosts[0];
}

// "api" and "example.com" of "api.example.com".
std::string LabelOf(const std::string& host) {
  return host.substr(0, host.find('.'));
}

std::string ParentOf(const std::string& host) {
  const size_t dot = host.find('.');
  return dot == std::string::npos ? host : host.substr(dot + 1);
}

std::string TopOf(const std::string& host) {
  return host.substr(host.rfind('.') + 1);
}

void Call(Draft& draft, const std::string& name) {
  draft.common_name = name;
  draft.hosts = {name};
}

void NameAnotherHost(Draft& draft, int64_t) { Call(draft, kOtherHost); }

void LeaveOutAlternativeName(Draft& draft, int64_t) {
  if (!draft.hosts.empty()) draft.common_name = draft.hosts[0];
  draft.hosts.clear();
}

void UseWildcard(Draft& draft, int64_t) {
  Call(draft, "*." + ParentOf(HostOf(draft)));
}

void UseWildcardAlone(Draft& draft, int64_t) { Call(draft, "*"); }

void UseWildcardTooHigh(Draft& draft, int64_t) {
  Call(draft, "*." + TopOf(HostOf(draft)));
}

void UseWildcardTooLow(Draft& draft, int64_t) {
  Call(draft, "*." + HostOf(draft));
}

void UseWildcardInTheMiddle(Draft& draft, int64_t) {
  const std::string host = HostOf(draft);
  Call(draft, LabelOf(host) + ".*." + TopOf(host));
}

void UseWildcardInALabel(Draft& draft, int64_t) {
  const std::string host = HostOf(draft);
  Call(draft, host.substr(0, 1) + "*." + ParentOf(host));
}

void UseTwoWildcards(Draft& draft, int64_t) {
  Call(draft, "*.*." + TopOf(HostOf(draft)));
}

void NameOnlyAnAddress(Draft& draft, int64_t) { Call(draft, "192.0.2.1"); }

void EndInADot(Draft& draft, int64_t) { Call(draft, HostOf(draft) + "."); }

void BeginWithADot(Draft& draft, int64_t) {
  Call(draft, "." + ParentOf(HostOf(draft)));
}

std::string HiddenBehindNul(const Draft& draft) {
  return HostOf(draft) + std::string(1, '\0') + "." + kOtherHost;
}

void PutNulInName(Draft& draft, int64_t) {
  Call(draft, HiddenBehindNul(draft));
}

void PutNulInCommonName(Draft& draft, int64_t) {
  draft.common_name = HiddenBehindNul(draft);
  draft.hosts.clear();
}

void WriteUnicode(Draft& draft, int64_t) {
  Call(draft,
       "b\xc3\xbc"
       "cher." +
           ParentOf(HostOf(draft)));
}

// A Cyrillic a in place of the Latin one of "api".
void LookAlike(Draft& draft, int64_t) {
  Call(draft, "xn--pi-6kc." + ParentOf(HostOf(draft)));
}

void WriteUpperCase(Draft& draft, int64_t) {
  std::string host = HostOf(draft);
  for (char& letter : host) {
    if (letter >= 'a' && letter <= 'z') letter -= 'a' - 'A';
  }
  Call(draft, host);
}

void HideAmongMany(Draft& draft, int64_t) {
  constexpr int kOthers = 300;
  const std::string host = HostOf(draft);
  draft.hosts.clear();
  for (int i = 0; i < kOthers; ++i) {
    draft.hosts.push_back("host" + std::to_string(i) + "." + kOtherHost);
  }
  draft.hosts.push_back(host);
}

void NameNothing(Draft& draft, int64_t) { draft.hosts = {""}; }

void WriteUrl(Draft& draft, int64_t) {
  Call(draft, "https://" + HostOf(draft) + "/");
}

void WritePort(Draft& draft, int64_t) { Call(draft, HostOf(draft) + ":443"); }

void AddUri(X509* certificate, const Draft& draft) {
  GENERAL_NAMES* names = GENERAL_NAMES_new();
  GENERAL_NAME* name = GENERAL_NAME_new();
  const std::string uri = "https://" + draft.alias;
  ASN1_IA5STRING* text = ASN1_IA5STRING_new();
  ASN1_STRING_set(text, uri.data(), static_cast<int>(uri.size()));
  GENERAL_NAME_set0_value(name, GEN_URI, text);
  sk_GENERAL_NAME_push(names, name);
  X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0);
  GENERAL_NAMES_free(names);
}

void NameOnlyAUri(Draft& draft, int64_t) {
  draft.alias = HostOf(draft);
  draft.common_name = "a server";
  draft.hosts.clear();
  draft.before_signing.push_back(&AddUri);
}

void EmptySubject(X509* certificate, const Draft&) {
  const openssl::NamePtr nobody(X509_NAME_new());
  X509_set_subject_name(certificate, nobody.get());
}

void LeaveOutSubject(Draft& draft, int64_t) {
  draft.before_signing.push_back(&EmptySubject);
}

void LeaveOutAllNames(Draft& draft, int64_t) {
  draft.hosts.clear();
  LeaveOutSubject(draft, 0);
}

void UseLongCommonName(Draft& draft, int64_t) {
  constexpr size_t kLetters = 300;
  draft.common_name = std::string(kLetters, 'a');
}

constexpr Row kRows[] = {
    {"wrong_host", DefectOf::kLeaf, part::kNames, &NameAnotherHost,
     "its only name is other.example.net"},
    {"no_alternative_name", DefectOf::kLeaf, part::kNames,
     &LeaveOutAlternativeName, "its host stands in its common name only"},
    {"wildcard", DefectOf::kLeaf, part::kNames, &UseWildcard,
     "its name has a star for the first label: *.example.com"},
    {"wildcard_alone", DefectOf::kLeaf, part::kNames, &UseWildcardAlone,
     "its name is a star and nothing else"},
    {"wildcard_too_high", DefectOf::kLeaf, part::kNames, &UseWildcardTooHigh,
     "its star would have to stand for two labels: *.com"},
    {"wildcard_too_low", DefectOf::kLeaf, part::kNames, &UseWildcardTooLow,
     "its star stands below the host: *.api.example.com"},
    {"wildcard_in_the_middle", DefectOf::kLeaf, part::kNames,
     &UseWildcardInTheMiddle, "its star is not the first label: api.*.com"},
    {"wildcard_in_a_label", DefectOf::kLeaf, part::kNames, &UseWildcardInALabel,
     "its star is a part of a label: a*.example.com"},
    {"two_wildcards", DefectOf::kLeaf, part::kNames, &UseTwoWildcards,
     "its name has two stars: *.*.com"},
    {"address_only", DefectOf::kLeaf, part::kNames, &NameOnlyAnAddress,
     "its only name is the address 192.0.2.1"},
    {"trailing_dot", DefectOf::kLeaf, part::kNames, &EndInADot,
     "its name ends in a dot, as absolute names of DNS do"},
    {"leading_dot", DefectOf::kLeaf, part::kNames, &BeginWithADot,
     "its name begins with a dot: .example.com"},
    {"nul_in_name", DefectOf::kLeaf, part::kNames, &PutNulInName,
     "its host ends at a NUL, behind which the name goes on"},
    {"nul_in_common_name", DefectOf::kLeaf, part::kNames, &PutNulInCommonName,
     "the same in its common name, and there is no other name"},
    {"unicode_name", DefectOf::kLeaf, part::kNames, &WriteUnicode,
     "its name is in UTF-8, not in the xn-- form"},
    {"look_alike_name", DefectOf::kLeaf, part::kNames, &LookAlike,
     "its name is spelled with a Cyrillic letter: xn--pi-6kc.example.com"},
    {"upper_case_name", DefectOf::kLeaf, part::kNames, &WriteUpperCase,
     "its host is in capital letters, which makes no difference"},
    {"many_names", DefectOf::kLeaf, part::kNames, &HideAmongMany,
     "its host is the last of 301 names"},
    {"empty_name", DefectOf::kLeaf, part::kNames, &NameNothing,
     "its only name in subjectAltName is empty"},
    {"url_as_name", DefectOf::kLeaf, part::kNames, &WriteUrl,
     "its name is a URL: https://api.example.com/"},
    {"port_in_name", DefectOf::kLeaf, part::kNames, &WritePort,
     "its name has a port: api.example.com:443"},
    {"uri_only", DefectOf::kLeaf, part::kNames, &NameOnlyAUri,
     "its host stands in a URI name, not in a DNS name"},
    {"nameless", DefectOf::kLeaf, part::kNames, &LeaveOutAllNames,
     "it has an empty subject and no other name"},
    {"no_subject", DefectOf::kLeaf, part::kNames, &LeaveOutSubject,
     "its subject is empty; its host stands where it should"},
    {"long_common_name", DefectOf::kLeaf, part::kNames, &UseLongCommonName,
     "its common name has 300 letters, of which RFC 5280 allows 64"},
};

}  // namespace

std::span<const Row> RowsOfNames() { return kRows; }

}  // namespace shakedown::pki

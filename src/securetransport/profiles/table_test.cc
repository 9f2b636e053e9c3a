// SPDX-License-Identifier: Apache-2.0
// The table says what spec/profiles.md 6 says, and its marks name its rows.
#include "src/securetransport/profiles/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

std::string ValueOf(const char* profile, std::string_view key) {
  for (const TableRow& row : TableRows()) {
    if (row.key == key) return row.value(*FindProfile(profile));
  }
  return "no such row";
}

TEST(ProfileTableTest, KeysAreUniqueAndCellsAreNotEmpty) {
  std::set<std::string> keys;
  for (const TableRow& row : TableRows()) {
    EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    for (const Profile& profile : AllProfiles()) {
      EXPECT_NE(row.value(profile), "") << row.key << " " << profile.name;
    }
  }
}

TEST(ProfileTableTest, MarksNameRowsOnceEach) {
  for (const Profile& profile : AllProfiles()) {
    std::set<std::string_view> marked;
    for (const Mark& mark : profile.marks) {
      EXPECT_TRUE(marked.insert(mark.key).second) << mark.key;
      EXPECT_TRUE(std::ranges::any_of(
          TableRows(), [&](const auto& row) { return row.key == mark.key; }))
          << profile.name << ": " << mark.key;
    }
  }
}

TEST(ProfileTableTest, UnknownCellsAreThoseOfThePage) {
  std::string unknown;
  for (const Profile& profile : AllProfiles()) {
    for (const Mark& mark : profile.marks) {
      if (mark.provenance != Provenance::kUnknown) continue;
      unknown += std::string(profile.name) + " " + std::string(mark.key) + "\n";
    }
  }
  EXPECT_EQ(unknown,
            "yosemite-10.10 unparsable\n"
            "yosemite-10.10 rfc5746_server\n"
            "yosemite-10.10 server_renegotiation\n"
            "yosemite-10.10 identity_change\n"
            "yosemite-10.10 padding\n"
            "yosemite-10.10 signature_algorithms\n"
            "yosemite-10.10 session_key\n"
            "el-capitan-10.11 unparsable\n");
}

TEST(ProfileTableTest, ProvenanceIsSourceUnlessMarked) {
  const Profile& yosemite = *FindProfile("yosemite-10.10");
  EXPECT_EQ(ProvenanceOf(yosemite, "padding"), Provenance::kUnknown);
  EXPECT_EQ(ProvenanceOf(yosemite, "min_dh"), Provenance::kInferred);
  EXPECT_EQ(ProvenanceOf(yosemite, "sni"), Provenance::kSource);
}

// spec/profiles.md 6, row by row: tiger, snow leopard, mountain lion,
// mavericks, el capitan, catalina. "": as to the left.
struct Row {
  const char* key;
  const char* values[6];
};

const Row kPage[] = {
    {"unknown_root",
     {"-9812, unknown_ca", "", "-9807, certificate_unknown", "", "", ""}},
    {"no_root",
     {"-9813, unknown_ca", "", "-9807, certificate_unknown", "", "", ""}},
    {"expired",
     {"-9814, certificate_expired", "", "-9807, certificate_unknown", "", "",
      ""}},
    {"not_yet_valid",
     {"-9815, certificate_expired", "", "-9807, certificate_unknown", "", "",
      ""}},
    {"host_mismatch",
     {"-9843, certificate_unknown", "", "-9807, certificate_unknown", "", "",
      ""}},
    {"other_failure", {"-9807, certificate_unknown", "", "", "", "", ""}},
    {"any_root",
     {"unknown root, no root, user deny", "", "every refused chain", "", "",
      ""}},
    {"expired_flags",
     {"honoured", "", "stored, never consulted", "", "",
      "setters do nothing, getters give -4"}},
    {"trusted_leaf",
     {"not there", "bypasses the evaluation",
      "accepts after a failed evaluation", "", "", ""}},
    {"verify_client", {"Certificate", "", "", "", "ServerHelloDone", ""}},
    {"verify_server", {"Certificate", "", "", "", "the client's Finished", ""}},
    {"break_server_auth",
     {"none", "latched at Certificate; a refusal wins", "", "",
      "at ServerHelloDone; wins over a refusal", ""}},
    {"break_switches_verification", {"-", "no", "yes", "", "", ""}},
    {"break_cert_requested",
     {"none", "identity or not", "", "", "only without an identity", ""}},
    {"newer_hello", {"answers with its own", "", "", "", "", ""}},
    {"read_of_nothing", {"waits for data", "", "returns at once", "", "", ""}},
    {"identity_in_the_break", {"-", "is sent", "", "", "", ""}},
    {"break_order", {"-", "server, request", "", "", "request, server", ""}},
    {"break_client_auth",
     {"none", "none", "not for an empty chain", "", "also for an empty chain",
      ""}},
    {"handshake_when_connected",
     {"flushes, 0", "", "", "", "", "reads a record"}},
    {"versions_client",
     {"SSL 2 to TLS 1.0", "SSL 3 to TLS 1.0", "SSL 3 to TLS 1.2", "", "",
      "TLS 1.0 to TLS 1.2"}},
    {"versions_server",
     {"SSL 2 to TLS 1.0", "SSL 3 to TLS 1.0", "SSL 3 to TLS 1.2", "",
      "TLS 1.0 to TLS 1.2", ""}},
    {"export_des", {"on", "", "absent", "", "", ""}},
    {"rc4", {"on", "", "", "", "", "absent"}},
    {"triple_des", {"on", "", "", "", "", ""}},
    {"dhe_server",
     {"on", "", "only with SSLSetDiffieHellmanParams", "", "on", "off"}},
    {"ecdhe_client", {"absent", "on", "", "", "", ""}},
    {"ecdhe_server", {"absent", "off", "", "", "on", ""}},
    {"gcm", {"absent", "", "", "", "on", ""}},
    {"split",
     {"none", "none", "off; by option, every write",
      "on, from the second write", "", ""}},
    {"sni", {"never", "if a domain name is set", "", "", "", ""}},
    {"rfc5746_client", {"no", "", "yes", "", "", ""}},
    {"rfc5746_server", {"no", "", "", "", "yes", ""}},
    {"identity_change",
     {"allowed", "", "", "",
      "-9800, illegal_parameter, unless the option allows it", ""}},
    {"ems", {"no", "", "", "", "", "yes"}},
    {"alpn_npn", {"none", "", "", "", "ALPN and NPN", ""}},
    {"staple_sct", {"no", "", "", "", "yes", ""}},
    {"min_dh", {"0", "", "", "", "1024", ""}},
    {"signature_algorithms",
     {"none", "", "RSA: SHA-384, SHA-256, SHA-1; ECDSA: SHA-256, SHA-1", "",
      "RSA: SHA-256, SHA-1, SHA-384, SHA-512; "
      "ECDSA: SHA-256, SHA-1, SHA-384, SHA-512",
      ""}},
    {"goto_fail",
     {"checked", "", "", "never checked (CVE-2014-1266)", "checked", ""}},
    {"hidden_evaluation", {"no", "", "yes", "", "no", ""}},
    {"bad_argument", {"-50; -909", "", "", "", "", ""}},
    {"session_ttl", {"600", "", "", "", "", ""}},
};

class PageTest : public testing::TestWithParam<Row> {};

TEST_P(PageTest, IsTheTable) {
  constexpr const char* kProfiles[] = {
      "tiger-10.4",     "snow-leopard-10.6", "mountain-lion-10.8",
      "mavericks-10.9", "el-capitan-10.11",  "catalina-10.15"};
  std::string expected;
  for (size_t i = 0; i < std::size(kProfiles); ++i) {
    const std::string value = GetParam().values[i];
    if (!value.empty()) expected = value;
    EXPECT_EQ(ValueOf(kProfiles[i], GetParam().key), expected) << kProfiles[i];
  }
}

// spec/profiles.md 1, 3 and 5: a point release differs from its neighbour in
// these rows, besides its source.
struct Difference {
  const char* older;
  const char* newer;
  std::set<std::string> rows;
};

class PointReleaseTest : public testing::TestWithParam<Difference> {};

TEST_P(PointReleaseTest, DiffersInTheseRowsOnly) {
  std::set<std::string> rows;
  for (const TableRow& row : TableRows()) {
    const bool same = ValueOf(GetParam().older, row.key) ==
                      ValueOf(GetParam().newer, row.key);
    if (!same) rows.insert(std::string(row.key));
  }
  rows.erase("sources");
  EXPECT_EQ(rows, GetParam().rows);
}

INSTANTIATE_TEST_SUITE_P(
    Release, PointReleaseTest,
    testing::Values(
        Difference{"tiger-10.4",
                   "leopard-10.5.0",
                   {"hello_format", "sni", "trusted_leaf", "versions_client",
                    "versions_server"}},
        Difference{"leopard-10.5.0",
                   "leopard-10.5.7",
                   {"session_options", "break_server_auth",
                    "break_switches_verification", "break_cert_requested",
                    "break_order", "identity_in_the_break"}},
        Difference{"leopard-10.5.7",
                   "snow-leopard-10.6.0",
                   {"break_server_auth", "ecdhe_client", "ecdhe_server",
                    "static_ecdh", "suite_order"}},
        Difference{"snow-leopard-10.6.0",
                   "snow-leopard-10.6",
                   {"identity_in_the_break"}},
        Difference{"lion-10.7.0", "lion-10.7", {"newer_hello"}},
        Difference{"mavericks-10.9", "mavericks-10.9.2", {"goto_fail"}},
        Difference{"mavericks-10.9.2",
                   "mavericks-10.9.3",
                   {"identity_change", "session_options"}},
        Difference{
            "mavericks-10.9.3", "mavericks-10.9.5", {"hidden_evaluation"}}));

INSTANTIATE_TEST_SUITE_P(Row, PageTest, testing::ValuesIn(kPage),
                         [](const auto& info) {
                           return std::string(info.param.key);
                         });

}  // namespace
}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
#include "src/security/host_name.h"

#include <gtest/gtest.h>

#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

class HostNameTest : public testing::Test {
 protected:
  // Does a certificate with these names match `host`? `names` is written as in
  // openssl.cnf, "" for no subjectAltName.
  bool Matches(const std::string& names, const std::string& host,
               const std::string& common_name = "common.test") {
    TestCertificate wanted{.subject = common_name};
    if (!names.empty()) wanted.extensions = {{NID_subject_alt_name, names}};
    const auto parsed = ParseCertificate(Make(wanted));
    return parsed && MatchesHost(*parsed, host);
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
};

TEST_F(HostNameTest, NameMatchesWhateverItsCase) {
  EXPECT_TRUE(Matches("DNS:Api.Example.com", "aPI.example.COM"));
  EXPECT_FALSE(Matches("DNS:api.example.com", "api2.example.com"));
}

TEST_F(HostNameTest, AnyOfSeveralNamesWillDo) {
  EXPECT_TRUE(Matches("DNS:a.test,DNS:b.test", "b.test"));
}

TEST_F(HostNameTest, WildcardStandsForOneWholeLabel) {
  EXPECT_TRUE(Matches("DNS:*.example.com", "api.example.com"));
  EXPECT_FALSE(Matches("DNS:*.example.com", "example.com"));
  EXPECT_FALSE(Matches("DNS:*.example.com", "a.api.example.com"));
}

TEST_F(HostNameTest, WildcardElsewhereIsNone) {
  EXPECT_FALSE(Matches("DNS:a*.example.com", "api.example.com"));
  EXPECT_FALSE(Matches("DNS:api.*.com", "api.example.com"));
  EXPECT_FALSE(Matches("DNS:*.com", "example.com"));
}

TEST_F(HostNameTest, CommonNameCountsOnlyWithoutDnsNames) {
  EXPECT_TRUE(Matches("", "common.test"));
  EXPECT_TRUE(Matches("IP:192.0.2.1", "common.test"));
  EXPECT_FALSE(Matches("DNS:a.test", "common.test"));
}

TEST_F(HostNameTest, CommonNameCanBeIgnored) {
  const auto parsed = ParseCertificate(Make({.subject = "common.test"}));
  EXPECT_FALSE(MatchesHost(*parsed, "common.test", CommonName::kIgnored));
  EXPECT_EQ(HostNamesOf(*parsed, CommonName::kIgnored), "no host");
}

TEST_F(HostNameTest, AddressMatchesAddressesOnly) {
  EXPECT_TRUE(Matches("IP:192.0.2.1", "192.0.2.1"));
  EXPECT_TRUE(Matches("IP:2001:db8::1", "2001:db8:0::1"));
  EXPECT_FALSE(Matches("DNS:192.0.2.1", "192.0.2.1"));
  EXPECT_FALSE(Matches("", "192.0.2.1", "192.0.2.1"));
}

TEST_F(HostNameTest, FinalDotOfTheHostIsIgnored) {
  EXPECT_TRUE(Matches("DNS:api.example.com", "api.example.com."));
}

TEST_F(HostNameTest, OddHostsMatchNothing) {
  EXPECT_FALSE(Matches("DNS:api.example.com", ".example.com"));
  EXPECT_FALSE(Matches("DNS:api.example.com", "."));
  EXPECT_FALSE(Matches("DNS:*.example.com", ".example.com"));
  EXPECT_FALSE(Matches("DNS:api.example.com",
                       std::string("api.example.com\0.evil.test", 26)));
}

TEST_F(HostNameTest, NamesAreListedForPeople) {
  const auto named = ParseCertificate(Make(
      {.subject = "x",
       .extensions = {{NID_subject_alt_name, "DNS:a.test,IP:192.0.2.1"}}}));
  EXPECT_EQ(HostNamesOf(*named), "a.test, 192.0.2.1");
  EXPECT_EQ(HostNamesOf(*ParseCertificate(Make({.subject = "x"}))), "x");
  EXPECT_EQ(HostNamesOf(*ParseCertificate(Make({.subject = ""}))), "no host");
}

}  // namespace
}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// What EAP asks of a certificate (RFC 4334 section 2), through SecPolicy.
#include <Security/SecBase.h>
#include <Security/SecPolicy.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/policy.h"
#include "src/security/rules/eap_rules.h"
#include "src/security/trust.h"
#include "src/security/trust_error.h"
#include "src/security/trust_store.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

cf::CFRef<CFArrayRef> Strings(const std::vector<std::string>& texts) {
  std::vector<cf::CFRef<CFStringRef>> owners;
  std::vector<CFTypeRef> elements;
  for (const std::string& text : texts) {
    owners.push_back(cf::MakeString(text));
    elements.push_back(owners.back().get());
  }
  return cf::MakeArray(elements);
}

struct Row {
  const char* name;
  bool server;
  const char* usages;  // "": no such extension
  std::vector<std::string> trusted;
  OSStatus status;  // 0: trusted
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

constexpr OSStatus kUsage = errSecInvalidExtendedKeyUsage;
constexpr OSStatus kName = errSecHostNameMismatch;

// The leaf is wpa.north.example.com by name, and radius by common name.
const Row kRows[] = {
    {"ServerWithoutUsages", true, "", {}, 0},
    {"ServerForTls", true, "serverAuth", {}, 0},
    {"ServerForAnything", true, "anyExtendedKeyUsage", {}, 0},
    {"ServerForEap", true, "1.3.6.1.5.5.7.3.14", {}, 0},
    {"ServerForEapAmongOthers", true, "codeSigning,1.3.6.1.5.5.7.3.14", {}, 0},
    {"ServerForClients", true, "clientAuth", {}, kUsage},
    {"ServerForCode", true, "codeSigning", {}, kUsage},
    {"ClientForTls", false, "clientAuth", {}, 0},
    {"ClientForServers", false, "serverAuth", {}, kUsage},
    {"ClientIsAskedForNoName", false, "clientAuth", {"other.test"}, 0},
    {"TrustedName", true, "serverAuth", {"wpa.north.example.com"}, 0},
    {"TrustedNameInOtherCase",
     true,
     "serverAuth",
     {"WPA.North.example.COM"},
     0},
    {"TrustedNameAmongOthers",
     true,
     "serverAuth",
     {"a.test", "wpa.north.example.com"},
     0},
    {"TrustedCommonName", true, "serverAuth", {"radius"}, 0},
    {"WildcardInTheMiddle", true, "serverAuth", {"wpa.*.example.com"}, 0},
    {"WildcardInFront", true, "serverAuth", {"*.north.example.com"}, 0},
    {"WildcardIsOneLabel", true, "serverAuth", {"*.example.com"}, kName},
    {"SuffixIsNotEnough", true, "serverAuth", {"example.com"}, kName},
    {"OtherName", true, "serverAuth", {"wpa.south.example.com"}, kName},
    {"EmptyName", true, "serverAuth", {""}, kName},
};

class EapChainTest : public testing::Test {
 protected:
  // The chain of a leaf that is valid for ten years, as no server's may be.
  std::vector<Bytes> Chain(const std::string& usages) {
    TestCertificate root{
        .subject = "Root",
        .extensions = {{NID_basic_constraints, "critical,CA:TRUE"}}};
    TestCertificate leaf{
        .subject = "radius",
        .issuer = "Root",
        .extensions = {{NID_subject_alt_name, "DNS:wpa.north.example.com"}},
        .not_after = "350101000000Z"};
    if (!usages.empty()) leaf.extensions.push_back({NID_ext_key_usage, usages});
    simulation.Slot<TrustStore>().anchors = {Make(root)};
    return {Make(leaf)};
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
};

class EapTest : public EapChainTest,
                public testing::WithParamInterface<Row> {};

TEST_P(EapTest, LeafIsJudged) {
  const Row& row = GetParam();
  const auto policy = cf::CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateEAP(row.server, Strings(row.trusted).get()));
  const auto trust = MakeTrust(Chain(row.usages), policy);
  const auto& issues = GetEvaluation(trust.get()).issues;
  ASSERT_EQ(issues.size(), row.status == 0 ? 0u : 1u);
  if (row.status != 0) {
    EXPECT_EQ(StatusOf(issues[0]), row.status);
  }
}

INSTANTIATE_TEST_SUITE_P(Row, EapTest, testing::ValuesIn(kRows),
                         [](const auto& info) {
                           return std::string(info.param.name);
                         });

TEST_F(EapChainTest, MustBeSoundAllTheSame) {
  const auto policy =
      cf::CFRef<SecPolicyRef>::Adopt(SecPolicyCreateEAP(true, nullptr));
  const auto chain = Chain("serverAuth");
  simulation.Slot<TrustStore>().anchors.clear();
  EXPECT_TRUE(
      GetEvaluation(MakeTrust(chain, policy).get()).Has(FindingKind::kNoRoot));
}

TEST(EapPolicyTest, PropertiesMakeTheSamePolicy) {
  const auto made = cf::CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateEAP(true, Strings({"a.test"}).get()));
  const auto properties =
      cf::CFRef<CFDictionaryRef>::Adopt(SecPolicyCopyProperties(made.get()));
  const auto again = cf::CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateWithProperties(kSecPolicyAppleEAP, properties.get()));
  EXPECT_TRUE(CFEqual(made.get(), again.get()));
  const auto client =
      cf::CFRef<SecPolicyRef>::Adopt(SecPolicyCreateEAP(false, nullptr));
  EXPECT_FALSE(CFEqual(made.get(), client.get()));
}

TEST(EapPolicyTest, OtherElementsOfTheListCountAsAbsent) {
  const CFTypeRef elements[] = {kCFBooleanTrue};
  const auto policy = cf::CFRef<SecPolicyRef>::Adopt(
      SecPolicyCreateEAP(true, cf::MakeArray(elements).get()));
  EXPECT_TRUE(
      cf::Expect<Policy>(policy.get(), "test").content().trusted_names.empty());
}

}  // namespace
}  // namespace shakedown::security

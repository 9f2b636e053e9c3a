// SPDX-License-Identifier: Apache-2.0
// Each rule in each era: the same chain, refused in some and not in others.
// spec/profiles.md 2.0 and 2.2; Apple's HT205280, HT210176, HT211025, HT4999.
#include <Security/SecBase.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <ostream>
#include <string>
#include <tuple>

#include "src/security/evaluate.h"
#include "src/security/rules/trust_rules.h"
#include "src/security/trust_error.h"
#include "src/security/trust_store.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

constexpr auto kCa = "critical,CA:TRUE";

struct World {
  TestCertificate root{.subject = "Root",
                       .extensions = {{NID_basic_constraints, kCa}}};
  TestCertificate issuing{.subject = "Issuing",
                          .issuer = "Root",
                          .extensions = {{NID_basic_constraints, kCa}}};
  TestCertificate leaf{.subject = "a.test",
                       .issuer = "Issuing",
                       .extensions = {{NID_subject_alt_name, "DNS:a.test"},
                                      {NID_ext_key_usage, "serverAuth"}},
                       .not_before = "250601000000Z",
                       .not_after = "260601000000Z"};
  bool preinstalled = false;
  size_t timestamps = 2;
  std::string host = "a.test";
  Usage usage = Usage::kServer;
};

// The columns. Point releases have the rules of their release.
constexpr const char* kEras[] = {
    "documented",        "tiger-10.4",         "snow-leopard-10.6",
    "lion-10.7",         "mountain-lion-10.8", "mavericks-10.9",
    "yosemite-10.10",    "el-capitan-10.11",   "sierra-10.12",
    "high-sierra-10.13", "catalina-10.15"};

// `eras` has a letter for each: 'x' is refused with `status`, '.' accepted.
struct Row {
  const char* name;
  const char* eras;
  OSStatus status;
  void (*change)(World& world);
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

constexpr Row kRows[] = {
    {"HonestChain", "...........", 0, [](World&) {}},
    {"HonestChainUnderAPreinstalledRoot", "...........", 0,
     [](World& world) { world.preinstalled = true; }},
    {"HostOnlyInTheCommonName", "x.........x", errSecHostNameMismatch,
     [](World& world) {
       world.leaf.extensions = {{NID_ext_key_usage, "serverAuth"}};
     }},
    {"CommonNameBesideOtherDnsNames", "xxxxxxxxxxx", errSecHostNameMismatch,
     [](World& world) { world.leaf.extensions[0].second = "DNS:b.test"; }},
    {"AddressInSubjectAltName", "...........", 0,
     [](World& world) {
       world.host = "192.0.2.1";
       world.leaf.extensions[0].second = "IP:192.0.2.1";
     }},
    {"AddressInTheCommonName", "xxxxxxxxxxx", errSecHostNameMismatch,
     [](World& world) {
       world.host = world.leaf.subject = "192.0.2.1";
       world.leaf.extensions = {{NID_ext_key_usage, "serverAuth"}};
     }},
    {"WildcardForOneLabel", "...........", 0,
     [](World& world) {
       world.host = "a.b.test";
       world.leaf.extensions[0].second = "DNS:*.b.test";
     }},
    {"WildcardForTwoLabels", "xxxxxxxxxxx", errSecHostNameMismatch,
     [](World& world) {
       world.host = "a.a.b.test";
       world.leaf.extensions[0].second = "DNS:*.b.test";
     }},
    {"NoExtendedKeyUsage", "x.........x", errSecInvalidExtendedKeyUsage,
     [](World& world) { world.leaf.extensions.pop_back(); }},
    {"NoExtendedKeyUsageBeforeJuly2019", "...........", 0,
     [](World& world) {
       world.leaf.extensions.pop_back();
       world.leaf.not_before = "190630235959Z";
     }},
    {"AnyExtendedKeyUsage", "x.........x", errSecInvalidExtendedKeyUsage,
     [](World& world) {
       world.leaf.extensions[1].second = "anyExtendedKeyUsage";
     }},
    {"ExtendedKeyUsageOfClients", "xxxxxxxxxxx", errSecInvalidExtendedKeyUsage,
     [](World& world) { world.leaf.extensions[1].second = "clientAuth"; }},
    {"ClientWithoutExtendedKeyUsage", "...........", 0,
     [](World& world) {
       world.usage = Usage::kClient;
       world.leaf.extensions.pop_back();
     }},
    {"ClientWithExtendedKeyUsageOfServers", "xxxxxxxxxxx",
     errSecInvalidExtendedKeyUsage,
     [](World& world) { world.usage = Usage::kClient; }},
    {"KeyUsageForRevocationLists", ".xxxxxxx...",
     errSecInvalidKeyUsageForPolicy,
     [](World& world) {
       world.leaf.extensions.push_back({NID_key_usage, "cRLSign"});
     }},
    {"ClientsKeyUsageForEncipherment", ".xxxxxxx...",
     errSecInvalidKeyUsageForPolicy,
     [](World& world) {
       world.usage = Usage::kClient;
       world.leaf.extensions[1].second = "clientAuth";
       world.leaf.extensions.push_back({NID_key_usage, "keyEncipherment"});
     }},
    {"RsaKeyOf512Bits", "x.......xxx", errSecUnsupportedKeySize,
     [](World& world) { world.leaf.key = MakeRsaKey(512); }},
    {"RsaKeyOf1024Bits", "x.........x", errSecUnsupportedKeySize,
     [](World& world) { world.leaf.key = MakeRsaKey(1024); }},
    {"RsaKeyOf1024BitsUnderAPreinstalledRoot", "x........xx",
     errSecUnsupportedKeySize,
     [](World& world) {
       world.preinstalled = true;
       world.leaf.key = MakeRsaKey(1024);
     }},
    {"RsaKeyOf2048Bits", "...........", 0,
     [](World& world) { world.leaf.key = MakeRsaKey(2048); }},
    {"LeafSignedWithMd5", "x.......xxx", errSecInvalidDigestAlgorithm,
     [](World& world) {
       world.issuing.key = world.leaf.signer = MakeRsaKey(2048);
       world.leaf.digest = "MD5";
     }},
    {"LeafSignedWithSha1", "x.........x", errSecInvalidDigestAlgorithm,
     [](World& world) { world.leaf.digest = "SHA1"; }},
    {"IntermediateSignedWithSha1UnderAPreinstalledRoot", "x.......xxx",
     errSecInvalidDigestAlgorithm,
     [](World& world) {
       world.preinstalled = true;
       world.issuing.digest = "SHA1";
     }},
    {"RootSignedWithSha1", "...........", 0,
     [](World& world) { world.root.digest = "SHA1"; }},
    {"Valid825Days", "...........", 0,
     [](World& world) {
       world.leaf.not_before = "250101000000Z";
       world.leaf.not_after = "270406000000Z";
     }},
    {"Valid826Days", "x.........x", errSecCertificateValidityPeriodTooLong,
     [](World& world) {
       world.leaf.not_before = "250101000000Z";
       world.leaf.not_after = "270407000000Z";
     }},
    {"Valid826DaysBeforeJuly2019", "...........", 0,
     [](World& world) { world.leaf.not_before = "190601000000Z"; }},
    {"Client826Days", "...........", 0,
     [](World& world) {
       world.usage = Usage::kClient;
       world.leaf.extensions[1].second = "clientAuth";
       world.leaf.not_before = "220101000000Z";
     }},
    {"Valid398DaysUnderAPreinstalledRoot", "...........", 0,
     [](World& world) {
       world.preinstalled = true;
       world.leaf.not_after = "260704000000Z";
     }},
    {"Valid399DaysUnderAPreinstalledRoot", "x.........x",
     errSecCertificateValidityPeriodTooLong,
     [](World& world) {
       world.preinstalled = true;
       world.leaf.not_after = "260705000000Z";
     }},
    {"OneTimestampUnderAPreinstalledRoot", "x.........x",
     errSecVerifyActionFailed,
     [](World& world) {
       world.preinstalled = true;
       world.timestamps = 1;
     }},
    {"NoTimestampsUnderAnotherRoot", "...........", 0,
     [](World& world) { world.timestamps = 0; }},
    {"BasicPolicyHasNoRulesForServers", "...........", 0,
     [](World& world) {
       world.usage = Usage::kAny;
       world.host = "";
       world.leaf.extensions = {{NID_key_usage, "cRLSign"}};
       world.leaf.not_before = "190701000000Z";
     }},
    {"PathLengthIsExceeded", "xxxxxxxxxxx", errSecPathLengthConstraintExceeded,
     [](World& world) {
       world.root.extensions[0].second = "critical,CA:TRUE,pathlen:0";
     }},
    {"NameConstraintIsBroken", "xxxxxxxxxxx", errSecCertificateNameNotAllowed,
     [](World& world) {
       world.issuing.extensions.push_back(
           {NID_name_constraints, "critical,permitted;DNS:b.test"});
     }},
    {"IssuerIsNoAuthority", "xxxxxxxxxxx", errSecNoBasicConstraintsCA,
     [](World& world) {
       world.issuing.extensions[0].second = "critical,CA:FALSE";
     }},
    {"IssuerHasNoBasicConstraints", "xxxxxxxxxxx", errSecNoBasicConstraints,
     [](World& world) {
       world.issuing.extensions = {{NID_key_usage, "keyCertSign"}};
     }},
    {"IssuerMayNotSignCertificates", "xxxxxxxxxxx",
     errSecInvalidKeyUsageForPolicy,
     [](World& world) {
       world.issuing.extensions.push_back({NID_key_usage, "cRLSign"});
     }},
    {"CriticalExtensionIsUnknown", "xxxxxxxxxxx",
     errSecUnknownCriticalExtensionFlag,
     [](World& world) {
       world.leaf.extensions.push_back(
           {NID_netscape_comment, "critical,who knows"});
     }},
};

class EraRulesTest : public testing::TestWithParam<std::tuple<Row, size_t>> {
 protected:
  Evaluation Check(World world) {
    auto& store = simulation.Slot<TrustStore>();
    auto& anchors = world.preinstalled ? store.preinstalled : store.anchors;
    anchors = {Make(world.root)};
    EvaluationRequest request;
    request.certificates = {Make(world.leaf), Make(world.issuing)};
    request.usage = world.usage;
    request.host = world.host;
    request.timestamps = world.timestamps;
    return Evaluate(request);
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
};

TEST_P(EraRulesTest, RuleHoldsInItsErasOnly) {
  const auto& [row, column] = GetParam();
  ASSERT_NE(FindTrustRules(kEras[column]), nullptr);
  UseTrustRules(simulation, kEras[column]);
  World world;
  row.change(world);
  const Evaluation evaluation = Check(world);
  ASSERT_EQ(std::string(row.eras).size(), std::size(kEras));
  if (row.eras[column] == '.') {
    EXPECT_THAT(evaluation.issues, testing::IsEmpty());
    return;
  }
  ASSERT_EQ(evaluation.issues.size(), 1u);
  EXPECT_EQ(StatusOf(evaluation.issues[0]), row.status);
}

std::string NameOf(const EraRulesTest::ParamType& row, const char* era) {
  std::string name = std::string(std::get<0>(row).name) + "_";
  for (const char* at = era; *at != '\0'; ++at) {
    name += *at == '-' || *at == '.' ? '_' : *at;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rule, EraRulesTest,
                         testing::Combine(testing::ValuesIn(kRows),
                                          testing::Range(size_t{0},
                                                         std::size(kEras))),
                         [](const auto& info) {
                           return NameOf(info.param,
                                         kEras[std::get<1>(info.param)]);
                         });

}  // namespace
}  // namespace shakedown::security

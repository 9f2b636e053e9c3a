// SPDX-License-Identifier: Apache-2.0
// Every defect is seen for what it is, and a wrong recipe gets a sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/x509v3.h>

#include "src/pki/chain.h"
#include "src/pki/mint.h"
#include "src/pki/verify_for_test.h"

namespace shakedown::pki {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::vector<std::string> kChain = {"leaf", "issuing"};
constexpr char kHost[] = "api.example.com";
constexpr int kUnparsable = -1;

Recipes RecipesWith(const std::string& name, const std::string& defect) {
  Recipes recipes;
  recipes["root"].trusted = true;
  recipes["issuing"].issuer = "root";
  recipes["leaf"].hosts = {kHost};
  recipes["leaf"].issuer = "issuing";
  recipes[name].defect = defect;
  return recipes;
}

MintedSet MintWith(const std::string& name, const std::string& defect) {
  return Mint(RecipesWith(name, defect), kNow).value();
}

std::string ErrorOf(const Recipes& recipes) {
  const auto set = Mint(recipes, kNow);
  return set.ok() ? "minted" : set.error().ToString();
}

struct Case {
  const char* recipe;
  const char* defect;
  int verdict;
};

class DefectTest : public ::testing::TestWithParam<Case> {};

TEST_P(DefectTest, IsWhatLibcryptoSees) {
  const MintedSet set = MintWith(GetParam().recipe, GetParam().defect);
  EXPECT_EQ(Verify(set, kChain, kHost), GetParam().verdict);
}

TEST_P(DefectTest, IsInTheCatalogueWithAMeaning) {
  EXPECT_THAT(Defects(), Contains(::testing::Truly([](const Defect& defect) {
                return std::string(defect.name) == GetParam().defect &&
                       std::string(defect.meaning).size() > 10;
              })));
}

// "leaf", "not_yet_valid" is leafNotYetValid.
std::string NameOf(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.recipe;
  bool upper = true;
  for (const char* at = info.param.defect; *at != 0; ++at) {
    if (*at != '_') name += upper ? static_cast<char>(*at - 'a' + 'A') : *at;
    upper = *at == '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Catalogue, DefectTest,
    ::testing::Values(
        Case{"leaf", "expired", X509_V_ERR_CERT_HAS_EXPIRED},
        Case{"issuing", "expired", X509_V_ERR_CERT_HAS_EXPIRED},
        Case{"root", "expired", X509_V_ERR_CERT_HAS_EXPIRED},
        Case{"leaf", "not_yet_valid", X509_V_ERR_CERT_NOT_YET_VALID},
        Case{"issuing", "not_yet_valid", X509_V_ERR_CERT_NOT_YET_VALID},
        Case{"leaf", "wrong_host", X509_V_ERR_HOSTNAME_MISMATCH},
        Case{"leaf", "self_signed", X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT},
        Case{"issuing", "self_signed", X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN},
        Case{"leaf", "unknown_root", X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN},
        Case{"issuing", "unknown_root", X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN},
        Case{"root", "unknown_root",
             X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY},
        Case{"leaf", "missing_issuer",
             X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY},
        Case{"issuing", "missing_issuer",
             X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY},
        Case{"leaf", "broken_signature", X509_V_ERR_CERT_SIGNATURE_FAILURE},
        Case{"issuing", "broken_signature", X509_V_ERR_CERT_SIGNATURE_FAILURE},
        Case{"leaf", "unparsable", kUnparsable},
        Case{"issuing", "unparsable", kUnparsable}),
    &NameOf);

// Apple's rules, which libcrypto doesn't have.
INSTANTIATE_TEST_SUITE_P(
    AppleRules, DefectTest,
    ::testing::Values(
        Case{"leaf", "no_alternative_name", X509_V_OK},
        Case{"leaf", "no_extended_usage", X509_V_OK},
        Case{"leaf", "no_timestamps", X509_V_OK},
        Case{"leaf", "valid_too_long", X509_V_OK},
        Case{"leaf", "small_key", X509_V_OK},
        Case{"issuing", "small_key", X509_V_OK},
        Case{"leaf", "sha1_signature", X509_V_ERR_CA_MD_TOO_WEAK},
        Case{"issuing", "sha1_signature", X509_V_ERR_CA_MD_TOO_WEAK},
        Case{"root", "no_authority_below", X509_V_ERR_PATH_LENGTH_EXCEEDED},
        Case{"issuing", "other_names_only", X509_V_ERR_PERMITTED_VIOLATION}),
    &NameOf);

TEST(DefectsTest, CatalogueIsWhole) { EXPECT_THAT(Defects(), SizeIs(16)); }

TEST(DefectsTest, ServersBelowAPreinstalledRootAreAsPublicOnesMustBe) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["root"].preinstalled = true;
  const MintedSet set = Mint(recipes, kNow).value();
  const auto leaf = Parse(set.at("leaf").der);
  int days = 0;
  ASN1_TIME_diff(&days, nullptr, X509_get0_notBefore(leaf.get()),
                 X509_get0_notAfter(leaf.get()));
  EXPECT_EQ(days, 360);
  EXPECT_GE(X509_get_ext_by_NID(leaf.get(), NID_ct_precert_scts, -1), 0);
  EXPECT_TRUE(set.at("root").preinstalled);
  recipes["leaf"].defect = "unknown_root";
  EXPECT_FALSE(Mint(recipes, kNow).value().at("root").preinstalled);
}

TEST(DefectsTest, BrokenRsaSignatureIsSeen) {
  Recipes recipes = RecipesWith("leaf", "broken_signature");
  for (auto& [name, recipe] : recipes) recipe.key = KeyKind::kRsa2048;
  EXPECT_EQ(Verify(Mint(recipes, kNow).value(), kChain),
            X509_V_ERR_CERT_SIGNATURE_FAILURE);
}

TEST(DefectsTest, ExpiredLeafEndedFourteenDaysBeforeTheClock) {
  const auto leaf = Parse(MintWith("leaf", "expired").at("leaf").der);
  const ASN1_TIME* end = X509_get0_notAfter(leaf.get());
  EXPECT_STREQ(reinterpret_cast<const char*>(end->data), "251231235959Z");
}

TEST(DefectsTest, NotYetValidLeafBeginsFourteenDaysAfterTheClock) {
  const auto leaf = Parse(MintWith("leaf", "not_yet_valid").at("leaf").der);
  const ASN1_TIME* begin = X509_get0_notBefore(leaf.get());
  EXPECT_STREQ(reinterpret_cast<const char*>(begin->data), "260129000000Z");
}

TEST(DefectsTest, UnknownRootIsSentAndNoAnchor) {
  const MintedSet set = MintWith("leaf", "unknown_root");
  EXPECT_FALSE(set.at("root").trusted);
  const auto chain = ChainFor(set, kChain).value();
  ASSERT_THAT(chain, SizeIs(3));
  EXPECT_EQ(chain[2], set.at("root").der);
  EXPECT_EQ(ChainFor(set, {"leaf", "issuing", "root"}).value(), chain);
}

TEST(DefectsTest, MissingIssuerLeavesTheRecipesIssuersOutOfTheChain) {
  const MintedSet set = MintWith("leaf", "missing_issuer");
  EXPECT_THAT(ChainFor(set, kChain).value(), SizeIs(1));
  EXPECT_TRUE(set.at("root").trusted);
}

TEST(DefectsTest, DefectOfTheLeafLeavesTheOthersAsTheyAre) {
  const MintedSet honest = MintWith("leaf", "");
  const std::set<std::string> not_for_this_leaf = {
      "no_timestamps", "no_authority_below", "other_names_only"};
  for (const Defect& defect : Defects()) {
    if (not_for_this_leaf.contains(defect.name)) continue;
    const MintedSet set = MintWith("leaf", defect.name);
    EXPECT_EQ(set.at("issuing").der, honest.at("issuing").der);
    EXPECT_NE(set.at("leaf").der == honest.at("leaf").der,
              std::string(defect.name) != "unknown_root");
  }
}

TEST(RecipeErrorTest, UnknownIssuerIsNamedWithTheNearest) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["leaf"].issuer = "issuin";
  EXPECT_EQ(ErrorOf(recipes),
            "pki.leaf: issuer 'issuin' is not a certificate of this file "
            "(did you mean 'issuing'?)");
}

TEST(RecipeErrorTest, UnknownDefectIsNamedWithTheNearest) {
  EXPECT_EQ(ErrorOf(RecipesWith("leaf", "expird")),
            "pki.leaf: there is no defect 'expird' (did you mean 'expired'?)");
}

TEST(RecipeErrorTest, CircleOfIssuersIsShown) {
  Recipes recipes;
  recipes["a"].issuer = "b";
  recipes["b"].issuer = "a";
  EXPECT_EQ(ErrorOf(recipes),
            "pki.a: its issuers go in a circle: a <- b <- a (a certificate "
            "without issuer signs itself)");
}

TEST(RecipeErrorTest, CircleAboveAnHonestLeafAndOfOneAreSeen) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["root"].issuer = "issuing";
  EXPECT_THAT(ErrorOf(recipes),
              HasSubstr("circle: issuing <- root <- issuing"));
  recipes["root"].issuer = "root";
  EXPECT_THAT(ErrorOf(recipes), HasSubstr("circle: root <- root"));
}

TEST(RecipeErrorTest, WrongHostOnAnAuthorityIsRefused) {
  EXPECT_EQ(ErrorOf(RecipesWith("issuing", "wrong_host")),
            "pki.issuing: defect 'wrong_host' is for servers and clients, and "
            "this certificate is an authority");
}

TEST(RecipeErrorTest, DefectOfAuthoritiesOnALeafIsRefused) {
  EXPECT_EQ(ErrorOf(RecipesWith("leaf", "other_names_only")),
            "pki.leaf: defect 'other_names_only' is for authorities, and this "
            "certificate is none");
}

TEST(RecipeErrorTest, BadHostsAndDatesAreNamed) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["leaf"].hosts = {
      "b\xc3\xbc"
      "cher.example"};
  EXPECT_THAT(ErrorOf(recipes), HasSubstr("not ASCII: write the xn-- form"));
  recipes["leaf"].hosts = {""};
  EXPECT_EQ(ErrorOf(recipes), "pki.leaf: a host is empty");
  recipes["leaf"].hosts = {kHost};
  recipes["leaf"].not_after = INT64_MAX;
  EXPECT_THAT(ErrorOf(recipes), HasSubstr("leaves the years 0 to 9999"));
}

TEST(RecipeErrorTest, ChainOfUnknownNamesIsRefused) {
  const MintedSet set = MintWith("leaf", "");
  const auto chain = ChainFor(set, {"leaf", "isuing"});
  ASSERT_FALSE(chain.ok());
  EXPECT_EQ(chain.error().message,
            "'isuing' is not a certificate of this file (did you mean "
            "'issuing'?)");
}

TEST(RecipeErrorTest, SubjectsComeInTheOrderAsked) {
  const MintedSet set = MintWith("leaf", "");
  const auto subjects = SubjectsOf(set, {"root", "issuing"}).value();
  EXPECT_EQ(subjects, (std::vector<Bytes>{set.at("root").subject,
                                          set.at("issuing").subject}));
}

}  // namespace
}  // namespace shakedown::pki

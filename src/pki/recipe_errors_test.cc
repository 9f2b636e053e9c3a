// SPDX-License-Identifier: Apache-2.0
// A wrong recipe gets a sentence that names it, and the nearest right word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/pki/catalogue.h"
#include "src/pki/chain.h"
#include "src/pki/mint.h"
#include "src/pki/verify_for_test.h"

namespace shakedown::pki {
namespace {

using ::testing::HasSubstr;

constexpr char kHost[] = "api.example.com";

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

TEST(RecipeErrorTest, DefectsThatChangeTheSameContradictEachOther) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["leaf"].defect =
      std::vector<std::string>{"wrong_host", "expired", "not_yet_valid"};
  EXPECT_EQ(ErrorOf(recipes),
            "pki.leaf: defects 'expired' and 'not_yet_valid' contradict each "
            "other: both change the dates");
  EXPECT_EQ(FindDefectMistake(recipes)->index, 2u);
}

TEST(RecipeErrorTest, DefectTwiceContradictsItself) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["leaf"].defect = std::vector<std::string>{"expired", "expired"};
  EXPECT_THAT(ErrorOf(recipes), HasSubstr("contradict each other"));
}

TEST(RecipeErrorTest, Md5NeedsAnRsaIssuer) {
  Recipes recipes = RecipesWith("leaf", "md5_signature");
  EXPECT_EQ(ErrorOf(recipes),
            "pki.leaf: defect 'md5_signature' needs an issuer with an RSA key, "
            "such as 'key: rsa-2048', and no defect that lets another sign");
  recipes["issuing"].key = KeyKind::kRsa2048;
  EXPECT_EQ(ErrorOf(recipes), "minted");
}

TEST(RecipeErrorTest, Md5IsNamedWhereAnotherDefectBringsTheSigner) {
  for (const Defect& defect : Defects()) {
    for (const char* name : {"leaf", "issuing"}) {
      Recipes recipes = RecipesWith("leaf", "");
      for (auto& [each, recipe] : recipes) recipe.key = KeyKind::kRsa2048;
      recipes[name].defect = "md5_signature";
      auto names = recipes["leaf"].defect.names();
      names.emplace_back(defect.name);
      recipes["leaf"].defect = names;
      EXPECT_EQ(FindDefectMistake(recipes).has_value(),
                ErrorOf(recipes) != "minted")
          << defect.name << " below an MD5 signature of " << name;
    }
  }
}

TEST(RecipeErrorTest, Ed25519KeySignsNoCertificates) {
  Recipes recipes;
  recipes["leaf"].hosts = {kHost};
  recipes["leaf"].defect = "ed25519_key";
  EXPECT_EQ(ErrorOf(recipes),
            "pki.leaf: defect 'ed25519_key' needs another issuer, as its key "
            "signs no certificates");
  EXPECT_EQ(ErrorOf(RecipesWith("leaf", "ed25519_key")), "minted");
}

TEST(RecipeErrorTest, LoopNeedsAnIssuer) {
  Recipes recipes;
  recipes["leaf"].hosts = {kHost};
  recipes["leaf"].defect = "looped_issuers";
  EXPECT_EQ(ErrorOf(recipes),
            "pki.leaf: defect 'looped_issuers' needs an issuer, and this "
            "certificate signed itself");
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

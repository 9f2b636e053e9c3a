// SPDX-License-Identifier: Apache-2.0
// Every defect is seen for what it is, and a wrong recipe gets a sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/x509v3.h>

#include "src/pki/catalogue.h"
#include "src/pki/chain.h"
#include "src/pki/mint.h"
#include "src/pki/verify_for_test.h"

namespace shakedown::pki {
namespace {

using ::testing::Contains;
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

TEST(DefectsTest, CatalogueHasAtLeastEightyKindsOfAllFamilies) {
  EXPECT_THAT(Defects(), SizeIs(::testing::Ge(80)));
  std::set<std::string> names, families;
  for (const Defect& defect : Defects()) {
    names.insert(defect.name);
    families.insert(NameOf(defect.family));
    EXPECT_EQ(FindDefect(defect.name)->meaning, defect.meaning);
  }
  EXPECT_THAT(names, SizeIs(Defects().size()));
  EXPECT_THAT(families, SizeIs(9));
}

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

// Whatever is wrong with the leaf, its issuer is the same; and something is
// wrong with what is sent, stapled or trusted.
TEST(DefectsTest, DefectOfTheLeafChangesNothingAboveIt) {
  const MintedSet honest = MintWith("leaf", "");
  for (const Defect& defect : Defects()) {
    Recipes recipes = RecipesWith("leaf", defect.name);
    if (FindDefectMistake(recipes)) continue;
    const MintedSet set = Mint(recipes, kNow).value();
    EXPECT_EQ(set.at("issuing").der, honest.at("issuing").der) << defect.name;
  }
}

bool Differs(const MintedSet& set, const MintedSet& honest) {
  const Minted& leaf = set.at("leaf");
  return ChainFor(set, kChain).value() != ChainFor(honest, kChain).value() ||
         leaf.key != honest.at("leaf").key || leaf.staple || leaf.revoked ||
         !set.at("root").trusted;
}

TEST(DefectsTest, EveryDefectOfALeafShows) {
  const MintedSet honest = MintWith("leaf", "");
  for (const Defect& defect : Defects()) {
    Recipes recipes = RecipesWith("leaf", defect.name);
    // Nobody wants timestamps of one that stands below an added root.
    if (FindDefectMistake(recipes) ||
        defect.name == std::string("no_timestamps")) {
      continue;
    }
    EXPECT_TRUE(Differs(Mint(recipes, kNow).value(), honest)) << defect.name;
  }
}

TEST(DefectsTest, EveryDefectMintsOnEveryCertificateWithEitherKey) {
  for (const Defect& defect : Defects()) {
    for (const char* name : {"leaf", "issuing", "root"}) {
      for (KeyKind key : {KeyKind::kEcP256, KeyKind::kRsa2048}) {
        Recipes recipes = RecipesWith(name, defect.name);
        for (auto& [other, recipe] : recipes) recipe.key = key;
        if (FindDefectMistake(recipes)) continue;
        const auto set = Mint(recipes, kNow);
        EXPECT_TRUE(set.ok()) << defect.name << ": " << set.error().message;
      }
    }
  }
}

size_t SizeOfList(const char* defect) {
  return ChainFor(MintWith("leaf", defect), kChain).value().size();
}

TEST(DefectsTest, ListsAreAsLongAsTheySay) {
  EXPECT_EQ(SizeOfList("empty_chain"), 0u);
  EXPECT_EQ(SizeOfList("missing_intermediate"), 1u);
  EXPECT_EQ(SizeOfList("fifty_deep"), 49u) << "and the root makes fifty";
  EXPECT_EQ(SizeOfList("list_of_250"), 250u);
  EXPECT_EQ(SizeOfList("unrelated_extras"), 5u);
}

TEST(DefectsTest, ListsAreInTheOrderTheySay) {
  const auto first_and_last = [](const char* defect) {
    const MintedSet set = MintWith("leaf", defect);
    const auto list = ChainFor(set, kChain).value();
    const auto name = [&](const Bytes& der) {
      for (const auto& [known, minted] : set) {
        if (minted.der == der) return known;
      }
      return std::string("?");
    };
    return name(list.front()) + " " + name(list.back());
  };
  EXPECT_EQ(first_and_last("leaf_not_first"), "issuing leaf");
  EXPECT_EQ(first_and_last("reversed_chain"), "root leaf");
  EXPECT_EQ(first_and_last("unordered_issuers"), "leaf issuing");
  EXPECT_EQ(first_and_last("root_sent_too"), "leaf root");
  EXPECT_EQ(first_and_last("cross_signed"), "leaf issuing");
}

TEST(DefectsTest, MessageOfMoreThan64KbIsLongerThanTwoBytesCanSay) {
  EXPECT_GT(MintWith("leaf", "over_64_kb").at("leaf").der.size(), 65'535u);
}

TEST(DefectsTest, NamesakeOfTheRootIsTheAnchor) {
  const MintedSet set = MintWith("leaf", "same_name_root");
  EXPECT_FALSE(set.at("root").trusted);
  const Minted& anchor = set.at("root the anchor");
  EXPECT_TRUE(anchor.trusted);
  EXPECT_EQ(anchor.subject, set.at("root").subject);
  EXPECT_NE(anchor.der, set.at("root").der);
}

TEST(DefectsTest, PeerWithAnotherKeyHasAnotherKey) {
  const MintedSet set = MintWith("leaf", "other_key");
  const auto leaf = Parse(set.at("leaf").der);
  EXPECT_EQ(X509_check_private_key(leaf.get(), set.at("leaf").key.get()), 0);
}

TEST(DefectsTest, SeveralDefectsAreSeenTogether) {
  Recipes recipes = RecipesWith("leaf", "");
  recipes["leaf"].defect =
      std::vector<std::string>{"expired", "wrong_host", "small_key"};
  const MintedSet set = Mint(recipes, kNow).value();
  EXPECT_EQ(Verify(set, kChain), X509_V_ERR_CERT_HAS_EXPIRED);
  const auto leaf = Parse(set.at("leaf").der);
  EXPECT_EQ(X509_check_host(leaf.get(), kHost, 0, 0, nullptr), 0);
  EXPECT_EQ(EVP_PKEY_get_bits(X509_get0_pubkey(leaf.get())), 1024);
}

}  // namespace
}  // namespace shakedown::pki

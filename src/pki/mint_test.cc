// SPDX-License-Identifier: Apache-2.0
// Honest certificates: they verify, and are the same bytes every time.
#include "src/pki/mint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "src/openssl/library_context.h"
#include "src/pki/chain.h"
#include "src/pki/names.h"
#include "src/pki/verify_for_test.h"
#include "src/simulation/random.h"

namespace shakedown::pki {
namespace {

using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kHost[] = "api.example.com";

Recipes HonestRecipes(KeyKind key = KeyKind::kEcP256) {
  Recipes recipes;
  recipes["root"].common_name = "Acme Root CA";
  recipes["root"].trusted = true;
  recipes["issuing"].issuer = "root";
  recipes["leaf"].issuer = "issuing";
  recipes["leaf"].hosts = {kHost, "192.0.2.7", "2001:db8::7"};
  for (auto& [name, recipe] : recipes) recipe.key = key;
  return recipes;
}

Recipes OnlyALeafFor(const std::string& host) {
  Recipes recipes;
  recipes["leaf"].hosts = {host};
  return recipes;
}

MintedSet MintFresh(const Recipes& recipes) {
  ForgetMintedForTest();
  return Mint(recipes, kNow).value();
}

std::vector<Bytes> DersOf(const MintedSet& set) {
  std::vector<Bytes> ders;
  for (const auto& [name, minted] : set) ders.push_back(minted.der);
  return ders;
}

std::string SubjectOf(const X509* certificate) {
  char text[200] = "";
  X509_NAME_oneline(X509_get_subject_name(certificate), text, sizeof text);
  return text;
}

class HonestTest : public ::testing::TestWithParam<KeyKind> {};

TEST_P(HonestTest, ChainVerifiesForEachOfItsHosts) {
  const MintedSet set = MintFresh(HonestRecipes(GetParam()));
  EXPECT_EQ(Verify(set, {"leaf", "issuing"}, kHost), X509_V_OK);
  const openssl::X509Ptr leaf = Parse(set.at("leaf").der);
  EXPECT_EQ(X509_check_ip_asc(leaf.get(), "192.0.2.7", 0), 1);
  EXPECT_EQ(X509_check_ip_asc(leaf.get(), "2001:db8::7", 0), 1);
}

TEST_P(HonestTest, KeyBelongsToTheCertificate) {
  for (const auto& [name, minted] : MintFresh(HonestRecipes(GetParam()))) {
    const openssl::X509Ptr certificate = Parse(minted.der);
    EXPECT_EQ(X509_check_private_key(certificate.get(), minted.key.get()), 1);
  }
}

TEST_P(HonestTest, SecondMintingGivesTheSameBytes) {
  const Recipes recipes = HonestRecipes(GetParam());
  const auto first = DersOf(MintFresh(recipes));
  EXPECT_EQ(DersOf(MintFresh(recipes)), first);
}

INSTANTIATE_TEST_SUITE_P(Keys, HonestTest,
                         ::testing::Values(KeyKind::kEcP256, KeyKind::kEcP384,
                                           KeyKind::kRsa2048));

TEST(MintTest, WeakRsaKeysCanSign) {
  for (KeyKind kind : {KeyKind::kRsa1024, KeyKind::kRsa512}) {
    EXPECT_THAT(MintFresh(HonestRecipes(kind)), SizeIs(3));
  }
}

// Their primes are more than two.
TEST(MintTest, LongRsaKeysSignLikeAnyOther) {
  for (const auto& [defect, bits] :
       {std::pair{"rsa_4096_key", 4096}, std::pair{"rsa_8192_key", 8192}}) {
    Recipes recipes = OnlyALeafFor(kHost);
    recipes["leaf"].defect = defect;
    const openssl::X509Ptr leaf = Parse(MintFresh(recipes).at("leaf").der);
    EVP_PKEY* key = X509_get0_pubkey(leaf.get());
    EXPECT_EQ(EVP_PKEY_get_bits(key), bits);
    EXPECT_EQ(X509_verify(leaf.get(), key), 1) << defect;
  }
}

TEST(MintTest, BytesDependNeitherOnTheStreamInUseNorOnTheThread) {
  const auto expected = DersOf(MintFresh(HonestRecipes()));
  std::vector<Bytes> other;
  std::thread([&] {
    RandomStream stream(99, "other");
    openssl::StreamScope scope(stream);
    other = DersOf(MintFresh(HonestRecipes()));
  }).join();
  EXPECT_EQ(other, expected);
}

TEST(MintTest, MintingDrawsNothingFromTheStreamInUse) {
  RandomStream stream(99, "app"), untouched(99, "app");
  openssl::StreamScope scope(stream);
  MintFresh(HonestRecipes(KeyKind::kRsa2048));
  MintFresh(HonestRecipes(KeyKind::kEcP384));
  EXPECT_EQ(stream.Next(), untouched.Next());
}

TEST(MintTest, OtherClockGivesOtherBytes) {
  const auto first = Mint(HonestRecipes(), kNow).value();
  EXPECT_NE(DersOf(Mint(HonestRecipes(), kNow + 1).value()), DersOf(first));
}

TEST(MintTest, SecondTimeComesFromTheCache) {
  const auto fresh = DersOf(MintFresh(HonestRecipes()));
  EXPECT_EQ(DersOf(Mint(HonestRecipes(), kNow).value()), fresh);
  EXPECT_EQ(ForgetMintedForTest().hits, 1u);
}

TEST(MintTest, CacheIsBounded) {
  ForgetMintedForTest();
  for (int64_t now = 0; now < 300; ++now) EXPECT_TRUE(Mint({}, now).ok());
  EXPECT_EQ(ForgetMintedForTest().sets, 256u);
}

TEST(MintTest, ThreadsMintTheSameAtOnce) {
  const auto expected = DersOf(MintFresh(HonestRecipes()));
  ForgetMintedForTest();
  std::vector<std::vector<Bytes>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back(
        [&] { result = DersOf(Mint(HonestRecipes(), kNow).value()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(results, Each(expected));
}

std::string Sha256Of(const Bytes& bytes) {
  Bytes digest(32);
  EVP_Q_digest(openssl::LibraryContext(), "SHA256", nullptr, bytes.data(),
               bytes.size(), digest.data(), nullptr);
  return ToHex(digest);
}

// Another value here means that every transcript on every machine changes.
TEST(MintTest, BytesAreTheSameInEveryProcess) {
  const MintedSet set = MintFresh(HonestRecipes());
  EXPECT_EQ(Sha256Of(set.at("leaf").der),
            "864cf98633ea92a4668771c8b9243dd2dcdb6f29f34b405e6e1c8574cc7919e2");
}

TEST(MintTest, EveryFieldOfARecipeMattersToTheCache) {
  using Change = void (*)(CertificateRecipe&);
  for (Change change : {Change([](auto& r) { r.common_name = "x"; }),
                        Change([](auto& r) { r.hosts = {"x"}; }),
                        Change([](auto& r) { r.issuer = "root"; }),
                        Change([](auto& r) { r.usage = Usage::kClient; }),
                        Change([](auto& r) { r.key = KeyKind::kEcP384; }),
                        Change([](auto& r) { r.not_before = 1; }),
                        Change([](auto& r) { r.not_after = 1; }),
                        Change([](auto& r) { r.defect = "unparsable"; })}) {
    Recipes recipes = HonestRecipes();
    const MintedSet before = Mint(recipes, kNow).value();
    change(recipes["leaf"]);
    const MintedSet after = Mint(recipes, kNow).value();
    EXPECT_NE(after.at("leaf").der, before.at("leaf").der);
  }
}

TEST(MintTest, CertificatesOfOneSetHaveTheirOwnKeys) {
  Recipes recipes;
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g"}) recipes[name];
  std::set<EVP_PKEY*> keys;
  for (const auto& [name, minted] : MintFresh(recipes)) {
    keys.insert(minted.key.get());
  }
  EXPECT_THAT(keys, SizeIs(7));
}

TEST(MintTest, MoreCertificatesThanKeysShareThem) {
  Recipes recipes;
  for (int i = 0; i < 300; ++i) recipes["c" + std::to_string(i)];
  EXPECT_THAT(MintFresh(recipes), SizeIs(300));
}

TEST(MintTest, IssuersAreAuthoritiesAndLeavesAreNot) {
  const MintedSet set = MintFresh(HonestRecipes());
  for (const auto& [name, minted] : set) {
    const bool authority = X509_check_ca(Parse(minted.der).get()) == 1;
    EXPECT_EQ(authority, name != "leaf") << name;
  }
}

TEST(MintTest, ClientCertificateIsForClientsOnly) {
  Recipes recipes = HonestRecipes();
  recipes["alice"].issuer = "root";
  recipes["alice"].usage = Usage::kClient;
  const openssl::X509Ptr alice = Parse(MintFresh(recipes).at("alice").der);
  EXPECT_EQ(SubjectOf(alice.get()), "/CN=alice");
  EXPECT_EQ(X509_check_purpose(alice.get(), X509_PURPOSE_SSL_CLIENT, 0), 1);
  EXPECT_EQ(X509_check_purpose(alice.get(), X509_PURPOSE_SSL_SERVER, 0), 0);
}

TEST(MintTest, HostWithoutIssuerIsASelfSignedServer) {
  const Recipes recipes = OnlyALeafFor(kHost);
  const openssl::X509Ptr leaf = Parse(MintFresh(recipes).at("leaf").der);
  EXPECT_EQ(SubjectOf(leaf.get()), "/CN=api.example.com");
  EXPECT_EQ(X509_check_ca(leaf.get()), 0);
  EXPECT_EQ(X509_verify(leaf.get(), X509_get0_pubkey(leaf.get())), 1);
}

TEST(MintTest, PinnedSelfSignedServerVerifies) {
  Recipes recipes = OnlyALeafFor(kHost);
  recipes["leaf"].trusted = true;
  EXPECT_EQ(Verify(MintFresh(recipes), {"leaf"}, kHost), X509_V_OK);
}

TEST(MintTest, SubjectIsTheDerOfTheName) {
  const MintedSet set = MintFresh(HonestRecipes());
  EXPECT_EQ(set.at("root").subject, DistinguishedName("Acme Root CA"));
  EXPECT_EQ(ToHex(DistinguishedName("A")), "300c310a300806035504030c0141");
}

TEST(MintTest, LongHostStandsInTheAlternativeNamesOnly) {
  const std::string host = std::string(60, 'a') + ".example.com";
  const openssl::X509Ptr leaf =
      Parse(MintFresh(OnlyALeafFor(host)).at("leaf").der);
  EXPECT_EQ(SubjectOf(leaf.get()), "/CN=leaf");
  EXPECT_EQ(X509_check_host(leaf.get(), host.data(), host.size(), 0, nullptr),
            1);
}

TEST(MintTest, AddressWithANulInItIsNoAddress) {
  const std::string host("192.0.2.7\0.example", 18);
  const auto leaf = Parse(MintFresh(OnlyALeafFor(host)).at("leaf").der);
  EXPECT_EQ(X509_check_ip_asc(leaf.get(), "192.0.2.7", 0), 0);
}

TEST(MintTest, MintingLeavesOpenSslsErrorsAlone) {
  ERR_clear_error();
  ERR_raise(ERR_LIB_USER, 1);
  MintFresh(HonestRecipes());
  EXPECT_EQ(ERR_GET_REASON(ERR_get_error()), 1);
  EXPECT_EQ(ERR_get_error(), 0u);
}

TEST(MintTest, NoRecipesGiveNoCertificates) {
  EXPECT_THAT(MintFresh({}), IsEmpty());
}

}  // namespace
}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// What is said about certificates is the same bytes every time. Whether readers
// understand it, security's tests show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "src/pki/revocation/ocsp_response.h"
#include "src/pki/revocation/revocation_list.h"

namespace shakedown::pki {
namespace {

constexpr int64_t kNow = 1'768'478'400;  // 2026-01-15T12:00:00Z

MintedSet Certificates(const std::string& defect = "") {
  Recipes recipes;
  recipes["root"].trusted = true;
  recipes["leaf"].issuer = "root";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes["leaf"].defect = defect;
  return Mint(recipes, kNow).value();
}

TEST(OcspResponseTest, SameRecipeGivesTheSameBytes) {
  for (auto defect : {OcspDefect::kNone, OcspDefect::kWrongSigner}) {
    const OcspRecipe recipe{OcspStatus::kRevoked, defect, ""};
    EXPECT_EQ(MintOcspResponse(Certificates(), "leaf", recipe, kNow).value(),
              MintOcspResponse(Certificates(), "leaf", recipe, kNow).value());
  }
}

TEST(OcspResponseTest, EachStatusDefectAndMomentGivesOthers) {
  std::set<Bytes> responses;
  for (int status = 0; status < 3; ++status) {
    for (int defect = 0; defect < 6; ++defect) {
      const OcspRecipe recipe{static_cast<OcspStatus>(status),
                              static_cast<OcspDefect>(defect), ""};
      responses.insert(
          MintOcspResponse(Certificates(), "leaf", recipe, kNow).value());
    }
  }
  responses.insert(
      MintOcspResponse(Certificates(), "leaf", {}, kNow + 1).value());
  EXPECT_EQ(responses.size(), 19u);
}

TEST(OcspResponseTest, UnknownAndUnparsableCertificatesAreErrors) {
  EXPECT_EQ(MintOcspResponse(Certificates(), "leav", {}, kNow).error().message,
            "'leav' is not a certificate of this file (did you mean 'leaf'?)");
  EXPECT_EQ(MintOcspResponse(Certificates("unparsable"), "leaf", {}, kNow)
                .error()
                .message,
            "nothing can be said of 'leaf', which is unparsable");
}

TEST(RevocationListTest, SameRecipeGivesTheSameBytesAndOthersOthers) {
  std::set<Bytes> lists;
  for (int i = 0; i < 12; ++i) {
    const ListRecipe recipe{{"leaf"}, static_cast<ListDefect>(i % 6)};
    lists.insert(
        MintRevocationList(Certificates(), "root", recipe, kNow).value());
  }
  lists.insert(MintRevocationList(Certificates(), "root", {}, kNow).value());
  EXPECT_EQ(lists.size(), 7u);
}

TEST(RevocationListTest, UnknownNamesAreErrors) {
  EXPECT_FALSE(MintRevocationList(Certificates(), "rooot", {}, kNow).ok());
  EXPECT_FALSE(
      MintRevocationList(Certificates(), "root", {.revoked = {"x"}}, kNow)
          .ok());
}

}  // namespace
}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// Everything that OCSP responses and revocation lists can be, by what an
// evaluation makes of it (RFC 6960, RFC 5280 section 5).
#include "src/security/revocation/revocation.h"

#include <Security/SecBase.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "src/pki/revocation/ocsp_response.h"
#include "src/pki/revocation/revocation_list.h"
#include "src/security/chain_for_test.h"
#include "src/security/rules/trust_rules.h"
#include "src/security/trust_error.h"

namespace shakedown::security {
namespace {

using pki::ListDefect;
using pki::OcspDefect;
using pki::OcspStatus;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RevocationTest : public ChainTest {
 protected:
  RevocationTest() {
    recipes["responder"].issuer = "issuing";
    recipes["responder"].usage = pki::Usage::kOcspResponder;
    recipes["other"].issuer = "issuing";
    MintAll();
    request.certificates = Wire();
    request.usage = Usage::kServer;
  }

  int64_t Now() const { return simulation.clock().UnixSeconds(); }

  Bytes Response(const pki::OcspRecipe& recipe) {
    return pki::MintOcspResponse(minted, "leaf", recipe, Now()).value();
  }

  Bytes List(const pki::ListRecipe& recipe) {
    return pki::MintRevocationList(minted, "issuing", recipe, Now()).value();
  }

  RevocationQuestion Question() {
    leaf = ParseCertificate(Der("leaf"));
    issuing = ParseCertificate(Der("issuing"));
    return {*leaf, *issuing, Now()};
  }

  void Want(bool requires_answer) {
    request.revocation.is_wanted = true;
    request.revocation.by_ocsp = request.revocation.by_list = true;
    request.revocation.requires_answer = requires_answer;
  }

  EvaluationRequest request;
  ParsedCertificatePtr leaf;
  ParsedCertificatePtr issuing;
};

struct ResponseRow {
  const char* name;
  pki::OcspRecipe recipe;
  RevocationStatus status;
  const char* text;
};

void PrintTo(const ResponseRow& row, std::ostream* out) { *out << row.name; }

class OcspResponseTest : public RevocationTest,
                         public testing::WithParamInterface<ResponseRow> {};

TEST_P(OcspResponseTest, IsReadSo) {
  const auto answer = ReadOcspResponse(Response(GetParam().recipe), Question());
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_THAT(answer.text, HasSubstr(GetParam().text));
}

constexpr auto kNone = RevocationStatus::kNoAnswer;

INSTANTIATE_TEST_SUITE_P(
    Response, OcspResponseTest,
    testing::Values(
        ResponseRow{"Good", {}, RevocationStatus::kGood, ""},
        ResponseRow{"Revoked",
                    {.status = OcspStatus::kRevoked},
                    RevocationStatus::kRevoked,
                    "revoked 2025-12-16 12:00:00Z, says an OCSP response"},
        ResponseRow{"Unknown",
                    {.status = OcspStatus::kUnknown},
                    kNone,
                    "does not know the certificate"},
        ResponseRow{"OfADelegate",
                    {.signer = "responder"},
                    RevocationStatus::kGood,
                    ""},
        ResponseRow{"OfADelegateAboutARevokedOne",
                    {.status = OcspStatus::kRevoked, .signer = "responder"},
                    RevocationStatus::kRevoked,
                    "says an OCSP response"},
        ResponseRow{"OfSomebodyWithoutTheRight",
                    {.signer = "other"},
                    kNone,
                    "is not signed by the issuer or for it"},
        ResponseRow{"OfTheRoot",
                    {.signer = "root"},
                    kNone,
                    "is not signed by the issuer or for it"},
        ResponseRow{"Stale", {.defect = OcspDefect::kStale}, kNone, "is stale"},
        ResponseRow{"StaleAboutARevokedOne",
                    {OcspStatus::kRevoked, OcspDefect::kStale, ""},
                    kNone,
                    "is stale"},
        ResponseRow{"OfTheFuture",
                    {.defect = OcspDefect::kNotYetValid},
                    kNone,
                    "is from the future"},
        ResponseRow{"AboutAnother",
                    {.defect = OcspDefect::kOtherCertificate},
                    kNone,
                    "is about another certificate"},
        ResponseRow{"OfAStranger",
                    {.defect = OcspDefect::kWrongSigner},
                    kNone,
                    "is not signed by the issuer or for it"},
        ResponseRow{"WithABrokenSignature",
                    {.defect = OcspDefect::kBrokenSignature},
                    kNone,
                    "is not signed by the issuer or for it"},
        ResponseRow{"TryLater",
                    {.defect = OcspDefect::kTryLater},
                    kNone,
                    "holds an error only"},
        ResponseRow{"Garbage",
                    {.defect = OcspDefect::kGarbage},
                    kNone,
                    "cannot be parsed"}),
    [](const auto& info) { return std::string(info.param.name); });

struct ListRow {
  const char* name;
  ListDefect defect;
  bool is_revoked;
  RevocationStatus status;
  const char* text;
};

void PrintTo(const ListRow& row, std::ostream* out) { *out << row.name; }

class RevocationListTest : public RevocationTest,
                           public testing::WithParamInterface<ListRow> {};

TEST_P(RevocationListTest, IsReadSo) {
  pki::ListRecipe recipe{{"other"}, GetParam().defect};
  if (GetParam().is_revoked) recipe.revoked.push_back("leaf");
  const auto answer = ReadRevocationList(List(recipe), Question());
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_THAT(answer.text, HasSubstr(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(
    List, RevocationListTest,
    testing::Values(
        ListRow{"NotOnIt", ListDefect::kNone, false, RevocationStatus::kGood,
                ""},
        ListRow{"OnIt", ListDefect::kNone, true, RevocationStatus::kRevoked,
                "revoked 2025-12-16 12:00:00Z, says a revocation list"},
        ListRow{"Stale", ListDefect::kStale, true, kNone, "is stale"},
        ListRow{"OfTheFuture", ListDefect::kNotYetValid, true, kNone,
                "is from the future"},
        ListRow{"OfAStranger", ListDefect::kWrongSigner, true, kNone,
                "is not signed by the issuer"},
        ListRow{"NotUnderstood", ListDefect::kCriticalExtension, true, kNone,
                "has a critical extension that is not known"},
        ListRow{"Garbage", ListDefect::kGarbage, true, kNone,
                "cannot be parsed"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST_F(RevocationTest, ListOfAnotherAuthorityIsNoAnswer) {
  const Bytes list = pki::MintRevocationList(minted, "root", {}, Now()).value();
  EXPECT_EQ(ReadRevocationList(list, Question()).text,
            "the revocation list is another authority's");
}

TEST_F(RevocationTest, EveryTruncationAndEveryWrongByteIsSurvived) {
  for (const Bytes& good : {Response({.signer = "responder"}), List({})}) {
    for (size_t i = 0; i < good.size(); ++i) {
      Bytes wrong = good;
      wrong[i] ^= 0x81;
      const ByteView cut = ByteView(good).first(i);
      EXPECT_EQ(ReadOcspResponse(cut, Question()).status, kNone);
      EXPECT_EQ(ReadRevocationList(cut, Question()).status, kNone);
      EXPECT_NE(ReadOcspResponse(wrong, Question()).status,
                RevocationStatus::kRevoked);
      EXPECT_NE(ReadRevocationList(wrong, Question()).status,
                RevocationStatus::kRevoked);
    }
  }
}

TEST_F(RevocationTest, StapleCountsWithoutAPolicy) {
  request.staples = {Response({.status = OcspStatus::kRevoked})};
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kRevoked));
  request.staples = {Response({})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  EXPECT_TRUE(Evaluate(request).revocation_checked);
  EXPECT_EQ(Evaluate(request).revocation_valid_until, Now() + 7 * 86400);
}

TEST_F(RevocationTest, StapleIsIgnoredBefore10Point11WithoutAPolicy) {
  UseTrustRules(simulation, "mavericks-10.9");
  request.staples = {Response({.status = OcspStatus::kRevoked})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  Want(false);
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kRevoked));
}

TEST_F(RevocationTest, UselessStapleIsNotMissed) {
  request.staples = {Response({.defect = OcspDefect::kGarbage})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  EXPECT_FALSE(Evaluate(request).revocation_checked);
}

TEST_F(RevocationTest, WhatTheNetworkKnowsIsAskedByAPolicyOnly) {
  store().ocsp_responses = {Response({.status = OcspStatus::kRevoked})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  Want(false);
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kRevoked));
  store().ocsp_responses.clear();
  store().revocation_lists = {List({.revoked = {"leaf"}})};
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kRevoked));
}

TEST_F(RevocationTest, FirstSourceWithAnAnswerCounts) {
  Want(false);
  store().ocsp_responses = {Response({.defect = OcspDefect::kStale}),
                            Response({})};
  store().revocation_lists = {List({.revoked = {"leaf"}})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  request.revocation.prefers_lists = true;
  EXPECT_TRUE(Evaluate(request).Has(FindingKind::kRevoked));
}

TEST_F(RevocationTest, MissingAnswerIsAFailureOnlyIfOneIsRequired) {
  Want(false);
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  Want(true);
  const auto issues = Evaluate(request).issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(StatusOf(issues[0]), errSecIncompleteCertRevocationCheck);
  EXPECT_EQ(issues[0].text,
            "whether it was revoked is not known: nobody could be asked");
}

TEST_F(RevocationTest, ReasonsForNoAnswerAreTold) {
  Want(true);
  store().ocsp_responses = {Response({.status = OcspStatus::kUnknown})};
  store().revocation_lists = {List({.defect = ListDefect::kStale})};
  EXPECT_THAT(Evaluate(request).issues.at(0).text,
              HasSubstr("the OCSP response does not know the certificate; the "
                        "revocation list is stale"));
}

TEST_F(RevocationTest, AnswerAboutEachIsRequiredOnDemand) {
  Want(true);
  store().ocsp_responses = {Response({})};
  EXPECT_THAT(Evaluate(request).issues, IsEmpty());
  request.revocation.requires_answer_for_each = true;
  ASSERT_EQ(Evaluate(request).issues.size(), 1u);
  EXPECT_EQ(Evaluate(request).issues[0].certificate, 1u);
}

TEST_F(RevocationTest, IntermediatesAreAskedAboutToo) {
  Want(false);
  store().revocation_lists = {
      pki::MintRevocationList(minted, "root", {.revoked = {"issuing"}}, Now())
          .value()};
  const auto issues = Evaluate(request).issues;
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].certificate, 1u);
  EXPECT_EQ(issues[0].kind, FindingKind::kRevoked);
}

}  // namespace
}  // namespace shakedown::security

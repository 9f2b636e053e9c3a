// SPDX-License-Identifier: Apache-2.0
// What its issuer says of a certificate, and the OCSP response that is stapled
// to it (RFC 6960, RFC 6066 section 8, RFC 7633).
#include "src/pki/defects/alteration.h"
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

void Revoke(Draft& draft, int64_t) { draft.revoked = true; }

template <OcspStatus kStatus, OcspDefect kDefect>
void Staple(Draft& draft, int64_t) {
  draft.staple = OcspRecipe{kStatus, kDefect};
}

// The TLS feature extension with status_request, RFC 7633 section 4.1.
void AddFeature(X509* certificate, const Draft&) {
  AddExtension(certificate, "1.3.6.1.5.5.7.1.24", false,
               {0x30, 0x03, 0x02, 0x01, 0x05});
}

void PromiseStaple(Draft& draft, int64_t) {
  draft.before_signing.push_back(&AddFeature);
}

void PromiseAndFail(Draft& draft, int64_t now) {
  PromiseStaple(draft, now);
  Staple<OcspStatus::kGood, OcspDefect::kStale>(draft, now);
}

constexpr auto kGood = OcspStatus::kGood;

constexpr Row kRows[] = {
    {"revoked", DefectOf::kAny, part::kRevocation, &Revoke,
     "its issuer tells those who ask that it was revoked"},
    {"staple_revoked", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kRevoked, OcspDefect::kNone>,
     "its staple says that it was revoked"},
    {"staple_unknown", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kUnknown, OcspDefect::kNone>,
     "its staple says that nobody knows it"},
    {"staple_stale", DefectOf::kStaple, part::kStaple,
     &Staple<kGood, OcspDefect::kStale>, "its staple is out of date"},
    {"staple_not_yet_valid", DefectOf::kStaple, part::kStaple,
     &Staple<kGood, OcspDefect::kNotYetValid>, "its staple is from tomorrow"},
    {"staple_of_another", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kRevoked, OcspDefect::kOtherCertificate>,
     "its staple says that another certificate was revoked"},
    {"staple_by_another", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kRevoked, OcspDefect::kWrongSigner>,
     "its staple says revoked, but a stranger signed that"},
    {"staple_broken_signature", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kRevoked, OcspDefect::kBrokenSignature>,
     "its staple says revoked, but a bit of the signature is wrong"},
    {"staple_unsigned", DefectOf::kStaple, part::kStaple,
     &Staple<OcspStatus::kRevoked, OcspDefect::kUnsigned>,
     "its staple says revoked, but its signature has no bits"},
    {"staple_try_later", DefectOf::kStaple, part::kStaple,
     &Staple<kGood, OcspDefect::kTryLater>,
     "its staple says that the responder is busy"},
    {"staple_garbage", DefectOf::kStaple, part::kStaple,
     &Staple<kGood, OcspDefect::kGarbage>,
     "the second half of its staple is missing"},
    {"must_staple", DefectOf::kLeaf, part::kOtherExtensions, &PromiseStaple,
     "it promises a staple (RFC 7633), and none is sent"},
    {"must_staple_but_stale", DefectOf::kStaple,
     part::kOtherExtensions | part::kStaple, &PromiseAndFail,
     "it promises a staple, and the one that is sent is out of date"},
};

}  // namespace

std::span<const Row> RowsOfRevocations() { return kRows; }

}  // namespace shakedown::pki

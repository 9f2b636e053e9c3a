// SPDX-License-Identifier: Apache-2.0
// Lists that are sent in another order, with more or with less than honest
// servers send (RFC 5246 section 7.4.2).
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

template <ListChange kChange>
void Change(Draft& draft, int64_t) {
  draft.list_change = kChange;
}

template <ListChange kChange, Extras kExtras>
void ChangeWith(Draft& draft, int64_t) {
  draft.list_change = kChange;
  draft.extras = kExtras;
}

// More than the 65,535 bytes that a length of two bytes could say.
void BecomeHuge(Draft& draft, int64_t) { draft.padding = 66'000; }

constexpr Row kRows[] = {
    {"empty_chain", DefectOf::kChain, part::kList,
     &Change<ListChange::kNothing>, "the list that is sent is empty"},
    {"missing_intermediate", DefectOf::kChain, part::kList,
     &Change<ListChange::kFirstOnly>,
     "the authorities between it and the root are not sent"},
    {"leaf_not_first", DefectOf::kChain, part::kList,
     &Change<ListChange::kFirstLast>, "it is sent last, behind its issuers"},
    {"reversed_chain", DefectOf::kChain, part::kList,
     &Change<ListChange::kReversed>, "the root is sent first, and it last"},
    {"unordered_issuers", DefectOf::kChain, part::kList,
     &Change<ListChange::kIssuersReversed>,
     "it is sent first, then the root, then what is between"},
    {"duplicated_leaf", DefectOf::kChain, part::kList,
     &Change<ListChange::kFirstTwice>, "it is sent twice"},
    {"duplicated_issuers", DefectOf::kChain, part::kList,
     &Change<ListChange::kIssuersTwice>, "its issuers are sent twice"},
    {"root_sent_too", DefectOf::kChain, part::kList,
     &Change<ListChange::kRootToo>, "the root is sent too, which is no fault"},
    {"unrelated_extras", DefectOf::kChain, part::kList,
     &ChangeWith<ListChange::kExtrasLast, Extras::kStrangers>,
     "three certificates are sent with it that are no issuers of it"},
    {"unparsable_extra", DefectOf::kChain, part::kList,
     &ChangeWith<ListChange::kExtrasLast, Extras::kGarbage>,
     "a certificate is sent with it that nobody needs or can parse"},
    {"empty_extra", DefectOf::kChain, part::kList,
     &ChangeWith<ListChange::kExtrasLast, Extras::kNothing>,
     "the list ends in a certificate without bytes"},
    {"fifty_deep", DefectOf::kChain, part::kList | part::kIssuer,
     &ChangeWith<ListChange::kExtrasBetween, Extras::kFortySeven>,
     "47 more authorities stand between it and its issuer"},
    {"list_of_250", DefectOf::kChain, part::kList,
     &Change<ListChange::kIssuersMany>,
     "its issuers are sent again until the list has 250 certificates"},
    {"over_64_kb", DefectOf::kChain, part::kOtherExtensions, &BecomeHuge,
     "an extension of 66,000 bytes makes the message longer than 64 KB"},
    {"cross_signed", DefectOf::kChain, part::kList,
     &ChangeWith<ListChange::kExtrasBetween, Extras::kCrossSigned>,
     "its issuer is sent twice, first as an unknown root signed it"},
    {"looped_issuers", DefectOf::kChain, part::kList,
     &ChangeWith<ListChange::kExtrasOnly, Extras::kLoop>,
     "its issuer was signed by an authority that the issuer signed"},
};

}  // namespace

std::span<const Row> RowsOfChains() { return kRows; }

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// Who signed, and whether anybody trusts them.
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

void SignItself(Draft& draft, int64_t) { draft.issuer.clear(); }

void DistrustRoot(Draft& draft, int64_t) { draft.root_is = RootIs::kUnknown; }

void HideRoot(Draft& draft, int64_t) { draft.root_is = RootIs::kUnsent; }

void TrustNamesake(Draft& draft, int64_t) { draft.root_is = RootIs::kNamesake; }

void LoseIssuer(Draft& draft, int64_t) { draft.issuer_is_missing = true; }

constexpr Row kRows[] = {
    {"self_signed", DefectOf::kAny, part::kIssuer, &SignItself,
     "its own key signed it, not the issuer's"},
    {"unknown_root", DefectOf::kAny, part::kAnchor, &DistrustRoot,
     "its chain is whole, but the root is no anchor"},
    {"unsent_unknown_root", DefectOf::kAny, part::kAnchor, &HideRoot,
     "its root is no anchor and is not sent either"},
    {"same_name_root", DefectOf::kAny, part::kAnchor, &TrustNamesake,
     "its root has the name of an anchor, but another key"},
    {"missing_issuer", DefectOf::kAny, part::kIssuer, &LoseIssuer,
     "an authority signed it that nobody has or sends"},
};

}  // namespace

std::span<const Row> RowsOfTrust() { return kRows; }

}  // namespace shakedown::pki

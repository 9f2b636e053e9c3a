// SPDX-License-Identifier: Apache-2.0
// Findings as the OSStatus and the sentence that apps see.
// Example: GiveError(StatusOf(issue), SentenceOf(issue), error);
#ifndef SHAKEDOWN_SECURITY_TRUST_ERROR_H_
#define SHAKEDOWN_SECURITY_TRUST_ERROR_H_

#include <CoreFoundation/CFArray.h>
#include <MacTypes.h>

#include <string>

#include "src/corefoundation/cf_ref.h"
#include "src/security/evaluate.h"
#include "src/security/trust.h"

namespace shakedown::security {

// StatusOf returns the errSec code that stands for an issue, or for a kind of
// them.
OSStatus StatusOf(const TrustIssue& issue);
OSStatus StatusOf(FindingKind kind);

// MainIssue returns the issue that decides the code where only one fits: the
// gravest, in the order of FindingKind, and of equals the one nearest to the
// leaf; nullptr if there is none.
const TrustIssue* MainIssue(const Evaluation& evaluation);

// SentenceOf explains an issue: 'The certificate "a.test" is not trusted: ...'.
std::string SentenceOf(const TrustIssue& issue);

// MakeProperties makes what SecTrustCopyProperties gives.
cf::CFRef<CFArrayRef> MakeProperties(Trust& trust);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_TRUST_ERROR_H_

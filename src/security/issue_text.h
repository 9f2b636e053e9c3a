// SPDX-License-Identifier: Apache-2.0
// The sentences of trust findings, as the ladder prints them.
// Example: ExpiredText(*leaf.NotAfter(), {now, "the clock"}) is
// "expired 2025-12-31 23:59:59Z, 14 days before the clock".
#ifndef SHAKEDOWN_SECURITY_ISSUE_TEXT_H_
#define SHAKEDOWN_SECURITY_ISSUE_TEXT_H_

#include <cstdint>
#include <string>

#include "src/security/evaluate.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {

// The moment of an evaluation, and what people call it.
struct Moment {
  int64_t seconds = 0;  // since 1970
  const char* name = "the clock";
};

std::string ExpiredText(int64_t not_after, const Moment& moment);
std::string NotYetValidText(int64_t not_before, const Moment& moment);

// UnknownRootText is about a chain that ends in the self-signed `root`;
// `alone`: the root is the leaf as well.
std::string UnknownRootText(const ParsedCertificate& root, bool alone);

// IssuerUsageText says which extension of an authority does not allow it to
// have issued for `usage`.
std::string IssuerUsageText(const ParsedCertificate& authority, Usage usage);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_ISSUE_TEXT_H_

// SPDX-License-Identifier: Apache-2.0
// Exceptions: an app (or its user) accepts what is wrong with one leaf's chain,
// now and as often as the same comes up again.
// Example: Except(ParseExceptions(data, leaf).value_or({}), evaluation);
// Values; any thread.
#ifndef SHAKEDOWN_SECURITY_TRUST_EXCEPTIONS_H_
#define SHAKEDOWN_SECURITY_TRUST_EXCEPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/security/evaluate.h"

namespace shakedown::security {

// One kind of issue with one certificate of the chain.
struct TrustException {
  size_t certificate = 0;
  FindingKind kind = FindingKind::kOther;
  int32_t status = 0;
  bool operator==(const TrustException&) const = default;
};

// ExceptionsFor lists all issues that may be accepted: neither a denial nor
// what is fatal.
std::vector<TrustException> ExceptionsFor(const Evaluation& evaluation);

// WriteExceptions and ParseExceptions turn them into bytes that only these two
// understand, and back. Nothing comes back if the bytes are no exceptions, or
// those of another leaf.
std::string WriteExceptions(const std::vector<TrustException>& exceptions,
                            ByteView leaf);
std::optional<std::vector<TrustException>> ParseExceptions(ByteView data,
                                                           ByteView leaf);

// Except takes from `evaluation` what the exceptions accept.
void Except(const std::vector<TrustException>& exceptions,
            Evaluation& evaluation);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_TRUST_EXCEPTIONS_H_

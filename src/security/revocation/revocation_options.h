// SPDX-License-Identifier: Apache-2.0
// How much an evaluation asks about revocation. The zero value asks nobody.
#ifndef SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_OPTIONS_H_
#define SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_OPTIONS_H_

#include <cstdint>

namespace shakedown::security {

struct RevocationOptions {
  bool is_wanted = false;        // there is a policy for revocation
  bool by_ocsp = false;          // what the simulation holds of responses
  bool by_list = false;          // what it holds of revocation lists
  bool prefers_lists = false;    // asks them first
  bool requires_answer = false;  // about the leaf
  bool requires_answer_for_each = false;  // about all but the anchor
  bool operator==(const RevocationOptions&) const = default;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_OPTIONS_H_

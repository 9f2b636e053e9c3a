// SPDX-License-Identifier: Apache-2.0
// What a run came to, as far as it may not depend on how or when its bytes
// came. Example: if (auto what = Difference(OutcomeOf(plain),
// OutcomeOf(other))) ...
#ifndef SHAKEDOWN_PROPERTIES_OUTCOME_H_
#define SHAKEDOWN_PROPERTIES_OUTCOME_H_

#include <optional>
#include <string>
#include <vector>

#include "src/runner/run.h"

namespace shakedown::properties {

// Results lists what `function` returned in the run, "" for every function, as
// "SSLHandshake: errSSLPeerAuthCompleted (-9841)", without would-blocks and
// without the calls that move data, whose counts depend on delivery.
std::vector<std::string> Results(const Trace& trace,
                                 const std::string& function = "");

// WhereTheyDiffer says, in a sentence, where `other` first differs from what it
// should be; nothing if it doesn't.
std::optional<std::string> WhereTheyDiffer(
    const std::vector<std::string>& should,
    const std::vector<std::string>& other);

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_OUTCOME_H_

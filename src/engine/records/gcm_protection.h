// SPDX-License-Identifier: Apache-2.0
// Records of the AES-GCM suites (RFC 5288).
#ifndef SHAKEDOWN_ENGINE_RECORDS_GCM_PROTECTION_H_
#define SHAKEDOWN_ENGINE_RECORDS_GCM_PROTECTION_H_

#include <memory>

#include "src/engine/records/record_protection.h"

namespace shakedown::engine {

// The explicit part of the nonce is the record's number.
std::unique_ptr<RecordProtection> MakeGcmProtection(const Suite& suite,
                                                    const DirectionKeys& keys,
                                                    Use use);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_GCM_PROTECTION_H_

// SPDX-License-Identifier: Apache-2.0
// Records with a MAC of their own: the CBC and the NULL suites (RFC 5246
// sections 6.2.3.1 and 6.2.3.2, RFC 2246 for chained IVs).
#ifndef SHAKEDOWN_ENGINE_RECORDS_CBC_PROTECTION_H_
#define SHAKEDOWN_ENGINE_RECORDS_CBC_PROTECTION_H_

#include <memory>

#include "src/engine/records/record_protection.h"

namespace shakedown::engine {

std::unique_ptr<RecordProtection> MakeCbcProtection(const Suite& suite,
                                                    uint16_t version,
                                                    const DirectionKeys& keys,
                                                    Use use,
                                                    RandomStream& random);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_CBC_PROTECTION_H_

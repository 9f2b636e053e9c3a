// SPDX-License-Identifier: Apache-2.0
// The range of versions that a context may use, for the functions that set it.
// Example: if (IsSettable(context, 0x0303)) SetLimits(context, 0x0303, 0x0303);
#ifndef SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_LIMITS_H_
#define SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_LIMITS_H_

#include <cstdint>

#include "src/securetransport/context.h"

namespace shakedown::securetransport {

// IsSettable: SSL 3 to the profile's highest version; DTLS 1.0 for datagrams.
bool IsSettable(const Context& context, uint16_t version);

// SetLimits sets both what the getters say and what the engine does; 0 is
// undetermined.
void SetLimits(Context& context, uint16_t min, uint16_t max);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_VERSION_LIMITS_H_

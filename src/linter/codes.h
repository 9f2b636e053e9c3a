// SPDX-License-Identifier: Apache-2.0
// The result codes that the rules speak of, by Apple's numbers: this layer
// knows no Apple type.
// Example: if (call.result() == kWouldBlock) ...
#ifndef SHAKEDOWN_LINTER_CODES_H_
#define SHAKEDOWN_LINTER_CODES_H_

#include <cstdint>

namespace shakedown::linter {

inline constexpr int32_t kSuccess = 0;
inline constexpr int32_t kBadRequest = -909;          // errSecBadReq
inline constexpr int32_t kWouldBlock = -9803;         // errSSLWouldBlock
inline constexpr int32_t kClosedGraceful = -9805;     // errSSLClosedGraceful
inline constexpr int32_t kClosedNoNotify = -9816;     // errSSLClosedNoNotify
inline constexpr int32_t kPeerAuthCompleted = -9841;  // the trust decision
inline constexpr int32_t kClientCertRequested = -9842;
inline constexpr int32_t kUnexpectedRecord = -9849;
inline constexpr int32_t kClientHelloReceived = -9851;

// Secure Transport's own codes lie between these two.
inline constexpr int32_t kFirstOwnCode = -9800;
inline constexpr int32_t kLastOwnCode = -9899;

}  // namespace shakedown::linter

#endif  // SHAKEDOWN_LINTER_CODES_H_

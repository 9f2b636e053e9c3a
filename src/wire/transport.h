// SPDX-License-Identifier: Apache-2.0
// What a wire carries: a stream of bytes each way, or datagrams.
#ifndef SHAKEDOWN_WIRE_TRANSPORT_H_
#define SHAKEDOWN_WIRE_TRANSPORT_H_

#include <cstdint>

namespace shakedown::wire {

enum class Transport : uint8_t { kStream, kDatagram };

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_TRANSPORT_H_

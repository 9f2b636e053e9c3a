// SPDX-License-Identifier: Apache-2.0
// Which SecureTransport the C functions lead to, in one simulation.
// Example: InstallDoor(simulation, &mock); ... InstallDoor(simulation,
// nullptr); Not thread-safe. What is installed must outlive its stay.
#ifndef SHAKEDOWN_SECURETRANSPORT_DOOR_H_
#define SHAKEDOWN_SECURETRANSPORT_DOOR_H_

#include "src/securetransport/secure_transport.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

// CurrentDoor is what InstallDoor put there, else EngineDoor.
SecureTransport& CurrentDoor(Simulation& simulation);

// EngineDoor is the real thing, for a mock to delegate to.
SecureTransport& EngineDoor(Simulation& simulation);

// InstallDoor borrows `door`; nullptr is the engine again.
void InstallDoor(Simulation& simulation, SecureTransport* door);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_DOOR_H_

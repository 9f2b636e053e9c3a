// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/door.h"

#include "src/securetransport/engine_secure_transport.h"

namespace shakedown::securetransport {
namespace {

// What hangs on the simulation.
struct DoorSlot {
  EngineSecureTransport engine;
  SecureTransport* installed = nullptr;
};

}  // namespace

SecureTransport& CurrentDoor(Simulation& simulation) {
  auto& slot = simulation.Slot<DoorSlot>();
  return slot.installed != nullptr ? *slot.installed : slot.engine;
}

SecureTransport& EngineDoor(Simulation& simulation) {
  return simulation.Slot<DoorSlot>().engine;
}

void InstallDoor(Simulation& simulation, SecureTransport* door) {
  simulation.Slot<DoorSlot>().installed = door;
}

}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
// The app's SSLReadFunc and SSLWriteFunc as the engine's channel; each call is
// in the trace. Without functions it ends the process with a sentence, as the
// real one crashes. The configuration and simulation must outlive it.
#ifndef SHAKEDOWN_SECURETRANSPORT_CALLBACK_CHANNEL_H_
#define SHAKEDOWN_SECURETRANSPORT_CALLBACK_CHANNEL_H_

#include <cstdint>
#include <span>

#include "src/base/bytes.h"
#include "src/base/trace.h"
#include "src/engine/channel.h"
#include "src/securetransport/configuration/configuration.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

class CallbackChannel final : public engine::Channel {
 public:
  CallbackChannel(const Configuration& configuration, Simulation& simulation)
      : configuration_(configuration), simulation_(simulation) {}

  Moved Read(std::span<uint8_t> buffer) override;
  Moved Write(ByteView bytes) override;

 private:
  // NoRecordLayer says why a context with record functions goes no further.
  Moved NoRecordLayer();
  Moved Note(Direction direction, size_t asked, size_t moved, OSStatus result);

  const Configuration& configuration_;
  Simulation& simulation_;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CALLBACK_CHANNEL_H_

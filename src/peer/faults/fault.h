// SPDX-License-Identifier: Apache-2.0
// A fault of the scripted peer by its name, as a script asks for it. What the
// names mean: catalogue.h.
// Example: script.faults = {{"bad_finished"}, {"weak_dh", 768}};
#ifndef SHAKEDOWN_PEER_FAULTS_FAULT_H_
#define SHAKEDOWN_PEER_FAULTS_FAULT_H_

#include <cstdint>
#include <optional>
#include <string>

namespace shakedown::peer {

struct Fault {
  std::string name;
  std::optional<int64_t> argument;  // nothing: the catalogue's default
  bool operator==(const Fault&) const = default;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_FAULT_H_

// SPDX-License-Identifier: Apache-2.0
// The scripted other end: real TLS by libssl, or raw bytes.
// Example: auto peer = MakePeer(script, minted, simulation);
// wire.Attach(**peer); Draws only from the simulation's peer_random(). One
// thread.
#ifndef SHAKEDOWN_PEER_PEER_H_
#define SHAKEDOWN_PEER_PEER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/peer/script.h"
#include "src/pki/mint.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::peer {

class Peer : public wire::PeerEnd {
 public:
  // How the peer saw it end: "" while or if all is well, "alert
  // certificate_unknown" if the app's alert ended it, else libssl's reason.
  virtual std::string failure() const = 0;

  // Is the handshake complete, from this end's view?
  virtual bool connected() const = 0;

  // Did the app's close_notify arrive?
  virtual bool received_close_notify() const = 0;

  // Application data received so far.
  virtual const Bytes& received() const = 0;

  // The certificates that the app presented last, in DER and in its order.
  virtual const std::vector<Bytes>& received_chain() const = 0;

  // Faults of its script that did not take hold, since the connection never
  // came to where they show.
  virtual std::vector<std::string> idle_faults() const { return {}; }

  // How much virtual time must pass until it sends more by itself; nothing: it
  // only ever answers.
  virtual std::optional<int64_t> MillisecondsUntilMore() const { return {}; }

  // NSS key log lines of its sessions, for Wireshark.
  virtual const std::string& key_log() const = 0;
};

// MakePeer builds the peer that `script` describes. Sessions to resume live in
// the simulation, so a second peer of the same simulation resumes them.
// Errors: a name that is no recipe, a suite or version unknown, a chain whose
// key cannot sign; each says which.
Result<std::unique_ptr<Peer>> MakePeer(const Script& script,
                                       const pki::MintedSet& certificates,
                                       Simulation& simulation);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_PEER_H_

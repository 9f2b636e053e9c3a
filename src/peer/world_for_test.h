// SPDX-License-Identifier: Apache-2.0
// A simulation with certificates, for the peer's tests.
// Example: World world; Connection c(world, script); c.app.Handshake();
// One thread.
#ifndef SHAKEDOWN_PEER_WORLD_FOR_TEST_H_
#define SHAKEDOWN_PEER_WORLD_FOR_TEST_H_

#include <memory>
#include <string>
#include <vector>

#include "src/peer/app_end_for_test.h"
#include "src/peer/peer.h"
#include "src/pki/mint.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::peer {

// root (trusted) > issuing > leaf, and a client's own, of P-256; rsa_leaf of
// RSA; garbage, which is no certificate.
pki::MintedSet TestCertificates();

struct World {
  explicit World(uint64_t seed = 7)
      : simulation(Simulation::Options{.seed = seed}),
        certificates(TestCertificates()) {}
  Simulation simulation;
  pki::MintedSet certificates;

  // All PeerEvents so far, in order.
  std::vector<std::string> PeerEvents();
};

// A server with leaf and issuing; a client without a certificate.
Script ServerScript();
Script ClientScript();

// A peer, a wire and an app that has not begun yet.
struct Connection {
  Connection(World& world, const Script& script);
  std::unique_ptr<Peer> peer;
  wire::Wire wire;
  AppEnd app;

  // The names of the plaintext messages that the peer sent.
  std::vector<std::string> PeerMessages() const;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_WORLD_FOR_TEST_H_

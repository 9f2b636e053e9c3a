// SPDX-License-Identifier: Apache-2.0
// An engine against a libssl peer: the small language of the engine's tests.
// Example: EngineWorld world(Side::kClient); EXPECT_EQ(world.Handshake(), ...);
#ifndef SHAKEDOWN_ENGINE_ENGINE_FIXTURE_H_
#define SHAKEDOWN_ENGINE_ENGINE_FIXTURE_H_

#include <memory>
#include <string>
#include <vector>

#include "src/engine/engine.h"
#include "src/engine/libssl_peer.h"
#include "src/engine/memory_channel.h"
#include "src/engine/test_identity.h"

namespace shakedown::engine {

// Answers as the test says, and counts.
class FixedVerifier : public Verifier {
 public:
  Verdict Verify(const std::vector<Bytes>& chain,
                 const Stapled& stapled) override;

  Verdict verdict;
  int calls = 0;
  std::vector<Bytes> last_chain;
  Stapled last_stapled;
};

class EngineWorld {
 public:
  explicit EngineWorld(Side side, uint64_t seed = 7);

  Side side;
  Rules rules;
  PeerOptions peer_options;
  FixedVerifier verifier;
  MemoryChannel channel;
  std::unique_ptr<Simulation> simulation;
  bool coalesces = false;  // the peer's flights come in one record

  // Made on first use, from the members above.
  Engine& engine();
  LibsslPeer& peer();
  Settings& settings() { return engine().settings(); }

  // Handshake proceeds until the engine is ready both ways and flushed, or a
  // step gives something else than kOk.
  Status Handshake();

  // HandshakeThroughBlocks goes on after kWouldBlock as long as bytes move.
  Status HandshakeThroughBlocks();

  // ReceiveServerHello gives a client, whose ClientHello it starts, a made-up
  // ServerHello of TLS 1.2 and suite 0xC02F with these extensions.
  Status ReceiveServerHello(ByteView extensions);

  // identity is the server's, whichever end that is.
  std::optional<Identity>& identity();

  // Receive takes records until one gives something else than kOk.
  Status Receive();
  // Data is the plaintext received since.
  std::string Data();

  // Send queues and flushes one piece of data; PeerData is all of it.
  void Send(std::string_view text);
  std::string PeerData();

  // Reconnect replaces engine and peer, and keeps the simulation, with its
  // session cache, and the peer's sessions.
  void Reconnect();

  // Names of the messages in the trace that moved this way.
  std::vector<std::string> Messages(Direction direction) const;
  // "level:description" of the alerts that moved this way.
  std::vector<std::string> Alerts(Direction direction) const;
  std::vector<std::string> Findings() const;

 private:
  Status FlushAll();

  std::unique_ptr<Engine> engine_;
  std::unique_ptr<LibsslPeer> peer_;
  std::unique_ptr<LibsslPeer> previous_peer_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_ENGINE_FIXTURE_H_

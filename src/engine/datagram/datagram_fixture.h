// SPDX-License-Identifier: Apache-2.0
// Two ends over datagrams in memory, and what may happen to each datagram: the
// small language of the tests of DTLS.
// Example: DatagramPair pair; pair.to_server.lose = {2}; pair.Handshake();
#ifndef SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_FIXTURE_H_
#define SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_FIXTURE_H_

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/engine/engine.h"
#include "src/engine/engine_fixture.h"
#include "src/engine/libssl_peer.h"

namespace shakedown::engine {

// One direction: datagrams on their way, each counted from 1 when sent.
class DatagramPath {
 public:
  void Send(ByteView datagram);
  std::optional<Bytes> Take();

  std::set<int> lose;
  std::set<int> duplicate;
  std::set<int> delay;  // behind the next one
  std::function<void(Bytes&)> change = [](Bytes&) {};
  std::vector<Bytes> sent;

 private:
  std::deque<Bytes> waiting_;
  std::optional<Bytes> delayed_;
};

// The engine's end. As the callbacks of an app: what is left of a datagram
// stays for the next call, and no call joins two.
class DatagramChannel : public Channel {
 public:
  DatagramChannel(DatagramPath& in, DatagramPath& out) : in_(in), out_(out) {}

  Moved Read(std::span<uint8_t> buffer) override;
  Moved Write(ByteView bytes) override;

  std::vector<size_t> asked;  // by each read that was given something

 private:
  DatagramPath& in_;
  DatagramPath& out_;
  Bytes current_;
};

// An engine at both ends.
class DatagramPair {
 public:
  DatagramPair();

  DatagramPath to_client;
  DatagramPath to_server;
  Simulation simulation;
  FixedVerifier verifier;
  DatagramChannel client_channel{to_client, to_server};
  DatagramChannel server_channel{to_server, to_client};
  Engine client;
  Engine server;

  // Handshake lets both ends act, and time pass when nothing moves, until both
  // are ready or one gives an error, which is returned.
  Status Handshake();

  // How much virtual time the handshake took.
  int64_t seconds() const {
    return simulation.clock().MillisecondsSinceStart() / 1000;
  }

 private:
  Status Act(Engine& engine);
};

// An engine and libssl.
class DatagramWorld {
 public:
  explicit DatagramWorld(Side side);

  Side side;
  PeerOptions peer_options;
  DatagramPath to_engine;
  DatagramPath to_peer;
  Simulation simulation;
  FixedVerifier verifier;
  DatagramChannel channel{to_engine, to_peer};
  Engine engine;

  LibsslPeer& peer();  // made on first use

  // As DatagramPair::Handshake; breaks are returned too.
  Status Handshake();

  // Exchange moves datagrams between the ends once, both ways.
  void Exchange();
  std::string Receive();
  int64_t seconds() const {
    return simulation.clock().MillisecondsSinceStart() / 1000;
  }

 private:
  Simulation::Scope scope_{simulation};
  std::unique_ptr<LibsslPeer> peer_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_DATAGRAM_DATAGRAM_FIXTURE_H_

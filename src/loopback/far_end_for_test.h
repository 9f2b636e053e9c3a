// SPDX-License-Identifier: Apache-2.0
// Scripted peers for tests of sockets, with no scenario around them; and a
// client that knows nothing of TLS.
// Example: Relay relay(std::move(socket), FarEnds(script), {}, now_ms);
// One thread.
#ifndef SHAKEDOWN_LOOPBACK_FAR_END_FOR_TEST_H_
#define SHAKEDOWN_LOOPBACK_FAR_END_FOR_TEST_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/loopback/descriptor.h"
#include "src/loopback/far_end.h"
#include "src/loopback/service.h"
#include "src/peer/peer.h"
#include "src/pki/mint.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::loopback {

// A world with one peer and its wire.
class FarEndForTest : public FarEnd {
 public:
  FarEndForTest(const peer::Script& script, std::vector<wire::Effect> effects);

  wire::Wire& wire() override { return wire_; }
  peer::Peer& peer() override { return *peer_; }
  Simulation& simulation() override { return simulation_; }

 private:
  Simulation simulation_;
  pki::MintedSet certificates_;
  std::unique_ptr<peer::Peer> peer_;
  wire::Wire wire_;
};

MakeFarEnd FarEnds(const peer::Script& script,
                   std::vector<wire::Effect> effects = {});

peer::Script ServerScript();  // with a good chain; it echoes
peer::Script ClientScript();  // it sends "hello", and says goodbye
peer::Script RawScript(std::vector<peer::Step> steps);

// A connection that ended.
struct Ended {
  int number = 0;
  std::string how;
  Trace trace;
  Bytes sent_by_app;
  Bytes sent_by_peer;
  std::string peer_failure;
};

// A service, and what it has seen.
class ServiceForTest {
 public:
  ServiceForTest(const peer::Script& script, std::vector<wire::Effect> effects,
                 ServiceOptions options = {});

  Service& service() { return *service_; }
  const std::vector<Ended>& ended() const { return ended_; }

  // Turns wait and serve, until so many connections have ended.
  void TurnUntilEnded(size_t count, EventSource* other = nullptr);
  void Turns(int count);

  // Connect returns a socket that waits: a client by hand.
  Descriptor Connect() const;

 private:
  std::vector<Ended> ended_;
  std::unique_ptr<Service> service_;
};

void Say(const Descriptor& socket, std::string_view text);

// HearAll reads until the other end closes; "RESET" at the end if it resets.
std::string HearAll(const Descriptor& socket);

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_FAR_END_FOR_TEST_H_

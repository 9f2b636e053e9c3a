// SPDX-License-Identifier: Apache-2.0
// The world of one row: a context of the app, a scripted peer, a wire. The
// profile is catalina-10.15, which the spec describes, unless a row names
// another. Steps act on it (steps_for_test.h). One thread.
#ifndef SHAKEDOWN_CONFORMANCE_WORLD_FOR_TEST_H_
#define SHAKEDOWN_CONFORMANCE_WORLD_FOR_TEST_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::conformance {

class World : public securetransport::ConnectionTest {
 public:
  World() { UseProfileNamed("catalina-10.15"); }
  void TestBody() override {}

  using ConnectionTest::AppAlerts;
  using ConnectionTest::At;
  using ConnectionTest::callback_calls;
  using ConnectionTest::Certificates;
  using ConnectionTest::Connect;
  using ConnectionTest::context;
  using ConnectionTest::effects;
  using ConnectionTest::Findings;
  using ConnectionTest::minted;
  using ConnectionTest::owner;
  using ConnectionTest::peer;
  using ConnectionTest::read;
  using ConnectionTest::recipes;
  using ConnectionTest::script;
  using ConnectionTest::server_identity;
  using ConnectionTest::SetIdentity;
  using ConnectionTest::simulation;
  using ConnectionTest::State;
  using ConnectionTest::UseProfileNamed;
  using ConnectionTest::wire;

  // Context makes the context of `side` unless there is one.
  SSLContextRef Context();

  // Again forgets context, peer and wire, but not the simulation with its
  // session cache: the next Connect is a new connection.
  void Again();

  // CallbackTrace tells the app's callbacks in order: "w" is one write, "r5"
  // one read that asked for 5 bytes.
  std::string CallbackTrace();
  // SentMessages names the handshake messages that have left.
  std::vector<std::string> SentMessages();
  // Records of application data that have left, by their lengths.
  std::vector<size_t> DataRecords();

  // Owns whatever a step puts in place of the callbacks.
  std::shared_ptr<void> callbacks;
  SSLProtocolSide side = kSSLClientSide;
  SSLConnectionType type = kSSLStreamType;
};

}  // namespace shakedown::conformance

#endif  // SHAKEDOWN_CONFORMANCE_WORLD_FOR_TEST_H_

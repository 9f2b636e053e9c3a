// SPDX-License-Identifier: Apache-2.0
// The one door, and what the trace shows of a call (design.md D1, D9).
#include "src/securetransport/door.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "src/base/trace.h"
#include "src/securetransport/connection_for_test.h"
#include "src/securetransport/engine_secure_transport.h"

namespace shakedown::securetransport {
namespace {

// A door that answers one function by itself.
class OtherDoor : public EngineSecureTransport {
 public:
  OSStatus SSLHandshake(SSLContextRef) override { return -12345; }
};

class DoorTest : public ConnectionTest {
 protected:
  std::vector<std::string> Calls() {
    std::vector<std::string> calls;
    for (const Event& event : simulation.trace().events()) {
      if (const auto* call = std::get_if<CallReturned>(&event.body)) {
        calls.push_back(call->function + " " + std::to_string(call->result) +
                        " " + call->detail);
      }
    }
    return calls;
  }
};

TEST_F(DoorTest, CallsLeadToWhatIsInstalled) {
  OtherDoor door;
  Create();
  InstallDoor(simulation, &door);
  EXPECT_EQ(Handshake(), -12345);
  EXPECT_EQ(State(), kSSLIdle);
  InstallDoor(simulation, nullptr);
  EXPECT_DEATH(Handshake(), "SSLSetIOFuncs");
}

TEST_F(DoorTest, InventedContextIsForTheInstalledDoor) {
  OtherDoor door;
  InstallDoor(simulation, &door);
  int invented = 0;
  EXPECT_EQ(SSLHandshake(reinterpret_cast<SSLContextRef>(&invented)), -12345);
}

TEST_F(DoorTest, OtherSimulationsKeepTheEngine) {
  OtherDoor door;
  Simulation other;
  InstallDoor(other, &door);
  Create();
  EXPECT_DEATH(Handshake(), "SSLSetIOFuncs");
}

TEST_F(DoorTest, ContextStaysInItsSimulation) {
  Connect();
  std::thread([&] { EXPECT_EQ(Handshake(), errSecSuccess); }).join();
  EXPECT_EQ(State(), kSSLConnected);
  EXPECT_THAT(Calls(), testing::Contains("SSLHandshake 0 "));
}

TEST_F(DoorTest, TraceTellsWhatACallGave) {
  Create();
  State();
  SSLProtocol version;
  SSLGetProtocolVersionMax(context, &version);
  EXPECT_THAT(Calls(), testing::Contains("SSLGetSessionState 0 kSSLIdle"));
  EXPECT_THAT(Calls(),
              testing::Contains("SSLGetProtocolVersionMax 0 kTLSProtocol12"));
}

TEST_F(DoorTest, CreationSaysThatThisIsForTests) {
  Create();
  ASSERT_FALSE(Calls().empty());
  EXPECT_THAT(Calls()[0], testing::HasSubstr("for tests only"));
}

TEST_F(DoorTest, ReleasedContextIsNamed) {
  Create();
  SSLContextRef stale = context;
  owner.Reset();
  EXPECT_DEATH(SSLHandshake(stale), "SSLHandshake");
}

TEST_F(DoorTest, CallbackMayReleaseTheContext) {
  Create();
  SSLContextRef last = owner.Release();
  SSLSetConnection(last, last);
  SSLSetIOFuncs(
      last, nullptr,
      [](SSLConnectionRef connection, const void*, size_t* length) -> OSStatus {
        *length = 0;
        CFRelease(connection);
        return errSSLWouldBlock;
      });
  EXPECT_EQ(SSLHandshake(last), errSSLWouldBlock);
}

TEST_F(DoorTest, CallbackThatCallsBackIsRefused) {
  Create();
  SSLSetConnection(context, context);
  SSLSetIOFuncs(
      context, nullptr,
      [](SSLConnectionRef connection, const void*, size_t*) -> OSStatus {
        auto self = static_cast<SSLContextRef>(const_cast<void*>(connection));
        return SSLHandshake(self);
      });
  EXPECT_EQ(Handshake(), errSecBadReq);
  EXPECT_THAT(Findings(), testing::ElementsAre("call-from-a-callback"));
}

}  // namespace
}  // namespace shakedown::securetransport

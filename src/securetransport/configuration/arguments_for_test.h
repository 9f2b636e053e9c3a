// SPDX-License-Identifier: Apache-2.0
// Rows for tests of what a function says to an argument or in a state.
// Example: {"SetPeerID", With(SSLSetPeerID, "id", 2), {kOk, kBusy, ...}}
#ifndef SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_ARGUMENTS_FOR_TEST_H_
#define SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_ARGUMENTS_FOR_TEST_H_

#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {

using Function = std::function<OSStatus(SSLContextRef)>;

// One call on an idle client, with what it results in.
struct Row {
  std::string name;
  Function call;
  OSStatus expected = errSecParam;
};

// The result in kSSLIdle, kSSLHandshake, kSSLConnected, kSSLClosed and
// kSSLAborted, and for NULL.
struct Case {
  const char* name;
  Function call;
  OSStatus results[5];
  OSStatus null = errSecParam;
};

inline constexpr OSStatus kOk = errSecSuccess;
inline constexpr OSStatus kBusy = errSecBadReq;
inline constexpr OSStatus kBad = errSecParam;

// Calls a function with its remaining arguments.
template <typename... Parameters, typename... Arguments>
Function With(OSStatus (*function)(SSLContextRef, Parameters...),
              Arguments... arguments) {
  return [=](SSLContextRef context) { return function(context, arguments...); };
}

template <typename T>
std::string NameOfRow(const testing::TestParamInfo<T>& info) {
  return info.param.name;
}

// Is the call's result the expected one, on an idle client?
class RowsTest : public ContextTest, public testing::WithParamInterface<Row> {
 protected:
  void CheckRow() {
    Create();
    EXPECT_EQ(GetParam().call(context), GetParam().expected);
  }
};

// The five states of spec/api.md 4.5, and NULL, for a client of catalina.
class StatesTest : public ConnectionTest,
                   public testing::WithParamInterface<Case> {
 protected:
  void SetUp() override { UseProfileNamed("catalina-10.15"); }
  void CheckNull() {
    EXPECT_EQ(GetParam().call(nullptr), GetParam().null) << "NULL";
  }
  void CheckIdle() {
    Connect();
    Check(0);
  }
  void CheckHandshaking() {
    At("server:ServerHello", wire::WouldBlock{});
    Connect();
    ASSERT_EQ(Handshake(), errSSLWouldBlock);
    Check(1);
  }
  void CheckConnected() {
    Connect();
    ASSERT_EQ(Handshake(), errSecSuccess);
    Check(2);
  }
  void CheckClosed() {
    Connect();
    SSLClose(context);
    Check(3);
  }
  void CheckAborted() {
    Connect();
    SSLSetError(context, 1);
    Check(4);
  }

 private:
  void Check(int state) {
    EXPECT_EQ(GetParam().call(context), GetParam().results[state]);
  }
};

// The tests of a StatesTest, one for each state, under another name.
#define SHAKEDOWN_TEST_STATES(Suite)                 \
  TEST_P(Suite, NullContext) { CheckNull(); }        \
  TEST_P(Suite, Idle) { CheckIdle(); }               \
  TEST_P(Suite, Handshaking) { CheckHandshaking(); } \
  TEST_P(Suite, Connected) { CheckConnected(); }     \
  TEST_P(Suite, Closed) { CheckClosed(); }           \
  TEST_P(Suite, Aborted) { CheckAborted(); }

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_ARGUMENTS_FOR_TEST_H_

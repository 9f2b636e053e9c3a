// SPDX-License-Identifier: Apache-2.0
// SSLClose and SSLSetError (spec/handshake.md 1.7, 2.6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CloseTest : public ConnectionTest {};

TEST_F(CloseTest, IdleSessionClosesWithoutAByte) {
  Connect();
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_EQ(State(), kSSLClosed);
  EXPECT_EQ(callback_calls(), 0u);
}

TEST_F(CloseTest, SecondCloseSendsNothing) {
  Connect();
  Handshake();
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_THAT(AppAlerts(), ElementsAre("1:0"));
}

TEST_F(CloseTest, BlockedCloseIsClosedAndGoesOn) {
  At("app:SSLClose", wire::WouldBlock{1});
  Connect();
  Handshake();
  wire->OnAppCall("SSLClose");
  EXPECT_EQ(SSLClose(context), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLClosed);
  EXPECT_THAT(AppAlerts(), IsEmpty());
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  EXPECT_THAT(AppAlerts(), ElementsAre("1:0"));
}

TEST_F(CloseTest, BrokenTransportIsNoError) {
  At("app:SSLClose", wire::Fail{errSecIO});
  Connect();
  Handshake();
  wire->OnAppCall("SSLClose");
  EXPECT_EQ(SSLClose(context), errSecSuccess);
}

TEST_F(CloseTest, OtherCodesOfTheCallbackAreReturned) {
  At("app:SSLClose", wire::Fail{-12345});
  Connect();
  Handshake();
  wire->OnAppCall("SSLClose");
  EXPECT_EQ(SSLClose(context), -12345);
  EXPECT_EQ(State(), kSSLClosed);
}

TEST_F(CloseTest, ExpiredErrorBecomesAlertAndCloseAndSuccess) {
  Create();
  SSLSetSessionOption(context, kSSLSessionOptionBreakOnServerAuth, true);
  Connect();
  ASSERT_EQ(Handshake(), errSSLServerAuthCompleted);
  EXPECT_EQ(SSLSetError(context, errSecCertificateExpired), errSecSuccess);
  EXPECT_EQ(State(), kSSLAborted);
  EXPECT_EQ(Read(), errSSLClosedAbort);
  EXPECT_EQ(Handshake(), errSecSuccess) << "api.md Q25";
  EXPECT_EQ(State(), kSSLClosed);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:45", "1:0"));
}

TEST_F(CloseTest, RevokedErrorHasItsAlert) {
  Connect();
  Handshake();
  SSLSetError(context, errSecCertificateRevoked);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:44", "1:0"));
}

TEST_F(CloseTest, OtherErrorsLetTheHandshakeGoOn) {
  At("server:Certificate", wire::WouldBlock{});
  Connect();
  ASSERT_EQ(Handshake(), errSSLWouldBlock);
  SSLSetError(context, -1);
  EXPECT_EQ(SSLReHandshake(context), errSSLClosedAbort);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(CloseTest, ErrorIsAllowedInEveryState) {
  Connect();
  SSLClose(context);
  EXPECT_EQ(SSLSetError(context, 5), errSecSuccess);
  EXPECT_EQ(State(), kSSLAborted);
}

}  // namespace
}  // namespace shakedown::securetransport

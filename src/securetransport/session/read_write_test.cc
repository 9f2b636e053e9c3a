// SPDX-License-Identifier: Apache-2.0
// SSLRead and SSLWrite (spec/handshake.md 2.4, 2.5; spec/api.md Q5, Q6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

class ReadWriteTest : public ConnectionTest {
 protected:
  void ConnectWith(std::vector<peer::Step> steps) {
    script.after_handshake = std::move(steps);
    Connect();
    ASSERT_EQ(Handshake(), errSecSuccess);
  }
  size_t Buffered() {
    size_t size = 99;
    EXPECT_EQ(SSLGetBufferedReadSize(context, &size), errSecSuccess);
    return size;
  }
};

TEST_F(ReadWriteTest, EchoComesBack) {
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  size_t processed = 0;
  EXPECT_EQ(Write("ping", &processed), errSecSuccess);
  EXPECT_EQ(processed, 4u);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "ping");
}

TEST_F(ReadWriteTest, NothingThereWouldBlock) {
  ConnectWith({});
  EXPECT_EQ(Read(), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(ReadWriteTest, SmallBufferLeavesTheRestOfTheRecord) {
  ConnectWith({peer::Send{"hello"}, peer::Silence{}});
  EXPECT_EQ(Read(2), errSecSuccess);
  EXPECT_EQ(read, "he");
  EXPECT_EQ(Buffered(), 3u);
  EXPECT_EQ(Read(2), errSecSuccess);
  EXPECT_EQ(Buffered(), 1u);
}

TEST_F(ReadWriteTest, LeftoverMayComeWithWouldBlock) {
  ConnectWith({peer::Send{"hello"}, peer::Silence{}});
  Read(2);
  EXPECT_EQ(Read(10), errSSLWouldBlock);
  EXPECT_EQ(read, "llo");
}

TEST_F(ReadWriteTest, CloseNotifyBehindLeftoverIsToldNextTime) {
  ConnectWith({peer::Send{"hello"}, peer::CloseNotify{}});
  Read(2);
  EXPECT_EQ(Read(10), errSecSuccess);
  EXPECT_EQ(read, "llo");
  EXPECT_EQ(State(), kSSLClosed);
  EXPECT_EQ(Read(10), errSSLClosedGraceful);
}

TEST_F(ReadWriteTest, CloseNotifyIsAnswered) {
  ConnectWith({peer::CloseNotify{}});
  EXPECT_EQ(Read(), errSSLClosedGraceful);
  EXPECT_THAT(AppAlerts(), testing::ElementsAre("1:0"));
  EXPECT_EQ(Read(), errSSLClosedGraceful);
}

TEST_F(ReadWriteTest, EndWithoutCloseNotifyAborts) {
  ConnectWith({peer::Send{"hello"}, peer::Close{}});
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(Read(), errSSLClosedAbort);
  EXPECT_EQ(State(), kSSLAborted);
  EXPECT_EQ(Read(), errSSLClosedAbort);
  EXPECT_EQ(Write("x"), errSSLClosedAbort);
}

TEST_F(ReadWriteTest, CutInARecordLooksGraceful) {
  At("server:ApplicationData+3", wire::CutCleanly{});
  ConnectWith({peer::Send{"hello"}});
  EXPECT_EQ(Read(), errSSLClosedGraceful);
  EXPECT_EQ(State(), kSSLConnected) << "handshake.md 2.5";
}

// handshake.md 2.5 step 8: -9816 is among the codes that SSLRead forgives.
TEST_F(ReadWriteTest, ClosedNoNotifyInARecordLeavesTheStateAlone) {
  At("server:ApplicationData+3", wire::Fail{errSSLClosedNoNotify});
  ConnectWith({peer::Send{"hello"}});
  EXPECT_EQ(Read(), errSSLClosedNoNotify);
  EXPECT_EQ(State(), kSSLConnected);
}

// handshake.md 2.5 step 7: Secure Transport would go round for ever.
TEST_F(ReadWriteTest, UnexpectedRecordForEverEndsWithAFinding) {
  At("server:ApplicationData+3", wire::Fail{errSSLUnexpectedRecord});
  ConnectWith({peer::Send{"hello"}});
  EXPECT_EQ(Read(), errSSLUnexpectedRecord);
  EXPECT_EQ(State(), kSSLConnected);
  EXPECT_THAT(Findings(), testing::Contains("callback-says-unexpected-record"));
}

TEST_F(ReadWriteTest, NoDataOfSomeLengthIsAnArgumentError) {
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  size_t processed = 0;
  EXPECT_EQ(SSLWrite(context, nullptr, 1, &processed), errSecParam);
  EXPECT_EQ(SSLWrite(context, nullptr, 0, &processed), errSecSuccess);
}

TEST_F(ReadWriteTest, ChangedRecordIsADecryptionFailure) {
  At("server:ApplicationData+12", wire::Corrupt{});
  ConnectWith({peer::Send{"hello"}});
  EXPECT_EQ(Read(), errSSLDecryptionFail);
  EXPECT_EQ(State(), kSSLAborted);
}

TEST_F(ReadWriteTest, PeersFatalAlertAborts) {
  ConnectWith({peer::SendAlert{2, 80}});
  EXPECT_EQ(Read(), errSSLPeerInternalError);
  EXPECT_EQ(State(), kSSLAborted);
}

TEST_F(ReadWriteTest, EmptyBufferReadsNothing) {
  ConnectWith({peer::Send{"hello"}});
  const size_t before = callback_calls();
  char none = 0;
  size_t processed = 9;
  EXPECT_EQ(SSLRead(context, &none, 0, &processed), errSecSuccess);
  EXPECT_EQ(processed, 0u);
  EXPECT_EQ(callback_calls(), before);
}

TEST_F(ReadWriteTest, BlockedWriteHasTakenTheData) {
  At("app:SSLWrite", wire::WouldBlock{2});
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  wire->OnAppCall("SSLWrite");
  size_t processed = 0;
  EXPECT_EQ(Write("ping", &processed), errSSLWouldBlock);
  EXPECT_EQ(processed, 4u);
  EXPECT_EQ(Write("more", &processed), errSSLWouldBlock);
  EXPECT_EQ(processed, 0u) << "old data is still in the way";
  EXPECT_EQ(SSLWrite(context, nullptr, 0, &processed), errSecSuccess);
}

TEST_F(ReadWriteTest, IdleWriteIsABadRequest) {
  Connect();
  EXPECT_EQ(Write("x"), errSecBadReq);
  EXPECT_EQ(State(), kSSLIdle);
}

TEST_F(ReadWriteTest, IdleClientReadsWithoutHello) {
  Connect();
  EXPECT_EQ(Read(), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLIdle);
  EXPECT_TRUE(wire->sent_by_app().empty());
}

TEST_F(ReadWriteTest, IdleClientInLionSaysHello) {
  UseProfileNamed("lion-10.7");
  Connect();
  Read();
  EXPECT_FALSE(wire->sent_by_app().empty());
  EXPECT_NE(State(), kSSLIdle);
}

TEST_F(ReadWriteTest, IdleServerShakesHandsInRead) {
  script.chain = {};
  script.after_handshake = {peer::Send{"hello"}};
  Connect(kSSLServerSide);
  EXPECT_EQ(Read(), errSecSuccess);
  EXPECT_EQ(read, "hello");
  EXPECT_THAT(States(), testing::ElementsAre("kSSLIdle > kSSLConnected"));
}

TEST_F(ReadWriteTest, FailureSurfacingInReadAborts) {
  UseProfileNamed("catalina-10.15");
  recipes["leaf"].defect = "expired";
  At("server:Certificate", wire::WouldBlock{});
  Connect();
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(Read(), errSSLXCertChainInvalid);
  EXPECT_EQ(State(), kSSLAborted) << "api.md Q1";
}

TEST_F(ReadWriteTest, LargeWriteArrivesWhole) {
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  const std::string large(40000, 'x');
  EXPECT_EQ(Write(large), errSecSuccess);
  std::string all;
  while (all.size() < large.size() && Read(50000) == errSecSuccess) all += read;
  EXPECT_EQ(all, large);
}

}  // namespace
}  // namespace shakedown::securetransport

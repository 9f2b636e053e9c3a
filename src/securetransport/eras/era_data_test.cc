// SPDX-License-Identifier: Apache-2.0
// Data and ends of connections in each era: the 1/n-1 split, SSLWrite before
// its time, ends without close_notify (spec/profiles.md 4.3, 5.2, 5.13;
// handshake.md 7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "src/securetransport/connection_for_test.h"
#include "src/wire/records.h"

namespace shakedown::securetransport {
namespace {

class EraDataTest : public ConnectionTest {
 protected:
  void Use(const char* era) {
    UseProfileNamed(era);
    recipes["leaf"].key = pki::KeyKind::kRsa2048;
    Create();
  }
  // Records of data that the app has sent.
  long DataRecords() {
    wire::RecordTracker tracker(wire::Speaker::kClient);
    tracker.Feed(wire->sent_by_app());
    return std::ranges::count(tracker.records(), 23, &wire::Record::type);
  }
};

struct SplitCase {
  const char* era;
  bool option;  // is SendOneByteRecord set to true?
  long records;
};

class EraSplitTest : public EraDataTest,
                     public testing::WithParamInterface<SplitCase> {};

TEST_P(EraSplitTest, TwoWritesMakeTheErasRecords) {
  Use(GetParam().era);
  script.versions = {"TLS1.0"};
  if (GetParam().option) {
    SSLSetSessionOption(context, kSSLSessionOptionSendOneByteRecord, true);
  }
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Write("hello"), errSecSuccess);
  EXPECT_EQ(Write("again"), errSecSuccess);
  EXPECT_EQ(DataRecords(), GetParam().records);
}

INSTANTIATE_TEST_SUITE_P(
    Era, EraSplitTest,
    testing::Values(SplitCase{"tiger-10.4", true, 2},
                    SplitCase{"lion-10.7", true, 2},
                    SplitCase{"mountain-lion-10.8", false, 2},
                    SplitCase{"mountain-lion-10.8", true, 4},
                    SplitCase{"mavericks-10.9", false, 3},
                    SplitCase{"mavericks-10.9", true, 3},
                    SplitCase{"yosemite-10.10", false, 3},
                    SplitCase{"catalina-10.15", false, 3}));

struct WriteCase {
  const char* era;
  const char* blocked_at;
  OSStatus result;
};

class EraWriteTest : public EraDataTest,
                     public testing::WithParamInterface<WriteCase> {};

TEST_P(EraWriteTest, DuringAHandshake) {
  Use(GetParam().era);
  At(GetParam().blocked_at, wire::WouldBlock{1});
  Connect();
  ASSERT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(Write("early"), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Era, EraWriteTest,
    testing::Values(
        WriteCase{"snow-leopard-10.6", "server:ServerHello", errSecBadReq},
        WriteCase{"snow-leopard-10.6", "server:Certificate", errSecBadReq},
        WriteCase{"lion-10.7", "server:ServerHello", errSecBadReq},
        WriteCase{"lion-10.7", "server:Certificate", errSecSuccess},
        WriteCase{"mountain-lion-10.8", "server:ServerHello", errSecSuccess}));

struct EndCase {
  const char* era;
  OSStatus first;
  OSStatus second;
  SSLSessionState state;
};

class EraEndTest : public EraDataTest,
                   public testing::WithParamInterface<EndCase> {};

TEST_P(EraEndTest, WithoutCloseNotifyBetweenRecords) {
  Use(GetParam().era);
  script.after_handshake = {peer::Close{}};
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Read(), GetParam().first);
  EXPECT_EQ(State(), GetParam().state);
  EXPECT_EQ(Read(), GetParam().second);
  SSLClose(context);
  EXPECT_EQ(State(), kSSLClosed);
}

// -9805 is what the wire's callback says at an orderly end.
INSTANTIATE_TEST_SUITE_P(
    Era, EraEndTest,
    testing::Values(EndCase{"tiger-10.4", errSSLClosedNoNotify,
                            errSSLClosedNoNotify, kSSLAborted},
                    EndCase{"lion-10.7", errSSLClosedNoNotify,
                            errSSLClosedNoNotify, kSSLAborted},
                    EndCase{"mountain-lion-10.8", errSSLClosedNoNotify,
                            errSSLClosedNoNotify, kSSLAborted},
                    EndCase{"mavericks-10.9", errSSLClosedGraceful,
                            errSSLClosedAbort, kSSLAborted},
                    EndCase{"yosemite-10.10", errSSLClosedAbort,
                            errSSLClosedAbort, kSSLAborted}));

// handshake.md 2.4: SSLWrite goes on after such an end, and setters refuse.
TEST_F(EraDataTest, EndWithoutNotifyLeavesTheSessionActive) {
  Use("lion-10.7");
  script.after_handshake = {peer::Close{}};
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  ASSERT_EQ(Read(), errSSLClosedNoNotify);
  EXPECT_EQ(SSLSetEnableCertVerify(context, false), errSecBadReq);
  EXPECT_NE(Write("x"), errSSLClosedAbort);
}

}  // namespace
}  // namespace shakedown::securetransport

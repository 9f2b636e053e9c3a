// SPDX-License-Identifier: Apache-2.0
// Apps out of the field that misread SSLWrite.
#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;

using WriteTest = FieldTest;

constexpr char kFullSendBuffer[] =
    "server: {chain: [leaf], after_handshake: [receive: 300000]}\n"
    "wire:\n"
    "  - capacity: {at: 'client:ApplicationData', bytes: 262144,"
    " drains: 65536, every: 1s}\n";

// Would-block is as good as success.
OSStatus Careless(OSStatus status) {
  return status == errSSLWouldBlock ? OSStatus{errSecSuccess} : status;
}

// noodlewerk/NWPusher#6, #45: notifications were lost, without an error. The
// first write finishes the handshake, and blocks before it has taken anything.
TEST_F(WriteTest, WouldBlockTakenForSuccessLosesTheNotification) {
  Open(
      "server: {chain: [leaf]}\n"
      "wire: [would_block: {at: 'server:Certificate', calls: 3}]\n");
  EXPECT_THAT(Careless(SSLHandshake(context())), Succeeds());
  EXPECT_THAT(Careless(Send("notification")), Succeeds());
  SSLClose(context());
  world().CloseConnection();
  EXPECT_EQ(world().data_received_by_peer(), "");
  Earns({"would-block-taken-for-success"});
}

// Kitura/Kitura#1036, BlueSSLService PR#20: files above 256 KB
// arrived cut short. The socket's buffer is full, SSLWrite says would-block,
// and nobody calls it again; what is queued is never sent. Of the 256 KB that
// leave, the peer can use the records that are whole.
TEST_F(WriteTest, WouldBlockNeverRetriedTruncatesTheFile) {
  Open(kFullSendBuffer);
  ASSERT_THAT(SSLHandshake(context()), Succeeds());
  EXPECT_THAT(Send(std::string(300'000, 'x')), FailsWith(errSSLWouldBlock));
  world().CloseConnection();
  EXPECT_EQ(world().data_received_by_peer().size(), 15u * 16'384u);
  EXPECT_EQ(world().peer_failure(), "end of file");
}

TEST_F(WriteTest, OneMoreCallSendsTheRest) {
  Open(kFullSendBuffer);
  ASSERT_THAT(SSLHandshake(context()), Succeeds());
  EXPECT_THAT(Send(std::string(300'000, 'x')), FailsWith(errSSLWouldBlock));
  world().Advance(1'000);
  EXPECT_THAT(Send(""), Succeeds());
  world().CloseConnection();
  EXPECT_EQ(world().data_received_by_peer().size(), 300'000u);
}

// dotnet/runtime#121272: after the peer's close_notify SSLWrite gives -9805 as
// SSLRead does. The app had a case for it there, but none here ("Bad address").
TEST_F(WriteTest, ClosedGracefullyComesOutOfSslWriteToo) {
  Open("server: {chain: [leaf], after_handshake: [close_notify]}\n");
  ASSERT_THAT(SSLHandshake(context()), Succeeds());
  std::string got;
  EXPECT_THAT(Receive(5, got), FailsWith(errSSLClosedGraceful));
  EXPECT_THAT(Send("query"), FailsWith(errSSLClosedGraceful));
}

}  // namespace

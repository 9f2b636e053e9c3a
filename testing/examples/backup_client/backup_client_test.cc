// SPDX-License-Identifier: Apache-2.0
// A blocking app: its I/O functions wait, here for virtual time.
#include "testing/examples/backup_client/backup_client.h"

#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::Succeeds;

constexpr char kHost[] = "backup.example.com";

constexpr char kGoodServer[] = R"(
pki:
  root: {trusted: true}
  leaf: {host: backup.example.com, issuer: root}
server: {chain: [leaf]}
)";

class BackupClientTest : public shakedown_testing::HandshakeTest {
 protected:
  BackupClient MakeClient() { return {&Read, &Write, this}; }

 private:
  // A blocking read, as a socket does it: again until it has everything.
  static OSStatus Read(SSLConnectionRef connection, void* data, size_t* size) {
    auto& test = Self(connection);
    return test.Block(test.world().read_func(), static_cast<char*>(data), size);
  }
  static OSStatus Write(SSLConnectionRef connection, const void* data,
                        size_t* size) {
    auto& test = Self(connection);
    return test.Block(test.world().write_func(), static_cast<const char*>(data),
                      size);
  }
  static BackupClientTest& Self(SSLConnectionRef connection) {
    return *const_cast<BackupClientTest*>(
        static_cast<const BackupClientTest*>(connection));
  }

  template <typename Function, typename Pointer>
  OSStatus Block(Function function, Pointer data, size_t* size) {
    size_t done = 0;
    OSStatus status = errSSLWouldBlock;
    while (status == errSSLWouldBlock) {
      size_t moved = *size - done;
      status = function(world().connection(), data + done, &moved);
      done += moved;
      world().Advance(1);
    }
    *size = done;
    return status;
  }
};

TEST_F(BackupClientTest, FirstWriteFinishesTheHandshake) {
  Given(kGoodServer);
  BackupClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  EXPECT_FALSE(world().peer_connected());
  std::string receipt;
  EXPECT_THAT(client.Store("diary", receipt), Succeeds());
  EXPECT_EQ(receipt, "diary");
  EXPECT_TRUE(world().peer_connected());
}

TEST_F(BackupClientTest, SlowNetworkChangesNothing) {
  Given(std::string(kGoodServer) +
        "wire: [deliver: {from: server, bytes_per_call: 1, "
        "would_block_between: 1}]\n");
  BackupClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  std::string receipt;
  EXPECT_THAT(client.Store("diary", receipt), Succeeds());
  EXPECT_EQ(receipt, "diary");
}

TEST_F(BackupClientTest, UntrustedServerGetsNoData) {
  Given(
      "pki: {leaf: {host: backup.example.com, defect: self_signed}}\n"
      "server: {chain: [leaf]}\n");
  BackupClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), FailsWith(errSSLXCertChainInvalid));
  client.Close();
  world().CloseConnection();
  EXPECT_EQ(world().data_received_by_peer(), "");
}

TEST_F(BackupClientTest, ConnectionCutAfterTheBreakSurfacesInTheWrite) {
  Given(std::string(kGoodServer) + "wire: [cut: {at: 'server:Finished'}]\n");
  BackupClient client = MakeClient();
  EXPECT_THAT(client.Connect(kHost), Succeeds());
  std::string receipt;
  EXPECT_THAT(client.Store("diary", receipt), FailsWith(errSSLClosedAbort));
}

}  // namespace

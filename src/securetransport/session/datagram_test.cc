// SPDX-License-Identifier: Apache-2.0
// Contexts of kSSLDatagramType: two of them, joined by queues of datagrams
// (spec/handshake.md 1.9, spec/api.md 1.7 and Q23).
#include <Security/SecureTransportPriv.h>

#include <algorithm>
#include <deque>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

// One end: what has arrived, and where to send. The callbacks are what an app
// must write: they keep the rest of a datagram, and join no two.
struct Socket {
  std::deque<Bytes> arrived;
  Socket* far = nullptr;
  bool loses = false;

  static OSStatus Read(SSLConnectionRef ref, void* data, size_t* length) {
    auto& arrived = Of(ref).arrived;
    const size_t asked = *length;
    *length = arrived.empty() ? 0 : std::min(asked, arrived.front().size());
    if (*length == 0) return errSSLWouldBlock;
    Bytes& datagram = arrived.front();
    const auto end = datagram.begin() + static_cast<ptrdiff_t>(*length);
    std::copy(datagram.begin(), end, static_cast<uint8_t*>(data));
    datagram.erase(datagram.begin(), end);
    if (datagram.empty()) arrived.pop_front();
    return *length == asked ? OSStatus{errSecSuccess} : errSSLWouldBlock;
  }

  static OSStatus Write(SSLConnectionRef ref, const void* data,
                        size_t* length) {
    const auto* bytes = static_cast<const uint8_t*>(data);
    if (!Of(ref).loses) {
      Of(ref).far->arrived.emplace_back(bytes, bytes + *length);
    }
    return errSecSuccess;
  }

  static Socket& Of(SSLConnectionRef ref) {
    return *static_cast<Socket*>(const_cast<void*>(ref));
  }
};

// `context` is the client, `server` the other.
class DatagramTest : public ConnectionTest {
 protected:
  DatagramTest() {
    Connect(kSSLServerSide);  // mints, and sets the server's identity
    Reset(kSSLServerSide, server_owner_, server_socket_, client_socket_);
    SetIdentity("leaf");
    server_ = context;
    Reset(kSSLClientSide, client_owner_, client_socket_, server_socket_);
    SSLSetPeerDomainName(context, "api.example.com", 15);
    SSLSetEnableCertVerify(context, false);
  }

  void Reset(SSLProtocolSide side, cf::CFRef<SSLContextRef>& kept,
             Socket& socket, Socket& far) {
    Create(side, kSSLDatagramType);
    kept = owner;
    socket.far = &far;
    SSLSetIOFuncs(context, &Socket::Read, &Socket::Write);
    SSLSetConnection(context, &socket);
  }

  // Both ends call SSLHandshake until the client is done.
  OSStatus HandshakeBoth() {
    OSStatus status = errSSLWouldBlock;
    for (int i = 0; i < 100 && status == errSSLWouldBlock; ++i) {
      status = Handshake();
      SSLHandshake(server_);
    }
    return status;
  }

  OSStatus ServerRead(std::string& text) {
    text.resize(100);
    size_t processed = 0;
    const OSStatus status =
        SSLRead(server_, text.data(), text.size(), &processed);
    text.resize(processed);
    return status;
  }

  Socket client_socket_;
  Socket server_socket_;
  cf::CFRef<SSLContextRef> client_owner_;
  cf::CFRef<SSLContextRef> server_owner_;
  SSLContextRef server_ = nullptr;
};

TEST_F(DatagramTest, ContextsShakeHandsAndCarryData) {
  ASSERT_EQ(HandshakeBoth(), errSecSuccess);
  SSLProtocol version = kSSLProtocolUnknown;
  SSLGetNegotiatedProtocolVersion(context, &version);
  EXPECT_EQ(version, kDTLSProtocol1);
  EXPECT_EQ(Write("ping"), errSecSuccess);
  std::string text;
  EXPECT_EQ(ServerRead(text), errSecSuccess);
  EXPECT_EQ(text, "ping");
  EXPECT_TRUE(Findings().empty());
}

TEST_F(DatagramTest, CloseNotifyClosesTheOtherEnd) {
  ASSERT_EQ(HandshakeBoth(), errSecSuccess);
  EXPECT_EQ(SSLClose(context), errSecSuccess);
  std::string text;
  EXPECT_EQ(ServerRead(text), errSSLClosedGraceful);
}

TEST_F(DatagramTest, LostFlightIsSentAgainOnlyBySslHandshakeAfterItsTime) {
  client_socket_.loses = true;
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  client_socket_.loses = false;
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_TRUE(server_socket_.arrived.empty());
  simulation.Advance(1000);
  EXPECT_EQ(Read(), errSSLWouldBlock);
  EXPECT_TRUE(server_socket_.arrived.empty());
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(server_socket_.arrived.size(), 1u);
  EXPECT_EQ(HandshakeBoth(), errSecSuccess);
}

TEST_F(DatagramTest, TenTransmissionsWithoutAnAnswerRefuseTheConnection) {
  UseProfileNamed("catalina-10.15");
  Reset(kSSLClientSide, client_owner_, client_socket_, server_socket_);
  client_socket_.loses = true;
  for (int second = 0; second < 1023; ++second) {
    ASSERT_EQ(Handshake(), errSSLWouldBlock) << second;
    simulation.Advance(1000);
  }
  EXPECT_EQ(Handshake(), errSSLConnectionRefused);
  EXPECT_EQ(State(), kSSLHandshake);
}

TEST_F(DatagramTest, RecordsOfAnotherEpochAreSkipped) {
  ASSERT_EQ(HandshakeBoth(), errSecSuccess);
  client_socket_.arrived.push_back(
      {21, 254, 255, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40});
  EXPECT_EQ(Read(), errSSLWouldBlock);
  EXPECT_EQ(State(), kSSLConnected);
}

TEST_F(DatagramTest, SslWriteReportsASkippedRecordOfTheHandshake) {
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  client_socket_.arrived.push_back(
      {21, 254, 255, 0, 9, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40});
  EXPECT_EQ(Write("x"), errSSLUnexpectedRecord);
  EXPECT_EQ(State(), kSSLHandshake);
}

TEST_F(DatagramTest, BadMacIsNotSkipped) {
  ASSERT_EQ(HandshakeBoth(), errSecSuccess);
  ASSERT_EQ(Write("ping"), errSecSuccess);
  server_socket_.arrived.back().back() ^= 1;
  std::string text;
  EXPECT_EQ(ServerRead(text), errSSLBadRecordMac);
}

TEST_F(DatagramTest, SmallRecordsMakeMoreDatagramsAndTheGetterDoesNotTell) {
  EXPECT_EQ(SSLSetMaxDatagramRecordSize(context, 100), errSecSuccess);
  size_t size = 0;
  EXPECT_EQ(SSLGetMaxDatagramRecordSize(context, &size), errSecSuccess);
  EXPECT_EQ(size, 1400u);
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_GT(server_socket_.arrived.size(), 1u);
  for (const Bytes& datagram : server_socket_.arrived) {
    EXPECT_LE(datagram.size(), 100u);
  }
  EXPECT_EQ(HandshakeBoth(), errSecSuccess);
}

TEST_F(DatagramTest, SizesBelow64AreTakenAndIgnored) {
  EXPECT_EQ(SSLSetMaxDatagramRecordSize(context, 63), errSecSuccess);
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(server_socket_.arrived.size(), 1u);
}

TEST_F(DatagramTest, WriteSizeIsAConstant) {
  size_t size = 0;
  EXPECT_EQ(SSLGetDatagramWriteSize(context, &size), errSecSuccess);
  EXPECT_EQ(size, 1327u);
  EXPECT_EQ(SSLGetDatagramWriteSize(context, nullptr), errSecParam);
}

TEST_F(DatagramTest, CookieIsCheckedAndNeverUsed) {
  const uint8_t cookie[33] = {};
  EXPECT_EQ(SSLSetDatagramHelloCookie(server_, cookie, 32), errSecSuccess);
  EXPECT_EQ(SSLSetDatagramHelloCookie(server_, cookie, 33), errSecParam);
  EXPECT_EQ(SSLSetDatagramHelloCookie(server_, nullptr, 0), errSecSuccess);
  EXPECT_EQ(Handshake(), errSSLWouldBlock);
  EXPECT_EQ(SSLSetDatagramHelloCookie(context, cookie, 1), errSecBadReq);
  SSLHandshake(server_);
  EXPECT_EQ(client_socket_.arrived.front()[13], 2);  // ServerHello
}

TEST_F(DatagramTest, StreamContextsHaveNoneOfIt) {
  Create(kSSLClientSide, kSSLStreamType);
  size_t size = 0;
  EXPECT_EQ(SSLSetDatagramHelloCookie(context, "c", 1), errSecParam);
  EXPECT_EQ(SSLSetMaxDatagramRecordSize(context, 512), errSecParam);
  EXPECT_EQ(SSLGetMaxDatagramRecordSize(context, &size), errSecParam);
  EXPECT_EQ(SSLGetDatagramWriteSize(context, &size), errSecParam);
  EXPECT_EQ(SSLSetMaxDatagramRecordSize(nullptr, 512), errSecParam);
}

TEST_F(DatagramTest, OldConstructorMakesDatagramContextsToo) {
  SSLContextRef made = nullptr;
  ASSERT_EQ(SSLNewDatagramContext(false, &made), errSecSuccess);
  SSLProtocol version = kSSLProtocolUnknown;
  EXPECT_EQ(SSLGetProtocolVersionMax(made, &version), errSecSuccess);
  EXPECT_EQ(version, kDTLSProtocol1);
  EXPECT_EQ(SSLDisposeContext(made), errSecSuccess);
  EXPECT_EQ(SSLNewDatagramContext(false, nullptr), errSecParam);
}

}  // namespace
}  // namespace shakedown::securetransport

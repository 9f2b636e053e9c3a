// SPDX-License-Identifier: Apache-2.0
// Two contexts of ours, joined in memory: for what the scripted peer lacks.
// Example: JoinPair(); SSLSetPSKSharedSecret(server, ...);
//          HandshakePair(); EXPECT_EQ(client_result, errSecSuccess);
#ifndef SHAKEDOWN_SECURETRANSPORT_PAIR_FOR_TEST_H_
#define SHAKEDOWN_SECURETRANSPORT_PAIR_FOR_TEST_H_

#include <vector>

#include "src/base/bytes.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {

// `context` is the client, for api.example.com; the server has the leaf.
class PairTest : public ConnectionTest {
 protected:
  void JoinPair();
  void EnableSuites(std::vector<SSLCipherSuite> suites);

  // Goes round until both have a result that is not errSSLWouldBlock, or
  // nothing moves any more. A side that is done is not called again.
  void HandshakePair();

  cf::CFRef<SSLContextRef> server_owner;
  SSLContextRef server = nullptr;
  OSStatus client_result = errSSLWouldBlock;
  OSStatus server_result = errSSLWouldBlock;

 private:
  // What one side reads and the other writes.
  struct End {
    Bytes* incoming = nullptr;
    Bytes* outgoing = nullptr;
  };

  static OSStatus ReadFrom(SSLConnectionRef connection, void* data,
                           size_t* length);
  static OSStatus WriteTo(SSLConnectionRef connection, const void* data,
                          size_t* length);

  Bytes to_client_;
  Bytes to_server_;
  End client_end_{&to_client_, &to_server_};
  End server_end_{&to_server_, &to_client_};
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PAIR_FOR_TEST_H_

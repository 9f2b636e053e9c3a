// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/pair_for_test.h"

#include <algorithm>
#include <utility>

namespace shakedown::securetransport {

OSStatus PairTest::ReadFrom(SSLConnectionRef connection, void* data,
                            size_t* length) {
  Bytes& incoming = *static_cast<const End*>(connection)->incoming;
  const size_t asked =
      std::exchange(*length, std::min(*length, incoming.size()));
  const auto end = incoming.begin() + static_cast<ptrdiff_t>(*length);
  std::copy(incoming.begin(), end, static_cast<uint8_t*>(data));
  incoming.erase(incoming.begin(), end);
  if (*length < asked) return errSSLWouldBlock;
  return errSecSuccess;
}

OSStatus PairTest::WriteTo(SSLConnectionRef connection, const void* data,
                           size_t* length) {
  Append(*static_cast<const End*>(connection)->outgoing,
         {static_cast<const uint8_t*>(data), *length});
  return errSecSuccess;
}

void PairTest::JoinPair() {
  recipes["leaf"].issuer = "root";  // the leaf is all that is sent
  Mint();
  Create(kSSLServerSide);
  SetIdentity("leaf");
  server_owner = std::move(owner);
  server = server_owner.get();
  Create(kSSLClientSide);
  SSLSetPeerDomainName(context, "api.example.com", 15);
  for (const auto& [side, end] :
       {std::pair(context, &client_end_), std::pair(server, &server_end_)}) {
    SSLSetIOFuncs(side, &ReadFrom, &WriteTo);
    SSLSetConnection(side, end);
  }
}

void PairTest::EnableSuites(std::vector<SSLCipherSuite> suites) {
  for (const SSLContextRef side : {context, server}) {
    ASSERT_EQ(SSLSetEnabledCiphers(side, suites.data(), suites.size()),
              errSecSuccess);
  }
}

void PairTest::HandshakePair() {
  constexpr int kMostRounds = 10;
  for (int i = 0; i < kMostRounds; ++i) {
    if (client_result == errSSLWouldBlock)
      client_result = SSLHandshake(context);
    if (server_result == errSSLWouldBlock) server_result = SSLHandshake(server);
  }
}

}  // namespace shakedown::securetransport

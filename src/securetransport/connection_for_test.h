// SPDX-License-Identifier: Apache-2.0
// A context of the app against a scripted libssl peer, over the wire's
// callbacks: the small language of this folder's tests.
// Example: recipes["leaf"].defect = "expired"; Connect();
//          EXPECT_EQ(Handshake(), errSSLCertExpired);
#ifndef SHAKEDOWN_SECURETRANSPORT_CONNECTION_FOR_TEST_H_
#define SHAKEDOWN_SECURETRANSPORT_CONNECTION_FOR_TEST_H_

#include <Security/Security.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/peer/peer.h"
#include "src/peer/script.h"
#include "src/pki/mint.h"
#include "src/pki/recipe.h"
#include "src/simulation/simulation.h"
#include "src/wire/effect.h"
#include "src/wire/wire.h"

namespace shakedown::securetransport {

// Makes a context without a transport, in a simulation of its own.
class ContextTest : public testing::Test {
 protected:
  void Create(SSLProtocolSide side = kSSLClientSide,
              SSLConnectionType type = kSSLStreamType);
  void UseProfileNamed(const char* name);
  SSLSessionState State();
  // Contents of the events of these kinds, in order.
  std::vector<std::string> States() const;    // "kSSLIdle > kSSLHandshake"
  std::vector<std::string> Findings() const;  // the findings' names

  Simulation simulation;
  Simulation::Scope scope{simulation};
  cf::CFRef<SSLContextRef> owner;
  SSLContextRef context = nullptr;
};

// root (trusted) > issuing > leaf for api.example.com; me: a client's own.
class ConnectionTest : public ContextTest {
 protected:
  ConnectionTest();

  // Connect mints, creates the context (unless a test has) and the peer, and
  // joins them. The peer speaks for the other side.
  void Connect(SSLProtocolSide side = kSSLClientSide);
  // Reconnect does so again, with a new context of the same simulation.
  void Reconnect(SSLProtocolSide side = kSSLClientSide);
  // At adds an effect at a point, to be called before Connect.
  void At(const char* point, wire::Action action);

  OSStatus Handshake() { return SSLHandshake(context); }
  // Goes on through errSSLWouldBlock, a thousand times at most.
  OSStatus HandshakeThroughBlocks();
  OSStatus Write(const std::string& text, size_t* processed = nullptr);
  // Reads once; the text is in `read`.
  OSStatus Read(size_t size = 100);
  std::string read;

  // Certificates makes an array of the minted ones.
  cf::CFRef<CFArrayRef> Certificates(const std::vector<std::string>& names);
  void SetIdentity(const std::string& name);
  std::vector<std::string> AppAlerts() const;  // "2:46", as they were sent
  size_t callback_calls() const;

  std::string server_identity = "leaf";  // "": none
  pki::Recipes recipes;
  pki::MintedSet minted;
  peer::Script script;
  std::vector<wire::Effect> effects;
  std::unique_ptr<wire::Wire> wire;
  std::unique_ptr<peer::Peer> peer;

  // Mint makes the certificates; Connect does so itself.
  void Mint();
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONNECTION_FOR_TEST_H_

// SPDX-License-Identifier: Apache-2.0
// The words that rows are written in: what is given, what the app calls and
// what it gets, what must hold then.
// Example: {Leaf("expired"), Connect(), Handshake(errSSLXCertChainInvalid),
//           State(kSSLHandshake), Close(), Alerts("2:46")}
#ifndef SHAKEDOWN_CONFORMANCE_STEPS_FOR_TEST_H_
#define SHAKEDOWN_CONFORMANCE_STEPS_FOR_TEST_H_

#include <string>
#include <utility>
#include <vector>

#include "src/conformance/row_for_test.h"

namespace shakedown::conformance {

// --- Given, before Connect ---

Step Profile(const std::string& name);
Step Server();    // the app is the server; its peer has no certificate
Step Datagram();  // DTLS, on both sides
Step Leaf(const std::string& defect);
Step Defect(const std::string& certificate, const std::string& defect);
Step Key(const std::string& certificate, pki::KeyKind kind);
Step NoIdentity();  // of the app's server
Step PeerChain(std::vector<std::string> names);
Step PeerVersions(std::vector<std::string> versions);
Step PeerSuites(std::vector<std::string> names);
Step PeerAsks(std::vector<std::string> authorities = {"issuing", "root"});
Step PeerName(const std::string& name);  // the client's server_name
Step PeerAlert(const std::string& instead_of, uint8_t level,
               uint8_t description);
Step PeerSends(std::vector<peer::Step> after_handshake);
Step RawPeer(std::vector<peer::Step> steps);
Step At(const std::string& point, wire::Action action);
// Insert puts bytes on the wire that nobody sent.
Step Insert(const std::string& point, Bytes bytes);

// Create makes the context, so that calls can come before Connect.
Step Create();
// Connect joins context and peer. Nothing has moved yet.
Step Connect();
Step Again();  // a new connection of the same world
Step Identity(
    const std::string& certificate);  // SSLSetCertificate, after Connect
Step Advance(int64_t seconds);        // of virtual time
Step BeginCall(const std::string& function);  // for points "app:SSLClose"

// --- Calls, with the result that the spec says ---

Step Handshake(OSStatus result = errSecSuccess);
Step ReHandshake(OSStatus result = errSecSuccess);
// Connects and shakes hands.
Step Connected();
// SSLRead of `size` bytes gives `text` with `result`.
Step Read(size_t size, OSStatus result, const std::string& text = "");
Step Write(const std::string& text, OSStatus result = errSecSuccess);
// The same, and `processed` bytes are taken.
Step WriteTakes(const std::string& text, size_t processed, OSStatus result);
Step Flush(OSStatus result = errSecSuccess);  // SSLWrite of nothing
Step Close(OSStatus result = errSecSuccess);
Step SetError(OSStatus error);
Step Option(SSLSessionOption option, bool value = true,
            OSStatus result = errSecSuccess);
Step OptionIs(SSLSessionOption option, bool value);
Step Enable(std::vector<SSLCipherSuite> suites,
            OSStatus result = errSecSuccess);
Step TrustRoots(const std::string& certificate, bool replace);

// Gives calls a function on the context, NullGives on NULL.
template <typename... Parameters, typename... Arguments>
Step Gives(OSStatus result, OSStatus (*function)(SSLContextRef, Parameters...),
           Arguments... arguments) {
  return [=](World& world) {
    EXPECT_EQ(function(world.Context(), arguments...), result);
  };
}
template <typename... Parameters, typename... Arguments>
Step NullGives(OSStatus result,
               OSStatus (*function)(SSLContextRef, Parameters...),
               Arguments... arguments) {
  return [=](World&) { EXPECT_EQ(function(nullptr, arguments...), result); };
}
// Tells calls a getter, which succeeds and tells this value.
template <typename T, typename U>
Step Tells(OSStatus (*getter)(SSLContextRef, T*), U value) {
  return [=](World& world) {
    T told = {};
    EXPECT_EQ(getter(world.Context(), &told), errSecSuccess);
    EXPECT_EQ(told, static_cast<T>(value));
  };
}

// --- What must hold ---

Step State(SSLSessionState state);
Step Alerts(const std::string& sent);      // by the app, in order: "2:46 1:0"
Step Findings(const std::string& names);   // in order, joined by blanks
Step Callbacks(const std::string& trace);  // World::CallbackTrace
Step CallbackCount(size_t count);
Step Sent(
    const std::string& messages);  // World::SentMessages, joined by blanks
// What the first ClientHello carries in an extension, or "none".
Step Offers(int extension, const std::string& expected);
Step DataRecords(size_t count);     // of the app
Step Version(SSLProtocol version);  // SSLGetNegotiatedProtocolVersion
Step Suite(SSLCipherSuite suite);   // SSLGetNegotiatedCipher
Step PeerConnected(bool connected = true);
Step PeerReceived(const std::string& data);
Step PeerSawChain(size_t length);
Step Resumed(bool resumed);
Step CopiesTrust(bool exists);
Step CopiesPeerCertificates(OSStatus result);
Step EnabledCount(size_t count);

}  // namespace shakedown::conformance

#endif  // SHAKEDOWN_CONFORMANCE_STEPS_FOR_TEST_H_

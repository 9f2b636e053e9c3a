// SPDX-License-Identifier: Apache-2.0
// The world of one test: a scripted peer, its certificates, a wire, a clock.
// While it lives, Secure Transport on this thread runs in it, and that of
// threads which the app starts: of several worlds those run in the newest. A
// world is used by one thread at a time; join the app's threads before it ends.
// Example: TestSimulation world(R"(
//            pki: {leaf: {host: a.test, trusted: true}}
//            server: {chain: [leaf]})");
//          SSLSetIOFuncs(context, world.read_func(), world.write_func());
//          SSLSetConnection(context, world.connection());
// C++17. For tests only: every key comes from the seed.
#ifndef SHAKEDOWN_TESTING_TEST_SIMULATION_H_
#define SHAKEDOWN_TESTING_TEST_SIMULATION_H_

#include <CoreFoundation/CoreFoundation.h>
#include <Security/Security.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#define SHAKEDOWN_EXPORT __attribute__((visibility("default")))

namespace shakedown {

struct SentAlert {
  std::string level;        // "warning", "fatal"
  std::string description;  // "certificate_expired"
};

class SHAKEDOWN_EXPORT TestSimulation {
 public:
  // Makes the world that a scenario describes (docs/scenario-format.md, without
  // `shakedown: 1`, reason and `expect`: the test says what it expects). `app`
  // is left to the app under test. The text may be indented, as a raw string in
  // a test is.
  explicit TestSimulation(const std::string& yaml);

  // FromFile reads a scenario's file.
  static std::unique_ptr<TestSimulation> FromFile(const std::string& path);

  ~TestSimulation();
  TestSimulation(const TestSimulation&) = delete;
  TestSimulation& operator=(const TestSimulation&) = delete;

  // error is "" unless the scenario is wrong: then it says where and what, and
  // nothing else here may be called.
  const std::string& error() const;

  // --- What the app under test is given ---

  SSLReadFunc read_func() const;
  SSLWriteFunc write_func() const;
  SSLConnectionRef connection() const;  // of the newest connection

  // CopyIdentity returns an array for SSLSetCertificate: the identity of the
  // first name, the certificates of the others. Create rule; NULL if a name is
  // none of the scenario's.
  CFArrayRef CopyIdentity(const std::vector<std::string>& names) const;

  // --- What the test does to the world ---

  // Connect opens a new connection to a new peer of the same script.
  void Connect();

  // CloseConnection closes the newest connection's transport from the app's
  // side, as an app closes its socket. The peer digests all that it was sent,
  // the alert of SSLClose too. Until then it runs when the app reads.
  void CloseConnection();

  // Advance lets virtual time pass.
  void Advance(int64_t milliseconds);

  // NoteDataUsed says how many bytes the app made use of, of all that SSLRead
  // gave it on the newest connection. If it is less, and some came together
  // with a result code, that is the finding data-beside-a-code-lost.
  void NoteDataUsed(size_t bytes);

  // AddToKeychain puts the identity of a certificate of the scenario into the
  // default keychain, where SecItemCopyMatching finds it. False if the name is
  // none of the scenario's.
  bool AddToKeychain(const std::string& name);

  // LockKeychains locks every keychain: secrets and keys in it give
  // errSecInteractionNotAllowed until SecKeychainUnlock with the password,
  // which is "" for the default keychain.
  void LockKeychains();

  // RefuseSigning makes every use of the key of a certificate of the scenario
  // fail with `status`, wherever the app has it from; errSecSuccess ends that.
  // False if the name is none of the scenario's.
  bool RefuseSigning(const std::string& name, OSStatus status);

  // WatchObjects notes every object of Core Foundation, Security and Secure
  // Transport that is made from now on, by any thread; LivingObjects names
  // those that still live, each with the call that made it ("SecTrust, made by
  // SSLHandshake"), and StopWatchingObjects ends it. A world holds objects of
  // its own: what is left when it is gone, the app has leaked.
  static void WatchObjects();
  static std::vector<std::string> LivingObjects();
  static void StopWatchingObjects();

  // --- What happened, on the newest connection ---

  std::vector<SentAlert> alerts_from_app() const;
  std::vector<SentAlert> alerts_from_peer() const;
  std::vector<std::string> trust_findings() const;  // "expired 2025-12-31 ..."
  // findings are what the app under test, or a callback, has done wrong by now:
  // names of docs/findings.md. finding_texts say what happened, and where it is
  // explained.
  std::vector<std::string> findings() const;
  std::vector<std::string> finding_texts() const;
  std::string peer_failure() const;  // "" if the peer is content
  bool peer_connected() const;
  std::string data_received_by_peer() const;
  std::string transcript_sha256() const;

  // Ladder draws it, with the seed and profile in its heading.
  std::string Ladder() const;

 private:
  struct Parts;

  TestSimulation(const std::string& yaml, const std::string& path);
  void Build(const std::string& yaml, const std::string& path);

  std::unique_ptr<Parts> parts_;
};

// DescribeStatus writes a result for people: "errSSLCertExpired (-9814)".
SHAKEDOWN_EXPORT std::string DescribeStatus(OSStatus status);

}  // namespace shakedown

#endif  // SHAKEDOWN_TESTING_TEST_SIMULATION_H_

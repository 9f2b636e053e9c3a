// SPDX-License-Identifier: Apache-2.0
// The stage for a careless app out of the field: a context whose callbacks the
// test may get wrong, on a scripted wire. A test says which findings its app
// earns; without any, it must earn none.
// Example: class ReadTest : public FieldTest {};
//          TEST_F(ReadTest, ...) { Open("server: {chain: [leaf]} ..."); ... }
#ifndef SHAKEDOWN_TESTING_FIELD_FIELD_FIXTURE_H_
#define SHAKEDOWN_TESTING_FIELD_FIELD_FIXTURE_H_

#include <Security/Security.h>

#include <set>
#include <string>
#include <utility>

#include "testing/handshake_test.h"

namespace shakedown_testing {

class FieldTest : public HandshakeTest {
 protected:
  // Open sets the stage with an honest server, a.test, and `more` of a
  // scenario; then it makes a client's context.
  void Open(const std::string& more) {
    Given(
        "pki:\n"
        "  root: {trusted: true}\n"
        "  leaf: {host: a.test, issuer: root, key: rsa-2048}\n"
        "  alice: {name: Alice, issuer: root, usage: client}\n"
        "  cafe: {name: Caf\xc3\xa9, host: a.test}\n" +
        more);
    context_ = SSLCreateContext(nullptr, kSSLClientSide, kSSLStreamType);
    SSLSetIOFuncs(context_, &ReadForApp, &WriteForApp);
    SSLSetConnection(context_, this);
  }

  SSLContextRef context() { return context_; }

  // The app's callbacks: careful ones, unless a test has others.
  virtual OSStatus Read(void* data, size_t* size) {
    return world().read_func()(world().connection(), data, size);
  }
  virtual OSStatus Write(const void* data, size_t* size) {
    return world().write_func()(world().connection(), data, size);
  }

  // One SSLWrite of a text; one SSLRead of at most `size` bytes, as `got`.
  OSStatus Send(const std::string& text) {
    size_t taken = 0;
    return SSLWrite(context_, text.data(), text.size(), &taken);
  }
  OSStatus Receive(size_t size, std::string& got) {
    got.assign(size, '\0');
    size_t processed = 0;
    const OSStatus status = SSLRead(context_, got.data(), size, &processed);
    got.resize(processed);
    return status;
  }

  // Earns names the findings that this careless app must have at the end.
  void Earns(std::set<std::string> findings) { earned_ = std::move(findings); }

  // The app ends well, whatever it did before.
  void TearDown() override {
    if (context_ != nullptr) {
      SSLClose(context_);
      CFRelease(context_);
    }
    const auto findings = world().findings();
    EXPECT_EQ(std::set<std::string>(findings.begin(), findings.end()), earned_);
    if (HasFailure()) std::cout << world().Ladder();
  }

 private:
  static FieldTest& Self(SSLConnectionRef connection) {
    return *const_cast<FieldTest*>(static_cast<const FieldTest*>(connection));
  }
  static OSStatus ReadForApp(SSLConnectionRef connection, void* data,
                             size_t* size) {
    return Self(connection).Read(data, size);
  }
  static OSStatus WriteForApp(SSLConnectionRef connection, const void* data,
                              size_t* size) {
    return Self(connection).Write(data, size);
  }

  SSLContextRef context_ = nullptr;
  std::set<std::string> earned_;
};

}  // namespace shakedown_testing

#endif  // SHAKEDOWN_TESTING_FIELD_FIELD_FIXTURE_H_

// SPDX-License-Identifier: Apache-2.0
// What the app calls, and the result that it must get.
#include "src/base/result_codes.h"
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

// By name, so that a failure can be read.
void ExpectCode(OSStatus result, OSStatus expected) {
  EXPECT_EQ(NameOfCode(result), NameOfCode(expected));
}

}  // namespace

Step Handshake(OSStatus result) {
  return
      [=](World& world) { ExpectCode(SSLHandshake(world.Context()), result); };
}

Step ReHandshake(OSStatus result) {
  return [=](World& world) {
    ExpectCode(SSLReHandshake(world.Context()), result);
  };
}

Step Connected() {
  return [](World& world) {
    Connect()(world);
    Handshake()(world);
  };
}

Step Read(size_t size, OSStatus result, const std::string& text) {
  return [=](World& world) {
    std::string buffer(size + 1, '\0');
    size_t processed = size;
    ExpectCode(SSLRead(world.Context(), buffer.data(), size, &processed),
               result);
    EXPECT_EQ(buffer.substr(0, processed), text);
  };
}

Step Write(const std::string& text, OSStatus result) {
  return [=](World& world) {
    size_t processed = 0;
    ExpectCode(SSLWrite(world.Context(), text.data(), text.size(), &processed),
               result);
  };
}

Step WriteTakes(const std::string& text, size_t processed, OSStatus result) {
  return [=](World& world) {
    size_t taken = text.size() + 1;
    ExpectCode(SSLWrite(world.Context(), text.data(), text.size(), &taken),
               result);
    EXPECT_EQ(taken, processed);
  };
}

Step Flush(OSStatus result) {
  return [=](World& world) {
    size_t processed = 1;
    ExpectCode(SSLWrite(world.Context(), nullptr, 0, &processed), result);
    EXPECT_EQ(processed, 0u);
  };
}

Step Close(OSStatus result) {
  return [=](World& world) { ExpectCode(SSLClose(world.Context()), result); };
}

Step SetError(OSStatus error) {
  return [=](World& world) {
    ExpectCode(SSLSetError(world.Context(), error), errSecSuccess);
  };
}

Step Option(SSLSessionOption option, bool value, OSStatus result) {
  return [=](World& world) {
    ExpectCode(SSLSetSessionOption(world.Context(), option, value), result);
  };
}

Step OptionIs(SSLSessionOption option, bool value) {
  return [=](World& world) {
    Boolean told = !value;
    ExpectCode(SSLGetSessionOption(world.Context(), option, &told),
               errSecSuccess);
    EXPECT_EQ(told != 0, value);
  };
}

Step Enable(std::vector<SSLCipherSuite> suites, OSStatus result) {
  return [=](World& world) {
    ExpectCode(
        SSLSetEnabledCiphers(world.Context(), suites.data(), suites.size()),
        result);
  };
}

Step TrustRoots(const std::string& certificate, bool replace) {
  return [=](World& world) {
    const auto roots = world.Certificates({certificate});
    ExpectCode(SSLSetTrustedRoots(world.Context(), roots.get(), replace),
               errSecSuccess);
  };
}

}  // namespace shakedown::conformance

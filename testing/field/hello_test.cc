// SPDX-License-Identifier: Apache-2.0
// Apps out of the field that say other things in their ClientHello than they
// think: what name, which suites.
#include <array>
#include <cstdint>
#include <cstring>

#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;
using ::testing::HasSubstr;
using ::testing::Not;

class HelloTest : public FieldTest {
 protected:
  OSStatus Write(const void* data, size_t* size) override {
    sent_.append(static_cast<const char*>(data), *size);
    return FieldTest::Write(data, size);
  }

  std::string sent_;
};

constexpr char kServer[] = "server: {chain: [leaf]}\n";

// curl/curl#998, #6347, PR#6348, PR#1240: who verifies no name sets none, and
// then the server isn't told one either: it answers with another certificate.
TEST_F(HelloTest, WithoutAPeersNameTheServerIsToldNone) {
  Open(kServer);
  EXPECT_THAT(SSLHandshake(context()), Succeeds());
  EXPECT_THAT(sent_, Not(HasSubstr("a.test")));
}

TEST_F(HelloTest, PeersNameIsTold) {
  Open(kServer);
  SSLSetPeerDomainName(context(), "a.test", 6);
  EXPECT_THAT(SSLHandshake(context()), Succeeds());
  EXPECT_THAT(sent_, HasSubstr("a.test"));
}

// The same threads: an address is told as if it were a name (against RFC 6066
// section 3), and some servers abort.
TEST_F(HelloTest, AddressIsToldAsAName) {
  Open(kServer);
  SSLSetPeerDomainName(context(), "192.0.2.1", 9);
  EXPECT_THAT(SSLHandshake(context()), FailsWith(errSSLHostNameMismatch));
  EXPECT_THAT(sent_, HasSubstr("192.0.2.1"));
}

// curl/curl#14547: SSLCipherSuite has 32 bits on Intel Macs and Catalyst, 16
// elsewhere; a list of the wrong width holds nothing that is known.
TEST_F(HelloTest, ListOfSuitesOfTheWrongWidthIsRefused) {
  Open(kServer);
  const std::array<uint16_t, 4> narrow = {0xc02f, 0xc030, 0xc02b, 0xc02c};
  std::array<SSLCipherSuite, 2> seen;
  static_assert(sizeof seen == sizeof narrow);
  std::memcpy(seen.data(), narrow.data(), sizeof seen);
  EXPECT_THAT(SSLSetEnabledCiphers(context(), seen.data(), seen.size()),
              FailsWith(errSecParam));
}

}  // namespace

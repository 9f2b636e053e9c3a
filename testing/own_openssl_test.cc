// SPDX-License-Identifier: Apache-2.0
// An app that uses OpenSSL itself, beside Secure Transport, is not touched by
// the OpenSSL inside libshakedown.so: its functions, its clock, its randomness
// and its errors are its own.
#include <dlfcn.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

#include <array>
#include <ctime>
#include <string>

#include "testing/client_for_test.h"
#include "testing/handshake_test.h"

namespace {

using shakedown_testing::FailsWith;

constexpr char kExpiredServer[] = R"(
pki: {leaf: {host: a.test, trusted: true, defect: expired}}
server: {chain: [leaf]}
)";

class OwnOpensslTest : public shakedown_testing::HandshakeTest {
 protected:
  // A whole handshake that fails on certificates, inside the library.
  void FailAHandshake() {
    Given(kExpiredServer);
    SSLContextRef context = MakeClient(world());
    EXPECT_THAT(SSLHandshake(context), FailsWith(errSSLCertExpired));
    SSLClose(context);
    CFRelease(context);
  }
};

TEST_F(OwnOpensslTest, FunctionsAreTheSystemLibrarys) {
  Dl_info info{};
  ASSERT_NE(dladdr(reinterpret_cast<void*>(&SSL_CTX_new), &info), 0);
  EXPECT_THAT(info.dli_fname, ::testing::HasSubstr("libssl.so"));
}

TEST_F(OwnOpensslTest, ErrorsOfTheDoubleStayInside) {
  ERR_clear_error();
  FailAHandshake();
  EXPECT_EQ(ERR_peek_error(), 0u);
}

TEST_F(OwnOpensslTest, RandomnessIsNotSeeded) {
  std::array<unsigned char, 16> one{}, two{};
  FailAHandshake();
  RAND_bytes(one.data(), one.size());
  FailAHandshake();
  RAND_bytes(two.data(), two.size());
  EXPECT_NE(one, two);
}

TEST_F(OwnOpensslTest, ClockIsTheMachines) {
  Given(kExpiredServer);
  SSL_SESSION* session = SSL_SESSION_new();
  const time_t now = time(nullptr);
  EXPECT_NEAR(static_cast<double>(SSL_SESSION_get_time(session)),
              static_cast<double>(now), 5);
  SSL_SESSION_free(session);
}

}  // namespace

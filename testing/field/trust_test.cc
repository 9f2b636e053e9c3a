// SPDX-License-Identifier: Apache-2.0
// Apps out of the field that take a trust for granted.
#include <Security/SecureTransportPriv.h>

#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;

using NoPeerTrustTest = FieldTest;

// A server that proves itself by a shared secret has no certificate.
constexpr char kServerWithoutCertificate[] =
    "server: {suites: [TLS_PSK_WITH_AES_128_CBC_SHA], psk: {secret: abc}}\n";

// libgit2/libgit2#3885, PR#3886: CFRelease of the trust that SSLCopyPeerTrust
// gave, success and NULL. kornelski/rust-security-framework PR#61: the same.
TEST_F(NoPeerTrustTest, SuccessGivesNullAndReleasingItCrashes) {
  Open(kServerWithoutCertificate);
  const SSLCipherSuite suite = TLS_PSK_WITH_AES_128_CBC_SHA;
  SSLSetEnabledCiphers(context(), &suite, 1);
  SSLSetPSKSharedSecret(context(), "abc", 3);
  SSLSetPSKIdentity(context(), "me", 2);
  ASSERT_THAT(SSLHandshake(context()), Succeeds());
  SecTrustRef trust = nullptr;
  EXPECT_THAT(SSLCopyPeerTrust(context(), &trust), Succeeds());
  EXPECT_EQ(trust, nullptr);
  EXPECT_DEATH(CFRelease(trust), "CFRelease\\(NULL\\)");
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
#include "src/peer/identity/host_identities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

// leaf has a key of P-256, rsa_leaf one of RSA.
Script ServerOfTwoSites() {
  Script script = ServerScript();
  script.chains = {{"RSA.example.com", {"rsa_leaf", "issuing"}}};
  return script;
}

// The key of the certificate that an app gets that names this host.
int KeyShownTo(const char* host) {
  World world;
  Connection c(world, ServerOfTwoSites());
  if (host != nullptr) SSL_set_tlsext_host_name(c.app.ssl(), host);
  EXPECT_TRUE(c.app.Handshake()) << c.app.failure();
  return EVP_PKEY_base_id(
      X509_get0_pubkey(SSL_get0_peer_certificate(c.app.ssl())));
}

TEST(HostIdentitiesTest, NamedHostIsShown) {
  EXPECT_EQ(KeyShownTo("rsa.example.com"), EVP_PKEY_RSA);
  EXPECT_EQ(KeyShownTo("rsa.EXAMPLE.com"), EVP_PKEY_RSA);
}

TEST(HostIdentitiesTest, OthersAreShownTheDefault) {
  EXPECT_EQ(KeyShownTo("www.rsa.example.com"), EVP_PKEY_EC);
  EXPECT_EQ(KeyShownTo(nullptr), EVP_PKEY_EC);
}

struct Refused {
  const char* name;
  void (*break_it)(Script&);
  const char* sentence;
};

class RefusedHostsTest : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedHostsTest, AreToldInASentence) {
  World world;
  Script script = ServerOfTwoSites();
  GetParam().break_it(script);
  const auto made = MakePeer(script, world.certificates, world.simulation);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().message, GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedHostsTest,
    ::testing::Values(Refused{"Empty",
                              [](Script& s) { s.chains["a.test"] = {}; },
                              "the chain of a.test is empty"},
                      Refused{"OfAClient",
                              [](Script& s) { s.is_server = false; },
                              "chains by host are a server's"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace shakedown::peer

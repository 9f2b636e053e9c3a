// SPDX-License-Identifier: Apache-2.0
// Identities and policies, which only hold what they were given.
#include "src/security/identity.h"

#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/key.h"
#include "src/security/policy.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class IdentityTest : public testing::Test {
 protected:
  CFRef<SecIdentityRef> Identify(const std::string& name) {
    return MakeIdentity(Make({.subject = name}), TestKey());
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
};

TEST_F(IdentityTest, GivesBackBothHalves) {
  const Bytes der = Make({.subject = "a.test"});
  const auto identity = MakeIdentity(der, TestKey());
  CFRef<SecCertificateRef> certificate;
  CFRef<SecKeyRef> key;
  EXPECT_EQ(SecIdentityCopyCertificate(identity.get(), certificate.Receive()),
            errSecSuccess);
  EXPECT_EQ(SecIdentityCopyPrivateKey(identity.get(), key.Receive()),
            errSecSuccess);
  EXPECT_EQ(DerOf(certificate.get()), der);
  EXPECT_EQ(EvpKeyOf(key.get()), TestKey());
}

TEST_F(IdentityTest, HoldsItsHalvesAndLetsThemGo) {
  const int64_t certificates = Certificate::kType.live();
  const int64_t keys = Key::kType.live();
  CFRef<SecIdentityRef> identity = Identify("a.test");
  EXPECT_EQ(Certificate::kType.live(), certificates + 1);
  EXPECT_EQ(Key::kType.live(), keys + 1);
  identity.Reset();
  EXPECT_EQ(Certificate::kType.live(), certificates);
  EXPECT_EQ(Key::kType.live(), keys);
}

TEST_F(IdentityTest, HalfAnIdentityIsNone) {
  EXPECT_FALSE(MakeIdentity(AsBytes("garbage"), TestKey()));
  EXPECT_FALSE(MakeIdentity(Make({.subject = "a.test"}), nullptr));
  EXPECT_EQ(SecIdentityCopyPrivateKey(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SecIdentityCopyCertificate(nullptr, nullptr), errSecParam);
}

TEST_F(IdentityTest, IdentitiesAreEqualIfBothHalvesAre) {
  const Bytes der = Make({.subject = "a.test"});
  const auto one = MakeIdentity(der, TestKey());
  const auto same = MakeIdentity(der, TestKey());
  EXPECT_TRUE(CFEqual(one.get(), same.get()));
  EXPECT_FALSE(CFEqual(one.get(), Identify("b.test").get()));
  EXPECT_EQ(CFGetTypeID(one.get()), SecIdentityGetTypeID());
}

TEST(PolicyTest, PoliciesAreEqualBySideAndHost) {
  const auto name = cf::MakeString("a.test");
  const auto server =
      CFRef<SecPolicyRef>::Adopt(SecPolicyCreateSSL(true, name.get()));
  const auto client =
      CFRef<SecPolicyRef>::Adopt(SecPolicyCreateSSL(false, name.get()));
  EXPECT_TRUE(
      CFEqual(server.get(), MakeSslPolicy(Usage::kServer, "a.test").get()));
  EXPECT_FALSE(CFEqual(server.get(), client.get()));
  EXPECT_EQ(CFGetTypeID(server.get()), SecPolicyGetTypeID());
}

TEST(PolicyTest, DescriptionSaysWhatItAsks) {
  const auto basic = CFRef<SecPolicyRef>::Adopt(SecPolicyCreateBasicX509());
  EXPECT_EQ(cf::DescribeRef(basic.get()), "<SecPolicy basic X.509>");
  EXPECT_EQ(cf::DescribeRef(MakeSslPolicy(Usage::kServer, "a.test").get()),
            "<SecPolicy SSL server a.test>");
}

}  // namespace
}  // namespace shakedown::security

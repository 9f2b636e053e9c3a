// SPDX-License-Identifier: Apache-2.0
#include "src/security/key.h"

#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/openssl/library_context.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class KeyTest : public testing::Test {
 protected:
  ByteView Encoded(const CFRef<SecKeyRef>& key) {
    encoded_ = CFRef<CFDataRef>::Adopt(
        SecKeyCopyExternalRepresentation(key.get(), nullptr));
    return cf::ToBytes(encoded_.get());
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  CFRef<CFDataRef> encoded_;
};

TEST_F(KeyTest, BlockSizeIsThatOfTheModulusOrTheField) {
  const auto rsa = MakeKey(MakeRsaKey(2048), KeyClass::kPublic);
  const auto curve = MakeKey(TestKey(), KeyClass::kPublic);
  EXPECT_EQ(SecKeyGetBlockSize(rsa.get()), 256u);
  EXPECT_EQ(SecKeyGetBlockSize(curve.get()), 32u);
}

TEST_F(KeyTest, PublicPointIsUncompressedAndPrivateNumberFollowsIt) {
  const ByteView point = Encoded(MakeKey(TestKey(), KeyClass::kPublic));
  ASSERT_EQ(point.size(), 65u);
  EXPECT_EQ(point[0], 4);
  EXPECT_EQ(Encoded(MakeKey(TestKey(), KeyClass::kPrivate)).size(), 97u);
}

TEST_F(KeyTest, PublicRsaKeyIsPkcs1) {
  const auto key = MakeRsaKey(2048);
  const ByteView der = Encoded(MakeKey(key, KeyClass::kPublic));
  ASSERT_GT(der.size(), 256u);
  const unsigned char* at = der.data();
  const openssl::KeyPtr decoded(d2i_PublicKey(
      EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));  // NOLINT
  EXPECT_EQ(EVP_PKEY_eq(decoded.get(), key.get()), 1);
}

TEST_F(KeyTest, KeyOfAnotherKindHasNoRepresentation) {
  const std::shared_ptr<EVP_PKEY> ed25519(
      EVP_PKEY_Q_keygen(openssl::LibraryContext(), nullptr, "ED25519"),
      &EVP_PKEY_free);
  const auto key = MakeKey(ed25519, KeyClass::kPublic);
  CFRef<CFErrorRef> error;
  EXPECT_EQ(SecKeyCopyExternalRepresentation(key.get(), error.Receive()),
            nullptr);
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecUnimplemented);
}

TEST_F(KeyTest, KeysAreEqualByNumberAndClass) {
  const auto one = MakeKey(TestKey(), KeyClass::kPublic);
  const auto same = MakeKey(TestKey(), KeyClass::kPublic);
  const auto half = MakeKey(TestKey(), KeyClass::kPrivate);
  EXPECT_TRUE(CFEqual(one.get(), same.get()));
  EXPECT_FALSE(CFEqual(one.get(), half.get()));
  EXPECT_EQ(cf::DescribeRef(half.get()), "<SecKey EC, 256 bits, private>");
}

TEST_F(KeyTest, NoKeyMakesNoObject) {
  EXPECT_FALSE(MakeKey(nullptr, KeyClass::kPublic));
}

}  // namespace
}  // namespace shakedown::security

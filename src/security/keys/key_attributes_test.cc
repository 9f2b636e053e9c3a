// SPDX-License-Identifier: Apache-2.0
// Keys made from bytes and from the seed, and what they tell of themselves.
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <Security/SecKeyPriv.h>

#include "src/security/key.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class KeyAttributesTest : public KeychainFixture {
 protected:
  CFRef<CFMutableDictionaryRef> Describe(CFStringRef type,
                                         CFStringRef key_class) {
    auto dictionary = cf::MakeMutableDictionary();
    CFDictionarySetValue(dictionary.get(), kSecAttrKeyType, type);
    CFDictionarySetValue(dictionary.get(), kSecAttrKeyClass, key_class);
    return dictionary;
  }

  CFRef<SecKeyRef> Read(CFDataRef data, CFDictionaryRef attributes) {
    return CFRef<SecKeyRef>::Adopt(
        SecKeyCreateWithData(data, attributes, error.Receive()));
  }

  OSStatus Generate(CFStringRef type, int bits, bool permanent = false) {
    auto parameters = Describe(type, kSecAttrKeyClassPrivate);
    CFDictionarySetValue(parameters.get(), kSecAttrKeySizeInBits,
                         cf::MakeNumber(bits).get());
    if (permanent) {
      CFDictionarySetValue(parameters.get(), kSecAttrIsPermanent,
                           kCFBooleanTrue);
    }
    return SecKeyGeneratePair(parameters.get(), public_key.Receive(),
                              private_key.Receive());
  }

  CFRef<SecKeyRef> public_key;
  CFRef<SecKeyRef> private_key;
  CFRef<CFErrorRef> error;
};

TEST_F(KeyAttributesTest, ExternalRepresentationMakesTheSameKey) {
  const std::pair<const char*, CFStringRef> keys[] = {
      {"alice", kSecAttrKeyTypeEC}, {"bob", kSecAttrKeyTypeRSA}};
  for (const auto& [name, type] : keys) {
    for (const KeyClass key_class : {KeyClass::kPrivate, KeyClass::kPublic}) {
      const auto key = MakeKey(set[name].key, key_class);
      const auto data = CFRef<CFDataRef>::Adopt(
          SecKeyCopyExternalRepresentation(key.get(), nullptr));
      const auto attributes = Describe(type, key_class == KeyClass::kPrivate
                                                 ? kSecAttrKeyClassPrivate
                                                 : kSecAttrKeyClassPublic);
      const auto again = Read(data.get(), attributes.get());
      ASSERT_TRUE(again) << name;
      EXPECT_TRUE(CFEqual(again.get(), key.get())) << name;
    }
  }
}

TEST_F(KeyAttributesTest, WhatIsNoKeyIsRefused) {
  const auto attributes = Describe(kSecAttrKeyTypeEC, kSecAttrKeyClassPublic);
  EXPECT_FALSE(Read(cf::MakeData(Bytes(65, 4)).get(), attributes.get()));
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecParam);
  EXPECT_FALSE(Read(cf::MakeData(Bytes()).get(), attributes.get()));
  EXPECT_FALSE(Read(nullptr, attributes.get()));
  EXPECT_FALSE(Read(cf::MakeData(Bytes(65, 4)).get(), nullptr));
}

TEST_F(KeyAttributesTest, AttributesTellClassKindAndSize) {
  const auto key = MakeKey(set["bob"].key, KeyClass::kPrivate);
  const auto attributes =
      CFRef<CFDictionaryRef>::Adopt(SecKeyCopyAttributes(key.get()));
  const auto is = [&](CFStringRef name, CFTypeRef value) {
    return CFEqual(CFDictionaryGetValue(attributes.get(), name), value) != 0;
  };
  EXPECT_TRUE(is(kSecAttrKeyClass, kSecAttrKeyClassPrivate));
  EXPECT_TRUE(is(kSecAttrKeyType, kSecAttrKeyTypeRSA));
  EXPECT_TRUE(is(kSecAttrKeySizeInBits, cf::MakeNumber(2048).get()));
  EXPECT_TRUE(is(kSecAttrCanSign, kCFBooleanTrue));
}

TEST_F(KeyAttributesTest, AlgorithmIsToldByANumber) {
  const auto ec = MakeKey(set["alice"].key, KeyClass::kPublic);
  const auto rsa = MakeKey(set["bob"].key, KeyClass::kPublic);
  EXPECT_EQ(SecKeyGetAlgorithmId(ec.get()), kSecECDSAAlgorithmID);
  EXPECT_EQ(SecKeyGetAlgorithmId(rsa.get()), kSecRSAAlgorithmID);
}

TEST_F(KeyAttributesTest, PairComesFromTheSeed) {
  ASSERT_EQ(Generate(kSecAttrKeyTypeEC, 256), errSecSuccess);
  const auto half =
      CFRef<SecKeyRef>::Adopt(SecKeyCopyPublicKey(private_key.get()));
  EXPECT_TRUE(CFEqual(half.get(), public_key.get()));
  const auto first = public_key;
  Simulation other;
  const Simulation::Scope inner(other);
  ASSERT_EQ(Generate(kSecAttrKeyTypeEC, 256), errSecSuccess);
  EXPECT_TRUE(CFEqual(public_key.get(), first.get()));
}

TEST_F(KeyAttributesTest, PermanentPairLiesInTheKeychain) {
  ASSERT_EQ(Generate(kSecAttrKeyTypeRSA, 1024, true), errSecSuccess);
  EXPECT_EQ(keychains.default_file()->items.size(), 2u);
  keychains.LockAll();
  EXPECT_EQ(Generate(kSecAttrKeyTypeRSA, 1024, true),
            errSecInteractionNotAllowed);
}

TEST_F(KeyAttributesTest, SizesThatThereAreNotAreRefused) {
  EXPECT_EQ(Generate(kSecAttrKeyTypeEC, 255 * 8), errSecParam);
  EXPECT_EQ(Generate(kSecAttrKeyTypeRSA, 0), errSecParam);
  EXPECT_EQ(Generate(kSecAttrKeyTypeRSA, 100'000), errSecParam);
  EXPECT_EQ(Generate(CFSTR("none"), 256), errSecParam);
  EXPECT_EQ(SecKeyGeneratePair(nullptr, nullptr, nullptr), errSecParam);
}

}  // namespace
}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// What keys sign, they verify; what they encrypt, they decrypt.
#include <Security/SecKey.h>

#include "src/security/key.h"
#include "src/security/keychain/keychain_for_test.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class SignatureTest : public KeychainFixture {
 protected:
  CFRef<SecKeyRef> Private(const std::string& name) {
    return MakeKey(set[name].key, KeyClass::kPrivate);
  }
  CFRef<SecKeyRef> Public(const std::string& name) {
    return MakeKey(set[name].key, KeyClass::kPublic);
  }

  CFRef<CFDataRef> Sign(const std::string& name, SecKeyAlgorithm algorithm,
                        CFDataRef data) {
    return CFRef<CFDataRef>::Adopt(SecKeyCreateSignature(
        Private(name).get(), algorithm, data, error.Receive()));
  }

  bool Verify(const std::string& name, SecKeyAlgorithm algorithm,
              CFDataRef data, CFDataRef signature) {
    return SecKeyVerifySignature(Public(name).get(), algorithm, data, signature,
                                 error.Receive()) != 0;
  }

  CFIndex Code() { return error ? CFErrorGetCode(error.get()) : 0; }

  CFRef<CFDataRef> message = cf::MakeData(AsBytes("a message"));
  CFRef<CFDataRef> other = cf::MakeData(AsBytes("another one"));
  CFRef<CFDataRef> digest = cf::MakeData(Bytes(32, 7));
  CFRef<CFErrorRef> error;
};

TEST_F(SignatureTest, MessageIsVerifiedWithTheSameAlgorithm) {
  const std::pair<const char*, SecKeyAlgorithm> cases[] = {
      {"bob", kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA256},
      {"bob", kSecKeyAlgorithmRSASignatureMessagePSSSHA512},
      {"alice", kSecKeyAlgorithmECDSASignatureMessageX962SHA1},
      {"alice", kSecKeyAlgorithmECDSASignatureMessageX962SHA512}};
  for (const auto& [name, algorithm] : cases) {
    const auto signature = Sign(name, algorithm, message.get());
    ASSERT_TRUE(signature) << cf::ToStdString(algorithm);
    EXPECT_TRUE(Verify(name, algorithm, message.get(), signature.get()));
    EXPECT_FALSE(Verify(name, algorithm, other.get(), signature.get()));
    EXPECT_EQ(Code(), errSecVerifyFailed);
  }
}

TEST_F(SignatureTest, DigestMustHaveItsLength) {
  const auto algorithm = kSecKeyAlgorithmECDSASignatureDigestX962SHA256;
  EXPECT_TRUE(Sign("alice", algorithm, digest.get()));
  EXPECT_FALSE(Sign("alice", algorithm, message.get()));
  EXPECT_EQ(Code(), errSecParam);
}

TEST_F(SignatureTest, AlgorithmMustBeTheKeys) {
  EXPECT_FALSE(Sign("alice", kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA1,
                    message.get()));
  EXPECT_FALSE(Sign("alice", CFSTR("algid:nonsense"), message.get()));
  EXPECT_FALSE(Sign("alice", nullptr, message.get()));
  EXPECT_EQ(Code(), errSecParam);
}

TEST_F(SignatureTest, SameSeedGivesTheSameSignature) {
  const auto algorithm = kSecKeyAlgorithmECDSASignatureMessageX962SHA256;
  CFRef<CFDataRef> signatures[2];
  for (auto& signature : signatures) {
    Simulation world;
    const Simulation::Scope inner(world);
    signature = Sign("alice", algorithm, message.get());
  }
  EXPECT_TRUE(CFEqual(signatures[0].get(), signatures[1].get()));
}

TEST_F(SignatureTest, RefusedKeySignsNothing) {
  keychains.Refuse(set["bob"].key.get(), errSecInDarkWake);
  EXPECT_FALSE(Sign("bob", kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA256,
                    message.get()));
  EXPECT_EQ(Code(), errSecInDarkWake);
}

TEST_F(SignatureTest, RawSignatureIsVerified) {
  Bytes signature(256);
  size_t length = signature.size();
  const Bytes hash(32, 7);
  ASSERT_EQ(SecKeyRawSign(Private("bob").get(), kSecPaddingPKCS1SHA256,
                          hash.data(), hash.size(), signature.data(), &length),
            errSecSuccess);
  EXPECT_EQ(length, 256u);
  EXPECT_EQ(SecKeyRawVerify(Public("bob").get(), kSecPaddingPKCS1SHA256,
                            hash.data(), hash.size(), signature.data(), length),
            errSecSuccess);
  signature[9] ^= 1;
  EXPECT_EQ(SecKeyRawVerify(Public("bob").get(), kSecPaddingPKCS1SHA256,
                            hash.data(), hash.size(), signature.data(), length),
            errSecVerifyFailed);
}

TEST_F(SignatureTest, MemoryOneByteTooSmallIsRefused) {
  Bytes signature(255);
  size_t length = signature.size();
  const Bytes hash(32, 7);
  EXPECT_EQ(SecKeyRawSign(Private("bob").get(), kSecPaddingPKCS1SHA256,
                          hash.data(), hash.size(), signature.data(), &length),
            errSecParam);
}

TEST_F(SignatureTest, EncryptedBytesComeBack) {
  for (const SecPadding padding : {kSecPaddingPKCS1, kSecPaddingOAEP}) {
    const Bytes plain = {1, 2, 3};
    Bytes cipher(256);
    size_t length = cipher.size();
    ASSERT_EQ(SecKeyEncrypt(Public("bob").get(), padding, plain.data(),
                            plain.size(), cipher.data(), &length),
              errSecSuccess);
    Bytes back(256);
    size_t back_length = back.size();
    ASSERT_EQ(SecKeyDecrypt(Private("bob").get(), padding, cipher.data(),
                            length, back.data(), &back_length),
              errSecSuccess);
    back.resize(back_length);
    EXPECT_EQ(back, plain);
  }
}

TEST_F(SignatureTest, WhatIsNoCipherTextCannotBeDecrypted) {
  const Bytes cipher(256, 1);
  Bytes plain(256);
  size_t length = plain.size();
  EXPECT_EQ(SecKeyDecrypt(Private("bob").get(), kSecPaddingOAEP, cipher.data(),
                          cipher.size(), plain.data(), &length),
            errSecDecode);
  EXPECT_EQ(SecKeyDecrypt(Private("alice").get(), kSecPaddingPKCS1,
                          cipher.data(), cipher.size(), plain.data(), &length),
            errSecParam);
  EXPECT_EQ(SecKeyDecrypt(nullptr, kSecPaddingPKCS1, cipher.data(),
                          cipher.size(), plain.data(), &length),
            errSecParam);
}

}  // namespace
}  // namespace shakedown::security

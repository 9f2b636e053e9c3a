// SPDX-License-Identifier: Apache-2.0
// Ciphers against the examples of their standards; padding, pieces, room.
#include <CommonCrypto/CommonCryptor.h>
#include <gtest/gtest.h>

#include <string>

#include "src/base/bytes.h"

namespace shakedown {
namespace {

Bytes FromHex(const std::string& hex) {
  Bytes bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(
        static_cast<uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

struct Job {
  CCAlgorithm algorithm = kCCAlgorithmAES;
  CCOptions options = kCCOptionECBMode;
  Bytes key = Bytes(16, 1);
  Bytes iv = {};
  size_t room = 1000;
};

CCCryptorStatus Crypt(CCOperation operation, const Job& job, const Bytes& in,
                      Bytes& out) {
  out.assign(job.room, 0);
  size_t moved = 0;
  const auto status =
      CCCrypt(operation, job.algorithm, job.options, job.key.data(),
              job.key.size(), job.iv.empty() ? nullptr : job.iv.data(),
              in.data(), in.size(), out.data(), out.size(), &moved);
  out.resize(moved);
  return status;
}

struct CipherCase {
  const char* name;
  CCAlgorithm algorithm;
  const char* key;
  const char* plain;
  const char* cipher;
};

class CipherTest : public testing::TestWithParam<CipherCase> {};

TEST_P(CipherTest, OneBlockIsTheStandards) {
  const Job job{.algorithm = GetParam().algorithm,
                .key = FromHex(GetParam().key)};
  Bytes out;
  EXPECT_EQ(Crypt(kCCEncrypt, job, FromHex(GetParam().plain), out), kCCSuccess);
  EXPECT_EQ(ToHex(out), GetParam().cipher);
  EXPECT_EQ(Crypt(kCCDecrypt, job, FromHex(GetParam().cipher), out),
            kCCSuccess);
  EXPECT_EQ(ToHex(out), GetParam().plain);
}

INSTANTIATE_TEST_SUITE_P(
    All, CipherTest,
    testing::Values(
        CipherCase{"AesOfFips197C1", kCCAlgorithmAES,
                   "000102030405060708090a0b0c0d0e0f",
                   "00112233445566778899aabbccddeeff",
                   "69c4e0d86a7b0430d8cdb78070b4c55a"},
        CipherCase{"AesOfFips197C3", kCCAlgorithmAES,
                   "000102030405060708090a0b0c0d0e0f"
                   "101112131415161718191a1b1c1d1e1f",
                   "00112233445566778899aabbccddeeff",
                   "8ea2b7ca516745bfeafc49904b496089"},
        CipherCase{"DesOfSp80017A", kCCAlgorithmDES, "0101010101010101",
                   "8000000000000000", "95f8a5e5dd31d900"},
        CipherCase{"TripleDesWithOneKeyIsDes", kCCAlgorithm3DES,
                   "010101010101010101010101010101010101010101010101",
                   "8000000000000000", "95f8a5e5dd31d900"},
        CipherCase{"Rc2OfRfc2268Section5", kCCAlgorithmRC2,
                   "88bca90e90875a7f0f79c384627bafb2", "0000000000000000",
                   "2269552ab0f85ca6"}),
    [](const auto& info) { return std::string(info.param.name); });

// NIST SP 800-38A F.2.1, the first two blocks.
TEST(CryptorTest, BlocksAreChained) {
  const Job job{.options = 0,
                .key = FromHex("2b7e151628aed2a6abf7158809cf4f3c"),
                .iv = FromHex("000102030405060708090a0b0c0d0e0f")};
  const std::string plain =
      "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51";
  Bytes out;
  EXPECT_EQ(Crypt(kCCEncrypt, job, FromHex(plain), out), kCCSuccess);
  EXPECT_EQ(ToHex(out),
            "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2");
  const Bytes cipher = out;
  EXPECT_EQ(Crypt(kCCDecrypt, job, cipher, out), kCCSuccess);
  EXPECT_EQ(ToHex(out), plain);
}

TEST(CryptorTest, PaddedTextOfEachLengthComesBack) {
  const Job job{.options = kCCOptionPKCS7Padding};
  for (size_t length = 0; length <= 33; ++length) {
    const Bytes plain(length, 9);
    Bytes cipher;
    ASSERT_EQ(Crypt(kCCEncrypt, job, plain, cipher), kCCSuccess);
    EXPECT_EQ(cipher.size(), length / 16 * 16 + 16);
    Bytes back;
    ASSERT_EQ(Crypt(kCCDecrypt, job, cipher, back), kCCSuccess);
    EXPECT_EQ(back, plain);
  }
}

TEST(CryptorTest, PiecesGiveWhatTheWholeGives) {
  const Job job{.options = kCCOptionPKCS7Padding};
  const Bytes plain(50, 7);
  Bytes whole;
  ASSERT_EQ(Crypt(kCCEncrypt, job, plain, whole), kCCSuccess);
  CCCryptorRef cryptor = nullptr;
  ASSERT_EQ(CCCryptorCreate(kCCEncrypt, job.algorithm, job.options,
                            job.key.data(), job.key.size(), nullptr, &cryptor),
            kCCSuccess);
  Bytes pieces(100);
  size_t total = 0;
  size_t moved = 0;
  for (const uint8_t byte : plain) {
    ASSERT_EQ(CCCryptorUpdate(cryptor, &byte, 1, pieces.data() + total,
                              pieces.size() - total, &moved),
              kCCSuccess);
    total += moved;
  }
  ASSERT_EQ(CCCryptorFinal(cryptor, pieces.data() + total,
                           pieces.size() - total, &moved),
            kCCSuccess);
  pieces.resize(total + moved);
  EXPECT_EQ(pieces, whole);
  CCCryptorRelease(cryptor);
}

TEST(CryptorTest, WrongPaddingIsADecodeError) {
  const Job job{.options = kCCOptionPKCS7Padding | kCCOptionECBMode};
  Bytes cipher;
  const Job unpadded{.options = kCCOptionECBMode};
  ASSERT_EQ(Crypt(kCCEncrypt, unpadded, Bytes(16, 0), cipher), kCCSuccess);
  Bytes out;
  EXPECT_EQ(Crypt(kCCDecrypt, job, cipher, out), kCCDecodeError);
}

TEST(CryptorTest, HalfABlockWithoutPaddingIsAnAlignmentError) {
  Bytes out;
  EXPECT_EQ(Crypt(kCCEncrypt, Job(), Bytes(15, 0), out), kCCAlignmentError);
  EXPECT_EQ(Crypt(kCCDecrypt, Job(), Bytes(17, 0), out), kCCAlignmentError);
}

TEST(CryptorTest, OneByteTooFewTellsHowManyAreNeeded) {
  Bytes out;
  const Job job{.options = kCCOptionPKCS7Padding, .room = 31};
  EXPECT_EQ(Crypt(kCCEncrypt, job, Bytes(16, 0), out), kCCBufferTooSmall);
  EXPECT_EQ(out.size(), 32u);
}

TEST(CryptorTest, WrongArgumentsAreRefused) {
  Bytes out;
  EXPECT_EQ(Crypt(kCCEncrypt, {.key = Bytes(15)}, {}, out), kCCParamError);
  EXPECT_EQ(Crypt(2, Job(), {}, out), kCCParamError);
  EXPECT_EQ(Crypt(kCCEncrypt, {.algorithm = 99}, {}, out), kCCParamError);
  EXPECT_EQ(Crypt(kCCEncrypt, {.algorithm = kCCAlgorithmRC4}, {}, out),
            kCCUnimplemented);
  EXPECT_EQ(CCCryptorUpdate(nullptr, nullptr, 0, nullptr, 0, nullptr),
            kCCParamError);
  EXPECT_EQ(CCCryptorFinal(nullptr, nullptr, 0, nullptr), kCCParamError);
}

}  // namespace
}  // namespace shakedown

// SPDX-License-Identifier: Apache-2.0
// Digests and MACs against the examples of their standards.
#include <CommonCrypto/CommonDigest.h>
#include <CommonCrypto/CommonHMAC.h>
#include <gtest/gtest.h>

#include <string>

#include "src/base/bytes.h"

namespace shakedown {
namespace {

using OneShot = unsigned char* (*)(const void*, CC_LONG, unsigned char*);

struct DigestCase {
  const char* name;
  OneShot digest;
  size_t length;
  const char* of_abc;  // RFC 1321 A.5; FIPS 180-4's published examples
};

class DigestTest : public testing::TestWithParam<DigestCase> {};

TEST_P(DigestTest, OfAbcIsTheStandards) {
  Bytes digest(GetParam().length);
  EXPECT_EQ(GetParam().digest("abc", 3, digest.data()), digest.data());
  EXPECT_EQ(ToHex(digest), GetParam().of_abc);
}

INSTANTIATE_TEST_SUITE_P(
    All, DigestTest,
    testing::Values(
        DigestCase{"Md5", &CC_MD5, CC_MD5_DIGEST_LENGTH,
                   "900150983cd24fb0d6963f7d28e17f72"},
        DigestCase{"Sha1", &CC_SHA1, CC_SHA1_DIGEST_LENGTH,
                   "a9993e364706816aba3e25717850c26c9cd0d89d"},
        DigestCase{"Sha224", &CC_SHA224, CC_SHA224_DIGEST_LENGTH,
                   "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
        DigestCase{"Sha256", &CC_SHA256, CC_SHA256_DIGEST_LENGTH,
                   "ba7816bf8f01cfea414140de5dae2223"
                   "b00361a396177a9cb410ff61f20015ad"},
        DigestCase{"Sha384", &CC_SHA384, CC_SHA384_DIGEST_LENGTH,
                   "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
                   "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"},
        DigestCase{"Sha512", &CC_SHA512, CC_SHA512_DIGEST_LENGTH,
                   "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"
                   "0a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                   "454d4423643ce80e2a9ac94fa54ca49f"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(DigestContextTest, CopyGoesItsOwnWay) {
  CC_SHA256_CTX context;
  CC_SHA256_Init(&context);
  CC_SHA256_Update(&context, "a", 1);
  CC_SHA256_CTX copy = context;
  CC_SHA256_Update(&context, "x", 1);
  CC_SHA256_Update(&copy, "bc", 2);
  Bytes digest(CC_SHA256_DIGEST_LENGTH);
  CC_SHA256_Final(digest.data(), &copy);
  Bytes expected(CC_SHA256_DIGEST_LENGTH);
  CC_SHA256("abc", 3, expected.data());
  EXPECT_EQ(digest, expected);
}

std::string Mac(CCHmacAlgorithm algorithm, const std::string& key,
                const std::string& data, size_t length) {
  Bytes mac(length);
  CCHmac(algorithm, key.data(), key.size(), data.data(), data.size(),
         mac.data());
  return ToHex(mac);
}

// RFC 2202 section 3 and RFC 4231 section 4, test cases 2; and 6, whose key is
// longer than a block.
TEST(HmacTest, MacsAreTheStandards) {
  const std::string data = "what do ya want for nothing?";
  EXPECT_EQ(Mac(kCCHmacAlgSHA1, "Jefe", data, 20),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(Mac(kCCHmacAlgMD5, "Jefe", data, 16),
            "750c783e6ab0b503eaa86e310a5db738");
  EXPECT_EQ(Mac(kCCHmacAlgSHA256, "Jefe", data, 32),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(Mac(kCCHmacAlgSHA256, std::string(131, '\xaa'),
                "Test Using Larger Than Block-Size Key - Hash Key First", 32),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(HmacTest, UnknownAlgorithmWritesNothing) {
  Bytes mac = {1, 2};
  CCHmac(99, "key", 3, "data", 4, mac.data());
  EXPECT_EQ(mac, Bytes({1, 2}));
}

TEST(DigestTest, NullEndsTheProcessWithASentence) {
  EXPECT_DEATH(CC_MD5_Init(nullptr), "CC_MD5_Init was given NULL");
  EXPECT_DEATH(CC_SHA256("", 0, nullptr), "CC_SHA256 was given NULL");
  EXPECT_DEATH(CCHmacUpdate(nullptr, "", 0), "CCHmacUpdate was given NULL");
}

}  // namespace
}  // namespace shakedown

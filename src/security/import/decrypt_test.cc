// SPDX-License-Identifier: Apache-2.0
// Decryption of what OpenSSL 3 writes only with its legacy module: the expected
// values were made with it (openssl kdf, openssl enc; password "secret", salt
// 01..08, 2048 iterations).
#include "src/security/import/decrypt.h"

#include <gtest/gtest.h>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/parsed_items.h"

namespace shakedown::security {
namespace {

using AlgorithmPtr =
    std::unique_ptr<X509_ALGOR, openssl::Deleter<&X509_ALGOR_free>>;
using OctetsPtr = std::unique_ptr<ASN1_OCTET_STRING,
                                  openssl::Deleter<&ASN1_OCTET_STRING_free>>;

class DecryptTest : public testing::Test {
 protected:
  std::optional<Bytes> DecryptHex(int nid, const std::string& hex,
                                  int iterations = 2048) {
    const unsigned char salt[] = {1, 2, 3, 4, 5, 6, 7, 8};
    const AlgorithmPtr algorithm(
        PKCS5_pbe_set(nid, iterations, salt, sizeof salt));
    const OctetsPtr octets(ASN1_OCTET_STRING_new());
    long length = 0;  // NOLINT: OpenSSL's type
    unsigned char* bytes = OPENSSL_hexstr2buf(hex.c_str(), &length);
    ASN1_OCTET_STRING_set(octets.get(), bytes, static_cast<int>(length));
    OPENSSL_free(bytes);
    return Decrypt(*algorithm, *octets, password);
  }

  Bytes Text() {
    const ByteView text = AsBytes("RC2 in old files");
    return {text.begin(), text.end()};
  }

  std::string password = "secret";
};

TEST_F(DecryptTest, FortyBitRc2) {
  EXPECT_EQ(DecryptHex(NID_pbe_WithSHA1And40BitRC2_CBC,
                       "0aa8ace77d1790b79efa3f7371203afa3cc432fde6cce5f3"),
            Text());
}

TEST_F(DecryptTest, HundredTwentyEightBitRc2) {
  EXPECT_EQ(DecryptHex(NID_pbe_WithSHA1And128BitRC2_CBC,
                       "9d892e64a73edc998f1c5767b0f88a600f4efae821036c69"),
            Text());
}

TEST_F(DecryptTest, WrongPasswordGivesNothing) {
  password = "wrong";
  EXPECT_FALSE(DecryptHex(NID_pbe_WithSHA1And40BitRC2_CBC,
                          "0aa8ace77d1790b79efa3f7371203afa3cc432fde6cce5f3"));
}

TEST_F(DecryptTest, HalfABlockGivesNothing) {
  EXPECT_FALSE(DecryptHex(NID_pbe_WithSHA1And40BitRC2_CBC, "0aa8ace7"));
}

// It would take hours.
TEST_F(DecryptTest, MoreIterationsThanAnyoneAsksForAreRefused) {
  for (const int nid : {NID_pbe_WithSHA1And40BitRC2_CBC,
                        NID_pbe_WithSHA1And3_Key_TripleDES_CBC}) {
    EXPECT_FALSE(DecryptHex(nid, "0aa8ace77d1790b7", 0x7FFFFFFF));
  }
}

}  // namespace
}  // namespace shakedown::security

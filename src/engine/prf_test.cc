// SPDX-License-Identifier: Apache-2.0
#include "src/engine/prf.h"

#include <gtest/gtest.h>

#include "src/engine/settings.h"

namespace shakedown::engine {
namespace {

std::string HmacHex(Hash hash, ByteView key, std::string_view text) {
  Hmac hmac(hash, key);
  Bytes out(hmac.size());
  hmac.Begin();
  hmac.Update(AsBytes(text));
  hmac.Finish(out.data());
  return ToHex(out);
}

// RFC 2202 section 3 and RFC 4231 section 4.3.
TEST(HmacTest, GivesTheRfcsValues) {
  EXPECT_EQ(
      HmacHex(Hash::kSha1, AsBytes("Jefe"), "what do ya want for nothing?"),
      "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(
      HmacHex(Hash::kSha256, AsBytes("Jefe"), "what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

// RFC 4231 section 4.7: a key longer than a block is hashed.
TEST(HmacTest, LongKeyIsHashed) {
  EXPECT_EQ(HmacHex(Hash::kSha256, Bytes(131, 0xaa),
                    "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(PrfTest, VersionsDiffer) {
  Bytes old_version(20);
  Bytes new_version(20);
  Prf(kTls10, Hash::kSha256, AsBytes("secret"), "label", {}, old_version);
  Prf(kTls12, Hash::kSha256, AsBytes("secret"), "label", {}, new_version);
  EXPECT_NE(old_version, new_version);
}

}  // namespace
}  // namespace shakedown::engine

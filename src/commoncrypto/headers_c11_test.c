// SPDX-License-Identifier: Apache-2.0
// The public headers in C11, used as an app uses them: a fingerprint.
#include <CommonCrypto/CommonCrypto.h>
#include <string.h>

int main(void) {
  unsigned char whole[CC_SHA1_DIGEST_LENGTH];
  unsigned char pieces[CC_SHA1_DIGEST_LENGTH];
  CC_SHA1_CTX context;
  int failures = CC_SHA1("abc", (CC_LONG)3, whole) != whole;
  failures += CC_SHA1_Init(&context) != 1;
  failures += CC_SHA1_Update(&context, "a", 1) != 1;
  failures += CC_SHA1_Update(&context, "bc", 2) != 1;
  failures += CC_SHA1_Final(pieces, &context) != 1;
  failures += memcmp(whole, pieces, sizeof whole) != 0;
  CCHmacContext mac;
  CCHmacInit(&mac, kCCHmacAlgSHA1, "key", 3);
  return failures;
}

// SPDX-License-Identifier: Apache-2.0
// All of CommonCrypto that Shakedown offers, for tests.
#ifndef SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTO_H_
#define SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTO_H_

#include <CommonCrypto/CommonCryptoError.h>
#include <CommonCrypto/CommonCryptor.h>
#include <CommonCrypto/CommonDigest.h>
#include <CommonCrypto/CommonHMAC.h>

#endif  // SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTO_H_

// SPDX-License-Identifier: Apache-2.0
// CommonCrypto/CommonCryptoError.h: results of CommonCrypto's functions.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOERROR_H_
#define SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOERROR_H_

#include <stdint.h>

typedef int32_t CCStatus;
typedef int32_t CCCryptorStatus;
typedef CCCryptorStatus CCRNGStatus;

enum {
  kCCSuccess = 0,
  kCCParamError = -4300,      // an argument is not valid
  kCCBufferTooSmall = -4301,  // what is needed stands in the out-length
  kCCMemoryFailure = -4302,
  kCCAlignmentError = -4303,  // no whole blocks, and no padding
  kCCDecodeError = -4304,     // the padding is wrong
  kCCUnimplemented = -4305
};

#endif  // SHAKEDOWN_COMMONCRYPTO_COMMONCRYPTOERROR_H_

// SPDX-License-Identifier: Apache-2.0
// Security/cssmtype.h: the few words of CDSA that callers of Secure Transport
// still write. A stand-in for tests. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_CSSMTYPE_H_
#define SHAKEDOWN_SECURITY_CSSMTYPE_H_

#include <Security/SecBase.h>

typedef uint32_t uint32;  // as the CDSA's own headers write it
typedef int32_t CSSM_RETURN;
typedef uint32_t CSSM_ALGORITHMS;
typedef uint32_t CSSM_KEYATTR_FLAGS;
typedef uint32_t CSSM_KEYUSE;

// A size and a place, owned by whoever gives it.
typedef struct cssm_data {
  size_t Length;
  uint8_t* Data;
} CSSM_DATA;
typedef CSSM_DATA CSSM_OID;

enum {
  CSSM_OK = 0,
};

// What a key may be used for.
enum {
  CSSM_KEYUSE_ENCRYPT = 0x00000001,
  CSSM_KEYUSE_DECRYPT = 0x00000002,
  CSSM_KEYUSE_SIGN = 0x00000004,
  CSSM_KEYUSE_VERIFY = 0x00000008,
  CSSM_KEYUSE_WRAP = 0x00000040,
  CSSM_KEYUSE_UNWRAP = 0x00000080,
  CSSM_KEYUSE_DERIVE = 0x00000100
};
#define CSSM_KEYUSE_ANY 0x80000000u

enum {
  CSSM_ALGID_RSA = 42,
  CSSM_ALGID_ECDSA = 73,
};

#endif  // SHAKEDOWN_SECURITY_CSSMTYPE_H_

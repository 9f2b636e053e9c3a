// SPDX-License-Identifier: Apache-2.0
// The basic types of Apple's C interfaces, as fixed by their documentation for
// 64-bit targets. Example: OSStatus status = noErr;
#ifndef SHAKEDOWN_MACTYPES_H_
#define SHAKEDOWN_MACTYPES_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint8_t UInt8;
typedef int8_t SInt8;
typedef uint16_t UInt16;
typedef int16_t SInt16;
typedef uint32_t UInt32;
typedef int32_t SInt32;
// As on macOS, where these are long long even though int64_t is not.
typedef unsigned long long UInt64;  // NOLINT: the documented type
typedef signed long long SInt64;    // NOLINT: the documented type

typedef float Float32;
typedef double Float64;

typedef unsigned char Boolean;

// A function's outcome: noErr, or a code listed in docs/result-codes.md.
typedef SInt16 OSErr;
typedef SInt32 OSStatus;

typedef UInt32 FourCharCode;
typedef FourCharCode OSType;

typedef UInt16 UniChar;
typedef UInt32 UTF32Char;
typedef UInt16 UTF16Char;
typedef UInt8 UTF8Char;

// Of the codes older than Security's, those that its callers name.
enum {
  noErr = 0,
  unimpErr = -4,
  ioErr = -36,
  eofErr = -39,
  paramErr = -50,
  memFullErr = -108,
  userCanceledErr = -128
};

#ifdef __cplusplus
}
#endif

#endif  // SHAKEDOWN_MACTYPES_H_

// SPDX-License-Identifier: Apache-2.0
// Bytes read one after the other, from a file or from memory.
// Example: CFReadStreamRef file = CFReadStreamCreateWithFile(NULL, url);
// Reads block. Pairs over sockets, write streams, clients and run loops are not
// offered: an app that needs them fails to link. Not thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_CFSTREAM_H_
#define SHAKEDOWN_COREFOUNDATION_CFSTREAM_H_

#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFError.h>
#include <CoreFoundation/CFString.h>
#include <CoreFoundation/CFURL.h>

typedef struct __CFReadStream* CFReadStreamRef;
typedef CFStringRef CFStreamPropertyKey;

typedef CF_ENUM(CFIndex, CFStreamStatus) {
  kCFStreamStatusNotOpen = 0,
  kCFStreamStatusOpening,
  kCFStreamStatusOpen,
  kCFStreamStatusReading,
  kCFStreamStatusWriting,
  kCFStreamStatusAtEnd,
  kCFStreamStatusClosed,
  kCFStreamStatusError
};

typedef CF_ENUM(CFIndex, CFStreamErrorDomain) {
  kCFStreamErrorDomainCustom = -1L,
  kCFStreamErrorDomainPOSIX = 1,
  kCFStreamErrorDomainMacOSStatus = 2
};

typedef struct {
  CFIndex domain;  // 0 if there is no error
  SInt32 error;
} CFStreamError;

CF_EXPORT CFTypeID CFReadStreamGetTypeID(void);
// CFReadStreamCreateWithFile doesn't look at the file before it is opened. NULL
// if the URL names no file.
CF_EXPORT CFReadStreamRef CFReadStreamCreateWithFile(CFAllocatorRef allocator,
                                                     CFURLRef url);
// CFReadStreamCreateWithBytesNoCopy reads `length` bytes of the caller's, which
// `bytes_deallocator` frees at the stream's end (kCFAllocatorNull: not at all).
CF_EXPORT CFReadStreamRef CFReadStreamCreateWithBytesNoCopy(
    CFAllocatorRef allocator, const UInt8* bytes, CFIndex length,
    CFAllocatorRef bytes_deallocator);

// CFReadStreamOpen is false if the stream can't be opened, or was before.
CF_EXPORT Boolean CFReadStreamOpen(CFReadStreamRef stream);
CF_EXPORT void CFReadStreamClose(CFReadStreamRef stream);
// CFReadStreamRead returns the number of bytes read, at most `capacity`; 0 at
// the end; -1 if the stream isn't open or an error occurred.
CF_EXPORT CFIndex CFReadStreamRead(CFReadStreamRef stream, UInt8* buffer,
                                   CFIndex capacity);
CF_EXPORT Boolean CFReadStreamHasBytesAvailable(CFReadStreamRef stream);
// CFReadStreamGetBuffer always returns NULL, as it may: use CFReadStreamRead.
CF_EXPORT const UInt8* CFReadStreamGetBuffer(CFReadStreamRef stream,
                                             CFIndex capacity, CFIndex* read);

CF_EXPORT CFStreamStatus CFReadStreamGetStatus(CFReadStreamRef stream);
// The error is the POSIX one of opening or reading. CFReadStreamCopyError
// returns NULL if there is none.
CF_EXPORT CFStreamError CFReadStreamGetError(CFReadStreamRef stream);
CF_EXPORT CFErrorRef CFReadStreamCopyError(CFReadStreamRef stream);

#endif  // SHAKEDOWN_COREFOUNDATION_CFSTREAM_H_

// SPDX-License-Identifier: Apache-2.0
// Names of resources; here mostly of files.
// Example: CFURLCreateFromFileSystemRepresentation(NULL, path, length, false);
// Immutable, hence thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_CFURL_H_
#define SHAKEDOWN_COREFOUNDATION_CFURL_H_

#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFString.h>

typedef const struct __CFURL* CFURLRef;

typedef CF_ENUM(CFIndex, CFURLPathStyle) {
  kCFURLPOSIXPathStyle = 0,
  kCFURLHFSPathStyle = 1,
  kCFURLWindowsPathStyle = 2
};

CF_EXPORT CFTypeID CFURLGetTypeID(void);
// CFURLCreateWithString takes a whole URL; `base` must be NULL here. NULL if
// `string` is empty or holds a character no URL may hold.
CF_EXPORT CFURLRef CFURLCreateWithString(CFAllocatorRef allocator,
                                         CFStringRef string, CFURLRef base);
// CFURLCreateFromFileSystemRepresentation takes a path of `length` bytes in
// UTF-8. NULL if `length` is not positive or the bytes are no UTF-8.
CF_EXPORT CFURLRef CFURLCreateFromFileSystemRepresentation(
    CFAllocatorRef allocator, const UInt8* path, CFIndex length,
    Boolean is_directory);
// CFURLCreateWithFileSystemPath knows kCFURLPOSIXPathStyle only, else NULL.
CF_EXPORT CFURLRef CFURLCreateWithFileSystemPath(CFAllocatorRef allocator,
                                                 CFStringRef path,
                                                 CFURLPathStyle style,
                                                 Boolean is_directory);
CF_EXPORT CFURLRef CFURLCreateCopyAppendingPathComponent(
    CFAllocatorRef allocator, CFURLRef url, CFStringRef component,
    Boolean is_directory);
// CFURLGetString is owned by the URL.
CF_EXPORT CFStringRef CFURLGetString(CFURLRef url);
// CFURLCopyFileSystemPath returns the path, without a directory's last slash.
CF_EXPORT CFStringRef CFURLCopyFileSystemPath(CFURLRef url,
                                              CFURLPathStyle style);
// CFURLGetFileSystemRepresentation writes the path in UTF-8 with its NUL; false
// if `capacity` is too small or the URL names no file.
CF_EXPORT Boolean CFURLGetFileSystemRepresentation(CFURLRef url,
                                                   Boolean resolve_against_base,
                                                   UInt8* buffer,
                                                   CFIndex capacity);

#endif  // SHAKEDOWN_COREFOUNDATION_CFURL_H_

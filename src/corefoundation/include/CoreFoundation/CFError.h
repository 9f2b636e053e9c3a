// SPDX-License-Identifier: Apache-2.0
// What went wrong: a domain, a code within it, and more for people.
// Example: if (CFErrorGetCode(error) == errSecHostNameMismatch) ...
// Immutable, hence thread-safe.
#ifndef SHAKEDOWN_COREFOUNDATION_CFERROR_H_
#define SHAKEDOWN_COREFOUNDATION_CFERROR_H_

#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFDictionary.h>
#include <CoreFoundation/CFString.h>

typedef struct __CFError* CFErrorRef;
typedef CFStringRef CFErrorDomain;

CF_EXPORT const CFErrorDomain kCFErrorDomainPOSIX;
CF_EXPORT const CFErrorDomain kCFErrorDomainOSStatus;
CF_EXPORT const CFErrorDomain kCFErrorDomainMach;
CF_EXPORT const CFErrorDomain kCFErrorDomainCocoa;

// Keys of the user info.
CF_EXPORT const CFStringRef kCFErrorLocalizedDescriptionKey;
CF_EXPORT const CFStringRef kCFErrorLocalizedFailureReasonKey;
CF_EXPORT const CFStringRef kCFErrorLocalizedRecoverySuggestionKey;
CF_EXPORT const CFStringRef kCFErrorDescriptionKey;
CF_EXPORT const CFStringRef kCFErrorUnderlyingErrorKey;
CF_EXPORT const CFStringRef kCFErrorURLKey;
CF_EXPORT const CFStringRef kCFErrorFilePathKey;

CF_EXPORT CFTypeID CFErrorGetTypeID(void);
// CFErrorCreate copies `user_info`, which may be NULL; `domain` may not.
CF_EXPORT CFErrorRef CFErrorCreate(CFAllocatorRef allocator,
                                   CFErrorDomain domain, CFIndex code,
                                   CFDictionaryRef user_info);
CF_EXPORT CFErrorRef CFErrorCreateWithUserInfoKeysAndValues(
    CFAllocatorRef allocator, CFErrorDomain domain, CFIndex code,
    const void* const* keys, const void* const* values, CFIndex count);
CF_EXPORT CFErrorDomain CFErrorGetDomain(CFErrorRef error);
CF_EXPORT CFIndex CFErrorGetCode(CFErrorRef error);
// CFErrorCopyUserInfo returns an empty dictionary if there is none.
CF_EXPORT CFDictionaryRef CFErrorCopyUserInfo(CFErrorRef error);
// CFErrorCopyDescription never returns NULL. As on macOS its text may hold a
// typographic apostrophe, so CFStringGetCStringPtr of it may return NULL.
CF_EXPORT CFStringRef CFErrorCopyDescription(CFErrorRef error);
// These two return NULL if nothing is known.
CF_EXPORT CFStringRef CFErrorCopyFailureReason(CFErrorRef error);
CF_EXPORT CFStringRef CFErrorCopyRecoverySuggestion(CFErrorRef error);

#endif  // SHAKEDOWN_COREFOUNDATION_CFERROR_H_

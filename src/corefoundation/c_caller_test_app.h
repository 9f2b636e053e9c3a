// SPDX-License-Identifier: Apache-2.0
// What Secure Transport backends in C do with Core Foundation, in their shapes.
// Example: char text[64]; CopyErrorText(error, text, sizeof(text));
#ifndef SHAKEDOWN_COREFOUNDATION_C_CALLER_TEST_APP_H_
#define SHAKEDOWN_COREFOUNDATION_C_CALLER_TEST_APP_H_

#include <CoreFoundation/CoreFoundation.h>

#ifdef __cplusplus
extern "C" {
#endif

extern const CFStringRef kStaticText;

// CountTrueValues looks `key` up in an options dictionary of constants.
int CountTrueValues(CFStringRef key);

// CopyText copies a string by its pointer if it has one, else by a buffer of
// the maximum size. 1: by the pointer; 2: by the buffer; 0: not at all.
int CopyText(CFStringRef string, char *text, CFIndex capacity);

// CopyErrorText writes the description of an OSStatus.
int CopyErrorText(OSStatus status, char *text, CFIndex capacity);

// JoinPem puts borrowed chunks of a file into one piece of data.
CFDataRef JoinPem(const char *first, const char *second);

// KindOf tells objects apart as a parser of properties does.
const char *KindOf(CFTypeRef object);

// SumOfNumbers adds the numbers of an array, which may hold other objects.
int SumOfNumbers(CFArrayRef array);

#ifdef __cplusplus
}
#endif

#endif  // SHAKEDOWN_COREFOUNDATION_C_CALLER_TEST_APP_H_

// SPDX-License-Identifier: Apache-2.0
// Text, counted in UTF-16 units. Example: CFStringGetLength(CFSTR("abc")) is 3.
// Not thread-safe while mutated.
#ifndef SHAKEDOWN_COREFOUNDATION_CFSTRING_H_
#define SHAKEDOWN_COREFOUNDATION_CFSTRING_H_

#include <CoreFoundation/CFArray.h>
#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFData.h>
#include <CoreFoundation/CFDictionary.h>

typedef UInt32 CFStringEncoding;

#define kCFStringEncodingInvalidId (0xffffffffU)
typedef CF_ENUM(CFStringEncoding, CFStringBuiltInEncodings) {
  kCFStringEncodingMacRoman = 0,
  kCFStringEncodingWindowsLatin1 = 0x0500,
  kCFStringEncodingISOLatin1 = 0x0201,
  kCFStringEncodingASCII = 0x0600,
  kCFStringEncodingUnicode = 0x0100,
  kCFStringEncodingUTF8 = 0x08000100,
  kCFStringEncodingUTF16 = 0x0100,
  kCFStringEncodingUTF16BE = 0x10000100,
  kCFStringEncodingUTF16LE = 0x14000100,
  kCFStringEncodingUTF32 = 0x0c000100,
  kCFStringEncodingUTF32BE = 0x18000100,
  kCFStringEncodingUTF32LE = 0x1c000100
};

typedef CF_OPTIONS(CFOptionFlags, CFStringCompareFlags) {
  kCFCompareCaseInsensitive = 1,
  kCFCompareBackwards = 4,
  kCFCompareAnchored = 8,
  kCFCompareNonliteral = 16,
  kCFCompareLocalized = 32,
  kCFCompareNumerically = 64
};

// CFSTR is a constant string: never destroyed, and an address constant, so good
// for static initialisers in C too. It points to a string literal that the
// functions recognise by its first 16 bytes, so what a debugger shows there is
// text. Bytes above 127 are taken as UTF-8; the text ends at its first NUL.
#define CFSTR(literal) ((CFStringRef)("Shakedown CFSTR:" literal ""))
// __CFStringMakeConstantString is for text that isn't a literal: one object for
// equal texts, never destroyed.
CF_EXPORT CFStringRef __CFStringMakeConstantString(const char* text);

CF_EXPORT CFTypeID CFStringGetTypeID(void);

// The Create functions return NULL if the bytes are not valid in `encoding` or
// the encoding is not one of those above. A C string ends with its NUL.
CF_EXPORT CFStringRef CFStringCreateWithCString(CFAllocatorRef allocator,
                                                const char* text,
                                                CFStringEncoding encoding);
// CFStringCreateWithCStringNoCopy frees `text` with `deallocator` at its end.
CF_EXPORT CFStringRef CFStringCreateWithCStringNoCopy(
    CFAllocatorRef allocator, const char* text, CFStringEncoding encoding,
    CFAllocatorRef deallocator);
// `is_external` says that the bytes may begin with a byte-order mark.
CF_EXPORT CFStringRef CFStringCreateWithBytes(CFAllocatorRef allocator,
                                              const UInt8* bytes,
                                              CFIndex length,
                                              CFStringEncoding encoding,
                                              Boolean is_external);
CF_EXPORT CFStringRef CFStringCreateWithBytesNoCopy(
    CFAllocatorRef allocator, const UInt8* bytes, CFIndex length,
    CFStringEncoding encoding, Boolean is_external, CFAllocatorRef deallocator);
CF_EXPORT CFStringRef CFStringCreateWithCharacters(CFAllocatorRef allocator,
                                                   const UniChar* characters,
                                                   CFIndex count);
CF_EXPORT CFStringRef CFStringCreateWithSubstring(CFAllocatorRef allocator,
                                                  CFStringRef string,
                                                  CFRange range);
CF_EXPORT CFStringRef CFStringCreateCopy(CFAllocatorRef allocator,
                                         CFStringRef string);
// CFStringCreateWithFormat knows printf's conversions except %n, and %@ for an
// object and %C for a UTF-16 unit. %s is read as MacRoman, as on macOS.
// `options` is ignored.
CF_EXPORT CFStringRef CFStringCreateWithFormat(CFAllocatorRef allocator,
                                               CFDictionaryRef options,
                                               CFStringRef format, ...);
CF_EXPORT CFStringRef CFStringCreateWithFormatAndArguments(
    CFAllocatorRef allocator, CFDictionaryRef options, CFStringRef format,
    va_list arguments);
CF_EXPORT CFStringRef CFStringCreateFromExternalRepresentation(
    CFAllocatorRef allocator, CFDataRef data, CFStringEncoding encoding);
CF_EXPORT CFStringRef CFStringCreateByCombiningStrings(CFAllocatorRef allocator,
                                                       CFArrayRef strings,
                                                       CFStringRef separator);
CF_EXPORT CFArrayRef CFStringCreateArrayBySeparatingStrings(
    CFAllocatorRef allocator, CFStringRef string, CFStringRef separator);

CF_EXPORT CFIndex CFStringGetLength(CFStringRef string);
CF_EXPORT UniChar CFStringGetCharacterAtIndex(CFStringRef string,
                                              CFIndex index);
CF_EXPORT void CFStringGetCharacters(CFStringRef string, CFRange range,
                                     UniChar* buffer);
// CFStringGetCString writes the text and a NUL into `capacity` bytes; false if
// it does not fit or cannot be said in `encoding`.
CF_EXPORT Boolean CFStringGetCString(CFStringRef string, char* buffer,
                                     CFIndex capacity,
                                     CFStringEncoding encoding);
// CFStringGetCStringPtr may return NULL for any string, and does so for mutable
// strings and for text that is not all ASCII: have CFStringGetCString ready.
CF_EXPORT const char* CFStringGetCStringPtr(CFStringRef string,
                                            CFStringEncoding encoding);
// CFStringGetCharactersPtr always returns NULL, as it may.
CF_EXPORT const UniChar* CFStringGetCharactersPtr(CFStringRef string);
// CFStringGetBytes converts `range` until `capacity` is used up or a character
// cannot be said: `loss_byte`, if not 0, stands for such. Returns the number of
// UTF-16 units converted, and in `*used` the bytes. `buffer` may be NULL:
// count.
CF_EXPORT CFIndex CFStringGetBytes(CFStringRef string, CFRange range,
                                   CFStringEncoding encoding, UInt8 loss_byte,
                                   Boolean is_external, UInt8* buffer,
                                   CFIndex capacity, CFIndex* used);
CF_EXPORT CFDataRef CFStringCreateExternalRepresentation(
    CFAllocatorRef allocator, CFStringRef string, CFStringEncoding encoding,
    UInt8 loss_byte);
// CFStringGetMaximumSizeForEncoding bounds the bytes of `length` units, without
// a NUL; kCFNotFound if that is no CFIndex.
CF_EXPORT CFIndex CFStringGetMaximumSizeForEncoding(CFIndex length,
                                                    CFStringEncoding encoding);
CF_EXPORT CFStringEncoding CFStringGetSystemEncoding(void);
CF_EXPORT CFStringEncoding CFStringGetFastestEncoding(CFStringRef string);
CF_EXPORT CFStringEncoding CFStringGetSmallestEncoding(CFStringRef string);
CF_EXPORT Boolean CFStringIsEncodingAvailable(CFStringEncoding encoding);
CF_EXPORT CFIndex
CFStringGetMaximumSizeOfFileSystemRepresentation(CFStringRef string);
CF_EXPORT Boolean CFStringGetFileSystemRepresentation(CFStringRef string,
                                                      char* buffer,
                                                      CFIndex capacity);

CF_EXPORT CFComparisonResult CFStringCompare(CFStringRef left,
                                             CFStringRef right,
                                             CFStringCompareFlags flags);
CF_EXPORT CFComparisonResult
CFStringCompareWithOptions(CFStringRef left, CFStringRef right, CFRange range,
                           CFStringCompareFlags flags);
CF_EXPORT Boolean CFStringHasPrefix(CFStringRef string, CFStringRef prefix);
CF_EXPORT Boolean CFStringHasSuffix(CFStringRef string, CFStringRef suffix);
// CFStringFind returns the first place, or the last one (kCFCompareBackwards),
// or {kCFNotFound, 0}; so too for an empty `wanted`.
CF_EXPORT CFRange CFStringFind(CFStringRef string, CFStringRef wanted,
                               CFStringCompareFlags flags);
CF_EXPORT Boolean CFStringFindWithOptions(CFStringRef string,
                                          CFStringRef wanted, CFRange range,
                                          CFStringCompareFlags flags,
                                          CFRange* found);
// These read a number at the front, after white space; 0 if there is none.
CF_EXPORT SInt32 CFStringGetIntValue(CFStringRef string);
CF_EXPORT double CFStringGetDoubleValue(CFStringRef string);

// `capacity` bounds nothing here; 0 for none.
CF_EXPORT CFMutableStringRef CFStringCreateMutable(CFAllocatorRef allocator,
                                                   CFIndex capacity);
CF_EXPORT CFMutableStringRef CFStringCreateMutableCopy(CFAllocatorRef allocator,
                                                       CFIndex capacity,
                                                       CFStringRef string);
CF_EXPORT void CFStringAppend(CFMutableStringRef string, CFStringRef more);
CF_EXPORT void CFStringAppendCharacters(CFMutableStringRef string,
                                        const UniChar* characters,
                                        CFIndex count);
// CFStringAppendCString appends nothing if the bytes are not valid.
CF_EXPORT void CFStringAppendCString(CFMutableStringRef string,
                                     const char* text,
                                     CFStringEncoding encoding);
CF_EXPORT void CFStringAppendFormat(CFMutableStringRef string,
                                    CFDictionaryRef options, CFStringRef format,
                                    ...);
CF_EXPORT void CFStringInsert(CFMutableStringRef string, CFIndex index,
                              CFStringRef inserted);
CF_EXPORT void CFStringDelete(CFMutableStringRef string, CFRange range);
CF_EXPORT void CFStringReplace(CFMutableStringRef string, CFRange range,
                               CFStringRef replacement);
CF_EXPORT void CFStringReplaceAll(CFMutableStringRef string,
                                  CFStringRef replacement);

#endif  // SHAKEDOWN_COREFOUNDATION_CFSTRING_H_

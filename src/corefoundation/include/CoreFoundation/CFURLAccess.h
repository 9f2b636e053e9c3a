// SPDX-License-Identifier: Apache-2.0
// What a URL names, in one call. Deprecated on macOS since 10.9, and still how
// apps load a PKCS#12 file.
// Example: CFURLCreateDataAndPropertiesFromResource(NULL, url, &data, NULL,
//                                                   NULL, &error);
#ifndef SHAKEDOWN_COREFOUNDATION_CFURLACCESS_H_
#define SHAKEDOWN_COREFOUNDATION_CFURLACCESS_H_

#include <CoreFoundation/CFArray.h>
#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFData.h>
#include <CoreFoundation/CFDictionary.h>
#include <CoreFoundation/CFURL.h>

typedef CF_ENUM(CFIndex, CFURLError) {
  kCFURLUnknownError = -10L,
  kCFURLUnknownSchemeError = -11L,
  kCFURLResourceNotFoundError = -12L,
  kCFURLResourceAccessViolationError = -13L,
  kCFURLRemoteHostUnavailableError = -14L,
  kCFURLImproperArgumentsError = -15L,
  kCFURLUnknownPropertyKeyError = -16L,
  kCFURLPropertyKeyUnavailableError = -17L,
  kCFURLTimeoutError = -18L
};

// CFURLCreateDataAndPropertiesFromResource reads the file that `url` names into
// `*data`; `*properties` becomes an empty dictionary, whatever is wanted. The
// caller must release both. False, and both NULL, if the file can't be read or
// the URL names none. `*error` is 0 or one of the codes above. Each of the
// three may be NULL.
CF_EXPORT Boolean CFURLCreateDataAndPropertiesFromResource(
    CFAllocatorRef allocator, CFURLRef url, CFDataRef* data,
    CFDictionaryRef* properties, CFArrayRef wanted, SInt32* error);

#endif  // SHAKEDOWN_COREFOUNDATION_CFURLACCESS_H_

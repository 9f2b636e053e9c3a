// SPDX-License-Identifier: Apache-2.0
// The frameworks of this double, for apps that look up at run time what their
// oldest macOS lacks.
// Example: CFBundleGetBundleWithIdentifier(CFSTR("com.apple.security"));
// Thread-safe. Nothing of the machine is looked at: an app has no bundle.
#ifndef SHAKEDOWN_COREFOUNDATION_CFBUNDLE_H_
#define SHAKEDOWN_COREFOUNDATION_CFBUNDLE_H_

#include <CoreFoundation/CFBase.h>
#include <CoreFoundation/CFString.h>

typedef struct __CFBundle* CFBundleRef;

CF_EXPORT CFTypeID CFBundleGetTypeID(void);
// CFBundleGetBundleWithIdentifier knows com.apple.CoreFoundation and
// com.apple.security; NULL for any other. Not to be released.
CF_EXPORT CFBundleRef CFBundleGetBundleWithIdentifier(CFStringRef identifier);
CF_EXPORT CFStringRef CFBundleGetIdentifier(CFBundleRef bundle);
// CFBundleGetFunctionPointerForName returns the function of that name, or NULL
// if libshakedown.so has none, or not in this framework. All that it has is
// there in every era.
CF_EXPORT void* CFBundleGetFunctionPointerForName(CFBundleRef bundle,
                                                  CFStringRef name);

#endif  // SHAKEDOWN_COREFOUNDATION_CFBUNDLE_H_

// SPDX-License-Identifier: Apache-2.0
// Which platform an app's #if takes this one for: macOS, unless the compiler's
// command line says otherwise. Example: -DTARGET_OS_IPHONE=1 -DTARGET_OS_OSX=0
#ifndef SHAKEDOWN_TARGETCONDITIONALS_H_
#define SHAKEDOWN_TARGETCONDITIONALS_H_

#ifndef TARGET_OS_MAC
#define TARGET_OS_MAC 1
#endif
#ifndef TARGET_OS_IPHONE
#define TARGET_OS_IPHONE 0
#endif
#ifndef TARGET_OS_OSX
#define TARGET_OS_OSX (!TARGET_OS_IPHONE)
#endif
#ifndef TARGET_OS_IOS
#define TARGET_OS_IOS TARGET_OS_IPHONE
#endif
#ifndef TARGET_OS_TV
#define TARGET_OS_TV 0
#endif
#ifndef TARGET_OS_WATCH
#define TARGET_OS_WATCH 0
#endif
#ifndef TARGET_OS_EMBEDDED
#define TARGET_OS_EMBEDDED TARGET_OS_IPHONE
#endif
#ifndef TARGET_OS_SIMULATOR
#define TARGET_OS_SIMULATOR 0
#endif
#ifndef TARGET_IPHONE_SIMULATOR
#define TARGET_IPHONE_SIMULATOR 0
#endif

#endif  // SHAKEDOWN_TARGETCONDITIONALS_H_

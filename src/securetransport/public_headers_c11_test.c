// SPDX-License-Identifier: Apache-2.0
// The public headers are C11, and an app in C links and runs.
#include <CoreFoundation/CoreFoundation.h>
#include <Security/Security.h>
#include <Security/SecureTransportPriv.h>

int main(void) {
  SSLContextRef context =
      SSLCreateContext(kCFAllocatorDefault, kSSLClientSide, kSSLStreamType);
  SSLSessionState state = kSSLAborted;
  OSStatus status = SSLGetSessionState(context, &state);
  CFRelease(context);
  return status == errSecSuccess && state == kSSLIdle ? 0 : 1;
}

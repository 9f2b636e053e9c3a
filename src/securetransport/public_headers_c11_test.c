// SPDX-License-Identifier: Apache-2.0
// The public headers are C11, and an app in C links and runs.
#include <CoreFoundation/CoreFoundation.h>
#include <Security/SecureTransportPriv.h>
#include <Security/Security.h>

int main(void) {
  SSLContextRef context =
      SSLCreateContext(kCFAllocatorDefault, kSSLClientSide, kSSLStreamType);
  SSLSessionState state = kSSLAborted;
  OSStatus status = SSLGetSessionState(context, &state);
  bool enabled = true;
  const bool is_good =
      SSLGetDHEEnabled(context, &enabled) == errSecSuccess && !enabled &&
      _SSLProtocolVersionToWireFormatValue(kTLSProtocol12) == 0x0303;
  CFRelease(context);
  return is_good && status == errSecSuccess && state == kSSLIdle ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
// plain_caller SIZE: an app in C, with suites of SIZE bytes, uses constants of
// the library and every function whose form depends on that size.
#include <Security/Security.h>
#include <stdio.h>
#include <stdlib.h>

static void Check(int is_right, const char *what) {
  if (is_right) return;
  fprintf(stderr, "plain_caller: %s\n", what);
  exit(1);
}

// A constant is one object for the app and for the library, also where the
// linker copies it into the app.
static void CheckConstants(void) {
  CFErrorRef error =
      CFErrorCreate(NULL, kCFErrorDomainOSStatus, errSSLProtocol, NULL);
  Check(CFErrorGetDomain(error) == kCFErrorDomainOSStatus, "error domain");
  CFRelease(error);

  const void *values[] = {kCFBooleanTrue};
  CFArrayRef array = CFArrayCreate(NULL, values, 1, &kCFTypeArrayCallBacks);
  Check(CFArrayGetValueAtIndex(array, 0) == kCFBooleanTrue, "array of true");
  CFRelease(array);
}

int main(int argc, char **argv) {
  Check(argc == 2, "usage: plain_caller SIZE");
  Check(sizeof(SSLCipherSuite) == (size_t)atoi(argv[1]), "size of a suite");

  CheckConstants();

  SSLContextRef context =
      SSLCreateContext(NULL, kSSLClientSide, kSSLStreamType);
  SSLCipherSuite suites[512];
  size_t count = 512;
  Check(SSLGetSupportedCiphers(context, suites, &count) == errSecSuccess &&
            count > 10,
        "supported suites");

  const SSLCipherSuite two[] = {TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                                TLS_RSA_WITH_AES_128_CBC_SHA};
  Check(SSLSetEnabledCiphers(context, two, 2) == errSecSuccess, "set suites");
  count = 512;
  Check(SSLGetEnabledCiphers(context, suites, &count) == errSecSuccess &&
            count == 2 && suites[0] == two[0] && suites[1] == two[1],
        "enabled suites are those that were set");
  SSLCipherSuite negotiated = 0;
  Check(SSLGetNegotiatedCipher(context, &negotiated) != errSSLWouldBlock,
        "negotiated suite");
  CFRelease(context);
  return 0;
}

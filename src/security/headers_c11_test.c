// SPDX-License-Identifier: Apache-2.0
// The public headers in C11, used as an app uses them after a break.
#include <Security/SecAccess.h>
#include <Security/SecBase.h>
#include <Security/SecCertificate.h>
#include <Security/SecCertificateOIDs.h>
#include <Security/SecCertificateRequest.h>
#include <Security/SecIdentity.h>
#include <Security/SecIdentitySearch.h>
#include <Security/SecImportExport.h>
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <Security/SecKeyPriv.h>
#include <Security/SecKeychain.h>
#include <Security/SecKeychainItem.h>
#include <Security/SecKeychainSearch.h>
#include <Security/SecPolicy.h>
#include <Security/SecRandom.h>
#include <Security/SecTransform.h>
#include <Security/SecTransformReadTransform.h>
#include <Security/SecTrust.h>
#include <Security/SecTrustSettings.h>
#include <Security/cssmapple.h>

// Apps declare this one themselves.
extern SecIdentityRef SecIdentityCreate(CFAllocatorRef, SecCertificateRef,
                                        SecKeyRef);

static int IsRefused(OSStatus status) { return status == errSecParam; }

int main(void) {
  SecTrustRef trust = NULL;
  SecTrustResultType result = kSecTrustResultInvalid;
  CFErrorRef error = NULL;
  SecPolicyRef policy = SecPolicyCreateSSL(true, CFSTR("api.example.com"));
  int failures = 0;
  failures += !IsRefused(SecTrustCreateWithCertificates(NULL, policy, &trust));
  failures += !IsRefused(SecTrustEvaluate(trust, &result));
  failures += SecTrustEvaluateWithError(trust, &error);
  failures += CFErrorGetCode(error) != errSecParam;
  failures += SecIdentityCreate(kCFAllocatorDefault, NULL, NULL) != NULL;
  failures += CFGetTypeID(policy) != SecPolicyGetTypeID();
  CFRelease(error);
  CFRelease(policy);
  return failures;
}

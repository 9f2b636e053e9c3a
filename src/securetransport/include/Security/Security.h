// SPDX-License-Identifier: Apache-2.0
// All of Security that Shakedown offers, for tests on machines that are not
// Apple's. Not for production: its keys come from a seed.
#ifndef SHAKEDOWN_SECURITY_SECURITY_H_
#define SHAKEDOWN_SECURITY_SECURITY_H_

#include <Security/SecAccess.h>
#include <Security/SecBase.h>
#include <Security/SecCertificate.h>
#include <Security/SecCertificateOIDs.h>
#include <Security/SecIdentity.h>
#include <Security/SecIdentitySearch.h>
#include <Security/SecImportExport.h>
#include <Security/SecItem.h>
#include <Security/SecKey.h>
#include <Security/SecKeychain.h>
#include <Security/SecKeychainItem.h>
#include <Security/SecKeychainSearch.h>
#include <Security/SecPolicy.h>
#include <Security/SecRandom.h>
#include <Security/SecTransform.h>
#include <Security/SecTransformReadTransform.h>
#include <Security/SecTrust.h>
#include <Security/SecTrustSettings.h>

#include <Security/CipherSuite.h>
#include <Security/SecProtocolTypes.h>
#include <Security/SecureTransport.h>

#endif  // SHAKEDOWN_SECURITY_SECURITY_H_

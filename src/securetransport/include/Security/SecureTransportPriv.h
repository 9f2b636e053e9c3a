// SPDX-License-Identifier: Apache-2.0
// Functions of Secure Transport that Apple keeps private and apps use anyway,
// as Shakedown implements them for tests. Not for production: its keys come
// from a seed. Example: SSLSetSessionCacheTimeout(context, 60);
#ifndef SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_
#define SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_

#include <Security/SecureTransport.h>

CF_EXTERN_C_BEGIN

// Sizes in bytes (spec/api.md 2.6).
#define SSL_CLIENT_SRVR_RAND_SIZE 32
#define SSL_RSA_PREMASTER_SECRET_SIZE 48
#define SSL_MASTER_SECRET_SIZE 48
#define MAX_SESSION_ID_LENGTH 32

// SSLGetResumableSessionInfo tells whether the session was resumed, and its ID
// if so. *sessionIDLength must be at least 32; else errSecParam.
CF_EXPORT OSStatus SSLGetResumableSessionInfo(SSLContextRef context,
                                              Boolean* sessionWasResumed,
                                              void* sessionID,
                                              size_t* sessionIDLength);

// SSLSetSessionCacheTimeout: how long this session can be resumed; 0 stands for
// 600 seconds.
CF_EXPORT OSStatus SSLSetSessionCacheTimeout(SSLContextRef context,
                                             uint32_t timeoutInSeconds);

// Getters of what was set. The arrays are not retained and may be NULL.
CF_EXPORT OSStatus SSLGetCertificate(SSLContextRef context,
                                     CFArrayRef* certRefs);
CF_EXPORT OSStatus SSLGetEncryptionCertificate(SSLContextRef context,
                                               CFArrayRef* certRefs);
CF_EXPORT OSStatus SSLGetClientSideAuthenticate(SSLContextRef context,
                                                SSLAuthenticate* auth);

// SSLGetPeerSecTrust is SSLCopyPeerTrust without the reference.
CF_EXPORT OSStatus SSLGetPeerSecTrust(SSLContextRef context,
                                      SecTrustRef* secTrust);

// The secrets of the session; errSecParam if *size is less than 48 or 32.
// Zeros before they are known.
CF_EXPORT OSStatus SSLInternalMasterSecret(SSLContextRef context, void* secret,
                                           size_t* secretSize);
CF_EXPORT OSStatus SSLInternalServerRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize);
CF_EXPORT OSStatus SSLInternalClientRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize);

CF_EXTERN_C_END

#endif  // SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_

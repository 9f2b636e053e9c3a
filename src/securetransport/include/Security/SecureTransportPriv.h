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

// SSLNewDatagramContext is SSLNewContext for DTLS.
CF_EXPORT OSStatus SSLNewDatagramContext(Boolean isServer,
                                         SSLContextRef* dtlsContextPtr);

// --- ALPN and NPN, of clients (spec/api.md 1.9, handshake.md 6.6) ---

// Called while the ServerHello is processed with the server's list, each name
// after a byte of its length; `info` is the setter's. The pointers are valid
// during the call.
typedef void (*SSLALPNFunc)(SSLContextRef context, void* info,
                            const void* alpnData, size_t alpnDataLength);
typedef void (*SSLNPNFunc)(SSLContextRef context, void* info,
                           const void* npnData, size_t npnDataLength);

// SSLSetALPNFunc and SSLSetNPNFunc set them; NULL unsets. Ignored in a running
// session. A client offers NPN exactly if it has a function; ALPN's answer
// keeps that from being called.
CF_EXPORT void SSLSetALPNFunc(SSLContextRef context, SSLALPNFunc alpnFunc,
                              void* info);
CF_EXPORT void SSLSetNPNFunc(SSLContextRef context, SSLNPNFunc npnFunc,
                             void* info);

// SSLSetALPNData sets the offer as it is sent, in place of that of
// SSLSetALPNProtocols. SSLSetNPNData sets the one protocol to choose, without a
// length; a client that is answered and has set none fails with
// errSSLBadConfiguration. Both copy; errSecParam: NULL, nothing, or more than
// 255 bytes.
CF_EXPORT OSStatus SSLSetALPNData(SSLContextRef context, const void* data,
                                  size_t length);
CF_EXPORT OSStatus SSLSetNPNData(SSLContextRef context, const void* data,
                                 size_t length);

// SSLGetALPNData and SSLGetNPNData give the server's list, in the context's own
// memory, and its length in bytes; NULL and 0 if there was none.
CF_EXPORT const void* SSLGetALPNData(SSLContextRef context, size_t* length);
CF_EXPORT const void* SSLGetNPNData(SSLContextRef context, size_t* length);

CF_EXTERN_C_END

#endif  // SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_

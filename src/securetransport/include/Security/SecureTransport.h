// SPDX-License-Identifier: Apache-2.0
// Secure Transport: TLS over two callbacks of the app, as Shakedown implements
// it for tests. Not for production: its keys come from a seed.
// Example:
//   SSLContextRef tls = SSLCreateContext(NULL, kSSLClientSide, kSSLStreamType);
//   SSLSetIOFuncs(tls, ReadFromSocket, WriteToSocket);
//   SSLSetConnection(tls, &my_socket);
//   do { status = SSLHandshake(tls); } while (status == errSSLWouldBlock);
// A context is used by one thread at a time and belongs to the simulation in
// which it was created. Rules and sources: docs/fidelity.md, docs/profiles.md.
#ifndef SHAKEDOWN_SECURITY_SECURETRANSPORT_H_
#define SHAKEDOWN_SECURITY_SECURETRANSPORT_H_

#include <CoreFoundation/CFArray.h>
#include <CoreFoundation/CFBase.h>
#include <Security/CipherSuite.h>
#include <Security/SecBase.h>
#include <Security/SecProtocolTypes.h>
#include <Security/SecTrust.h>
#include <stddef.h>
#include <stdint.h>

CF_EXTERN_C_BEGIN

// --- Types ---

// One end of a connection: a Core Foundation object.
typedef struct SSLContext* SSLContextRef;

// Whatever the app's callbacks need to find their transport. Never retained,
// never looked at.
typedef const void* SSLConnectionRef;

typedef enum SSLSessionOption SHAKEDOWN_AS_INT {
  kSSLSessionOptionBreakOnServerAuth = 0,
  kSSLSessionOptionBreakOnCertRequested = 1,
  kSSLSessionOptionBreakOnClientAuth = 2,
  kSSLSessionOptionFalseStart = 3,
  kSSLSessionOptionSendOneByteRecord = 4,
  kSSLSessionOptionAllowServerIdentityChange = 5,
  kSSLSessionOptionFallback = 6,
  kSSLSessionOptionBreakOnClientHello = 7,
  kSSLSessionOptionAllowRenegotiation = 8,
  kSSLSessionOptionEnableSessionTickets = 9
} SSLSessionOption;

typedef enum SSLSessionState SHAKEDOWN_AS_INT {
  kSSLIdle = 0,       // nothing has happened yet
  kSSLHandshake = 1,  // a handshake is in progress, or has failed
  kSSLConnected = 2,  // the peer's Finished was accepted
  kSSLClosed = 3,     // closed by SSLClose or by the peer's close_notify
  kSSLAborted = 4     // ended by an error
} SSLSessionState;

typedef enum SSLClientCertificateState SHAKEDOWN_AS_INT {
  kSSLClientCertNone = 0,
  kSSLClientCertRequested = 1,
  kSSLClientCertSent = 2,
  kSSLClientCertRejected = 3
} SSLClientCertificateState;

typedef enum SSLProtocolSide SHAKEDOWN_AS_INT {
  kSSLServerSide = 0,
  kSSLClientSide = 1
} SSLProtocolSide;

typedef enum SSLConnectionType SHAKEDOWN_AS_INT {
  kSSLStreamType = 0,
  kSSLDatagramType = 1
} SSLConnectionType;

typedef enum SSLAuthenticate SHAKEDOWN_AS_INT {
  kNeverAuthenticate = 0,
  kAlwaysAuthenticate = 1,
  kTryAuthenticate = 2
} SSLAuthenticate;

// Moves up to *dataLength bytes and sets *dataLength to how many it moved.
// errSecSuccess says that all were moved; errSSLWouldBlock that fewer were and
// the call is to be repeated later. Whatever *dataLength holds on return is
// believed. Called on the thread, and inside the call, of the function below
// that needs the bytes.
typedef OSStatus (*SSLReadFunc)(SSLConnectionRef connection, void* data,
                                size_t* dataLength);
typedef OSStatus (*SSLWriteFunc)(SSLConnectionRef connection, const void* data,
                                 size_t* dataLength);

// Arguments of SSLSetSessionConfig; any string of equal content will do.
CF_EXPORT const CFStringRef kSSLSessionConfig_default;
CF_EXPORT const CFStringRef kSSLSessionConfig_ATSv1;
CF_EXPORT const CFStringRef kSSLSessionConfig_ATSv1_noPFS;
CF_EXPORT const CFStringRef kSSLSessionConfig_standard;
CF_EXPORT const CFStringRef kSSLSessionConfig_RC4_fallback;
CF_EXPORT const CFStringRef kSSLSessionConfig_TLSv1_fallback;
CF_EXPORT const CFStringRef kSSLSessionConfig_TLSv1_RC4_fallback;
CF_EXPORT const CFStringRef kSSLSessionConfig_legacy;
CF_EXPORT const CFStringRef kSSLSessionConfig_legacy_DHE;
CF_EXPORT const CFStringRef kSSLSessionConfig_anonymous;
CF_EXPORT const CFStringRef kSSLSessionConfig_3DES_fallback;
CF_EXPORT const CFStringRef kSSLSessionConfig_TLSv1_3DES_fallback;

// Every function returns errSecParam for a NULL context, and those that refuse
// a running session return errSecBadReq in kSSLHandshake and kSSLConnected,
// unless it says otherwise. Results of Copy and Create functions belong to the
// caller, those of Get functions to the context.

// --- Lifetime ---

CF_EXPORT CFTypeID SSLContextGetTypeID(void);

// SSLCreateContext returns a new context, to be given to CFRelease. Releasing
// it sends nothing and closes nothing.
CF_EXPORT SSLContextRef SSLCreateContext(CFAllocatorRef alloc,
                                         SSLProtocolSide protocolSide,
                                         SSLConnectionType connectionType);

// SSLNewContext and SSLDisposeContext are the pair of 10.8 and before.
CF_EXPORT OSStatus SSLNewContext(Boolean isServer, SSLContextRef* contextPtr);
CF_EXPORT OSStatus SSLDisposeContext(SSLContextRef context);

// --- State, options, transport ---

CF_EXPORT OSStatus SSLGetSessionState(SSLContextRef context,
                                      SSLSessionState* state);

// SSLSetSessionOption refuses a running session. Both break-on-authentication
// options also switch the library's own verification off, and back on.
CF_EXPORT OSStatus SSLSetSessionOption(SSLContextRef context,
                                       SSLSessionOption option, Boolean value);

// SSLGetSessionOption returns errSecParam for options that can only be set:
// Fallback, AllowRenegotiation, EnableSessionTickets.
CF_EXPORT OSStatus SSLGetSessionOption(SSLContextRef context,
                                       SSLSessionOption option, Boolean* value);

// SSLSetIOFuncs and SSLSetConnection refuse a running session. The connection
// may be NULL and is handed to the callbacks as it is.
CF_EXPORT OSStatus SSLSetIOFuncs(SSLContextRef context, SSLReadFunc readFunc,
                                 SSLWriteFunc writeFunc);
CF_EXPORT OSStatus SSLSetConnection(SSLContextRef context,
                                    SSLConnectionRef connection);
CF_EXPORT OSStatus SSLGetConnection(SSLContextRef context,
                                    SSLConnectionRef* connection);

// --- Protocol versions ---

// SSLSetProtocolVersionMin and Max return errSSLIllegalParam for what is not
// SSL 3 to TLS 1.2, and move the other limit if it is passed.
CF_EXPORT OSStatus SSLSetProtocolVersionMin(SSLContextRef context,
                                            SSLProtocol minVersion);
CF_EXPORT OSStatus SSLGetProtocolVersionMin(SSLContextRef context,
                                            SSLProtocol* minVersion);
CF_EXPORT OSStatus SSLSetProtocolVersionMax(SSLContextRef context,
                                            SSLProtocol maxVersion);
CF_EXPORT OSStatus SSLGetProtocolVersionMax(SSLContextRef context,
                                            SSLProtocol* maxVersion);
CF_EXPORT OSStatus SSLSetProtocolVersionEnabled(SSLContextRef context,
                                                SSLProtocol protocol,
                                                Boolean enable);
CF_EXPORT OSStatus SSLGetProtocolVersionEnabled(SSLContextRef context,
                                                SSLProtocol protocol,
                                                Boolean* enable);
CF_EXPORT OSStatus SSLSetProtocolVersion(SSLContextRef context,
                                         SSLProtocol version);
CF_EXPORT OSStatus SSLGetProtocolVersion(SSLContextRef context,
                                         SSLProtocol* protocol);

// SSLGetNegotiatedProtocolVersion gives kSSLProtocolUnknown before a handshake.
CF_EXPORT OSStatus SSLGetNegotiatedProtocolVersion(SSLContextRef context,
                                                   SSLProtocol* protocol);

// SSLSetSessionConfig sets versions and suites by a name from above;
// errSecParam for any other.
CF_EXPORT OSStatus SSLSetSessionConfig(SSLContextRef context,
                                       CFStringRef config);

// --- Cipher suites ---

// An app with suites of 16 bits gets the functions for them.
#ifdef SHAKEDOWN_CIPHER_SUITE_16
#define SHAKEDOWN_BY_SUITE_WIDTH(name) __asm__(#name "_16")
#else
#define SHAKEDOWN_BY_SUITE_WIDTH(name)
#endif

// The lists come in order of preference. A buffer that is too small gives
// errSSLBufferOverflow.
CF_EXPORT OSStatus SSLGetNumberSupportedCiphers(SSLContextRef context,
                                                size_t* numCiphers);
CF_EXPORT OSStatus SSLGetSupportedCiphers(SSLContextRef context,
                                          SSLCipherSuite* ciphers,
                                          size_t* numCiphers)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLGetSupportedCiphers);
CF_EXPORT OSStatus SSLGetNumberEnabledCiphers(SSLContextRef context,
                                              size_t* numCiphers);
CF_EXPORT OSStatus SSLGetEnabledCiphers(SSLContextRef context,
                                        SSLCipherSuite* ciphers,
                                        size_t* numCiphers)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLGetEnabledCiphers);

// SSLSetEnabledCiphers drops what it does not know, and returns errSecParam if
// nothing is left. It refuses a running session.
CF_EXPORT OSStatus SSLSetEnabledCiphers(SSLContextRef context,
                                        const SSLCipherSuite* ciphers,
                                        size_t numCiphers)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLSetEnabledCiphers);

// SSLGetNegotiatedCipher returns errSecBadReq unless the session is running.
CF_EXPORT OSStatus SSLGetNegotiatedCipher(SSLContextRef context,
                                          SSLCipherSuite* cipherSuite)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLGetNegotiatedCipher);

// --- The peer's name ---

// SSLSetPeerDomainName: what the server's certificate must be for, and the
// server_name of the ClientHello. Without one no name is checked. It refuses a
// running session; servers ignore it.
CF_EXPORT OSStatus SSLSetPeerDomainName(SSLContextRef context,
                                        const char* peerName,
                                        size_t peerNameLen);
CF_EXPORT OSStatus SSLGetPeerDomainNameLength(SSLContextRef context,
                                              size_t* peerNameLen);

// SSLGetPeerDomainName copies the name without a terminating NUL.
CF_EXPORT OSStatus SSLGetPeerDomainName(SSLContextRef context, char* peerName,
                                        size_t* peerNameLen);

// Servers: the name that the client asked for, its NUL counted and copied.
CF_EXPORT OSStatus SSLCopyRequestedPeerNameLength(SSLContextRef ctx,
                                                  size_t* peerNameLen);
CF_EXPORT OSStatus SSLCopyRequestedPeerName(SSLContextRef context,
                                            char* peerName,
                                            size_t* peerNameLen);

// --- Verification of the peer ---

CF_EXPORT OSStatus SSLSetEnableCertVerify(SSLContextRef context,
                                          Boolean enableVerify);
CF_EXPORT OSStatus SSLGetEnableCertVerify(SSLContextRef context,
                                          Boolean* enableVerify);
CF_EXPORT OSStatus SSLSetAllowsExpiredCerts(SSLContextRef context,
                                            Boolean allowsExpired);
CF_EXPORT OSStatus SSLGetAllowsExpiredCerts(SSLContextRef context,
                                            Boolean* allowsExpired);
CF_EXPORT OSStatus SSLSetAllowsExpiredRoots(SSLContextRef context,
                                            Boolean allowsExpired);
CF_EXPORT OSStatus SSLGetAllowsExpiredRoots(SSLContextRef context,
                                            Boolean* allowsExpired);
CF_EXPORT OSStatus SSLSetAllowsAnyRoot(SSLContextRef context, Boolean anyRoot);
CF_EXPORT OSStatus SSLGetAllowsAnyRoot(SSLContextRef context, Boolean* anyRoot);

// SSLSetTrustedRoots gives anchors of the app's own (SecCertificateRef).
// `replaceExisting` makes them the only ones, from then on.
CF_EXPORT OSStatus SSLSetTrustedRoots(SSLContextRef context,
                                      CFArrayRef trustedRoots,
                                      Boolean replaceExisting);
CF_EXPORT OSStatus SSLCopyTrustedRoots(SSLContextRef context,
                                       CFArrayRef* trustedRoots);

// SSLCopyPeerTrust gives NULL, with success, if the peer sent no certificates.
CF_EXPORT OSStatus SSLCopyPeerTrust(SSLContextRef context, SecTrustRef* trust);

// SSLCopyPeerCertificates gives the chain as it was built, leaf first;
// errSecBadReq if there is no trust object yet.
CF_EXPORT OSStatus SSLCopyPeerCertificates(SSLContextRef context,
                                           CFArrayRef* certs);

// --- Our identity, and client authentication ---

// SSLSetCertificate takes a SecIdentityRef and then SecCertificateRefs, which
// are sent as they stand. Allowed at any time.
CF_EXPORT OSStatus SSLSetCertificate(SSLContextRef context,
                                     CFArrayRef certRefs);
CF_EXPORT OSStatus SSLSetEncryptionCertificate(SSLContextRef context,
                                               CFArrayRef certRefs);
CF_EXPORT OSStatus SSLSetClientSideAuthenticate(SSLContextRef context,
                                                SSLAuthenticate auth);

// SSLAddDistinguishedName adds a DER-encoded Name to what a server asks for.
CF_EXPORT OSStatus SSLAddDistinguishedName(SSLContextRef context,
                                           const void* derDN, size_t derDNLen);

// SSLSetCertificateAuthorities does so with the subjects of certificates; for
// servers, errSecParam in a running session.
CF_EXPORT OSStatus SSLSetCertificateAuthorities(SSLContextRef context,
                                                CFTypeRef certificateOrArray,
                                                Boolean replaceExisting);
CF_EXPORT OSStatus SSLCopyCertificateAuthorities(SSLContextRef context,
                                                 CFArrayRef* certificates);

// SSLCopyDistinguishedNames gives DER-encoded Names (CFDataRef): on a client
// those of the server's last request. NULL, with success, if there are none.
CF_EXPORT OSStatus SSLCopyDistinguishedNames(SSLContextRef context,
                                             CFArrayRef* names);
CF_EXPORT OSStatus SSLGetClientCertificateState(
    SSLContextRef context, SSLClientCertificateState* clientState);

// SSLSetOCSPResponse takes a response (DER) for a server to staple. As on macOS
// it is never sent. Any state; errSecParam: NULL. (spec/api.md 1.7)
CF_EXPORT OSStatus SSLSetOCSPResponse(SSLContextRef context,
                                      CFDataRef response);

// --- ALPN (RFC 7301), of clients ---

// SSLSetALPNProtocols sets what is offered (CFStringRef, most preferred first).
// Names of more than 31 characters or with others than ASCII are left out
// silently. errSecParam: an empty array, or more than 255 bytes together. Any
// state; it counts for the next ClientHello. (spec/api.md 1.7)
CF_EXPORT OSStatus SSLSetALPNProtocols(SSLContextRef context,
                                       CFArrayRef protocols);

// SSLCopyALPNProtocols gives what the server chose, to be released by the
// caller. errSecParam, and NULL, if it chose nothing, and always on a server.
CF_EXPORT OSStatus SSLCopyALPNProtocols(SSLContextRef context,
                                        CFArrayRef* protocols);

// --- Resumption ---

// SSLSetPeerID switches resumption on, for servers as for clients.
CF_EXPORT OSStatus SSLSetPeerID(SSLContextRef context, const void* peerID,
                                size_t peerIDLen);
CF_EXPORT OSStatus SSLGetPeerID(SSLContextRef context, const void** peerID,
                                size_t* peerIDLen);

// SSLSetSessionTicketsEnabled lets a client resume by session ticket (RFC 5077)
// too; off at first. Any state; servers take the call and issue none.
CF_EXPORT OSStatus SSLSetSessionTicketsEnabled(SSLContextRef context,
                                               Boolean enabled);

// --- Keys of a server's own ---

// SSLSetDiffieHellmanParams: the prime and generator of DHE suites, as DER of
// PKCS #3, which is copied; errSecParam for something else, which the getter
// gives all the same. Without it a 2048-bit group of RFC 5114 is used.
// SSLGetDiffieHellmanParams gives bytes that belong to the context, or NULL.
CF_EXPORT OSStatus SSLSetDiffieHellmanParams(SSLContextRef context,
                                             const void* dhParams,
                                             size_t dhParamsLen);
CF_EXPORT OSStatus SSLGetDiffieHellmanParams(SSLContextRef context,
                                             const void** dhParams,
                                             size_t* dhParamsLen);

// RSA blinding is only remembered.
CF_EXPORT OSStatus SSLSetRsaBlinding(SSLContextRef context, Boolean blinding);
CF_EXPORT OSStatus SSLGetRsaBlinding(SSLContextRef context, Boolean* blinding);

// --- Datagrams: errSecParam for a stream's context ---

// A context of kSSLDatagramType speaks DTLS 1.0. Its read function is asked for
// the 13 bytes of a record's header and then for the rest: it must keep what is
// left of a datagram for its next call, and join no two.

// SSLSetDatagramHelloCookie takes up to 32 bytes, and nothing uses them.
CF_EXPORT OSStatus SSLSetDatagramHelloCookie(SSLContextRef dtlsContext,
                                             const void* cookie,
                                             size_t cookieLen);

// SSLSetMaxDatagramRecordSize makes handshake messages fit into records of that
// many bytes; less than 64 changes nothing. The getters say 1400 and, for what
// one SSLWrite should be given, 1327, whatever was set.
CF_EXPORT OSStatus SSLSetMaxDatagramRecordSize(SSLContextRef dtlsContext,
                                               size_t maxSize);
CF_EXPORT OSStatus SSLGetMaxDatagramRecordSize(SSLContextRef dtlsContext,
                                               size_t* maxSize);
CF_EXPORT OSStatus SSLGetDatagramWriteSize(SSLContextRef dtlsContext,
                                           size_t* bufSize);

// --- The session ---

// SSLHandshake goes on until the handshake is done (errSecSuccess), a callback
// would block (errSSLWouldBlock), one of the breaks is reached that options
// asked for (errSSLPeerAuthCompleted, errSSLClientCertRequested,
// errSSLClientHelloReceived: call it again to go on), or something fails. The
// alert that tells the peer of a failure leaves with the next call.
CF_EXPORT OSStatus SSLHandshake(SSLContextRef context);

// SSLReHandshake queues a renegotiation, without any input or output.
CF_EXPORT OSStatus SSLReHandshake(SSLContextRef context);

// SSLWrite takes all of the data or nothing: *processed counts what was taken,
// also with errSSLWouldBlock; no data at all flushes what is queued.
CF_EXPORT OSStatus SSLWrite(SSLContextRef context, const void* data,
                            size_t dataLength, size_t* processed);

// SSLRead gives what is left of the last record and at most one more. Data may
// come with any result.
CF_EXPORT OSStatus SSLRead(SSLContextRef context, void* data, size_t dataLength,
                           size_t* processed);
CF_EXPORT OSStatus SSLGetBufferedReadSize(SSLContextRef context,
                                          size_t* bufferSize);

// SSLClose sends what is queued and close_notify, never waits for the peer, and
// leaves kSSLClosed in every case. errSSLWouldBlock: call it again.
CF_EXPORT OSStatus SSLClose(SSLContextRef context);

// SSLSetError: errSecCertificateExpired and errSecCertificateRevoked make the
// next SSLHandshake send that alert and close. Any state; always successful.
CF_EXPORT OSStatus SSLSetError(SSLContextRef context, OSStatus status);

CF_EXTERN_C_END

#endif  // SHAKEDOWN_SECURITY_SECURETRANSPORT_H_

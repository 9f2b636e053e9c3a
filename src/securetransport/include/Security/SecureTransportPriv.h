// SPDX-License-Identifier: Apache-2.0
// Functions of Secure Transport that Apple keeps private and apps use anyway,
// as Shakedown implements them for tests. Not for production: its keys come
// from a seed. Example: SSLSetSessionCacheTimeout(context, 60);
#ifndef SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_
#define SHAKEDOWN_SECURITY_SECURETRANSPORTPRIV_H_

#include <CoreFoundation/CFArray.h>
#include <Security/SecureTransport.h>
#include <stdbool.h>
#include <stdint.h>

CF_EXTERN_C_BEGIN

// --- Types and constants (spec/api.md 2.6) ---

// Sizes in bytes.
#define SSL_CLIENT_SRVR_RAND_SIZE 32
#define SSL_RSA_PREMASTER_SECRET_SIZE 48
#define SSL_MASTER_SECRET_SIZE 48
#define MAX_SESSION_ID_LENGTH 32

typedef enum SSLConnectionStrength SHAKEDOWN_AS_INT {
  SSLConnectionStrengthStrong = 0,
  SSLConnectionStrengthWeak = 1,
  SSLConnectionStrengthNonsecure = 2
} SSLConnectionStrength;

// Groups by their numbers on the wire, but for those modulo a prime.
typedef enum SSLKeyExchangeGroup SHAKEDOWN_AS_INT {
  kSSLKeyExchangeGroupSecp256r1 = 0x0017,
  kSSLKeyExchangeGroupSecp384r1 = 0x0018,
  kSSLKeyExchangeGroupSecp521r1 = 0x0019,
  kSSLKeyExchangeGroupX25519 = 0x001D,
  kSSLKeyExchangeGroupX448 = 0x001E,
  kSSLKeyExchangeGroupFFDHE2048 = 0x0100,
  kSSLKeyExchangeGroupFFDHE3072 = 0x0101,
  kSSLKeyExchangeGroupFFDHE4096 = 0x0102,
  kSSLKeyExchangeGroupFFDHE6144 = 0x0103,
  kSSLKeyExchangeGroupFFDHE8192 = 0x0104
} SSLKeyExchangeGroup;

typedef enum SSLKeyExchangeGroupSet SHAKEDOWN_AS_INT {
  kSSLKeyExchangeGroupSetDefault = 0,
  kSSLKeyExchangeGroupSetCompatibility = 1,
  kSSLKeyExchangeGroupSetLegacy = 2
} SSLKeyExchangeGroupSet;

// Curves by the numbers of RFC 4492 section 5.1.1; the last three are the ones
// that handshakes can use.
typedef enum SSL_ECDSA_NamedCurve SHAKEDOWN_AS_INT {
  SSL_Curve_None = -1,
  SSL_Curve_sect163k1 = 1,
  SSL_Curve_sect163r1 = 2,
  SSL_Curve_sect163r2 = 3,
  SSL_Curve_sect193r1 = 4,
  SSL_Curve_sect193r2 = 5,
  SSL_Curve_sect233k1 = 6,
  SSL_Curve_sect233r1 = 7,
  SSL_Curve_sect239k1 = 8,
  SSL_Curve_sect283k1 = 9,
  SSL_Curve_sect283r1 = 10,
  SSL_Curve_sect409k1 = 11,
  SSL_Curve_sect409r1 = 12,
  SSL_Curve_sect571k1 = 13,
  SSL_Curve_sect571r1 = 14,
  SSL_Curve_secp160k1 = 15,
  SSL_Curve_secp160r1 = 16,
  SSL_Curve_secp160r2 = 17,
  SSL_Curve_secp192k1 = 18,
  SSL_Curve_secp192r1 = 19,
  SSL_Curve_secp224k1 = 20,
  SSL_Curve_secp224r1 = 21,
  SSL_Curve_secp256k1 = 22,
  SSL_Curve_secp256r1 = 23,
  SSL_Curve_secp384r1 = 24,
  SSL_Curve_secp521r1 = 25
} SSL_ECDSA_NamedCurve;

// What a CertificateRequest asks for, by its numbers on the wire.
typedef enum SSLClientAuthenticationType SHAKEDOWN_AS_INT {
  SSLClientAuthNone = -1,
  SSLClientAuth_RSASign = 1,
  SSLClientAuth_DSSSign = 2,
  SSLClientAuth_RSAFixedDH = 3,
  SSLClientAuth_DSS_FixedDH = 4,
  SSLClientAuth_ECDSASign = 64,
  SSLClientAuth_RSAFixedECDH = 65,
  SSLClientAuth_ECDSAFixedECDH = 66
} SSLClientAuthenticationType;

// RFC 5246 section 7.4.1.4.1.
typedef enum SSL_HashAlgorithm SHAKEDOWN_AS_INT {
  SSL_HashAlgorithmNone = 0,
  SSL_HashAlgorithmMD5 = 1,
  SSL_HashAlgorithmSHA1 = 2,
  SSL_HashAlgorithmSHA224 = 3,
  SSL_HashAlgorithmSHA256 = 4,
  SSL_HashAlgorithmSHA384 = 5,
  SSL_HashAlgorithmSHA512 = 6
} SSL_HashAlgorithm;

typedef enum SSL_SignatureAlgorithm SHAKEDOWN_AS_INT {
  SSL_SignatureAlgorithmAnonymous = 0,
  SSL_SignatureAlgorithmRSA = 1,
  SSL_SignatureAlgorithmDSA = 2,
  SSL_SignatureAlgorithmECDSA = 3
} SSL_SignatureAlgorithm;

typedef struct {
  SSL_HashAlgorithm hash;
  SSL_SignatureAlgorithm signature;
} SSLSignatureAndHashAlgorithm;

// A version as it stands in a record: 0x0303 is TLS 1.2.
typedef uint16_t tls_protocol_version;

// An external record layer. What the structure holds is declared in none of
// Apple's headers that apps get, and here neither.
struct SSLRecordFuncs;
typedef const void* SSLRecordContextRef;

// Makes the master secret, of *secretLength bytes, into `secret`.
typedef void (*SSLInternalMasterSecretFunction)(SSLContextRef ctx,
                                                const void* arg, void* secret,
                                                size_t* secretLength);

// --- Suites and versions: facts that need no context ---

// The suites of a group, in order; *listSize is their number. A number that
// names no group gives NULL and 0.
CF_EXPORT const SSLCipherSuite* SSLCiphersuiteGroupToCiphersuiteList(
    SSLCiphersuiteGroup group, size_t* listSize)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLCiphersuiteGroupToCiphersuiteList);
CF_EXPORT bool SSLCiphersuiteGroupContainsCiphersuite(SSLCiphersuiteGroup group,
                                                      SSLCipherSuite suite)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLCiphersuiteGroupContainsCiphersuite);

// The lowest and highest version that has a suite; kSSLProtocol2 for a suite
// that is not known.
CF_EXPORT SSLProtocol
SSLCiphersuiteMinimumTLSVersion(SSLCipherSuite ciphersuite)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLCiphersuiteMinimumTLSVersion);
CF_EXPORT SSLProtocol
SSLCiphersuiteMaximumTLSVersion(SSLCipherSuite ciphersuite)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLCiphersuiteMaximumTLSVersion);

// A suite's name as CipherSuite.h has it, or NULL. It lives for ever.
CF_EXPORT const char* SSLCiphersuiteGetName(SSLCipherSuite ciphersuite)
    SHAKEDOWN_BY_SUITE_WIDTH(SSLCiphersuiteGetName);

// A version's number on the wire, 0 if it has none; and back: 0 gives
// kSSLProtocol2, what is no version kSSLProtocolUnknown.
CF_EXPORT uint16_t SSLProtocolGetVersionCodepoint(SSLProtocol protocol_version);
CF_EXPORT SSLProtocol
SSLProtocolFromVersionCodepoint(uint16_t protocol_version);

// The same for SecProtocolOptions' use: kTLSProtocolMaxSupported is TLS 1.3,
// SSL 3 and older and the "Only" and "All" values are 0.
CF_EXPORT tls_protocol_version
_SSLProtocolVersionToWireFormatValue(SSLProtocol protocol);

// --- Contexts with a record layer of the caller's ---

// SSLCreateContextWithRecordFuncs gives a context that SSLSetIOFuncs and
// SSLSetConnection refuse (errSecBadReq). It can be configured, but not used,
// since the functions cannot be called: a client's SSLHandshake then gives
// errSecUnimplemented, a server's errSSLClosedAbort.
CF_EXPORT SSLContextRef SSLCreateContextWithRecordFuncs(
    CFAllocatorRef alloc, SSLProtocolSide protocolSide,
    SSLConnectionType connectionType, const struct SSLRecordFuncs* recFuncs);

// SSLSetRecordContext keeps what the record functions would be given.
CF_EXPORT OSStatus SSLSetRecordContext(SSLContextRef ctx,
                                       SSLRecordContextRef recCtx);

// --- The session and its secrets (spec/api.md 1.9) ---

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

// The secrets of the session; errSecParam if *size is less than 48 or 32.
// Zeros before they are known.
CF_EXPORT OSStatus SSLInternalMasterSecret(SSLContextRef context, void* secret,
                                           size_t* secretSize);
CF_EXPORT OSStatus SSLInternalServerRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize);
CF_EXPORT OSStatus SSLInternalClientRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize);

// SSLInternal_PRF fills `out` with the pseudorandom function of the negotiated
// version: of TLS 1.2 with the suite's hash (RFC 5246 section 5), before it
// with MD5 and SHA-1 together (RFC 2246 section 5).
CF_EXPORT OSStatus SSLInternal_PRF(SSLContextRef context, const void* secret,
                                   size_t secretLen, const void* label,
                                   size_t labelLen, const void* seed,
                                   size_t seedLen, void* out, size_t outLen);

// SSLGetCipherSizes: the sizes in bytes that the negotiated suite has for its
// MAC, key and IV. Zeros before it is known.
CF_EXPORT OSStatus SSLGetCipherSizes(SSLContextRef context, size_t* digestSize,
                                     size_t* symmetricKeySize, size_t* ivSize);

// EAP-FAST (RFC 4851): what a client says in session_ticket, 65,535 bytes at
// most, and who makes the master secret if the server accepts it. The function
// is called during SSLHandshake; `arg` is passed on to it.
CF_EXPORT OSStatus SSLInternalSetSessionTicket(SSLContextRef ctx,
                                               const void* ticket,
                                               size_t ticketLength);
CF_EXPORT OSStatus SSLInternalSetMasterSecretFunction(
    SSLContextRef ctx, SSLInternalMasterSecretFunction mFunc, const void* arg);

// --- Certificates and trust ---

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

// SSLGetPeerCertificates is always errSecUnimplemented. On macOS it is exported
// though no header declares it.
CF_EXPORT OSStatus SSLGetPeerCertificates(SSLContextRef context,
                                          CFArrayRef* certs);

// SSLSetTrustedLeafCertificates: a refused chain is accepted all the same if
// its leaf is one of these SecCertificates. NULL is none. The array is
// retained; the copy belongs to the caller, and may be NULL.
CF_EXPORT OSStatus SSLSetTrustedLeafCertificates(SSLContextRef context,
                                                 CFArrayRef certRefs);
CF_EXPORT OSStatus SSLCopyTrustedLeafCertificates(SSLContextRef context,
                                                  CFArrayRef* certRefs);

// These two do nothing and succeed, for a NULL context too: anonymous suites
// are enabled as any other.
CF_EXPORT OSStatus SSLSetAllowAnonymousCiphers(SSLContextRef context,
                                               Boolean enable);
CF_EXPORT OSStatus SSLGetAllowAnonymousCiphers(SSLContextRef context,
                                               Boolean* enable);

// --- What is, and was, negotiated ---

// SSLSetECDSACurves limits the curves of ECDHE, in order of preference. Those
// that handshakes cannot use are only remembered for the getters; the number
// is 0 until curves were set. *numCurves is the buffer's size, then how many
// were given; errSecParam if it is too small.
CF_EXPORT OSStatus SSLSetECDSACurves(SSLContextRef ctx,
                                     const SSL_ECDSA_NamedCurve* namedCurves,
                                     unsigned numCurves);
CF_EXPORT OSStatus SSLGetNumberOfECDSACurves(SSLContextRef ctx,
                                             unsigned* numCurves);
CF_EXPORT OSStatus SSLGetECDSACurves(SSLContextRef ctx,
                                     SSL_ECDSA_NamedCurve* namedCurves,
                                     unsigned* numCurves);

// SSLGetNegotiatedCurve: the curve of this handshake's ECDHE, 65535 if it has
// none.
CF_EXPORT OSStatus SSLGetNegotiatedCurve(SSLContextRef ctx,
                                         SSL_ECDSA_NamedCurve* namedCurve);

// The types of certificate that a server asked its client for; errSecParam
// before it did, or if *numTypes is less than their number.
CF_EXPORT OSStatus SSLGetNumberOfClientAuthTypes(SSLContextRef ctx,
                                                 unsigned* numTypes);
CF_EXPORT OSStatus SSLGetClientAuthTypes(SSLContextRef ctx,
                                         SSLClientAuthenticationType* authTypes,
                                         unsigned* numTypes);

// SSLGetNegotiatedClientAuthType is always errSecUnimplemented.
CF_EXPORT OSStatus SSLGetNegotiatedClientAuthType(
    SSLContextRef ctx, SSLClientAuthenticationType* authType);

// The signature algorithms that the peer has named, in its order; errSecParam
// if *numSigAlgs is less than their number.
CF_EXPORT OSStatus SSLGetNumberOfSignatureAlgorithms(SSLContextRef ctx,
                                                     unsigned* numSigAlgs);
CF_EXPORT OSStatus SSLGetSignatureAlgorithms(
    SSLContextRef ctx, SSLSignatureAndHashAlgorithm* sigAlgs,
    unsigned* numSigAlgs);

// --- Pre-shared keys (RFC 4279) ---

// The secret that both sides know, and the name under which a client says it
// knows it. Both are copied.
CF_EXPORT OSStatus SSLSetPSKSharedSecret(SSLContextRef ctx, const void* secret,
                                         size_t secretLen);
CF_EXPORT OSStatus SSLSetPSKIdentity(SSLContextRef ctx, const void* pskIdentity,
                                     size_t pskIdentityLen);

// SSLGetPSKIdentity gives what was set here, never what the peer said; NULL
// and 0 if nothing was. The bytes belong to the context.
CF_EXPORT OSStatus SSLGetPSKIdentity(SSLContextRef ctx,
                                     const void** pskIdentity,
                                     size_t* pskIdentityLen);

// --- Diffie-Hellman modulo a prime ---

// The shortest prime in bits that a client accepts, 512 to 2048; a shorter one
// is errSSLWeakPeerEphemeralDHKey. Values beyond are moved to the limits.
CF_EXPORT OSStatus SSLSetMinimumDHGroupSize(SSLContextRef ctx, unsigned nbits);
CF_EXPORT OSStatus SSLGetMinimumDHGroupSize(SSLContextRef ctx, unsigned* nbits);

// SSLSetDHEEnabled takes the suites of kSSLSessionConfig_legacy_DHE (true) or
// kSSLSessionConfig_legacy (false); versions and minimum stay.
CF_EXPORT OSStatus SSLSetDHEEnabled(SSLContextRef ctx, bool enabled);
CF_EXPORT OSStatus SSLGetDHEEnabled(SSLContextRef ctx, bool* enabled);

// SSLIsSessionNegotiatedWithUnsafeDH tells whether this handshake's key
// exchange was modulo a prime that is not safe: (prime - 1) / 2 is no prime.
CF_EXPORT bool SSLIsSessionNegotiatedWithUnsafeDH(SSLContextRef context);

// --- The names that iOS has for functions of macOS ---

// Each is the function without the underscore.
CF_EXPORT OSStatus _SSLNewContext(Boolean isServer, SSLContextRef* contextPtr);
CF_EXPORT OSStatus _SSLDisposeContext(SSLContextRef context);
CF_EXPORT OSStatus _SSLNewDatagramContext(Boolean isServer,
                                          SSLContextRef* dtlsContextPtr);
CF_EXPORT OSStatus _SSLSetProtocolVersion(SSLContextRef context,
                                          SSLProtocol version);
CF_EXPORT OSStatus _SSLGetProtocolVersion(SSLContextRef context,
                                          SSLProtocol* protocol);
CF_EXPORT OSStatus _SSLSetProtocolVersionEnabled(SSLContextRef context,
                                                 SSLProtocol protocol,
                                                 Boolean enable);
CF_EXPORT OSStatus _SSLGetProtocolVersionEnabled(SSLContextRef context,
                                                 SSLProtocol protocol,
                                                 Boolean* enable);
CF_EXPORT OSStatus _SSLSetEnableCertVerify(SSLContextRef context,
                                           Boolean enableVerify);
CF_EXPORT OSStatus _SSLGetEnableCertVerify(SSLContextRef context,
                                           Boolean* enableVerify);
CF_EXPORT OSStatus _SSLSetAllowsExpiredCerts(SSLContextRef context,
                                             Boolean allowsExpired);
CF_EXPORT OSStatus _SSLGetAllowsExpiredCerts(SSLContextRef context,
                                             Boolean* allowsExpired);
CF_EXPORT OSStatus _SSLSetAllowsExpiredRoots(SSLContextRef context,
                                             Boolean allowsExpired);
CF_EXPORT OSStatus _SSLGetAllowsExpiredRoots(SSLContextRef context,
                                             Boolean* allowsExpired);
CF_EXPORT OSStatus _SSLSetAllowsAnyRoot(SSLContextRef context, Boolean anyRoot);
CF_EXPORT OSStatus _SSLGetAllowsAnyRoot(SSLContextRef context,
                                        Boolean* anyRoot);
CF_EXPORT OSStatus _SSLSetTrustedRoots(SSLContextRef context,
                                       CFArrayRef trustedRoots,
                                       Boolean replaceExisting);
CF_EXPORT OSStatus _SSLCopyTrustedRoots(SSLContextRef context,
                                        CFArrayRef* trustedRoots);
CF_EXPORT OSStatus _SSLCopyPeerCertificates(SSLContextRef context,
                                            CFArrayRef* certs);
CF_EXPORT OSStatus _SSLSetCertificateAuthorities(SSLContextRef context,
                                                 CFTypeRef certificateOrArray,
                                                 Boolean replaceExisting);
CF_EXPORT OSStatus _SSLCopyCertificateAuthorities(SSLContextRef context,
                                                  CFArrayRef* certificates);
CF_EXPORT OSStatus _SSLSetDiffieHellmanParams(SSLContextRef context,
                                              const void* dhParams,
                                              size_t dhParamsLen);
CF_EXPORT OSStatus _SSLGetDiffieHellmanParams(SSLContextRef context,
                                              const void** dhParams,
                                              size_t* dhParamsLen);
CF_EXPORT OSStatus _SSLSetRsaBlinding(SSLContextRef context, Boolean blinding);
CF_EXPORT OSStatus _SSLGetRsaBlinding(SSLContextRef context, Boolean* blinding);

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

// SPDX-License-Identifier: Apache-2.0
// Secure Transport as the engine gives it. Has no state of its own: everything
// is in the contexts. Each method stands in the file of its topic, together
// with the C function that leads to it (handshake.cc, read_write.cc, ...).
#ifndef SHAKEDOWN_SECURETRANSPORT_ENGINE_SECURE_TRANSPORT_H_
#define SHAKEDOWN_SECURETRANSPORT_ENGINE_SECURE_TRANSPORT_H_

#include "src/securetransport/engine_private_functions.h"

namespace shakedown::securetransport {

class EngineSecureTransport : public EnginePrivateFunctions {
 public:
  SSLContextRef SSLCreateContext(CFAllocatorRef alloc,
                                 SSLProtocolSide protocolSide,
                                 SSLConnectionType connectionType) override;
  OSStatus SSLNewContext(Boolean isServer, SSLContextRef* contextPtr) override;
  OSStatus SSLNewDatagramContext(Boolean isServer,
                                 SSLContextRef* dtlsContextPtr) override;
  OSStatus SSLDisposeContext(SSLContextRef context) override;
  OSStatus SSLGetSessionState(SSLContextRef context,
                              SSLSessionState* state) override;
  OSStatus SSLSetSessionOption(SSLContextRef context, SSLSessionOption option,
                               Boolean value) override;
  OSStatus SSLGetSessionOption(SSLContextRef context, SSLSessionOption option,
                               Boolean* value) override;
  OSStatus SSLSetIOFuncs(SSLContextRef context, SSLReadFunc readFunc,
                         SSLWriteFunc writeFunc) override;
  OSStatus SSLSetConnection(SSLContextRef context,
                            SSLConnectionRef connection) override;
  OSStatus SSLGetConnection(SSLContextRef context,
                            SSLConnectionRef* connection) override;
  OSStatus SSLSetProtocolVersionMin(SSLContextRef context,
                                    SSLProtocol minVersion) override;
  OSStatus SSLGetProtocolVersionMin(SSLContextRef context,
                                    SSLProtocol* minVersion) override;
  OSStatus SSLSetProtocolVersionMax(SSLContextRef context,
                                    SSLProtocol maxVersion) override;
  OSStatus SSLGetProtocolVersionMax(SSLContextRef context,
                                    SSLProtocol* maxVersion) override;
  OSStatus SSLSetProtocolVersionEnabled(SSLContextRef context,
                                        SSLProtocol protocol,
                                        Boolean enable) override;
  OSStatus SSLGetProtocolVersionEnabled(SSLContextRef context,
                                        SSLProtocol protocol,
                                        Boolean* enable) override;
  OSStatus SSLSetProtocolVersion(SSLContextRef context,
                                 SSLProtocol version) override;
  OSStatus SSLGetProtocolVersion(SSLContextRef context,
                                 SSLProtocol* protocol) override;
  OSStatus SSLGetNegotiatedProtocolVersion(SSLContextRef context,
                                           SSLProtocol* protocol) override;
  OSStatus SSLSetSessionConfig(SSLContextRef context,
                               CFStringRef config) override;
  OSStatus SSLGetNumberSupportedCiphers(SSLContextRef context,
                                        size_t* numCiphers) override;
  OSStatus SSLGetSupportedCiphers(SSLContextRef context,
                                  SSLCipherSuite* ciphers,
                                  size_t* numCiphers) override;
  OSStatus SSLGetNumberEnabledCiphers(SSLContextRef context,
                                      size_t* numCiphers) override;
  OSStatus SSLGetEnabledCiphers(SSLContextRef context, SSLCipherSuite* ciphers,
                                size_t* numCiphers) override;
  OSStatus SSLSetEnabledCiphers(SSLContextRef context,
                                const SSLCipherSuite* ciphers,
                                size_t numCiphers) override;
  OSStatus SSLGetNegotiatedCipher(SSLContextRef context,
                                  SSLCipherSuite* cipherSuite) override;
  OSStatus SSLSetPeerDomainName(SSLContextRef context, const char* peerName,
                                size_t peerNameLen) override;
  OSStatus SSLGetPeerDomainNameLength(SSLContextRef context,
                                      size_t* peerNameLen) override;
  OSStatus SSLGetPeerDomainName(SSLContextRef context, char* peerName,
                                size_t* peerNameLen) override;
  OSStatus SSLCopyRequestedPeerNameLength(SSLContextRef ctx,
                                          size_t* peerNameLen) override;
  OSStatus SSLCopyRequestedPeerName(SSLContextRef context, char* peerName,
                                    size_t* peerNameLen) override;
  OSStatus SSLSetEnableCertVerify(SSLContextRef context,
                                  Boolean enableVerify) override;
  OSStatus SSLGetEnableCertVerify(SSLContextRef context,
                                  Boolean* enableVerify) override;
  OSStatus SSLSetAllowsExpiredCerts(SSLContextRef context,
                                    Boolean allowsExpired) override;
  OSStatus SSLGetAllowsExpiredCerts(SSLContextRef context,
                                    Boolean* allowsExpired) override;
  OSStatus SSLSetAllowsExpiredRoots(SSLContextRef context,
                                    Boolean allowsExpired) override;
  OSStatus SSLGetAllowsExpiredRoots(SSLContextRef context,
                                    Boolean* allowsExpired) override;
  OSStatus SSLSetAllowsAnyRoot(SSLContextRef context, Boolean anyRoot) override;
  OSStatus SSLGetAllowsAnyRoot(SSLContextRef context,
                               Boolean* anyRoot) override;
  OSStatus SSLSetTrustedRoots(SSLContextRef context, CFArrayRef trustedRoots,
                              Boolean replaceExisting) override;
  OSStatus SSLCopyTrustedRoots(SSLContextRef context,
                               CFArrayRef* trustedRoots) override;
  OSStatus SSLCopyPeerTrust(SSLContextRef context, SecTrustRef* trust) override;
  OSStatus SSLCopyPeerCertificates(SSLContextRef context,
                                   CFArrayRef* certs) override;
  OSStatus SSLSetCertificate(SSLContextRef context,
                             CFArrayRef certRefs) override;
  OSStatus SSLSetEncryptionCertificate(SSLContextRef context,
                                       CFArrayRef certRefs) override;
  OSStatus SSLSetClientSideAuthenticate(SSLContextRef context,
                                        SSLAuthenticate auth) override;
  OSStatus SSLAddDistinguishedName(SSLContextRef context, const void* derDN,
                                   size_t derDNLen) override;
  OSStatus SSLSetCertificateAuthorities(SSLContextRef context,
                                        CFTypeRef certificateOrArray,
                                        Boolean replaceExisting) override;
  OSStatus SSLCopyCertificateAuthorities(SSLContextRef context,
                                         CFArrayRef* certificates) override;
  OSStatus SSLCopyDistinguishedNames(SSLContextRef context,
                                     CFArrayRef* names) override;
  OSStatus SSLGetClientCertificateState(
      SSLContextRef context, SSLClientCertificateState* clientState) override;
  OSStatus SSLSetPeerID(SSLContextRef context, const void* peerID,
                        size_t peerIDLen) override;
  OSStatus SSLGetPeerID(SSLContextRef context, const void** peerID,
                        size_t* peerIDLen) override;
  OSStatus SSLSetRsaBlinding(SSLContextRef context, Boolean blinding) override;
  OSStatus SSLGetRsaBlinding(SSLContextRef context, Boolean* blinding) override;
  OSStatus SSLSetDatagramHelloCookie(SSLContextRef context, const void* cookie,
                                     size_t cookieLen) override;
  OSStatus SSLSetMaxDatagramRecordSize(SSLContextRef context,
                                       size_t maxSize) override;
  OSStatus SSLGetMaxDatagramRecordSize(SSLContextRef context,
                                       size_t* maxSize) override;
  OSStatus SSLGetDatagramWriteSize(SSLContextRef context,
                                   size_t* bufSize) override;
  OSStatus SSLHandshake(SSLContextRef context) override;
  OSStatus SSLReHandshake(SSLContextRef context) override;
  OSStatus SSLWrite(SSLContextRef context, const void* data, size_t dataLength,
                    size_t* processed) override;
  OSStatus SSLRead(SSLContextRef context, void* data, size_t dataLength,
                   size_t* processed) override;
  OSStatus SSLGetBufferedReadSize(SSLContextRef context,
                                  size_t* bufferSize) override;
  OSStatus SSLClose(SSLContextRef context) override;
  OSStatus SSLSetError(SSLContextRef context, OSStatus status) override;
  OSStatus SSLGetResumableSessionInfo(SSLContextRef context,
                                      Boolean* sessionWasResumed,
                                      void* sessionID,
                                      size_t* sessionIDLength) override;
  OSStatus SSLSetSessionCacheTimeout(SSLContextRef context,
                                     uint32_t timeoutInSeconds) override;
  OSStatus SSLGetCertificate(SSLContextRef context,
                             CFArrayRef* certRefs) override;
  OSStatus SSLGetEncryptionCertificate(SSLContextRef context,
                                       CFArrayRef* certRefs) override;
  OSStatus SSLGetClientSideAuthenticate(SSLContextRef context,
                                        SSLAuthenticate* auth) override;
  OSStatus SSLGetPeerSecTrust(SSLContextRef context,
                              SecTrustRef* secTrust) override;
  OSStatus SSLInternalMasterSecret(SSLContextRef context, void* secret,
                                   size_t* secretSize) override;
  OSStatus SSLInternalServerRandom(SSLContextRef context, void* randBuf,
                                   size_t* randSize) override;
  OSStatus SSLInternalClientRandom(SSLContextRef context, void* randBuf,
                                   size_t* randSize) override;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_ENGINE_SECURE_TRANSPORT_H_

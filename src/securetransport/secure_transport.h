// SPDX-License-Identifier: Apache-2.0
// The one door: every C function forwards to this interface of the simulation
// (design.md D1). The engine implements it; a mock can stand in its place.
// Example: InstallDoor(simulation, &mock); SSLHandshake(context);
// Each method is the C function of the same name, with its contract.
#ifndef SHAKEDOWN_SECURETRANSPORT_SECURE_TRANSPORT_H_
#define SHAKEDOWN_SECURETRANSPORT_SECURE_TRANSPORT_H_

#include <Security/SecureTransport.h>
#include <Security/SecureTransportPriv.h>

#include "src/securetransport/extensions/extension_functions.h"
#include "src/securetransport/private_functions.h"

namespace shakedown::securetransport {

class SecureTransport : public ExtensionFunctions, public PrivateFunctions {
 public:
  virtual SSLContextRef SSLCreateContext(CFAllocatorRef alloc,
                                         SSLProtocolSide protocolSide,
                                         SSLConnectionType connectionType) = 0;
  virtual OSStatus SSLNewContext(Boolean isServer,
                                 SSLContextRef* contextPtr) = 0;
  virtual OSStatus SSLNewDatagramContext(Boolean isServer,
                                         SSLContextRef* dtlsContextPtr) = 0;
  virtual OSStatus SSLDisposeContext(SSLContextRef context) = 0;
  virtual OSStatus SSLGetSessionState(SSLContextRef context,
                                      SSLSessionState* state) = 0;
  virtual OSStatus SSLSetSessionOption(SSLContextRef context,
                                       SSLSessionOption option,
                                       Boolean value) = 0;
  virtual OSStatus SSLGetSessionOption(SSLContextRef context,
                                       SSLSessionOption option,
                                       Boolean* value) = 0;
  virtual OSStatus SSLSetIOFuncs(SSLContextRef context, SSLReadFunc readFunc,
                                 SSLWriteFunc writeFunc) = 0;
  virtual OSStatus SSLSetConnection(SSLContextRef context,
                                    SSLConnectionRef connection) = 0;
  virtual OSStatus SSLGetConnection(SSLContextRef context,
                                    SSLConnectionRef* connection) = 0;
  virtual OSStatus SSLSetProtocolVersionMin(SSLContextRef context,
                                            SSLProtocol minVersion) = 0;
  virtual OSStatus SSLGetProtocolVersionMin(SSLContextRef context,
                                            SSLProtocol* minVersion) = 0;
  virtual OSStatus SSLSetProtocolVersionMax(SSLContextRef context,
                                            SSLProtocol maxVersion) = 0;
  virtual OSStatus SSLGetProtocolVersionMax(SSLContextRef context,
                                            SSLProtocol* maxVersion) = 0;
  virtual OSStatus SSLSetProtocolVersionEnabled(SSLContextRef context,
                                                SSLProtocol protocol,
                                                Boolean enable) = 0;
  virtual OSStatus SSLGetProtocolVersionEnabled(SSLContextRef context,
                                                SSLProtocol protocol,
                                                Boolean* enable) = 0;
  virtual OSStatus SSLSetProtocolVersion(SSLContextRef context,
                                         SSLProtocol version) = 0;
  virtual OSStatus SSLGetProtocolVersion(SSLContextRef context,
                                         SSLProtocol* protocol) = 0;
  virtual OSStatus SSLGetNegotiatedProtocolVersion(SSLContextRef context,
                                                   SSLProtocol* protocol) = 0;
  virtual OSStatus SSLSetSessionConfig(SSLContextRef context,
                                       CFStringRef config) = 0;
  virtual OSStatus SSLGetNumberSupportedCiphers(SSLContextRef context,
                                                size_t* numCiphers) = 0;
  virtual OSStatus SSLGetSupportedCiphers(SSLContextRef context,
                                          SSLCipherSuite* ciphers,
                                          size_t* numCiphers) = 0;
  virtual OSStatus SSLGetNumberEnabledCiphers(SSLContextRef context,
                                              size_t* numCiphers) = 0;
  virtual OSStatus SSLGetEnabledCiphers(SSLContextRef context,
                                        SSLCipherSuite* ciphers,
                                        size_t* numCiphers) = 0;
  virtual OSStatus SSLSetEnabledCiphers(SSLContextRef context,
                                        const SSLCipherSuite* ciphers,
                                        size_t numCiphers) = 0;
  virtual OSStatus SSLGetNegotiatedCipher(SSLContextRef context,
                                          SSLCipherSuite* cipherSuite) = 0;
  virtual OSStatus SSLSetPeerDomainName(SSLContextRef context,
                                        const char* peerName,
                                        size_t peerNameLen) = 0;
  virtual OSStatus SSLGetPeerDomainNameLength(SSLContextRef context,
                                              size_t* peerNameLen) = 0;
  virtual OSStatus SSLGetPeerDomainName(SSLContextRef context, char* peerName,
                                        size_t* peerNameLen) = 0;
  virtual OSStatus SSLCopyRequestedPeerNameLength(SSLContextRef ctx,
                                                  size_t* peerNameLen) = 0;
  virtual OSStatus SSLCopyRequestedPeerName(SSLContextRef context,
                                            char* peerName,
                                            size_t* peerNameLen) = 0;
  virtual OSStatus SSLSetEnableCertVerify(SSLContextRef context,
                                          Boolean enableVerify) = 0;
  virtual OSStatus SSLGetEnableCertVerify(SSLContextRef context,
                                          Boolean* enableVerify) = 0;
  virtual OSStatus SSLSetAllowsExpiredCerts(SSLContextRef context,
                                            Boolean allowsExpired) = 0;
  virtual OSStatus SSLGetAllowsExpiredCerts(SSLContextRef context,
                                            Boolean* allowsExpired) = 0;
  virtual OSStatus SSLSetAllowsExpiredRoots(SSLContextRef context,
                                            Boolean allowsExpired) = 0;
  virtual OSStatus SSLGetAllowsExpiredRoots(SSLContextRef context,
                                            Boolean* allowsExpired) = 0;
  virtual OSStatus SSLSetAllowsAnyRoot(SSLContextRef context,
                                       Boolean anyRoot) = 0;
  virtual OSStatus SSLGetAllowsAnyRoot(SSLContextRef context,
                                       Boolean* anyRoot) = 0;
  virtual OSStatus SSLSetTrustedRoots(SSLContextRef context,
                                      CFArrayRef trustedRoots,
                                      Boolean replaceExisting) = 0;
  virtual OSStatus SSLCopyTrustedRoots(SSLContextRef context,
                                       CFArrayRef* trustedRoots) = 0;
  virtual OSStatus SSLCopyPeerTrust(SSLContextRef context,
                                    SecTrustRef* trust) = 0;
  virtual OSStatus SSLCopyPeerCertificates(SSLContextRef context,
                                           CFArrayRef* certs) = 0;
  virtual OSStatus SSLSetCertificate(SSLContextRef context,
                                     CFArrayRef certRefs) = 0;
  virtual OSStatus SSLSetEncryptionCertificate(SSLContextRef context,
                                               CFArrayRef certRefs) = 0;
  virtual OSStatus SSLSetClientSideAuthenticate(SSLContextRef context,
                                                SSLAuthenticate auth) = 0;
  virtual OSStatus SSLAddDistinguishedName(SSLContextRef context,
                                           const void* derDN,
                                           size_t derDNLen) = 0;
  virtual OSStatus SSLSetCertificateAuthorities(SSLContextRef context,
                                                CFTypeRef certificateOrArray,
                                                Boolean replaceExisting) = 0;
  virtual OSStatus SSLCopyCertificateAuthorities(SSLContextRef context,
                                                 CFArrayRef* certificates) = 0;
  virtual OSStatus SSLCopyDistinguishedNames(SSLContextRef context,
                                             CFArrayRef* names) = 0;
  virtual OSStatus SSLGetClientCertificateState(
      SSLContextRef context, SSLClientCertificateState* clientState) = 0;
  virtual OSStatus SSLSetPeerID(SSLContextRef context, const void* peerID,
                                size_t peerIDLen) = 0;
  virtual OSStatus SSLGetPeerID(SSLContextRef context, const void** peerID,
                                size_t* peerIDLen) = 0;
  virtual OSStatus SSLSetRsaBlinding(SSLContextRef context,
                                     Boolean blinding) = 0;
  virtual OSStatus SSLGetRsaBlinding(SSLContextRef context,
                                     Boolean* blinding) = 0;
  virtual OSStatus SSLSetDatagramHelloCookie(SSLContextRef context,
                                             const void* cookie,
                                             size_t cookieLen) = 0;
  virtual OSStatus SSLSetMaxDatagramRecordSize(SSLContextRef context,
                                               size_t maxSize) = 0;
  virtual OSStatus SSLGetMaxDatagramRecordSize(SSLContextRef context,
                                               size_t* maxSize) = 0;
  virtual OSStatus SSLGetDatagramWriteSize(SSLContextRef context,
                                           size_t* bufSize) = 0;
  virtual OSStatus SSLHandshake(SSLContextRef context) = 0;
  virtual OSStatus SSLReHandshake(SSLContextRef context) = 0;
  virtual OSStatus SSLWrite(SSLContextRef context, const void* data,
                            size_t dataLength, size_t* processed) = 0;
  virtual OSStatus SSLRead(SSLContextRef context, void* data, size_t dataLength,
                           size_t* processed) = 0;
  virtual OSStatus SSLGetBufferedReadSize(SSLContextRef context,
                                          size_t* bufferSize) = 0;
  virtual OSStatus SSLClose(SSLContextRef context) = 0;
  virtual OSStatus SSLSetError(SSLContextRef context, OSStatus status) = 0;
  virtual OSStatus SSLGetResumableSessionInfo(SSLContextRef context,
                                              Boolean* sessionWasResumed,
                                              void* sessionID,
                                              size_t* sessionIDLength) = 0;
  virtual OSStatus SSLSetSessionCacheTimeout(SSLContextRef context,
                                             uint32_t timeoutInSeconds) = 0;
  virtual OSStatus SSLGetCertificate(SSLContextRef context,
                                     CFArrayRef* certRefs) = 0;
  virtual OSStatus SSLGetEncryptionCertificate(SSLContextRef context,
                                               CFArrayRef* certRefs) = 0;
  virtual OSStatus SSLGetClientSideAuthenticate(SSLContextRef context,
                                                SSLAuthenticate* auth) = 0;
  virtual OSStatus SSLGetPeerSecTrust(SSLContextRef context,
                                      SecTrustRef* secTrust) = 0;
  virtual OSStatus SSLInternalMasterSecret(SSLContextRef context, void* secret,
                                           size_t* secretSize) = 0;
  virtual OSStatus SSLInternalServerRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize) = 0;
  virtual OSStatus SSLInternalClientRandom(SSLContextRef context, void* randBuf,
                                           size_t* randSize) = 0;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_SECURE_TRANSPORT_H_

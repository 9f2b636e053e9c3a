// SPDX-License-Identifier: Apache-2.0
// The part of the one door for functions of SecureTransportPriv.h and rarer
// public ones: SecureTransport, which is all of it, has it as a base.
// Each method is the C function of the same name, with its contract.
#ifndef SHAKEDOWN_SECURETRANSPORT_PRIVATE_FUNCTIONS_H_
#define SHAKEDOWN_SECURETRANSPORT_PRIVATE_FUNCTIONS_H_

#include <Security/SecureTransport.h>
#include <Security/SecureTransportPriv.h>

namespace shakedown::securetransport {

class PrivateFunctions {
 public:
  virtual ~PrivateFunctions() = default;

  virtual SSLContextRef SSLCreateContextWithRecordFuncs(
      CFAllocatorRef alloc, SSLProtocolSide protocolSide,
      SSLConnectionType connectionType,
      const struct SSLRecordFuncs* recFuncs) = 0;
  virtual OSStatus SSLSetRecordContext(SSLContextRef ctx,
                                       SSLRecordContextRef recCtx) = 0;
  virtual OSStatus SSLGetCipherSizes(SSLContextRef context, size_t* digestSize,
                                     size_t* symmetricKeySize,
                                     size_t* ivSize) = 0;
  virtual OSStatus SSLInternal_PRF(SSLContextRef context, const void* secret,
                                   size_t secretLen, const void* label,
                                   size_t labelLen, const void* seed,
                                   size_t seedLen, void* out,
                                   size_t outLen) = 0;
  virtual OSStatus SSLInternalSetMasterSecretFunction(
      SSLContextRef ctx, SSLInternalMasterSecretFunction mFunc,
      const void* arg) = 0;
  virtual OSStatus SSLInternalSetSessionTicket(SSLContextRef ctx,
                                               const void* ticket,
                                               size_t ticketLength) = 0;
  virtual OSStatus SSLGetPeerCertificates(SSLContextRef context,
                                          CFArrayRef* certs) = 0;
  virtual OSStatus SSLSetTrustedLeafCertificates(SSLContextRef context,
                                                 CFArrayRef certRefs) = 0;
  virtual OSStatus SSLCopyTrustedLeafCertificates(SSLContextRef context,
                                                  CFArrayRef* certRefs) = 0;
  virtual OSStatus SSLSetAllowAnonymousCiphers(SSLContextRef context,
                                               Boolean enable) = 0;
  virtual OSStatus SSLGetAllowAnonymousCiphers(SSLContextRef context,
                                               Boolean* enable) = 0;
  virtual OSStatus SSLSetECDSACurves(SSLContextRef ctx,
                                     const SSL_ECDSA_NamedCurve* namedCurves,
                                     unsigned numCurves) = 0;
  virtual OSStatus SSLGetNumberOfECDSACurves(SSLContextRef ctx,
                                             unsigned* numCurves) = 0;
  virtual OSStatus SSLGetECDSACurves(SSLContextRef ctx,
                                     SSL_ECDSA_NamedCurve* namedCurves,
                                     unsigned* numCurves) = 0;
  virtual OSStatus SSLGetNegotiatedCurve(SSLContextRef ctx,
                                         SSL_ECDSA_NamedCurve* namedCurve) = 0;
  virtual OSStatus SSLGetNumberOfClientAuthTypes(SSLContextRef ctx,
                                                 unsigned* numTypes) = 0;
  virtual OSStatus SSLGetClientAuthTypes(SSLContextRef ctx,
                                         SSLClientAuthenticationType* authTypes,
                                         unsigned* numTypes) = 0;
  virtual OSStatus SSLGetNegotiatedClientAuthType(
      SSLContextRef ctx, SSLClientAuthenticationType* authType) = 0;
  virtual OSStatus SSLGetNumberOfSignatureAlgorithms(SSLContextRef ctx,
                                                     unsigned* numSigAlgs) = 0;
  virtual OSStatus SSLGetSignatureAlgorithms(
      SSLContextRef ctx, SSLSignatureAndHashAlgorithm* sigAlgs,
      unsigned* numSigAlgs) = 0;
  virtual OSStatus SSLSetPSKSharedSecret(SSLContextRef ctx, const void* secret,
                                         size_t secretLen) = 0;
  virtual OSStatus SSLSetPSKIdentity(SSLContextRef ctx, const void* pskIdentity,
                                     size_t pskIdentityLen) = 0;
  virtual OSStatus SSLGetPSKIdentity(SSLContextRef ctx,
                                     const void** pskIdentity,
                                     size_t* pskIdentityLen) = 0;
  virtual OSStatus SSLSetDiffieHellmanParams(SSLContextRef context,
                                             const void* dhParams,
                                             size_t dhParamsLen) = 0;
  virtual OSStatus SSLGetDiffieHellmanParams(SSLContextRef context,
                                             const void** dhParams,
                                             size_t* dhParamsLen) = 0;
  virtual OSStatus SSLSetMinimumDHGroupSize(SSLContextRef ctx,
                                            unsigned nbits) = 0;
  virtual OSStatus SSLGetMinimumDHGroupSize(SSLContextRef ctx,
                                            unsigned* nbits) = 0;
  virtual OSStatus SSLSetDHEEnabled(SSLContextRef ctx, bool enabled) = 0;
  virtual OSStatus SSLGetDHEEnabled(SSLContextRef ctx, bool* enabled) = 0;
  virtual bool SSLIsSessionNegotiatedWithUnsafeDH(SSLContextRef context) = 0;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PRIVATE_FUNCTIONS_H_

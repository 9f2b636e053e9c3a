// SPDX-License-Identifier: Apache-2.0
// The private functions as the engine gives them: a part of
// EngineSecureTransport. Each method stands in the file of its topic, together
// with the C function that leads to it (pre_shared_key.cc, curves.cc, ...).
#ifndef SHAKEDOWN_SECURETRANSPORT_ENGINE_PRIVATE_FUNCTIONS_H_
#define SHAKEDOWN_SECURETRANSPORT_ENGINE_PRIVATE_FUNCTIONS_H_

#include "src/securetransport/extensions/engine_extension_functions.h"

namespace shakedown::securetransport {

class EnginePrivateFunctions : public EngineExtensionFunctions {
 public:
  SSLContextRef SSLCreateContextWithRecordFuncs(
      CFAllocatorRef alloc, SSLProtocolSide protocolSide,
      SSLConnectionType connectionType,
      const struct SSLRecordFuncs* recFuncs) override;
  OSStatus SSLSetRecordContext(SSLContextRef ctx,
                               SSLRecordContextRef recCtx) override;
  OSStatus SSLGetCipherSizes(SSLContextRef context, size_t* digestSize,
                             size_t* symmetricKeySize, size_t* ivSize) override;
  OSStatus SSLInternal_PRF(SSLContextRef context, const void* secret,
                           size_t secretLen, const void* label, size_t labelLen,
                           const void* seed, size_t seedLen, void* out,
                           size_t outLen) override;
  OSStatus SSLInternalSetMasterSecretFunction(
      SSLContextRef ctx, SSLInternalMasterSecretFunction mFunc,
      const void* arg) override;
  OSStatus SSLInternalSetSessionTicket(SSLContextRef ctx, const void* ticket,
                                       size_t ticketLength) override;
  OSStatus SSLGetPeerCertificates(SSLContextRef context,
                                  CFArrayRef* certs) override;
  OSStatus SSLSetTrustedLeafCertificates(SSLContextRef context,
                                         CFArrayRef certRefs) override;
  OSStatus SSLCopyTrustedLeafCertificates(SSLContextRef context,
                                          CFArrayRef* certRefs) override;
  OSStatus SSLSetAllowAnonymousCiphers(SSLContextRef context,
                                       Boolean enable) override;
  OSStatus SSLGetAllowAnonymousCiphers(SSLContextRef context,
                                       Boolean* enable) override;
  OSStatus SSLSetECDSACurves(SSLContextRef ctx,
                             const SSL_ECDSA_NamedCurve* namedCurves,
                             unsigned numCurves) override;
  OSStatus SSLGetNumberOfECDSACurves(SSLContextRef ctx,
                                     unsigned* numCurves) override;
  OSStatus SSLGetECDSACurves(SSLContextRef ctx,
                             SSL_ECDSA_NamedCurve* namedCurves,
                             unsigned* numCurves) override;
  OSStatus SSLGetNegotiatedCurve(SSLContextRef ctx,
                                 SSL_ECDSA_NamedCurve* namedCurve) override;
  OSStatus SSLGetNumberOfClientAuthTypes(SSLContextRef ctx,
                                         unsigned* numTypes) override;
  OSStatus SSLGetClientAuthTypes(SSLContextRef ctx,
                                 SSLClientAuthenticationType* authTypes,
                                 unsigned* numTypes) override;
  OSStatus SSLGetNegotiatedClientAuthType(
      SSLContextRef ctx, SSLClientAuthenticationType* authType) override;
  OSStatus SSLGetNumberOfSignatureAlgorithms(SSLContextRef ctx,
                                             unsigned* numSigAlgs) override;
  OSStatus SSLGetSignatureAlgorithms(SSLContextRef ctx,
                                     SSLSignatureAndHashAlgorithm* sigAlgs,
                                     unsigned* numSigAlgs) override;
  OSStatus SSLSetPSKSharedSecret(SSLContextRef ctx, const void* secret,
                                 size_t secretLen) override;
  OSStatus SSLSetPSKIdentity(SSLContextRef ctx, const void* pskIdentity,
                             size_t pskIdentityLen) override;
  OSStatus SSLGetPSKIdentity(SSLContextRef ctx, const void** pskIdentity,
                             size_t* pskIdentityLen) override;
  OSStatus SSLSetDiffieHellmanParams(SSLContextRef context,
                                     const void* dhParams,
                                     size_t dhParamsLen) override;
  OSStatus SSLGetDiffieHellmanParams(SSLContextRef context,
                                     const void** dhParams,
                                     size_t* dhParamsLen) override;
  OSStatus SSLSetMinimumDHGroupSize(SSLContextRef ctx, unsigned nbits) override;
  OSStatus SSLGetMinimumDHGroupSize(SSLContextRef ctx,
                                    unsigned* nbits) override;
  OSStatus SSLSetDHEEnabled(SSLContextRef ctx, bool enabled) override;
  OSStatus SSLGetDHEEnabled(SSLContextRef ctx, bool* enabled) override;
  bool SSLIsSessionNegotiatedWithUnsafeDH(SSLContextRef context) override;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_ENGINE_PRIVATE_FUNCTIONS_H_

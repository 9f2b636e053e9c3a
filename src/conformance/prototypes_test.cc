// SPDX-License-Identifier: Apache-2.0
// The prototypes that backends are compiled against (spec/api.md A): each
// function converts to a pointer of exactly that type.
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"

// What comes behind the name: the result, and the parameters in brackets.
#define PROTOTYPE(name, result, parameters)   \
  Row {                                       \
    "api.md A", #name " has its prototype", { \
      [](World&) {                            \
        result(*function) parameters = name;  \
        EXPECT_NE(function, nullptr);         \
      }                                       \
    }                                         \
  }

namespace shakedown::conformance {
namespace {

Rows Contexts() {
  return {
      PROTOTYPE(SSLContextGetTypeID, CFTypeID, (void)),
      PROTOTYPE(SSLCreateContext, SSLContextRef,
                (CFAllocatorRef, SSLProtocolSide, SSLConnectionType)),
      PROTOTYPE(SSLNewContext, OSStatus, (Boolean, SSLContextRef*)),
      PROTOTYPE(SSLDisposeContext, OSStatus, (SSLContextRef)),
      PROTOTYPE(SSLGetSessionState, OSStatus,
                (SSLContextRef, SSLSessionState*)),
      PROTOTYPE(SSLSetSessionOption, OSStatus,
                (SSLContextRef, SSLSessionOption, Boolean)),
      PROTOTYPE(SSLGetSessionOption, OSStatus,
                (SSLContextRef, SSLSessionOption, Boolean*)),
      PROTOTYPE(SSLSetIOFuncs, OSStatus,
                (SSLContextRef, SSLReadFunc, SSLWriteFunc)),
      PROTOTYPE(SSLSetSessionConfig, OSStatus, (SSLContextRef, CFStringRef)),
      PROTOTYPE(SSLSetProtocolVersionMin, OSStatus,
                (SSLContextRef, SSLProtocol)),
      PROTOTYPE(SSLGetProtocolVersionMin, OSStatus,
                (SSLContextRef, SSLProtocol*)),
      PROTOTYPE(SSLSetProtocolVersionMax, OSStatus,
                (SSLContextRef, SSLProtocol)),
      PROTOTYPE(SSLGetProtocolVersionMax, OSStatus,
                (SSLContextRef, SSLProtocol*)),
      PROTOTYPE(SSLSetProtocolVersionEnabled, OSStatus,
                (SSLContextRef, SSLProtocol, Boolean)),
      PROTOTYPE(SSLGetProtocolVersionEnabled, OSStatus,
                (SSLContextRef, SSLProtocol, Boolean*)),
      PROTOTYPE(SSLSetProtocolVersion, OSStatus, (SSLContextRef, SSLProtocol)),
      PROTOTYPE(SSLGetProtocolVersion, OSStatus, (SSLContextRef, SSLProtocol*)),
      PROTOTYPE(SSLSetCertificate, OSStatus, (SSLContextRef, CFArrayRef)),
  };
}

Rows Settings() {
  return {
      PROTOTYPE(SSLSetConnection, OSStatus, (SSLContextRef, SSLConnectionRef)),
      PROTOTYPE(SSLGetConnection, OSStatus, (SSLContextRef, SSLConnectionRef*)),
      PROTOTYPE(SSLSetPeerDomainName, OSStatus,
                (SSLContextRef, const char*, size_t)),
      PROTOTYPE(SSLGetPeerDomainNameLength, OSStatus, (SSLContextRef, size_t*)),
      PROTOTYPE(SSLGetPeerDomainName, OSStatus,
                (SSLContextRef, char*, size_t*)),
      PROTOTYPE(SSLCopyRequestedPeerNameLength, OSStatus,
                (SSLContextRef, size_t*)),
      PROTOTYPE(SSLCopyRequestedPeerName, OSStatus,
                (SSLContextRef, char*, size_t*)),
      PROTOTYPE(SSLGetNegotiatedProtocolVersion, OSStatus,
                (SSLContextRef, SSLProtocol*)),
      PROTOTYPE(SSLGetNumberSupportedCiphers, OSStatus,
                (SSLContextRef, size_t*)),
      PROTOTYPE(SSLGetSupportedCiphers, OSStatus,
                (SSLContextRef, SSLCipherSuite*, size_t*)),
      PROTOTYPE(SSLGetNumberEnabledCiphers, OSStatus, (SSLContextRef, size_t*)),
      PROTOTYPE(SSLSetEnabledCiphers, OSStatus,
                (SSLContextRef, const SSLCipherSuite*, size_t)),
      PROTOTYPE(SSLGetEnabledCiphers, OSStatus,
                (SSLContextRef, SSLCipherSuite*, size_t*)),
      PROTOTYPE(SSLSetEnableCertVerify, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(SSLGetEnableCertVerify, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLSetAllowsExpiredCerts, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(SSLGetAllowsExpiredCerts, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLSetAllowsExpiredRoots, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(SSLGetAllowsExpiredRoots, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLSetAllowsAnyRoot, OSStatus, (SSLContextRef, Boolean)),
  };
}

Rows Trust() {
  return {
      PROTOTYPE(SSLGetAllowsAnyRoot, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLSetTrustedRoots, OSStatus,
                (SSLContextRef, CFArrayRef, Boolean)),
      PROTOTYPE(SSLCopyTrustedRoots, OSStatus, (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLCopyPeerCertificates, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLCopyPeerTrust, OSStatus, (SSLContextRef, SecTrustRef*)),
      PROTOTYPE(SSLSetPeerID, OSStatus, (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetPeerID, OSStatus, (SSLContextRef, const void**, size_t*)),
      PROTOTYPE(SSLGetNegotiatedCipher, OSStatus,
                (SSLContextRef, SSLCipherSuite*)),
      PROTOTYPE(SSLSetEncryptionCertificate, OSStatus,
                (SSLContextRef, CFArrayRef)),
      PROTOTYPE(SSLSetClientSideAuthenticate, OSStatus,
                (SSLContextRef, SSLAuthenticate)),
      PROTOTYPE(SSLAddDistinguishedName, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLSetCertificateAuthorities, OSStatus,
                (SSLContextRef, CFTypeRef, Boolean)),
      PROTOTYPE(SSLCopyCertificateAuthorities, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLCopyDistinguishedNames, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLGetClientCertificateState, OSStatus,
                (SSLContextRef, SSLClientCertificateState*)),
      PROTOTYPE(SSLSetRsaBlinding, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(SSLGetRsaBlinding, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLHandshake, OSStatus, (SSLContextRef)),
  };
}

Rows Connections() {
  return {
      PROTOTYPE(SSLReHandshake, OSStatus, (SSLContextRef)),
      PROTOTYPE(SSLWrite, OSStatus,
                (SSLContextRef, const void*, size_t, size_t*)),
      PROTOTYPE(SSLRead, OSStatus, (SSLContextRef, void*, size_t, size_t*)),
      PROTOTYPE(SSLGetBufferedReadSize, OSStatus, (SSLContextRef, size_t*)),
      PROTOTYPE(SSLClose, OSStatus, (SSLContextRef)),
      PROTOTYPE(SSLSetError, OSStatus, (SSLContextRef, OSStatus)),
      PROTOTYPE(SSLSetDatagramHelloCookie, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLSetMaxDatagramRecordSize, OSStatus, (SSLContextRef, size_t)),
      PROTOTYPE(SSLGetMaxDatagramRecordSize, OSStatus,
                (SSLContextRef, size_t*)),
      PROTOTYPE(SSLSetSessionTicketsEnabled, OSStatus,
                (SSLContextRef, Boolean)),
      PROTOTYPE(SSLSetALPNProtocols, OSStatus, (SSLContextRef, CFArrayRef)),
      PROTOTYPE(SSLCopyALPNProtocols, OSStatus, (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLSetOCSPResponse, OSStatus, (SSLContextRef, CFDataRef)),
      PROTOTYPE(SSLSetDiffieHellmanParams, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetDiffieHellmanParams, OSStatus,
                (SSLContextRef, const void**, size_t*)),
      PROTOTYPE(SSLGetDatagramWriteSize, OSStatus, (SSLContextRef, size_t*)),
  };
}

Rows Private() {
  return {
      PROTOTYPE(SSLInternalMasterSecret, OSStatus,
                (SSLContextRef, void*, size_t*)),
      PROTOTYPE(SSLInternalServerRandom, OSStatus,
                (SSLContextRef, void*, size_t*)),
      PROTOTYPE(SSLInternalClientRandom, OSStatus,
                (SSLContextRef, void*, size_t*)),
      PROTOTYPE(SSLGetPeerSecTrust, OSStatus, (SSLContextRef, SecTrustRef*)),
      PROTOTYPE(SSLGetResumableSessionInfo, OSStatus,
                (SSLContextRef, Boolean*, void*, size_t*)),
      PROTOTYPE(SSLGetCertificate, OSStatus, (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLGetEncryptionCertificate, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLGetClientSideAuthenticate, OSStatus,
                (SSLContextRef, SSLAuthenticate*)),
      PROTOTYPE(SSLSetSessionCacheTimeout, OSStatus, (SSLContextRef, uint32_t)),
  };
}

Rows SuitesAndVersions() {
  return {
      PROTOTYPE(SSLCiphersuiteGroupContainsCiphersuite, bool,
                (SSLCiphersuiteGroup, SSLCipherSuite)),
      PROTOTYPE(SSLCiphersuiteGroupToCiphersuiteList, const SSLCipherSuite*,
                (SSLCiphersuiteGroup, size_t*)),
      PROTOTYPE(SSLCiphersuiteMinimumTLSVersion, SSLProtocol, (SSLCipherSuite)),
      PROTOTYPE(SSLCiphersuiteMaximumTLSVersion, SSLProtocol, (SSLCipherSuite)),
      PROTOTYPE(SSLCiphersuiteGetName, const char*, (SSLCipherSuite)),
      PROTOTYPE(SSLProtocolGetVersionCodepoint, uint16_t, (SSLProtocol)),
      PROTOTYPE(SSLProtocolFromVersionCodepoint, SSLProtocol, (uint16_t)),
      PROTOTYPE(_SSLProtocolVersionToWireFormatValue, tls_protocol_version,
                (SSLProtocol)),
  };
}

Rows MorePrivate() {
  return {
      PROTOTYPE(SSLCreateContextWithRecordFuncs, SSLContextRef,
                (CFAllocatorRef, SSLProtocolSide, SSLConnectionType,
                 const struct SSLRecordFuncs*)),
      PROTOTYPE(SSLSetRecordContext, OSStatus,
                (SSLContextRef, SSLRecordContextRef)),
      PROTOTYPE(SSLGetCipherSizes, OSStatus,
                (SSLContextRef, size_t*, size_t*, size_t*)),
      PROTOTYPE(SSLInternal_PRF, OSStatus,
                (SSLContextRef, const void*, size_t, const void*, size_t,
                 const void*, size_t, void*, size_t)),
      PROTOTYPE(SSLIsSessionNegotiatedWithUnsafeDH, bool, (SSLContextRef)),
      PROTOTYPE(SSLSetTrustedLeafCertificates, OSStatus,
                (SSLContextRef, CFArrayRef)),
      PROTOTYPE(SSLCopyTrustedLeafCertificates, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(SSLSetAllowAnonymousCiphers, OSStatus,
                (SSLContextRef, Boolean)),
      PROTOTYPE(SSLGetAllowAnonymousCiphers, OSStatus,
                (SSLContextRef, Boolean*)),
      PROTOTYPE(SSLInternalSetMasterSecretFunction, OSStatus,
                (SSLContextRef, SSLInternalMasterSecretFunction, const void*)),
      PROTOTYPE(SSLInternalSetSessionTicket, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetNegotiatedCurve, OSStatus,
                (SSLContextRef, SSL_ECDSA_NamedCurve*)),
      PROTOTYPE(SSLGetNumberOfECDSACurves, OSStatus,
                (SSLContextRef, unsigned*)),
      PROTOTYPE(SSLGetECDSACurves, OSStatus,
                (SSLContextRef, SSL_ECDSA_NamedCurve*, unsigned*)),
      PROTOTYPE(SSLSetECDSACurves, OSStatus,
                (SSLContextRef, const SSL_ECDSA_NamedCurve*, unsigned)),
      PROTOTYPE(SSLGetNumberOfClientAuthTypes, OSStatus,
                (SSLContextRef, unsigned*)),
      PROTOTYPE(SSLGetClientAuthTypes, OSStatus,
                (SSLContextRef, SSLClientAuthenticationType*, unsigned*)),
      PROTOTYPE(SSLGetNegotiatedClientAuthType, OSStatus,
                (SSLContextRef, SSLClientAuthenticationType*)),
      PROTOTYPE(SSLGetNumberOfSignatureAlgorithms, OSStatus,
                (SSLContextRef, unsigned*)),
      PROTOTYPE(SSLGetSignatureAlgorithms, OSStatus,
                (SSLContextRef, SSLSignatureAndHashAlgorithm*, unsigned*)),
  };
}

Rows KeysAndProtocols() {
  return {
      PROTOTYPE(SSLSetPSKSharedSecret, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLSetPSKIdentity, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetPSKIdentity, OSStatus,
                (SSLContextRef, const void**, size_t*)),
      PROTOTYPE(SSLSetMinimumDHGroupSize, OSStatus, (SSLContextRef, unsigned)),
      PROTOTYPE(SSLGetMinimumDHGroupSize, OSStatus, (SSLContextRef, unsigned*)),
      PROTOTYPE(SSLSetDHEEnabled, OSStatus, (SSLContextRef, bool)),
      PROTOTYPE(SSLGetDHEEnabled, OSStatus, (SSLContextRef, bool*)),
      PROTOTYPE(SSLNewDatagramContext, OSStatus, (Boolean, SSLContextRef*)),
      PROTOTYPE(SSLSetNPNFunc, void, (SSLContextRef, SSLNPNFunc, void*)),
      PROTOTYPE(SSLSetNPNData, OSStatus, (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetNPNData, const void*, (SSLContextRef, size_t*)),
      PROTOTYPE(SSLSetALPNFunc, void, (SSLContextRef, SSLALPNFunc, void*)),
      PROTOTYPE(SSLSetALPNData, OSStatus, (SSLContextRef, const void*, size_t)),
      PROTOTYPE(SSLGetALPNData, const void*, (SSLContextRef, size_t*)),
      PROTOTYPE(SSLGetPeerCertificates, OSStatus, (SSLContextRef, CFArrayRef*)),
  };
}

// iOS exports these functions under names of their own.
Rows NamesOfIos() {
  return {
      PROTOTYPE(_SSLNewContext, OSStatus, (Boolean, SSLContextRef*)),
      PROTOTYPE(_SSLDisposeContext, OSStatus, (SSLContextRef)),
      PROTOTYPE(_SSLNewDatagramContext, OSStatus, (Boolean, SSLContextRef*)),
      PROTOTYPE(_SSLSetProtocolVersion, OSStatus, (SSLContextRef, SSLProtocol)),
      PROTOTYPE(_SSLGetProtocolVersion, OSStatus,
                (SSLContextRef, SSLProtocol*)),
      PROTOTYPE(_SSLSetProtocolVersionEnabled, OSStatus,
                (SSLContextRef, SSLProtocol, Boolean)),
      PROTOTYPE(_SSLGetProtocolVersionEnabled, OSStatus,
                (SSLContextRef, SSLProtocol, Boolean*)),
      PROTOTYPE(_SSLSetEnableCertVerify, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(_SSLGetEnableCertVerify, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(_SSLSetAllowsExpiredCerts, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(_SSLGetAllowsExpiredCerts, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(_SSLSetAllowsExpiredRoots, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(_SSLGetAllowsExpiredRoots, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(_SSLSetAllowsAnyRoot, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(_SSLGetAllowsAnyRoot, OSStatus, (SSLContextRef, Boolean*)),
      PROTOTYPE(_SSLSetTrustedRoots, OSStatus,
                (SSLContextRef, CFArrayRef, Boolean)),
      PROTOTYPE(_SSLCopyTrustedRoots, OSStatus, (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(_SSLCopyPeerCertificates, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(_SSLSetCertificateAuthorities, OSStatus,
                (SSLContextRef, CFTypeRef, Boolean)),
      PROTOTYPE(_SSLCopyCertificateAuthorities, OSStatus,
                (SSLContextRef, CFArrayRef*)),
      PROTOTYPE(_SSLSetDiffieHellmanParams, OSStatus,
                (SSLContextRef, const void*, size_t)),
      PROTOTYPE(_SSLGetDiffieHellmanParams, OSStatus,
                (SSLContextRef, const void**, size_t*)),
      PROTOTYPE(_SSLSetRsaBlinding, OSStatus, (SSLContextRef, Boolean)),
      PROTOTYPE(_SSLGetRsaBlinding, OSStatus, (SSLContextRef, Boolean*)),
  };
}

CONFORMANCE_ROWS(Contexts, Contexts());
CONFORMANCE_ROWS(Settings, Settings());
CONFORMANCE_ROWS(Trust, Trust());
CONFORMANCE_ROWS(Connections, Connections());
CONFORMANCE_ROWS(Private, Private());
CONFORMANCE_ROWS(SuitesAndVersions, SuitesAndVersions());
CONFORMANCE_ROWS(MorePrivate, MorePrivate());
CONFORMANCE_ROWS(KeysAndProtocols, KeysAndProtocols());
CONFORMANCE_ROWS(NamesOfIos, NamesOfIos());

}  // namespace
}  // namespace shakedown::conformance

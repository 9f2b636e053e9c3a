// SPDX-License-Identifier: Apache-2.0
// The numbers that apps and logs hold: enumerations, result codes, sizes
// (spec/api.md 2, handshake.md 0.2).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"

// The constant's name is both the title and what is compared.
#define CONSTANT(section, name, number)            \
  Row {                                            \
    section, #name " is " #number, {               \
      [](World&) { EXPECT_EQ(int{name}, number); } \
    }                                              \
  }

namespace shakedown::conformance {
namespace {

Rows Options() {
  return {
      CONSTANT("api.md 2.1", kSSLSessionOptionBreakOnServerAuth, 0),
      CONSTANT("api.md 2.1", kSSLSessionOptionBreakOnCertRequested, 1),
      CONSTANT("api.md 2.1", kSSLSessionOptionBreakOnClientAuth, 2),
      CONSTANT("api.md 2.1", kSSLSessionOptionFalseStart, 3),
      CONSTANT("api.md 2.1", kSSLSessionOptionSendOneByteRecord, 4),
      CONSTANT("api.md 2.1", kSSLSessionOptionAllowServerIdentityChange, 5),
      CONSTANT("api.md 2.1", kSSLSessionOptionFallback, 6),
      CONSTANT("api.md 2.1", kSSLSessionOptionBreakOnClientHello, 7),
      CONSTANT("api.md 2.1", kSSLSessionOptionAllowRenegotiation, 8),
      CONSTANT("api.md 2.1", kSSLSessionOptionEnableSessionTickets, 9),
  };
}

Rows States() {
  return {
      CONSTANT("api.md 2.2", kSSLIdle, 0),
      CONSTANT("api.md 2.2", kSSLHandshake, 1),
      CONSTANT("api.md 2.2", kSSLConnected, 2),
      CONSTANT("api.md 2.2", kSSLClosed, 3),
      CONSTANT("api.md 2.2", kSSLAborted, 4),
  };
}

Rows CertificateStates() {
  return {
      CONSTANT("api.md 2.3", kSSLClientCertNone, 0),
      CONSTANT("api.md 2.3", kSSLClientCertRequested, 1),
      CONSTANT("api.md 2.3", kSSLClientCertSent, 2),
      CONSTANT("api.md 2.3", kSSLClientCertRejected, 3),
  };
}

Rows Protocols() {
  return {
      CONSTANT("api.md 2.4", kSSLProtocolUnknown, 0),
      CONSTANT("api.md 2.4", kSSLProtocol2, 1),
      CONSTANT("api.md 2.4", kSSLProtocol3, 2),
      CONSTANT("api.md 2.4", kSSLProtocol3Only, 3),
      CONSTANT("api.md 2.4", kTLSProtocol1, 4),
      CONSTANT("api.md 2.4", kTLSProtocol1Only, 5),
      CONSTANT("api.md 2.4", kSSLProtocolAll, 6),
      CONSTANT("api.md 2.4", kTLSProtocol11, 7),
      CONSTANT("api.md 2.4", kTLSProtocol12, 8),
      CONSTANT("api.md 2.4", kDTLSProtocol1, 9),
      CONSTANT("api.md 2.4", kTLSProtocol13, 10),
      CONSTANT("api.md 2.4", kDTLSProtocol12, 11),
      CONSTANT("api.md 2.4", kTLSProtocolMaxSupported, 999),
  };
}

Rows Sides() {
  return {
      CONSTANT("api.md 2.5", kSSLServerSide, 0),
      CONSTANT("api.md 2.5", kSSLClientSide, 1),
      CONSTANT("api.md 2.5", kSSLStreamType, 0),
      CONSTANT("api.md 2.5", kSSLDatagramType, 1),
      CONSTANT("api.md 2.5", kNeverAuthenticate, 0),
      CONSTANT("api.md 2.5", kAlwaysAuthenticate, 1),
      CONSTANT("api.md 2.5", kTryAuthenticate, 2),
  };
}

Rows Sizes() {
  return {
      CONSTANT("api.md 2.6", SSL_CLIENT_SRVR_RAND_SIZE, 32),
      CONSTANT("api.md 2.6", SSL_RSA_PREMASTER_SECRET_SIZE, 48),
      CONSTANT("api.md 2.6", SSL_MASTER_SECRET_SIZE, 48),
      CONSTANT("api.md 2.6", MAX_SESSION_ID_LENGTH, 32),
  };
}

Rows Aliases() {
  return {
      CONSTANT("api.md 2.7", errSSLServerAuthCompleted, -9841),
      CONSTANT("api.md 2.7", errSSLClientAuthCompleted, -9841),
      CONSTANT("api.md 2.7", errSSLLast, -9849),
  };
}

Rows CodesOfSsl() {
  return {
      CONSTANT("handshake.md 0.2", errSSLProtocol, -9800),
      CONSTANT("handshake.md 0.2", errSSLNegotiation, -9801),
      CONSTANT("handshake.md 0.2", errSSLFatalAlert, -9802),
      CONSTANT("handshake.md 0.2", errSSLWouldBlock, -9803),
      CONSTANT("handshake.md 0.2", errSSLSessionNotFound, -9804),
      CONSTANT("handshake.md 0.2", errSSLClosedGraceful, -9805),
      CONSTANT("handshake.md 0.2", errSSLClosedAbort, -9806),
      CONSTANT("handshake.md 0.2", errSSLXCertChainInvalid, -9807),
      CONSTANT("handshake.md 0.2", errSSLBadCert, -9808),
      CONSTANT("handshake.md 0.2", errSSLCrypto, -9809),
      CONSTANT("handshake.md 0.2", errSSLInternal, -9810),
      CONSTANT("handshake.md 0.2", errSSLModuleAttach, -9811),
      CONSTANT("handshake.md 0.2", errSSLUnknownRootCert, -9812),
      CONSTANT("handshake.md 0.2", errSSLNoRootCert, -9813),
      CONSTANT("handshake.md 0.2", errSSLCertExpired, -9814),
      CONSTANT("handshake.md 0.2", errSSLCertNotYetValid, -9815),
      CONSTANT("handshake.md 0.2", errSSLClosedNoNotify, -9816),
      CONSTANT("handshake.md 0.2", errSSLBufferOverflow, -9817),
      CONSTANT("handshake.md 0.2", errSSLBadCipherSuite, -9818),
      CONSTANT("handshake.md 0.2", errSSLPeerUnexpectedMsg, -9819),
      CONSTANT("handshake.md 0.2", errSSLPeerBadRecordMac, -9820),
      CONSTANT("handshake.md 0.2", errSSLPeerDecryptionFail, -9821),
      CONSTANT("handshake.md 0.2", errSSLPeerRecordOverflow, -9822),
      CONSTANT("handshake.md 0.2", errSSLPeerDecompressFail, -9823),
      CONSTANT("handshake.md 0.2", errSSLPeerHandshakeFail, -9824),
      CONSTANT("handshake.md 0.2", errSSLPeerBadCert, -9825),
      CONSTANT("handshake.md 0.2", errSSLPeerUnsupportedCert, -9826),
      CONSTANT("handshake.md 0.2", errSSLPeerCertRevoked, -9827),
      CONSTANT("handshake.md 0.2", errSSLPeerCertExpired, -9828),
      CONSTANT("handshake.md 0.2", errSSLPeerCertUnknown, -9829),
      CONSTANT("handshake.md 0.2", errSSLIllegalParam, -9830),
      CONSTANT("handshake.md 0.2", errSSLPeerUnknownCA, -9831),
      CONSTANT("handshake.md 0.2", errSSLPeerAccessDenied, -9832),
      CONSTANT("handshake.md 0.2", errSSLPeerDecodeError, -9833),
      CONSTANT("handshake.md 0.2", errSSLPeerDecryptError, -9834),
      CONSTANT("handshake.md 0.2", errSSLPeerExportRestriction, -9835),
      CONSTANT("handshake.md 0.2", errSSLPeerProtocolVersion, -9836),
      CONSTANT("handshake.md 0.2", errSSLPeerInsufficientSecurity, -9837),
      CONSTANT("handshake.md 0.2", errSSLPeerInternalError, -9838),
      CONSTANT("handshake.md 0.2", errSSLPeerUserCancelled, -9839),
      CONSTANT("handshake.md 0.2", errSSLPeerNoRenegotiation, -9840),
      CONSTANT("handshake.md 0.2", errSSLPeerAuthCompleted, -9841),
      CONSTANT("handshake.md 0.2", errSSLClientCertRequested, -9842),
      CONSTANT("handshake.md 0.2", errSSLHostNameMismatch, -9843),
      CONSTANT("handshake.md 0.2", errSSLConnectionRefused, -9844),
      CONSTANT("handshake.md 0.2", errSSLDecryptionFail, -9845),
      CONSTANT("handshake.md 0.2", errSSLBadRecordMac, -9846),
      CONSTANT("handshake.md 0.2", errSSLRecordOverflow, -9847),
      CONSTANT("handshake.md 0.2", errSSLBadConfiguration, -9848),
      CONSTANT("handshake.md 0.2", errSSLUnexpectedRecord, -9849),
      CONSTANT("handshake.md 0.2", errSSLWeakPeerEphemeralDHKey, -9850),
      CONSTANT("handshake.md 0.2", errSSLClientHelloReceived, -9851),
  };
}

Rows NewerCodes() {
  return {
      CONSTANT("api.md 2.9", errSSLTransportReset, -9852),
      CONSTANT("api.md 2.9", errSSLNetworkTimeout, -9853),
      CONSTANT("api.md 2.9", errSSLConfigurationFailed, -9854),
      CONSTANT("api.md 2.9", errSSLUnsupportedExtension, -9855),
      CONSTANT("api.md 2.9", errSSLUnexpectedMessage, -9856),
      CONSTANT("api.md 2.9", errSSLDecompressFail, -9857),
      CONSTANT("api.md 2.9", errSSLHandshakeFail, -9858),
      CONSTANT("api.md 2.9", errSSLDecodeError, -9859),
      CONSTANT("api.md 2.9", errSSLInappropriateFallback, -9860),
      CONSTANT("api.md 2.9", errSSLMissingExtension, -9861),
      CONSTANT("api.md 2.9", errSSLBadCertificateStatusResponse, -9862),
      CONSTANT("api.md 2.9", errSSLCertificateRequired, -9863),
      CONSTANT("api.md 2.9", errSSLUnknownPSKIdentity, -9864),
      CONSTANT("api.md 2.9", errSSLUnrecognizedName, -9865),
      CONSTANT("api.md 2.9", errSSLATSViolation, -9880),
      CONSTANT("api.md 2.9", errSSLATSMinimumVersionViolation, -9881),
      CONSTANT("api.md 2.9", errSSLATSCiphersuiteViolation, -9882),
      CONSTANT("api.md 2.9", errSSLATSMinimumKeySizeViolation, -9883),
      CONSTANT("api.md 2.9", errSSLATSLeafCertificateHashAlgorithmViolation,
               -9884),
      CONSTANT("api.md 2.9", errSSLATSCertificateHashAlgorithmViolation, -9885),
      CONSTANT("api.md 2.9", errSSLATSCertificateTrustViolation, -9886),
      CONSTANT("api.md 2.9", errSSLEarlyDataRejected, -9890),
  };
}

Rows CodesOfSecurity() {
  return {
      CONSTANT("api.md 2.10", errSecSuccess, 0),
      CONSTANT("api.md 2.10", errSecUnimplemented, -4),
      CONSTANT("api.md 2.10", errSecDiskFull, -34),
      CONSTANT("api.md 2.10", errSecIO, -36),
      CONSTANT("api.md 2.10", errSecOpWr, -49),
      CONSTANT("api.md 2.10", errSecParam, -50),
      CONSTANT("api.md 2.10", errSecWrPerm, -61),
      CONSTANT("api.md 2.10", errSecAllocate, -108),
      CONSTANT("api.md 2.10", errSecUserCanceled, -128),
      CONSTANT("api.md 2.10", errSecBadReq, -909),
      CONSTANT("api.md 2.10", errSecInternalComponent, -2070),
      CONSTANT("api.md 2.10", errSecDecode, -26275),
      CONSTANT("api.md 2.10", errSecCertificateExpired, -67818),
      CONSTANT("api.md 2.10", errSecCertificateRevoked, -67820),
  };
}

CONFORMANCE_ROWS(Options, Options());
CONFORMANCE_ROWS(States, States());
CONFORMANCE_ROWS(CertificateStates, CertificateStates());
CONFORMANCE_ROWS(Protocols, Protocols());
CONFORMANCE_ROWS(Sides, Sides());
CONFORMANCE_ROWS(Sizes, Sizes());
CONFORMANCE_ROWS(Aliases, Aliases());
CONFORMANCE_ROWS(CodesOfSsl, CodesOfSsl());
CONFORMANCE_ROWS(NewerCodes, NewerCodes());
CONFORMANCE_ROWS(CodesOfSecurity, CodesOfSecurity());

}  // namespace
}  // namespace shakedown::conformance

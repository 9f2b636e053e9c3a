// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/vocabulary.h"

#include "src/pki/catalogue.h"

namespace shakedown::scenario {
namespace {

// Calls of the reference app; the getters among them give names, not codes.
constexpr Function kFunctions[] = {
    {"SSLHandshake", ResultKind::kCode},
    {"SSLReHandshake", ResultKind::kCode},
    {"SSLRead", ResultKind::kCode},
    {"SSLWrite", ResultKind::kCode},
    {"SSLClose", ResultKind::kCode},
    {"SSLSetError", ResultKind::kCode},
    {"SSLSetCertificate", ResultKind::kCode},
    {"SSLSetPeerID", ResultKind::kCode},
    {"SSLGetPeerID", ResultKind::kCode},
    {"SSLSetPSKSharedSecret", ResultKind::kCode},
    {"SSLSetPSKIdentity", ResultKind::kCode},
    {"SSLSetPeerDomainName", ResultKind::kCode},
    {"SSLSetSessionOption", ResultKind::kCode},
    {"SSLSetEnableCertVerify", ResultKind::kCode},
    {"SSLSetAllowsAnyRoot", ResultKind::kCode},
    {"SSLSetAllowsExpiredCerts", ResultKind::kCode},
    {"SSLSetAllowsExpiredRoots", ResultKind::kCode},
    {"SSLSetTrustedRoots", ResultKind::kCode},
    {"SSLSetProtocolVersionMin", ResultKind::kCode},
    {"SSLSetProtocolVersionMax", ResultKind::kCode},
    {"SSLSetEnabledCiphers", ResultKind::kCode},
    {"SSLSetClientSideAuthenticate", ResultKind::kCode},
    {"SSLSetALPNProtocols", ResultKind::kCode},
    {"SSLSetSessionConfig", ResultKind::kCode},
    {"SSLSetProtocolVersion", ResultKind::kCode},
    {"SSLSetProtocolVersionEnabled", ResultKind::kCode},
    {"SSLSetEncryptionCertificate", ResultKind::kCode},
    {"SSLSetCertificateAuthorities", ResultKind::kCode},
    {"SSLSetOCSPResponse", ResultKind::kCode},
    {"SSLSetDiffieHellmanParams", ResultKind::kCode},
    {"SSLSetSessionTicketsEnabled", ResultKind::kCode},
    {"SSLSetRsaBlinding", ResultKind::kCode},
    {"SSLSetMaxDatagramRecordSize", ResultKind::kCode},
    {"SSLSetDatagramHelloCookie", ResultKind::kCode},
    {"SSLSetSessionCacheTimeout", ResultKind::kCode},
    {"SSLSetTrustedLeafCertificates", ResultKind::kCode},
    {"SSLSetAllowAnonymousCiphers", ResultKind::kCode},
    {"SSLSetECDSACurves", ResultKind::kCode},
    {"SSLSetMinimumDHGroupSize", ResultKind::kCode},
    {"SSLSetDHEEnabled", ResultKind::kCode},
    {"SSLSetNPNFunc", ResultKind::kCode},
    {"SSLSetNPNData", ResultKind::kCode},
    {"SSLSetRecordContext", ResultKind::kCode},
    {"SSLSetALPNFunc", ResultKind::kCode},
    {"SSLSetALPNData", ResultKind::kCode},
    {"SSLGetALPNData", ResultKind::kCode},
    {"SSLInternalSetSessionTicket", ResultKind::kCode},
    {"SSLInternalSetMasterSecretFunction", ResultKind::kCode},
    {"SSLCopyALPNProtocols", ResultKind::kCode},
    {"SSLAddDistinguishedName", ResultKind::kCode},
    {"SSLCopyDistinguishedNames", ResultKind::kCode},
    {"SSLCopyPeerCertificates", ResultKind::kCode},
    {"SSLCopyPeerTrust", ResultKind::kCode},
    {"SSLGetBufferedReadSize", ResultKind::kCode},
    {"SecTrustEvaluate", ResultKind::kCode},
    {"SSLGetSessionState", ResultKind::kState},
    {"SSLGetNegotiatedProtocolVersion", ResultKind::kProtocol},
    {"SSLGetNegotiatedCipher", ResultKind::kSuite},
    {"SSLGetClientCertificateState", ResultKind::kCertificateState},
};

WordList MakeFunctionNames() {
  WordList names;
  for (const Function& function : kFunctions) names.emplace_back(function.name);
  return names;
}

WordList MakeDefectNames() {
  WordList names;
  for (const pki::Defect& defect : pki::Defects()) {
    names.emplace_back(defect.name);
  }
  return names;
}

}  // namespace

const WordList& SuiteNames() {
  static const WordList names = {
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
      "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
      "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
      "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
      "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
      "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
      "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_RSA_WITH_AES_256_CBC_SHA256",
      "TLS_RSA_WITH_AES_128_CBC_SHA256",
      "TLS_RSA_WITH_AES_256_CBC_SHA",
      "TLS_RSA_WITH_AES_128_CBC_SHA",
      "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
      "TLS_DH_anon_WITH_AES_256_GCM_SHA384",
      "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
      "TLS_DH_anon_WITH_AES_256_CBC_SHA256",
      "TLS_DH_anon_WITH_AES_128_CBC_SHA256",
      "TLS_DH_anon_WITH_AES_256_CBC_SHA",
      "TLS_DH_anon_WITH_AES_128_CBC_SHA",
      "TLS_ECDH_anon_WITH_AES_256_CBC_SHA",
      "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
      "TLS_PSK_WITH_AES_256_CBC_SHA384",
      "TLS_PSK_WITH_AES_128_CBC_SHA256",
      "TLS_PSK_WITH_AES_256_CBC_SHA",
      "TLS_PSK_WITH_AES_128_CBC_SHA",
  };
  return names;
}

const WordList& VersionNames() {
  static const WordList names = {"TLS1.0", "TLS1.1", "TLS1.2", "DTLS1.0",
                                 "DTLS1.2"};
  return names;
}

const WordList& AppVersionNames() {
  static const WordList names = {"TLS1.0", "TLS1.1",  "TLS1.2",
                                 "TLS1.3", "DTLS1.0", "DTLS1.2"};
  return names;
}

const WordList& OptionNames() {
  static const WordList names = {
      "break_on_server_auth",
      "break_on_cert_requested",
      "break_on_client_auth",
      "break_on_client_hello",
      "false_start",
      "send_one_byte_record",
      "fallback",
      "allow_server_identity_change",
      "allow_renegotiation",
      "enable_session_tickets",
  };
  return names;
}

const WordList& AuthenticateNames() {
  static const WordList names = {"kNeverAuthenticate", "kAlwaysAuthenticate",
                                 "kTryAuthenticate"};
  return names;
}

const WordList& SessionStateNames() {
  static const WordList names = {"kSSLIdle", "kSSLHandshake", "kSSLConnected",
                                 "kSSLClosed", "kSSLAborted"};
  return names;
}

const WordList& CertificateStateNames() {
  static const WordList names = {
      "kSSLClientCertNone", "kSSLClientCertRequested", "kSSLClientCertSent",
      "kSSLClientCertRejected"};
  return names;
}

const WordList& ProtocolNames() {
  static const WordList names = {"kSSLProtocolUnknown", "kTLSProtocol1",
                                 "kTLSProtocol11", "kTLSProtocol12",
                                 "kDTLSProtocol1"};
  return names;
}

const WordList& AlertLevelNames() {
  static const WordList names = {"warning", "fatal"};
  return names;
}

const WordList& KeyNames() {
  static const WordList names = {"ecdsa-p256", "ecdsa-p384", "rsa-2048"};
  return names;
}

const WordList& UsageNames() {
  static const WordList names = {"server", "client", "authority",
                                 "ocsp_responder"};
  return names;
}

const WordList& CurveNames() {
  static const WordList names = {"secp192r1", "secp224r1", "secp256k1",
                                 "secp256r1", "secp384r1", "secp521r1"};
  return names;
}

const WordList& OcspStatusNames() {
  static const WordList names = {"good", "revoked", "unknown"};
  return names;
}

const WordList& OcspDefectNames() {
  static const WordList names = {"none",          "stale",
                                 "not_yet_valid", "other_certificate",
                                 "wrong_signer",  "broken_signature",
                                 "try_later",     "garbage",
                                 "unsigned"};
  return names;
}

const WordList& RevocationFlagNames() {
  static const WordList names = {"ocsp", "crl", "prefer_crl",
                                 "require_positive_response", "no_network"};
  return names;
}

const WordList& DefectNames() {
  static const WordList names = MakeDefectNames();
  return names;
}

const Function* FindFunction(std::string_view name) {
  for (const Function& function : kFunctions) {
    if (name == function.name) return &function;
  }
  return nullptr;
}

const WordList& FunctionNames() {
  static const WordList names = MakeFunctionNames();
  return names;
}

const WordList& ResultNames(ResultKind kind) {
  static const WordList none;
  switch (kind) {
    case ResultKind::kCode:
      return none;
    case ResultKind::kState:
      return SessionStateNames();
    case ResultKind::kProtocol:
      return ProtocolNames();
    case ResultKind::kSuite:
      return SuiteNames();
    case ResultKind::kCertificateState:
      return CertificateStateNames();
  }
  return none;
}

}  // namespace shakedown::scenario

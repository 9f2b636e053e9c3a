// SPDX-License-Identifier: Apache-2.0
#include "src/runner/api_names.h"

#include <Security/SecPolicy.h>

#include "src/securetransport/suite_lists.h"

namespace shakedown::runner {
namespace {

template <typename T>
struct Row {
  const char* word;
  T value;
};

constexpr Row<CFOptionFlags> kRevocationFlags[] = {
    {"ocsp", kSecRevocationOCSPMethod},
    {"crl", kSecRevocationCRLMethod},
    {"prefer_crl", kSecRevocationPreferCRL},
    {"require_positive_response", kSecRevocationRequirePositiveResponse},
    {"no_network", kSecRevocationNetworkAccessDisabled},
};

constexpr Row<SSLSessionOption> kOptions[] = {
    {"break_on_server_auth", kSSLSessionOptionBreakOnServerAuth},
    {"break_on_cert_requested", kSSLSessionOptionBreakOnCertRequested},
    {"break_on_client_auth", kSSLSessionOptionBreakOnClientAuth},
    {"false_start", kSSLSessionOptionFalseStart},
    {"send_one_byte_record", kSSLSessionOptionSendOneByteRecord},
    {"allow_server_identity_change",
     kSSLSessionOptionAllowServerIdentityChange},
    {"fallback", kSSLSessionOptionFallback},
    {"break_on_client_hello", kSSLSessionOptionBreakOnClientHello},
    {"allow_renegotiation", kSSLSessionOptionAllowRenegotiation},
    {"enable_session_tickets", kSSLSessionOptionEnableSessionTickets},
};

constexpr Row<SSLProtocol> kProtocols[] = {
    {"SSL3", kSSLProtocol3},      {"TLS1.0", kTLSProtocol1},
    {"TLS1.1", kTLSProtocol11},   {"TLS1.2", kTLSProtocol12},
    {"TLS1.3", kTLSProtocol13},   {"DTLS1.0", kDTLSProtocol1},
    {"DTLS1.2", kDTLSProtocol12},
};

constexpr Row<SSLAuthenticate> kAuthenticates[] = {
    {"kNeverAuthenticate", kNeverAuthenticate},
    {"kAlwaysAuthenticate", kAlwaysAuthenticate},
    {"kTryAuthenticate", kTryAuthenticate},
};

constexpr Row<SSL_ECDSA_NamedCurve> kCurves[] = {
    {"secp192r1", SSL_Curve_secp192r1}, {"secp224r1", SSL_Curve_secp224r1},
    {"secp256k1", SSL_Curve_secp256k1}, {"secp256r1", SSL_Curve_secp256r1},
    {"secp384r1", SSL_Curve_secp384r1}, {"secp521r1", SSL_Curve_secp521r1},
};

template <typename T, size_t kCount>
std::optional<T> Find(const Row<T> (&rows)[kCount], const std::string& word) {
  for (const Row<T>& row : rows) {
    if (word == row.word) return row.value;
  }
  return std::nullopt;
}

Error Unknown(const std::string& what, const std::string& word) {
  return {"app: '" + word + "' is no " + what};
}

}  // namespace

std::optional<SSLSessionOption> SessionOptionNamed(const std::string& word) {
  return Find(kOptions, word);
}

std::optional<SSLProtocol> ProtocolNamed(const std::string& word) {
  return Find(kProtocols, word);
}

std::optional<SSLAuthenticate> AuthenticateNamed(const std::string& word) {
  return Find(kAuthenticates, word);
}

std::optional<SSL_ECDSA_NamedCurve> CurveNamed(const std::string& word) {
  return Find(kCurves, word);
}

CFOptionFlags RevocationFlags(const std::vector<std::string>& words) {
  CFOptionFlags flags = 0;
  for (const std::string& word : words) {
    flags |= Find(kRevocationFlags, word).value_or(0);
  }
  return flags;
}

std::optional<SSLCipherSuite> CipherSuiteNamed(const std::string& word) {
  constexpr uint32_t kLastSuite = 0xffff;
  for (uint32_t number = 0; number <= kLastSuite; ++number) {
    const char* name = securetransport::FindSuiteName(number);
    if (name != nullptr && word == name) {
      return static_cast<SSLCipherSuite>(number);
    }
  }
  return std::nullopt;
}

Result<Done> CheckWords(const scenario::App& app) {
  for (const std::string& word : app.options) {
    if (!SessionOptionNamed(word)) return Unknown("session option", word);
  }
  for (const std::string& word : app.options_off) {
    if (!SessionOptionNamed(word)) return Unknown("session option", word);
  }
  for (const auto& word :
       {app.min_version, app.max_version, app.protocol_version}) {
    if (word && !ProtocolNamed(*word)) return Unknown("version", *word);
  }
  for (const std::string& word : app.enabled_versions) {
    if (!ProtocolNamed(word)) return Unknown("version", word);
  }
  for (const std::string& word : app.suites) {
    if (!CipherSuiteNamed(word)) return Unknown("cipher suite", word);
  }
  for (const std::string& word : app.priv.ecdsa_curves) {
    if (!CurveNamed(word)) return Unknown("curve", word);
  }
  if (app.client_side_authenticate &&
      !AuthenticateNamed(*app.client_side_authenticate)) {
    return Unknown("SSLAuthenticate", *app.client_side_authenticate);
  }
  return Done();
}

}  // namespace shakedown::runner

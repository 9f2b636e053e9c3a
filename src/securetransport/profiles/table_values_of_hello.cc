// SPDX-License-Identifier: Apache-2.0
// Versions, suites, extensions and sessions.
#include <algorithm>

#include "src/base/bytes.h"
#include "src/engine/settings.h"
#include "src/securetransport/profiles/table_values.h"
#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {
namespace {

using IsInClass = bool (*)(uint16_t);

// A suite's class is in its name.
bool NameHas(uint16_t number, std::string_view part) {
  const char* name = FindSuiteName(number);
  return name != nullptr &&
         std::string_view(name).find(part) != std::string_view::npos;
}

bool IsExportOrDes(uint16_t number) {
  return NameHas(number, "_EXPORT_") || NameHas(number, "_DES_");
}
bool IsAnonymous(uint16_t number) { return NameHas(number, "_anon_"); }
bool IsRc4(uint16_t number) { return NameHas(number, "_RC4_"); }
bool IsTripleDes(uint16_t number) { return NameHas(number, "_3DES_"); }
bool IsDhe(uint16_t number) { return NameHas(number, "_DHE_"); }
bool IsEcdhe(uint16_t number) { return NameHas(number, "_ECDHE_"); }
bool IsStaticEcdh(uint16_t number) {
  return NameHas(number, "_ECDH_ECDSA_") || NameHas(number, "_ECDH_RSA_");
}
bool IsGcm(uint16_t number) { return NameHas(number, "_GCM_"); }

const char* OnOrOff(std::span<const uint16_t> enabled,
                    std::span<const uint16_t> supported, IsInClass is_in) {
  if (std::ranges::any_of(enabled, is_in)) return "on";
  return std::ranges::any_of(supported, is_in) ? "off" : "absent";
}

std::string OfClient(const Profile& profile, IsInClass is_in) {
  return OnOrOff(profile.client_suites, profile.supported_suites, is_in);
}

std::string OfServer(const Profile& profile, IsInClass is_in) {
  return OnOrOff(profile.server_suites, profile.supported_suites, is_in);
}

// For what configurations can switch on though new contexts don't have it.
std::string OfClientOrConfigs(const Profile& profile, IsInClass is_in) {
  const std::string value = OfClient(profile, is_in);
  if (value == "on") return value;
  const bool by_config = std::ranges::any_of(
      profile.session_configs, [is_in](const SessionConfig& config) {
        return std::ranges::any_of(config.suites, is_in);
      });
  return by_config ? "only by legacy configurations" : value;
}

std::string VersionWord(uint16_t version) {
  switch (version) {
    case engine::kSsl2:
      return "SSL 2";
    case engine::kSsl3:
      return "SSL 3";
    case engine::kTls10:
      return "TLS 1.0";
    case engine::kTls11:
      return "TLS 1.1";
    default:
      return "TLS 1.2";
  }
}

std::string YesOrNo(bool value) { return value ? "yes" : "no"; }

}  // namespace

std::string VersionsOfClient(const Profile& profile) {
  return VersionWord(profile.lowest_client_version) + " to " +
         VersionWord(profile.highest_version);
}

std::string VersionsOfServer(const Profile& profile) {
  return VersionWord(profile.lowest_server_version) + " to " +
         VersionWord(profile.highest_version);
}

std::string NewerHello(const Profile& profile) {
  return profile.rules.refuses_newer_hellos ? "-9801" : "answers with its own";
}

std::string ExportAndDes(const Profile& profile) {
  return OfClient(profile, &IsExportOrDes);
}

std::string Anonymous(const Profile& profile) {
  return OfClientOrConfigs(profile, &IsAnonymous);
}

std::string Rc4(const Profile& profile) {
  return OfClientOrConfigs(profile, &IsRc4);
}

std::string TripleDes(const Profile& profile) {
  return OfClient(profile, &IsTripleDes);
}

std::string DheOfClient(const Profile& profile) {
  return OfClientOrConfigs(profile, &IsDhe);
}

std::string DheOfServer(const Profile& profile) {
  const std::string value = OfServer(profile, &IsDhe);
  return profile.rules.server_dhe_needs_parameters
             ? "only with SSLSetDiffieHellmanParams"
             : value;
}

std::string EcdheOfClient(const Profile& profile) {
  return OfClient(profile, &IsEcdhe);
}

std::string EcdheOfServer(const Profile& profile) {
  return OfServer(profile, &IsEcdhe);
}

std::string StaticEcdh(const Profile& profile) {
  return OfClient(profile, &IsStaticEcdh);
}

std::string Gcm(const Profile& profile) { return OfClient(profile, &IsGcm); }

std::string SuiteOrder(const Profile& profile) {
  constexpr size_t kShown = 3;
  std::string numbers;
  for (const uint16_t number : profile.client_suites.first(kShown)) {
    ByteWriter writer;
    writer.U16(number);
    numbers += (numbers.empty() ? "" : " ") + ToHex(writer.bytes());
  }
  return numbers;
}

std::string SessionConfigs(const Profile& profile) {
  std::string names;
  for (const SessionConfig& config : profile.session_configs) {
    names += (names.empty() ? "" : ", ") + std::string(config.name);
  }
  return names.empty() ? "none" : names;
}

std::string Split(const Profile& profile) {
  if (!profile.session_options.Has(kSSLSessionOptionSendOneByteRecord)) {
    return "none";
  }
  if (!profile.splits_application_data) {
    return profile.rules.splits_first_write ? "off; by option, every write"
                                            : "off";
  }
  return "on, from the second write";
}

std::string HelloFormat(const Profile& profile) {
  return profile.rules.ssl2_client_hello ? "SSL 2" : "TLS";
}

std::string Sni(const Profile& profile) {
  return profile.rules.sends_server_name ? "if a domain name is set" : "never";
}

std::string Rfc5746Client(const Profile& profile) {
  return YesOrNo(profile.rules.client_secure_renegotiation);
}

std::string Rfc5746Server(const Profile& profile) {
  return YesOrNo(profile.rules.server_secure_renegotiation);
}

std::string ServerRenegotiation(const Profile& profile) {
  if (profile.rules.renegotiation_is_unexpected) {
    return "-9800, fatal unexpected_message";
  }
  const bool by_option =
      profile.session_options.Has(kSSLSessionOptionAllowRenegotiation);
  return "warning no_renegotiation, then a stray flight" +
         std::string(by_option ? ", unless the option allows it" : "");
}

std::string IdentityChange(const Profile& profile) {
  if (!profile.rules.refuses_identity_change) return "allowed";
  const bool by_option =
      profile.session_options.Has(kSSLSessionOptionAllowServerIdentityChange);
  return "-9800, illegal_parameter" +
         std::string(by_option ? ", unless the option allows it" : "");
}

std::string Ems(const Profile& profile) {
  return YesOrNo(profile.rules.extended_master_secret);
}

std::string StapleAndSct(const Profile& profile) {
  return YesOrNo(profile.rules.status_request_and_sct);
}

std::string AlpnAndNpn(const Profile& profile) {
  if (profile.rules.alpn) return "ALPN and NPN";
  return profile.rules.npn ? "NPN" : "none";
}

std::string HelloPadding(const Profile& profile) {
  return YesOrNo(profile.rules.pads_client_hello);
}

std::string SignatureAlgorithms(const Profile& profile) {
  if (profile.highest_version < engine::kTls12) return "none";
  constexpr const char* kHashes[] = {"none",    "MD5",     "SHA-1",  "SHA-224",
                                     "SHA-256", "SHA-384", "SHA-512"};
  constexpr uint8_t kEcdsa = 3;
  std::string rsa;
  std::string ecdsa;
  for (const uint16_t scheme : profile.rules.signature_schemes) {
    std::string& names = (scheme & 0xFF) == kEcdsa ? ecdsa : rsa;
    names += std::string(names.empty() ? "" : ", ") + kHashes[scheme >> 8];
  }
  return "RSA: " + rsa + "; ECDSA: " + ecdsa;
}

std::string FallbackScsv(const Profile& profile) {
  const bool clients = profile.session_options.Has(kSSLSessionOptionFallback);
  if (!clients) return "no";
  return profile.rules.answers_fallback_scsv ? "clients send it, servers answer"
                                             : "clients send it";
}

std::string FalseStart(const Profile& profile) {
  if (!profile.session_options.Has(kSSLSessionOptionFalseStart)) {
    return "none";
  }
  return profile.rules.false_start ? "works" : "inert";
}

std::string MinDh(const Profile& profile) {
  return std::to_string(profile.rules.dh_minimum_bits);
}

std::string GotoFail(const Profile& profile) {
  return profile.rules.goto_fail ? "never checked (CVE-2014-1266)" : "checked";
}

std::string SessionKeyOf(const Profile& profile) {
  switch (profile.session_key) {
    case SessionKeyParts::kPeerId:
      return profile.rules.server_sessions_have_peer_ids
                 ? "peer ID; server: peer ID too"
                 : "peer ID; server: session ID";
    case SessionKeyParts::kTrustSettings:
      return "peer ID, trust settings; server: session ID";
    case SessionKeyParts::kOptionsToo:
      return "options, peer ID, trust settings; server: options, session ID";
  }
  return "";
}

std::string SessionEviction(const Profile& profile) {
  switch (profile.rules.evicted_by_fatal_alerts) {
    case engine::EvictedSessions::kNone:
      return "none";
    case engine::EvictedSessions::kOfServers:
      return "a server's, never a client's";
    case engine::EvictedSessions::kAll:
      return "a client's and a server's";
  }
  return "";
}

std::string SessionTtl(const Profile&) {
  return std::to_string(engine::Settings().session_timeout_seconds);
}

}  // namespace shakedown::securetransport

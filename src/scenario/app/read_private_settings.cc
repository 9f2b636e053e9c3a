// SPDX-License-Identifier: Apache-2.0
// app: what it sets by SecureTransportPriv.h.
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

constexpr size_t kMostOfferBytes = 255;
constexpr size_t kMostTicketBytes = 65535;

void ReadTimeout(const Fields& fields, Reading& reading,
                 std::optional<int64_t>& timeout_ms) {
  const Node* node = fields.Find("session_cache_timeout");
  if (node == nullptr) return;
  constexpr int64_t kSecond = 1000;
  timeout_ms = ReadDuration(*node, "session_cache_timeout", reading.diagnosis);
  if (*timeout_ms % kSecond == 0) return;
  reading.diagnosis.Report(
      *node, "'session_cache_timeout' must be whole seconds, not '" +
                 node->text + "'");
}

void ReadEapFast(const Node& node, Reading& reading,
                 std::optional<EapFast>& eap_fast) {
  const Fields fields(node, "eap_fast", {"ticket", "master_secret"},
                      reading.diagnosis);
  Require(fields, "ticket", "what the app says in session_ticket", reading);
  eap_fast.emplace();
  eap_fast->ticket =
      ReadLimited(fields, "ticket", 1, kMostTicketBytes, reading);
  eap_fast->master_secret = ReadLimited(
      fields, "master_secret", kMasterSecretBytes, kMasterSecretBytes, reading);
}

}  // namespace

const Words& PrivateSettingKeys() {
  static const Words keys = {"session_cache_timeout",
                             "trusted_leaf_certificates",
                             "allow_anonymous_ciphers",
                             "ecdsa_curves",
                             "minimum_dh_group_size",
                             "dhe_enabled",
                             "npn",
                             "alpn_data",
                             "eap_fast"};
  return keys;
}

void ReadPrivateSettings(const Fields& fields, Reading& reading,
                         PrivateSettings& settings) {
  constexpr int64_t kMostBits = 65536;
  ReadTimeout(fields, reading, settings.session_cache_timeout_ms);
  ReadNames(fields, "trusted_leaf_certificates", reading,
            settings.trusted_leaf_certificates);
  fields.Read("allow_anonymous_ciphers", settings.allow_anonymous_ciphers);
  fields.ReadWords("ecdsa_curves", "curve", CurveNames(),
                   settings.ecdsa_curves);
  fields.ReadNumber("minimum_dh_group_size", 0, kMostBits,
                    settings.minimum_dh_group_size);
  fields.Read("dhe_enabled", settings.dhe_enabled);
  fields.Read("npn", settings.npn);
  settings.alpn_data =
      ReadLimited(fields, "alpn_data", 1, kMostOfferBytes, reading);
  if (fields.Find("alpn") != nullptr && fields.Find("alpn_data") != nullptr) {
    reading.diagnosis.Report(*fields.Find("alpn_data"),
                             "either 'alpn' or 'alpn_data', not both");
  }
  if (const Node* node = fields.Find("eap_fast")) {
    ReadEapFast(*node, reading, settings.eap_fast);
  }
}

}  // namespace shakedown::scenario

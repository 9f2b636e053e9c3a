// SPDX-License-Identifier: Apache-2.0
// What an app sets by SecureTransportPriv.h, as YAML.
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

std::string WriteEapFast(const EapFast& eap_fast) {
  FlowMap map;
  map.Add("ticket", QuoteData(eap_fast.ticket));
  if (!eap_fast.master_secret.empty()) {
    map.Add("master_secret", QuoteData(eap_fast.master_secret));
  }
  return map.Text();
}

}  // namespace

void AddPrivateSettings(Block& block, const PrivateSettings& settings) {
  if (settings.session_cache_timeout_ms) {
    block.Add("session_cache_timeout",
              WriteDuration(*settings.session_cache_timeout_ms));
  }
  block.AddList("trusted_leaf_certificates",
                settings.trusted_leaf_certificates);
  block.AddFlag("allow_anonymous_ciphers", settings.allow_anonymous_ciphers);
  block.AddList("ecdsa_curves", settings.ecdsa_curves);
  if (settings.minimum_dh_group_size) {
    block.Add("minimum_dh_group_size",
              std::to_string(*settings.minimum_dh_group_size));
  }
  block.AddFlag("dhe_enabled", settings.dhe_enabled);
  if (settings.npn) block.Add("npn", QuoteList(*settings.npn));
  block.AddData("alpn_data", settings.alpn_data);
  if (settings.eap_fast) {
    block.Add("eap_fast", WriteEapFast(*settings.eap_fast));
  }
}

}  // namespace shakedown::scenario

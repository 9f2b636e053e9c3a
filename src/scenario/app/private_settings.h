// SPDX-License-Identifier: Apache-2.0
// What an app sets by SecureTransportPriv.h, whose setters few apps use. A
// scenario's file says it among the other settings.
// Example: app.priv.minimum_dh_group_size = 2048;
// A value; any thread.
#ifndef SHAKEDOWN_SCENARIO_APP_PRIVATE_SETTINGS_H_
#define SHAKEDOWN_SCENARIO_APP_PRIVATE_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shakedown::scenario {

// A ticket that the app has from elsewhere, and the master secret that goes
// with it, 48 bytes (RFC 4851 section 5).
struct EapFast {
  std::string ticket;         // SSLInternalSetSessionTicket
  std::string master_secret;  // SSLInternalSetMasterSecretFunction; "": not
  bool operator==(const EapFast&) const = default;
};

// What is empty is not called.
struct PrivateSettings {
  // SSLSetSessionCacheTimeout: whole seconds, 0 for the default.
  std::optional<int64_t> session_cache_timeout_ms;
  std::vector<std::string> trusted_leaf_certificates;  // by name
  std::optional<bool> allow_anonymous_ciphers;
  std::vector<std::string> ecdsa_curves;  // "secp256r1", most wanted first
  std::optional<int64_t> minimum_dh_group_size;  // in bits
  std::optional<bool> dhe_enabled;

  // SSLSetNPNFunc with a function that chooses the first of these that the
  // server has, else the first, by SSLSetNPNData; of none it chooses nothing.
  std::optional<std::vector<std::string>> npn;

  // SSLSetALPNData, an offer as it goes over the wire, and SSLSetALPNFunc.
  std::string alpn_data;
  std::optional<EapFast> eap_fast;
  bool operator==(const PrivateSettings&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_APP_PRIVATE_SETTINGS_H_

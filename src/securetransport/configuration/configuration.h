// SPDX-License-Identifier: Apache-2.0
// What an app has set on one context, as far as Secure Transport itself keeps
// it. What the engine needs to know is also in engine::Settings.
#ifndef SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_CONFIGURATION_H_
#define SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_CONFIGURATION_H_

#include <Security/SecureTransport.h>
#include <Security/SecureTransportPriv.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/engine/settings.h"
#include "src/securetransport/verdict.h"

namespace shakedown::securetransport {

struct Configuration {
  engine::Side side = engine::Side::kClient;
  bool is_datagram = false;

  SSLReadFunc read = nullptr;
  SSLWriteFunc write = nullptr;
  SSLConnectionRef connection = nullptr;
  // With a record layer of the caller's, which takes the place of these three.
  bool has_record_functions = false;
  SSLRecordContextRef record_context = nullptr;

  // What the getters say. The engine's limits differ after SSLSetSessionConfig
  // (spec/api.md Q9). Wire numbers; 0 is undetermined.
  uint16_t min_version = 0;
  uint16_t max_version = 0;

  // The options' values as SSLGetSessionOption gives them, by number.
  std::array<bool, 10> options = {};
  std::array<bool, 10> options_ever_set = {};

  std::string peer_name;  // clients only

  bool verifies_peer = true;
  Leniency leniency;
  cf::CFRef<CFArrayRef> trusted_leaves;
  cf::CFRef<CFMutableArrayRef> trusted_roots;
  bool only_trusted_roots = false;  // never reset

  cf::CFRef<CFArrayRef> certificates;
  cf::CFRef<CFArrayRef> encryption_certificates;

  SSLAuthenticate client_authentication = kNeverAuthenticate;
  cf::CFRef<CFMutableArrayRef> certificate_authorities;
  std::vector<Bytes> distinguished_names;  // DER, the last one added first

  Bytes peer_id;
  bool rsa_blinding = true;
  bool dhe_enabled = false;                  // as SSLGetDHEEnabled says
  Bytes diffie_hellman_parameters;           // decodable or not
  std::vector<SSL_ECDSA_NamedCurve> curves;  // usable or not; empty: never set
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONFIGURATION_CONFIGURATION_H_

// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/session/session_key.h"

#include "src/corefoundation/object.h"
#include "src/security/certificate.h"

namespace shakedown::securetransport {
namespace {

void AddCertificates(CFArrayRef certificates, ByteWriter& key) {
  ByteWriter list;
  const CFIndex count =
      certificates == nullptr ? 0 : CFArrayGetCount(certificates);
  for (CFIndex i = 0; i < count; ++i) {
    const auto* certificate =
        cf::As<security::Certificate>(CFArrayGetValueAtIndex(certificates, i));
    if (certificate != nullptr) list.Vector(3, certificate->der());
  }
  key.Vector(3, list.bytes());
}

// Apple hashes this part; the content serves as well, since nobody sees it.
void AddTrustSettings(const Configuration& configuration, ByteWriter& key) {
  key.U8(configuration.leniency.any_root ? 1 : 0);
  AddCertificates(configuration.trusted_leaves.get(), key);
  key.U8(configuration.only_trusted_roots ? 1 : 0);
  AddCertificates(configuration.trusted_roots.get(), key);
}

}  // namespace

// The breaks count by their value, three others by having ever been set; the
// rest of the options don't matter.
const Bytes& SessionKey::Options() {
  if (options_) return *options_;
  options_.emplace();
  for (const SSLSessionOption option : {kSSLSessionOptionBreakOnServerAuth,
                                        kSSLSessionOptionBreakOnCertRequested,
                                        kSSLSessionOptionBreakOnClientAuth,
                                        kSSLSessionOptionBreakOnClientHello}) {
    options_->push_back(configuration_.options[option] ? 1 : 0);
  }
  for (const SSLSessionOption option :
       {kSSLSessionOptionAllowServerIdentityChange,
        kSSLSessionOptionAllowRenegotiation,
        kSSLSessionOptionEnableSessionTickets}) {
    options_->push_back(configuration_.options_ever_set[option] ? 1 : 0);
  }
  return *options_;
}

// A server's sessions have IDs of their own: its peer ID only switches saving
// on, and the engine adds the session ID.
Bytes SessionKey::Make() {
  const Bytes& peer_id = configuration_.peer_id;
  ByteWriter key;
  const bool is_client = configuration_.side == engine::Side::kClient;
  if (profile_.session_key == SessionKeyParts::kOptionsToo) key.Raw(Options());
  if (is_client || profile_.rules.server_sessions_have_peer_ids) {
    key.Vector(3, peer_id);
  }
  if (is_client && profile_.session_key != SessionKeyParts::kPeerId) {
    AddTrustSettings(configuration_, key);
  }
  return key.Take();
}

}  // namespace shakedown::securetransport

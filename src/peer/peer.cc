// SPDX-License-Identifier: Apache-2.0
#include "src/peer/peer.h"

#include <algorithm>
#include <utility>

#include "src/peer/faults/catalogue.h"
#include "src/peer/faults/flight_editor.h"
#include "src/peer/faults/plan.h"
#include "src/peer/identity/identity.h"
#include "src/peer/keys/key_agreement.h"
#include "src/peer/raw_peer.h"
#include "src/peer/suites.h"
#include "src/peer/tls_peer.h"
#include "src/peer/versions.h"
#include "src/pki/chain.h"

namespace shakedown::peer {
namespace {

using Keys = std::vector<std::shared_ptr<EVP_PKEY>>;

// A server that sends an empty list still signs with something.
Result<Keys> StandInKeys() {
  pki::Recipes recipes;
  recipes["ec"].key = pki::KeyKind::kEcP256;
  recipes["rsa"].key = pki::KeyKind::kRsa2048;
  constexpr int64_t kAnyTime = 1768478400;
  const auto minted = pki::Mint(recipes, kAnyTime);
  if (!minted.ok()) return minted.error();
  return Keys{minted->at("ec").key, minted->at("rsa").key};
}

Result<Keys> KeysFor(const Script& script, const pki::MintedSet& certificates) {
  if (script.chain.empty()) {
    return script.is_server ? StandInKeys() : Result<Keys>(Keys{});
  }
  const std::string& name =
      script.signs_with.empty() ? script.chain.front() : script.signs_with;
  auto key = LookUpKey(name, certificates);
  if (!key.ok()) return key.error();
  return Keys{std::move(key).value()};
}

Result<ContextSettings> SettingsFor(const Script& script,
                                    const pki::MintedSet& certificates) {
  ContextSettings settings;
  settings.is_server = script.is_server;
  settings.is_datagram = script.transport == wire::Transport::kDatagram;
  settings.resumption = script.resumption;
  settings.tickets = script.tickets;
  settings.own_suite_order = script.is_server && !script.suites.empty();
  auto disabled = DisabledVersions(script.versions);
  if (!disabled.ok()) return disabled.error();
  settings.disabled_versions = disabled.value();
  auto ciphers = CipherList(script.suites);
  if (!ciphers.ok()) return ciphers.error();
  settings.cipher_list = std::move(ciphers).value();
  auto keys = KeysFor(script, certificates);
  if (!keys.ok()) return keys.error();
  settings.keys = std::move(keys).value();
  return settings;
}

Result<ClientAuthentication> Look(const CertificateRequest& request,
                                  const pki::MintedSet& certificates,
                                  bool is_server) {
  if (!is_server) {
    return Error{"a client cannot request a certificate: only a server can",
                 ""};
  }
  auto subjects = pki::SubjectsOf(certificates, request.authorities);
  if (!subjects.ok()) return subjects.error();
  return ClientAuthentication{std::move(subjects).value(), request.require};
}

std::vector<Step> StepsOf(const Script& script) {
  if (script.after_handshake) return *script.after_handshake;
  return script.is_server ? std::vector<Step>{Echo{}} : std::vector<Step>{};
}

Result<Renegotiation> LookUp(const Renegotiate& step, const Script& script,
                             const pki::MintedSet& certificates) {
  Renegotiation looked_up;
  if (step.request_certificate) {
    auto request =
        Look(*step.request_certificate, certificates, script.is_server);
    if (!request.ok()) return request.error();
    looked_up.client_authentication = std::move(request).value();
  }
  if (!step.chain.empty()) {
    auto identity = LookUpIdentity(step.chain, certificates);
    if (!identity.ok()) return identity.error();
    looked_up.identity = std::move(identity).value();
  }
  return looked_up;
}

// Fills what concerns client authentication and renegotiations.
Result<Done> AddRequests(const Script& script,
                         const pki::MintedSet& certificates,
                         TlsPeerOptions& options) {
  if (script.request_certificate) {
    auto request =
        Look(*script.request_certificate, certificates, script.is_server);
    if (!request.ok()) return request.error();
    options.client_authentication = std::move(request).value();
  }
  for (const Step& step : options.steps) {
    const auto* renegotiate = std::get_if<Renegotiate>(&step);
    if (renegotiate == nullptr) continue;
    auto looked_up = LookUp(*renegotiate, script, certificates);
    if (!looked_up.ok()) return looked_up.error();
    options.renegotiations.push_back(std::move(looked_up).value());
  }
  return Done{};
}

// An alert, but for its faults.
Result<Done> CheckAlert(const Script& script) {
  if (!script.alert) return Done{};
  if (script.transport == wire::Transport::kDatagram) {
    return Error{
        "over datagrams no alert can stand at a message: what was left out "
        "would be asked for again, and what was sent may come twice",
        ""};
  }
  return FlightEditor::CheckAlert(*script.alert, script.is_server);
}

Result<std::unique_ptr<Peer>> MakeTlsPeer(Plan plan,
                                          const pki::MintedSet& certificates,
                                          Simulation& simulation) {
  Script script = plan.script;
  const auto right = CheckAlert(script);
  if (!right.ok()) return right.error();
  TlsPeerOptions options;
  auto chain = pki::ChainFor(certificates, script.chain);
  if (!chain.ok()) return chain.error();
  // A client whose list has become empty has nothing to prove either.
  if (!script.is_server && chain->empty()) script.chain.clear();
  if (script.is_server || !script.chain.empty()) {
    options.certificates = std::move(chain).value();
  }
  auto settings = SettingsFor(script, certificates);
  if (!settings.ok()) return settings.error();
  options.context = std::move(settings).value();
  options.context.only_tls13 = plan.only_tls13;
  options.server_name = script.is_server ? "" : script.peer_name;
  auto hosts = LookUpHosts(script, certificates);
  if (!hosts.ok()) return hosts.error();
  options.hosts = std::move(hosts).value();
  auto extensions = MakeTlsExtensions(script);
  if (!extensions.ok()) return extensions.error();
  options.extensions = std::move(extensions).value();
  options.datagram = script.datagram;
  auto agreement = CheckKeyAgreement(script);
  if (!agreement.ok()) return agreement.error();
  options.key_agreement = std::move(agreement).value();
  options.steps = StepsOf(script);
  const auto added = AddRequests(script, certificates, options);
  if (!added.ok()) return added.error();
  options.plan = std::move(plan);
  return TlsPeer::Make(std::move(options), simulation);
}

Result<std::unique_ptr<Peer>> MakeRawPeer(const std::vector<Step>& steps,
                                          Simulation& simulation) {
  const bool renegotiates =
      std::any_of(steps.begin(), steps.end(), [](const Step& step) {
        return std::holds_alternative<Renegotiate>(step);
      });
  if (renegotiates) {
    return Error{"a raw peer speaks no TLS: it cannot renegotiate", ""};
  }
  return std::unique_ptr<Peer>(new RawPeer(steps, simulation));
}

}  // namespace

Result<std::unique_ptr<Peer>> MakePeer(const Script& script,
                                       const pki::MintedSet& certificates,
                                       Simulation& simulation) {
  auto plan = MakePlan(script);
  if (!plan.ok()) return plan.error();
  const auto& raw = plan.value().script.raw;
  if (raw) return MakeRawPeer(*raw, simulation);
  return MakeTlsPeer(std::move(plan).value(), certificates, simulation);
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
#include "src/peer/peer.h"

#include <algorithm>
#include <utility>

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
  auto signer = pki::ChainFor(certificates, {name});
  if (!signer.ok()) return signer.error();
  const auto& key = certificates.at(name).key;
  if (key == nullptr) {
    return Error{"certificate '" + name + "' has no key to sign with", ""};
  }
  return Keys{key};
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

// Fills what concerns client authentication.
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
    if (renegotiate == nullptr || !renegotiate->request_certificate) continue;
    auto request =
        Look(*renegotiate->request_certificate, certificates, script.is_server);
    if (!request.ok()) return request.error();
    options.renegotiations.push_back(std::move(request).value());
  }
  return Done{};
}

Result<std::unique_ptr<Peer>> MakeTlsPeer(const Script& script,
                                          const pki::MintedSet& certificates,
                                          Simulation& simulation) {
  TlsPeerOptions options;
  auto chain = pki::ChainFor(certificates, script.chain);
  if (!chain.ok()) return chain.error();
  if (script.is_server || !script.chain.empty()) {
    options.certificates = std::move(chain).value();
  }
  auto settings = SettingsFor(script, certificates);
  if (!settings.ok()) return settings.error();
  options.context = std::move(settings).value();
  options.server_name = script.is_server ? "" : script.peer_name;
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
  if (script.alert_instead && options.context.is_datagram) {
    return Error{
        "over datagrams no alert can take a message's place: what was left out "
        "would be asked for again",
        ""};
  }
  if (script.alert_instead) {
    const auto known =
        FlightCut::Check(*script.alert_instead, script.is_server);
    if (!known.ok()) return known.error();
    options.alert_instead = script.alert_instead;
  }
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
  if (script.raw) return MakeRawPeer(*script.raw, simulation);
  return MakeTlsPeer(script, certificates, simulation);
}

}  // namespace shakedown::peer

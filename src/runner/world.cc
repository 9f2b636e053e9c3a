// SPDX-License-Identifier: Apache-2.0
#include "src/runner/world.h"

#include <Security/Security.h>

#include <map>
#include <utility>

#include "src/pki/revocation/ocsp_response.h"
#include "src/pki/revocation/revocation_list.h"
#include "src/runner/api_names.h"
#include "src/securetransport/profiles/profiles.h"
#include "src/security/identity.h"
#include "src/security/keychain/keychains.h"
#include "src/security/trust_store.h"

namespace shakedown::runner {
namespace {

using scenario::Scenario;

constexpr int64_t kMillisecondsPerSecond = 1'000;

// Every certificate name that the app's part of the scenario mentions.
std::vector<std::string> NamesIn(const scenario::App& app) {
  std::vector<std::string> names;
  const auto add = [&names](const std::vector<std::string>& more) {
    names.insert(names.end(), more.begin(), more.end());
  };
  add(app.certificate);
  add(app.authorities);
  add(app.trusted_roots);
  for (const auto* decision :
       {&app.at_server_auth, &app.at_cert_requested, &app.at_client_hello}) {
    if (decision->set_certificate) add(*decision->set_certificate);
  }
  return names;
}

// The names whose private keys the app uses.
std::vector<std::string> IdentitiesIn(const scenario::App& app) {
  std::vector<std::string> names;
  const auto add = [&names](const std::vector<std::string>& certificates) {
    if (!certificates.empty()) names.push_back(certificates.front());
  };
  add(app.certificate);
  for (const auto* decision :
       {&app.at_server_auth, &app.at_cert_requested, &app.at_client_hello}) {
    if (decision->set_certificate) add(*decision->set_certificate);
  }
  return names;
}

Result<Done> CheckNames(const scenario::App& app,
                        const pki::MintedSet& certificates) {
  for (const std::string& name : NamesIn(app)) {
    if (certificates.count(name) == 0) {
      return Error{"app: '" + name + "' is no certificate of this scenario"};
    }
  }
  return Done();
}

// What issuers tell of those certificates of which the scenario says whether
// they were revoked: one response each, one list per issuer.
Result<Done> TellRevocations(const Scenario& scenario,
                             const pki::MintedSet& certificates,
                             security::TrustStore& store) {
  std::map<std::string, pki::ListRecipe> lists;
  for (const auto& [name, minted] : certificates) {
    if (!minted.revoked) continue;
    const auto status =
        *minted.revoked ? pki::OcspStatus::kRevoked : pki::OcspStatus::kGood;
    auto response = pki::MintOcspResponse(certificates, name,
                                          {.status = status}, scenario.clock);
    if (!response.ok()) return response.error();
    store.ocsp_responses.push_back(std::move(response).value());
    pki::ListRecipe& list = lists[minted.issuer.empty() ? name : minted.issuer];
    if (*minted.revoked) list.revoked.push_back(name);
  }
  for (const auto& [issuer, recipe] : lists) {
    auto list =
        pki::MintRevocationList(certificates, issuer, recipe, scenario.clock);
    if (!list.ok()) return list.error();
    store.revocation_lists.push_back(std::move(list).value());
  }
  return Done();
}

// Refuses effects that the scenario's transport cannot have.
Result<Done> CheckEffects(const Scenario& scenario) {
  const bool datagrams = scenario.peer.transport == wire::Transport::kDatagram;
  for (const scenario::PlacedEffect& placed : scenario.wire) {
    const wire::Effect& effect = placed.effect;
    if (!wire::Fits(effect.action, scenario.peer.transport)) {
      return Error{"wire: '" + wire::ToString(effect) + "' is for " +
                   (datagrams ? "streams, not datagrams"
                              : "datagrams: write 'transport: datagram'")};
    }
  }
  return Done();
}

// The script with its staple made, if it has one.
Result<peer::Script> WithStaple(const peer::Script& script,
                                const pki::MintedSet& certificates,
                                int64_t now) {
  peer::Script made = script;
  if (script.chain.empty()) return made;
  const auto first = certificates.find(script.chain.front());
  if (first == certificates.end()) return made;  // MakePeer says it better
  const auto& staple = script.staple ? script.staple : first->second.staple;
  if (!staple) return made;
  auto response =
      pki::MintOcspResponse(certificates, script.chain.front(), *staple, now);
  if (!response.ok()) return response.error();
  made.ocsp_response = std::move(response).value();
  return made;
}

void AppendCertificate(CFMutableArrayRef list, const pki::Minted& minted) {
  const auto data = cf::CFRef<CFDataRef>::Adopt(
      CFDataCreate(kCFAllocatorDefault, minted.der.data(),
                   static_cast<CFIndex>(minted.der.size())));
  const auto certificate = cf::CFRef<SecCertificateRef>::Adopt(
      SecCertificateCreateWithData(kCFAllocatorDefault, data.get()));
  if (certificate) CFArrayAppendValue(list, certificate.get());
}

cf::CFRef<CFMutableArrayRef> MakeList() {
  return cf::CFRef<CFMutableArrayRef>::Adopt(
      CFArrayCreateMutable(kCFAllocatorDefault, 0, &kCFTypeArrayCallBacks));
}

}  // namespace

World::World(const Scenario& scenario, int64_t starts_at)
    : scenario_(scenario),
      simulation_({.seed = scenario.seed,
                   .start_unix_ms = starts_at * kMillisecondsPerSecond}) {}

Result<std::unique_ptr<World>> World::Make(const Scenario& scenario,
                                           std::optional<int64_t> starts_at) {
  const securetransport::Profile* profile =
      securetransport::FindProfile(scenario.profile);
  if (profile == nullptr) {
    return Error{"there is no profile '" + scenario.profile + "'"};
  }
  if (auto words = CheckWords(scenario.app); !words.ok()) return words.error();
  if (auto effects = CheckEffects(scenario); !effects.ok()) {
    return effects.error();
  }
  std::unique_ptr<World> world(
      new World(scenario, starts_at.value_or(scenario.clock)));
  Simulation::Scope scope(world->simulation_);
  securetransport::UseProfile(world->simulation_, *profile);
  Result<pki::MintedSet> minted = pki::Mint(scenario.pki, scenario.clock);
  if (!minted.ok()) return minted.error();
  world->certificates_ = std::move(minted).value();
  if (auto names = CheckNames(scenario.app, world->certificates_);
      !names.ok()) {
    return names.error();
  }
  auto& store = world->simulation_.Slot<security::TrustStore>();
  for (const auto& [name, certificate] : world->certificates_) {
    if (certificate.preinstalled) {
      store.preinstalled.push_back(certificate.der);
    } else if (certificate.trusted) {
      store.anchors.push_back(certificate.der);
    }
  }
  if (auto told = TellRevocations(scenario, world->certificates_, store);
      !told.ok()) {
    return told.error();
  }
  if (auto filled = world->FillKeychain(); !filled.ok()) return filled.error();
  return world;
}

// Without a keychain in the scenario nothing is put there: nobody looks.
Result<Done> World::FillKeychain() {
  const scenario::Keychain& wanted = scenario_.keychain;
  if (wanted == scenario::Keychain()) return Done();
  std::vector<std::string> names = IdentitiesIn(scenario_.app);
  names.insert(names.end(), wanted.holds.begin(), wanted.holds.end());
  for (const std::string& name : names) {
    if (!AddToKeychain(name)) {
      return Error{"keychain: '" + name +
                   "' is no certificate of this scenario"};
    }
  }
  auto& keychains = simulation_.Slot<security::Keychains>();
  if (wanted.locked) keychains.LockAll();
  for (const auto& [name, status] : wanted.refuses_to_sign) {
    EVP_PKEY* key = PrivateKey(name);
    if (key == nullptr) {
      return Error{"keychain: '" + name +
                   "' is no certificate of this scenario"};
    }
    keychains.Refuse(key, status);
  }
  return Done();
}

EVP_PKEY* World::PrivateKey(const std::string& name) const {
  const pki::Minted* minted = Minted(name);
  return minted != nullptr ? minted->key.get() : nullptr;
}

bool World::AddToKeychain(const std::string& name) {
  const pki::Minted* minted = Minted(name);
  if (minted == nullptr) return false;
  simulation_.Slot<security::Keychains>().AddIdentity(minted->der, minted->key);
  return true;
}

Result<std::unique_ptr<Connection>> World::Connect() {
  auto script = WithStaple(scenario_.peer, certificates_,
                           simulation_.clock().UnixSeconds());
  if (!script.ok()) return script.error();
  auto peer = peer::MakePeer(script.value(), certificates_, simulation_);
  if (!peer.ok()) return peer.error();
  std::vector<wire::Effect> effects;
  for (const scenario::PlacedEffect& placed : scenario_.wire) {
    effects.push_back(placed.effect);
  }
  const auto side =
      scenario_.app.is_server ? wire::Speaker::kClient : wire::Speaker::kServer;
  return std::make_unique<Connection>(side, std::move(effects),
                                      std::move(peer).value(), simulation_,
                                      scenario_.peer.transport);
}

void World::KeepLeaked(const cf::CFRef<SSLContextRef>& context) {
  leaked_.push_back(context);
}

void World::KeepLeakedObject(cf::CFRef<CFTypeRef> object) {
  leaked_objects_.push_back(std::move(object));
}

std::vector<cf::CFRef<CFTypeRef>> World::TakeLeakedObjects() {
  return std::exchange(leaked_objects_, {});
}

const pki::Minted* World::Minted(const std::string& name) const {
  const auto it = certificates_.find(name);
  return it == certificates_.end() ? nullptr : &it->second;
}

cf::CFRef<CFArrayRef> World::CopyIdentity(
    const std::vector<std::string>& names) {
  const auto list = MakeList();
  for (const std::string& name : names) {
    const pki::Minted* minted = Minted(name);
    if (minted == nullptr) return {};
    if (CFArrayGetCount(list.get()) > 0) {
      AppendCertificate(list.get(), *minted);
      continue;
    }
    const auto identity = security::MakeIdentity(minted->der, minted->key);
    if (!identity) return {};
    CFArrayAppendValue(list.get(), identity.get());
  }
  return cf::CFRef<CFArrayRef>::Retain(list.get());
}

cf::CFRef<CFArrayRef> World::CopyCertificates(
    const std::vector<std::string>& names) {
  const auto list = MakeList();
  for (const std::string& name : names) {
    const pki::Minted* minted = Minted(name);
    if (minted == nullptr) return {};
    AppendCertificate(list.get(), *minted);
  }
  return cf::CFRef<CFArrayRef>::Retain(list.get());
}

}  // namespace shakedown::runner

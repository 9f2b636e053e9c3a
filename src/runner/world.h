// SPDX-License-Identifier: Apache-2.0
// A scenario made real: its simulation, certificates and connections.
// Example: auto world = World::Make(scenario); Simulation::Scope scope(...);
//          auto connection = (*world)->Connect();
// One thread. Connections must not outlive their world.
#ifndef SHAKEDOWN_RUNNER_WORLD_H_
#define SHAKEDOWN_RUNNER_WORLD_H_

#include <CoreFoundation/CoreFoundation.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/corefoundation/cf_ref.h"
#include "src/pki/mint.h"
#include "src/runner/connection.h"
#include "src/scenario/model.h"
#include "src/simulation/simulation.h"

namespace shakedown::runner {

class World {
 public:
  // Make mints the certificates, fills the trust store and sets the profile.
  // `starts_at` (seconds since 1970), if given, is what the clock shows at the
  // start, while certificates keep the dates that the scenario's clock gives.
  // Errors: what the scenario asks for cannot be made; the sentence says why.
  static Result<std::unique_ptr<World>> Make(
      const scenario::Scenario& scenario,
      std::optional<int64_t> starts_at = std::nullopt);

  Simulation& simulation() { return simulation_; }
  const scenario::Scenario& scenario() const { return scenario_; }

  // Connect makes a new connection to a new peer of the same script.
  Result<std::unique_ptr<Connection>> Connect();

  // CopyIdentity returns what SSLSetCertificate takes: an identity of the first
  // name, then the certificates of the others. Null if a name is unknown.
  cf::CFRef<CFArrayRef> CopyIdentity(const std::vector<std::string>& names);

  // CopyCertificates returns certificates alone, as SSLSetTrustedRoots takes.
  cf::CFRef<CFArrayRef> CopyCertificates(const std::vector<std::string>& names);

  // PrivateKey returns the key of a certificate of the scenario, or nullptr.
  EVP_PKEY* PrivateKey(const std::string& name) const;

  // AddToKeychain puts the identity of a certificate of the scenario into the
  // default keychain. False if there is no such name.
  bool AddToKeychain(const std::string& name);

  // KeepLeaked keeps an object that an app has leaked on purpose until the
  // world ends: later than that no context may live.
  void KeepLeaked(const cf::CFRef<SSLContextRef>& context);

  // KeepLeakedObject takes over an object that is none, which may live on:
  // TakeLeakedObjects gives them all.
  void KeepLeakedObject(cf::CFRef<CFTypeRef> object);
  std::vector<cf::CFRef<CFTypeRef>> TakeLeakedObjects();

  // Minted returns a certificate of the scenario by its name, or nullptr.
  const pki::Minted* Minted(const std::string& name) const;

 private:
  World(const scenario::Scenario& scenario, int64_t starts_at);
  Result<Done> FillKeychain();

  scenario::Scenario scenario_;
  Simulation simulation_;
  pki::MintedSet certificates_;
  std::vector<cf::CFRef<SSLContextRef>> leaked_;  // go before the simulation
  std::vector<cf::CFRef<CFTypeRef>> leaked_objects_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_WORLD_H_

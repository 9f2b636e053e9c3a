// SPDX-License-Identifier: Apache-2.0
#include "src/peer/identity/host_identities.h"

#include <utility>

#include "src/peer/script.h"

namespace shakedown::peer {
namespace {

// Of ASCII alone: server_name has no other letters.
std::string InLowerCase(std::string_view host) {
  std::string lower(host);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
  }
  return lower;
}

}  // namespace

Result<HostIdentities> LookUpHosts(const Script& script,
                                   const pki::MintedSet& certificates) {
  HostIdentities hosts;
  for (const auto& [host, chain] : script.chains) {
    if (!script.is_server) return Error{"chains by host are a server's", ""};
    if (chain.empty()) return Error{"the chain of " + host + " is empty", ""};
    auto identity = LookUpIdentity(chain, certificates);
    if (!identity.ok()) return identity.error();
    hosts[InLowerCase(host)] = std::move(identity).value();
  }
  return hosts;
}

const Identity* FindHost(const HostIdentities& hosts,
                         std::string_view server_name) {
  const auto found = hosts.find(InLowerCase(server_name));
  return found == hosts.end() ? nullptr : &found->second;
}

}  // namespace shakedown::peer

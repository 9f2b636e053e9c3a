// SPDX-License-Identifier: Apache-2.0
// Which chain a server shows to an app that names a host in server_name (RFC
// 6066 section 3), as servers of many sites do.
// Example: const Identity* identity = FindHost(hosts, "www.example.com");
// Values; any thread.
#ifndef SHAKEDOWN_PEER_IDENTITY_HOST_IDENTITIES_H_
#define SHAKEDOWN_PEER_IDENTITY_HOST_IDENTITIES_H_

#include <map>
#include <string>
#include <string_view>

#include "src/base/result.h"
#include "src/peer/identity/identity.h"
#include "src/pki/mint.h"

namespace shakedown::peer {

struct Script;

using HostIdentities = std::map<std::string, Identity>;  // in lower case

// LookUpHosts looks up the certificates of `script`'s chains. Errors: a name
// that no certificate has, a chain that is empty or whose first certificate has
// no key, and a client that has chains.
Result<HostIdentities> LookUpHosts(const Script& script,
                                   const pki::MintedSet& certificates);

// FindHost returns the identity for a server_name, or nullptr. Hosts are the
// same in lower and upper case.
const Identity* FindHost(const HostIdentities& hosts,
                         std::string_view server_name);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_IDENTITY_HOST_IDENTITIES_H_

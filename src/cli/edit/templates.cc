// SPDX-License-Identifier: Apache-2.0
#include "src/cli/edit/templates.h"

namespace shakedown::cli {
namespace {

constexpr std::string_view kClient = R"(shakedown: 1

# The certificates, by name; a defect makes one wrong in a way that has a name.
pki:
  root: {name: Acme Root CA, trusted: true}
  leaf: {host: api.example.com, issuer: root, defect: expired}

# What the app talks to: TLS by default, or `raw` bytes.
server: {chain: [leaf]}

# How the app is configured, and what it decides at a break.
app: {peer_name: api.example.com}

# What happens to the bytes on their way; here they only come slowly.
wire:
  - deliver: {from: server, bytes_per_call: 100, would_block_between: 1}

# What is expected, in that order.
expect:
  - SSLHandshake: errSSLWouldBlock
    times: any
  - SSLHandshake: errSSLCertExpired
  - SSLClose: errSecSuccess
  - alert: {from: app, level: fatal, description: certificate_expired}
)";

constexpr std::string_view kServer = R"(shakedown: 1

# The certificates, by name; the app is the server and sends leaf.
pki:
  root: {name: Acme Root CA, trusted: true}
  leaf: {host: api.example.com, issuer: root}
  alice: {name: Alice, issuer: root, usage: client}

# What talks to the app. `certificate: none` sends none if it is asked.
client: {certificate: [alice], peer_name: api.example.com}

# How the app is configured, and what it decides at a break.
app:
  side: server
  certificate: [leaf]
  client_side_authenticate: kAlwaysAuthenticate

# What is expected, in that order.
expect:
  - SSLHandshake: errSecSuccess
  - SSLClose: errSecSuccess
  - client: succeeds
)";

constexpr std::string_view kMatrix = R"(shakedown: 1

# Every combination of these is a scenario; '{defect}' gives way to the value.
matrix:
  defect: [expired, wrong_host, unknown_root]
  profile: [documented, catalina-10.15]

pki:
  root: {name: Acme Root CA, trusted: true}
  leaf: {host: api.example.com, issuer: root, defect: "{defect}"}

server: {chain: [leaf]}
app: {peer_name: api.example.com}

# The catalogue of defects knows which result each has in each era.
expect:
  - SSLHandshake: "{defect.result}"
  - SSLClose: errSecSuccess
)";

constexpr Template kTemplates[] = {
    {"client", kClient}, {"server", kServer}, {"matrix", kMatrix}};

}  // namespace

const Template* FindTemplate(std::string_view name) {
  for (const Template& one : kTemplates) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

std::vector<std::string> TemplateNames() {
  std::vector<std::string> names;
  for (const Template& one : kTemplates) names.emplace_back(one.name);
  return names;
}

}  // namespace shakedown::cli

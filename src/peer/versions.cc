// SPDX-License-Identifier: Apache-2.0
#include "src/peer/versions.h"

#include <openssl/ssl.h>

#include <algorithm>

#include "src/base/nearest.h"

namespace shakedown::peer {
namespace {

struct Version {
  const char* name;
  int number;
  uint64_t disable;
};

constexpr Version kVersions[] = {
    {"TLS1.0", TLS1_VERSION, SSL_OP_NO_TLSv1},
    {"TLS1.1", TLS1_1_VERSION, SSL_OP_NO_TLSv1_1},
    {"TLS1.2", TLS1_2_VERSION, SSL_OP_NO_TLSv1_2},
    {"DTLS1.0", DTLS1_VERSION, SSL_OP_NO_DTLSv1},
    {"DTLS1.2", DTLS1_2_VERSION, SSL_OP_NO_DTLSv1_2},
};

Error UnknownVersion(const std::string& name) {
  std::vector<std::string> names;
  for (const Version& version : kVersions) names.emplace_back(version.name);
  return Error{"the peer knows no version '" + name + "'" +
                   DidYouMean(name, names) +
                   ": TLS1.0, TLS1.1 or TLS1.2; of datagrams DTLS1.0 or "
                   "DTLS1.2",
               ""};
}

}  // namespace

Result<uint64_t> DisabledVersions(const std::vector<std::string>& versions) {
  if (versions.empty()) return uint64_t{0};
  uint64_t disabled = 0;
  for (const Version& version : kVersions) disabled |= version.disable;
  for (const std::string& name : versions) {
    const auto* found =
        std::find_if(std::begin(kVersions), std::end(kVersions),
                     [&](const Version& each) { return name == each.name; });
    if (found == std::end(kVersions)) return UnknownVersion(name);
    disabled &= ~found->disable;
  }
  return disabled;
}

std::string VersionName(int number) {
  for (const Version& version : kVersions) {
    if (version.number == number) return version.name;
  }
  return "";
}

}  // namespace shakedown::peer

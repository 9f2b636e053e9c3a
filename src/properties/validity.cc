// SPDX-License-Identifier: Apache-2.0
#include "src/properties/validity.h"

#include <openssl/x509.h>

#include <ctime>
#include <optional>

#include "src/openssl/openssl_ptr.h"
#include "src/runner/world.h"

namespace shakedown::properties {
namespace {

std::optional<int64_t> SecondsOf(const ASN1_TIME* time) {
  std::tm parts = {};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return timegm(&parts);
}

// Nothing for a certificate that can't be read, or has no such dates.
std::optional<Validity> ValidityOf(const std::string& name, const Bytes& der) {
  const unsigned char* in = der.data();
  const openssl::X509Ptr certificate(
      d2i_X509(nullptr, &in, static_cast<long>(der.size())));
  if (certificate == nullptr) return std::nullopt;
  const auto begins = SecondsOf(X509_get0_notBefore(certificate.get()));
  const auto ends = SecondsOf(X509_get0_notAfter(certificate.get()));
  if (!begins || !ends) return std::nullopt;
  return Validity{name, *begins, *ends};
}

}  // namespace

Result<std::vector<Validity>> ValiditiesIn(const scenario::Scenario& scenario) {
  const auto world = runner::World::Make(scenario);
  if (!world.ok()) return world.error();
  std::vector<Validity> validities;
  for (const auto& [name, recipe] : scenario.pki) {
    const pki::Minted* minted = world.value()->Minted(name);
    if (minted == nullptr) continue;
    if (auto found = ValidityOf(name, minted->der)) {
      validities.push_back(*found);
    }
  }
  return validities;
}

std::set<int64_t> TimesFor(const std::vector<Validity>& validities,
                           int64_t own) {
  std::set<int64_t> times = {own};
  for (const Validity& validity : validities) {
    for (const int64_t edge : {validity.begins, validity.ends}) {
      for (const int64_t off : {-1, 0, 1}) {
        if (edge + off >= 0) times.insert(edge + off);
      }
    }
  }
  return times;
}

std::string CrossingBetween(const std::vector<Validity>& validities,
                            int64_t earlier, int64_t later) {
  for (const Validity& validity : validities) {
    const bool begins = earlier < validity.begins && validity.begins <= later;
    const bool ends = earlier <= validity.ends && validity.ends < later;
    if (begins || ends) return validity.name;
  }
  return "";
}

}  // namespace shakedown::properties

// SPDX-License-Identifier: Apache-2.0
#include "src/security/user_trust/user_trust.h"

#include <algorithm>

#include "src/security/trust_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

// The list of the trust store that an effect is written in; null for none.
std::vector<Bytes>* ListOf(UserTrust::Effect effect) {
  auto& store = Simulation::Current().Slot<TrustStore>();
  switch (effect) {
    case UserTrust::Effect::kAnchor:
      return &store.anchors;
    case UserTrust::Effect::kDenied:
      return &store.denied;
    case UserTrust::Effect::kNone:
      return nullptr;
  }
  return nullptr;
}

void Undo(UserTrust::Effect effect, const Bytes& der) {
  std::vector<Bytes>* list = ListOf(effect);
  if (list == nullptr) return;
  const auto found = std::find(list->begin(), list->end(), der);
  if (found != list->end()) list->erase(found);
}

}  // namespace

void UserTrust::Set(SecTrustSettingsDomain domain, const Bytes& der,
                    cf::CFRef<CFArrayRef> settings, Effect effect) {
  Remove(domain, der);
  entries_[{domain, der}] = {std::move(settings), effect};
  if (std::vector<Bytes>* list = ListOf(effect)) list->push_back(der);
}

bool UserTrust::Remove(SecTrustSettingsDomain domain, const Bytes& der) {
  const auto found = entries_.find({domain, der});
  if (found == entries_.end()) return false;
  Undo(found->second.effect, der);
  entries_.erase(found);
  return true;
}

cf::CFRef<CFArrayRef> UserTrust::Find(SecTrustSettingsDomain domain,
                                      const Bytes& der) const {
  const auto found = entries_.find({domain, der});
  return found == entries_.end() ? cf::CFRef<CFArrayRef>()
                                 : found->second.settings;
}

std::vector<Bytes> UserTrust::Certificates(
    SecTrustSettingsDomain domain) const {
  std::vector<Bytes> certificates;
  for (const auto& [key, entry] : entries_) {
    if (key.first == domain) certificates.push_back(key.second);
  }
  return certificates;
}

bool UserTrust::Has(const Bytes& der) const {
  return std::any_of(entries_.begin(), entries_.end(), [&der](const auto& row) {
    return row.first.second == der;
  });
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/private_setters.h"

#include <Security/SecureTransportPriv.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/runner/api_names.h"

namespace shakedown::runner {
namespace {

using Names = std::vector<std::string>;

Names NamesIn(const void* data, size_t length) {
  Names names;
  ByteReader reader(ByteView(static_cast<const uint8_t*>(data), length));
  while (!reader.empty()) {
    const auto name = reader.ReadVector(1);
    if (!name) break;
    names.emplace_back(name->begin(), name->end());
  }
  return names;
}

// The draft of NPN has a client choose what it likes best of what the server
// has, or else what it likes best at all.
void ChooseProtocol(SSLContextRef context, void* info, const void* data,
                    size_t length) {
  const Names& wanted = *static_cast<const Names*>(info);
  if (wanted.empty()) return;
  const Names offered = NamesIn(data, length);
  const auto common = std::find_first_of(wanted.begin(), wanted.end(),
                                         offered.begin(), offered.end());
  const std::string& chosen = common == wanted.end() ? wanted.front() : *common;
  SSLSetNPNData(context, chosen.data(), chosen.size());
}

void LookAtProtocol(SSLContextRef context, void*, const void*, size_t) {
  size_t length = 0;
  SSLGetALPNData(context, &length);
}

void GiveSecret(SSLContextRef, const void* arg, void* secret, size_t* length) {
  const auto& ours = *static_cast<const std::string*>(arg);
  *length = std::min(*length, ours.size());
  std::memcpy(secret, ours.data(), *length);
}

}  // namespace

void PrivateSetters::Apply() {
  if (settings_.allow_anonymous_ciphers) {
    SSLSetAllowAnonymousCiphers(context_, *settings_.allow_anonymous_ciphers);
  }
  if (settings_.minimum_dh_group_size) {
    SSLSetMinimumDHGroupSize(
        context_, static_cast<unsigned>(*settings_.minimum_dh_group_size));
  }
  SetCurves();
  SetTrust();
  OfferProtocols();
  SetTicket();
  if (settings_.session_cache_timeout_ms) {
    SSLSetSessionCacheTimeout(
        context_,
        static_cast<uint32_t>(*settings_.session_cache_timeout_ms / 1000));
  }
}

void PrivateSetters::SetCurves() {
  std::vector<SSL_ECDSA_NamedCurve> curves;
  for (const std::string& name : settings_.ecdsa_curves) {
    curves.push_back(*CurveNamed(name));
  }
  if (curves.empty()) return;
  SSLSetECDSACurves(context_, curves.data(),
                    static_cast<unsigned>(curves.size()));
}

void PrivateSetters::SetTrust() {
  if (settings_.trusted_leaf_certificates.empty()) return;
  const auto leaves =
      world_.CopyCertificates(settings_.trusted_leaf_certificates);
  SSLSetTrustedLeafCertificates(context_, leaves.get());
}

void PrivateSetters::OfferProtocols() {
  if (settings_.npn) {
    // The functions take what they are given as void*; ours only read it.
    SSLSetNPNFunc(context_, &ChooseProtocol,
                  const_cast<Names*>(&*settings_.npn));
  }
  const std::string& offer = settings_.alpn_data;
  if (offer.empty()) return;
  SSLSetALPNFunc(context_, &LookAtProtocol, nullptr);
  SSLSetALPNData(context_, offer.data(), offer.size());
}

void PrivateSetters::SetTicket() {
  if (!settings_.eap_fast) return;
  const std::string& ticket = settings_.eap_fast->ticket;
  const std::string& secret = settings_.eap_fast->master_secret;
  SSLInternalSetSessionTicket(context_, ticket.data(), ticket.size());
  if (!secret.empty()) {
    SSLInternalSetMasterSecretFunction(context_, &GiveSecret, &secret);
  }
}

}  // namespace shakedown::runner

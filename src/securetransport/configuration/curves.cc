// SPDX-License-Identifier: Apache-2.0
// The curves of ECDHE: which may be used, and which one is (spec/api.md 1.9).
#include <algorithm>
#include <span>

#include "src/engine/diffie_hellman.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// What the getter says where there is no curve: -1 that lost its sign.
constexpr int kNoCurve = 65535;

}  // namespace

// The getters give back all of them; the wire knows three.
OSStatus EnginePrivateFunctions::SSLSetECDSACurves(
    SSLContextRef ctx, const SSL_ECDSA_NamedCurve* namedCurves,
    unsigned numCurves) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || namedCurves == nullptr || numCurves == 0) {
    return errSecParam;
  }
  if (unwrapped->session().is_active()) return errSecBadReq;
  const std::span curves(namedCurves, numCurves);
  unwrapped->configuration().curves.assign(curves.begin(), curves.end());
  auto& groups = unwrapped->settings().groups;
  groups.clear();
  for (const SSL_ECDSA_NamedCurve curve : curves) {
    const auto group = static_cast<uint16_t>(curve);
    if (engine::IsKnownGroup(group) && group == curve) groups.push_back(group);
  }
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetNumberOfECDSACurves(
    SSLContextRef ctx, unsigned* numCurves) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || numCurves == nullptr) return errSecParam;
  *numCurves = static_cast<unsigned>(unwrapped->configuration().curves.size());
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetECDSACurves(
    SSLContextRef ctx, SSL_ECDSA_NamedCurve* namedCurves, unsigned* numCurves) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || namedCurves == nullptr || numCurves == nullptr) {
    return errSecParam;
  }
  const auto& curves = unwrapped->configuration().curves;
  if (*numCurves < curves.size()) return errSecParam;
  std::copy(curves.begin(), curves.end(), namedCurves);
  *numCurves = static_cast<unsigned>(curves.size());
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetNegotiatedCurve(
    SSLContextRef ctx, SSL_ECDSA_NamedCurve* namedCurve) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || namedCurve == nullptr) return errSecParam;
  const uint16_t group = unwrapped->engine().negotiated_group();
  *namedCurve =
      static_cast<SSL_ECDSA_NamedCurve>(group == 0 ? kNoCurve : group);
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetECDSACurves(SSLContextRef ctx,
                           const SSL_ECDSA_NamedCurve* namedCurves,
                           unsigned numCurves) {
  return Forward("SSLSetECDSACurves", &SecureTransport::SSLSetECDSACurves, ctx,
                 namedCurves, numCurves);
}

OSStatus SSLGetNumberOfECDSACurves(SSLContextRef ctx, unsigned* numCurves) {
  return Forward("SSLGetNumberOfECDSACurves",
                 &SecureTransport::SSLGetNumberOfECDSACurves, ctx, numCurves);
}

OSStatus SSLGetECDSACurves(SSLContextRef ctx, SSL_ECDSA_NamedCurve* namedCurves,
                           unsigned* numCurves) {
  return Forward("SSLGetECDSACurves", &SecureTransport::SSLGetECDSACurves, ctx,
                 namedCurves, numCurves);
}

OSStatus SSLGetNegotiatedCurve(SSLContextRef ctx,
                               SSL_ECDSA_NamedCurve* namedCurve) {
  return Forward("SSLGetNegotiatedCurve",
                 &SecureTransport::SSLGetNegotiatedCurve, ctx, namedCurve);
}

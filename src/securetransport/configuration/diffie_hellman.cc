// SPDX-License-Identifier: Apache-2.0
// Diffie-Hellman modulo a prime: a server's parameters, a client's minimum, and
// whether its suites are enabled (spec/api.md 1.7).
#include <algorithm>
#include <cstdint>

#include "src/engine/diffie_hellman.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/suite_lists.h"

namespace shakedown::securetransport {
namespace {

constexpr unsigned kLowestMinimumBits = 512;
constexpr unsigned kHighestMinimumBits = 2048;

}  // namespace

// What cannot be decoded is kept for the getter, and the parameters that a
// handshake had before are gone.
OSStatus EnginePrivateFunctions::SSLSetDiffieHellmanParams(
    SSLContextRef context, const void* dhParams, size_t dhParamsLen) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (dhParams == nullptr && dhParamsLen > 0) return errSecParam;
  const auto* first = static_cast<const uint8_t*>(dhParams);
  Bytes& kept = unwrapped->configuration().diffie_hellman_parameters;
  kept.assign(first, first + dhParamsLen);
  const bool is_usable = engine::ParseDhParameters(kept).has_value();
  unwrapped->settings().dh_parameters = is_usable ? kept : Bytes();
  return is_usable ? errSecSuccess : errSecParam;
}

OSStatus EnginePrivateFunctions::SSLGetDiffieHellmanParams(
    SSLContextRef context, const void** dhParams, size_t* dhParamsLen) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || dhParams == nullptr || dhParamsLen == nullptr) {
    return errSecParam;
  }
  const Bytes& kept = unwrapped->configuration().diffie_hellman_parameters;
  *dhParams = kept.empty() ? nullptr : kept.data();
  *dhParamsLen = kept.size();
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLSetMinimumDHGroupSize(SSLContextRef ctx,
                                                          unsigned nbits) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->settings().dh_minimum_bits = static_cast<uint16_t>(
      std::clamp(nbits, kLowestMinimumBits, kHighestMinimumBits));
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetMinimumDHGroupSize(SSLContextRef ctx,
                                                          unsigned* nbits) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || nbits == nullptr) return errSecParam;
  *nbits = unwrapped->settings().dh_minimum_bits;
  return errSecSuccess;
}

// Versions and the minimum stay as they are, unlike with SSLSetSessionConfig.
// An era without these configs keeps its suites.
OSStatus EnginePrivateFunctions::SSLSetDHEEnabled(SSLContextRef ctx,
                                                  bool enabled) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr) return errSecParam;
  const SessionConfig* config = FindSessionConfig(
      unwrapped->profile(), enabled ? "legacy_DHE" : "legacy");
  if (config != nullptr) {
    unwrapped->settings().suites.assign(config->suites.begin(),
                                        config->suites.end());
  }
  unwrapped->settings().fallback = false;
  unwrapped->configuration().dhe_enabled = enabled;
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetDHEEnabled(SSLContextRef ctx,
                                                  bool* enabled) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr || enabled == nullptr) return errSecParam;
  *enabled = unwrapped->configuration().dhe_enabled;
  return errSecSuccess;
}

bool EnginePrivateFunctions::SSLIsSessionNegotiatedWithUnsafeDH(
    SSLContextRef context) {
  Context* unwrapped = Unwrap(context, __func__);
  return unwrapped != nullptr && unwrapped->engine().used_unsafe_prime();
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::ForwardValue;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetDiffieHellmanParams(SSLContextRef context, const void* dhParams,
                                   size_t dhParamsLen) {
  return Forward("SSLSetDiffieHellmanParams",
                 &SecureTransport::SSLSetDiffieHellmanParams, context, dhParams,
                 dhParamsLen);
}

OSStatus SSLGetDiffieHellmanParams(SSLContextRef context, const void** dhParams,
                                   size_t* dhParamsLen) {
  return Forward("SSLGetDiffieHellmanParams",
                 &SecureTransport::SSLGetDiffieHellmanParams, context, dhParams,
                 dhParamsLen);
}

OSStatus SSLSetMinimumDHGroupSize(SSLContextRef ctx, unsigned nbits) {
  return Forward("SSLSetMinimumDHGroupSize",
                 &SecureTransport::SSLSetMinimumDHGroupSize, ctx, nbits);
}

OSStatus SSLGetMinimumDHGroupSize(SSLContextRef ctx, unsigned* nbits) {
  return Forward("SSLGetMinimumDHGroupSize",
                 &SecureTransport::SSLGetMinimumDHGroupSize, ctx, nbits);
}

OSStatus SSLSetDHEEnabled(SSLContextRef ctx, bool enabled) {
  return Forward("SSLSetDHEEnabled", &SecureTransport::SSLSetDHEEnabled, ctx,
                 enabled);
}

OSStatus SSLGetDHEEnabled(SSLContextRef ctx, bool* enabled) {
  return Forward("SSLGetDHEEnabled", &SecureTransport::SSLGetDHEEnabled, ctx,
                 enabled);
}

bool SSLIsSessionNegotiatedWithUnsafeDH(SSLContextRef context) {
  return ForwardValue("SSLIsSessionNegotiatedWithUnsafeDH",
                      &SecureTransport::SSLIsSessionNegotiatedWithUnsafeDH,
                      context);
}

// SPDX-License-Identifier: Apache-2.0
// SSLSetProtocolVersionMin and Max, and what was negotiated (spec/api.md 1.3).
#include <algorithm>

#include "src/securetransport/configuration/version_limits.h"
#include "src/securetransport/configuration/version_numbers.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/names.h"

namespace shakedown::securetransport {

bool IsSettable(const Context& context, uint16_t version) {
  if (context.is_datagram()) return version == kDtls10;
  return version >= context.profile().lowest_settable_version &&
         version <= context.profile().highest_version;
}

void SetLimits(Context& context, uint16_t min, uint16_t max) {
  context.configuration().min_version = min;
  context.configuration().max_version = max;
  context.settings().min_version = min;
  context.settings().max_version = max;
}

// Allowed in a running session, and not errSecParam (Q17). A limit of 0 is
// undetermined and gives way.
OSStatus EngineSecureTransport::SSLSetProtocolVersionMin(
    SSLContextRef context, SSLProtocol minVersion) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  const uint16_t min = WireVersion(minVersion);
  if (!IsSettable(*unwrapped, min)) return errSSLIllegalParam;
  SetLimits(*unwrapped, min,
            std::max(min, unwrapped->configuration().max_version));
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLSetProtocolVersionMax(
    SSLContextRef context, SSLProtocol maxVersion) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  const uint16_t max = WireVersion(maxVersion);
  if (!IsSettable(*unwrapped, max)) return errSSLIllegalParam;
  SetLimits(*unwrapped, std::min(max, unwrapped->configuration().min_version),
            max);
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetProtocolVersionMin(
    SSLContextRef context, SSLProtocol* minVersion) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || minVersion == nullptr) return errSecParam;
  *minVersion = PublicVersion(unwrapped->configuration().min_version);
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetProtocolVersionMax(
    SSLContextRef context, SSLProtocol* maxVersion) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || maxVersion == nullptr) return errSecParam;
  *maxVersion = PublicVersion(unwrapped->configuration().max_version);
  return errSecSuccess;
}

// Survives close and failure; provisional on a client that waits for the
// ServerHello (Q10).
OSStatus EngineSecureTransport::SSLGetNegotiatedProtocolVersion(
    SSLContextRef context, SSLProtocol* protocol) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || protocol == nullptr) return errSecParam;
  *protocol = PublicVersion(unwrapped->engine().negotiated_version());
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;
using shakedown::securetransport::VersionName;

OSStatus SSLSetProtocolVersionMin(SSLContextRef context,
                                  SSLProtocol minVersion) {
  return Forward("SSLSetProtocolVersionMin",
                 &SecureTransport::SSLSetProtocolVersionMin, context,
                 minVersion);
}

OSStatus SSLSetProtocolVersionMax(SSLContextRef context,
                                  SSLProtocol maxVersion) {
  return Forward("SSLSetProtocolVersionMax",
                 &SecureTransport::SSLSetProtocolVersionMax, context,
                 maxVersion);
}

OSStatus SSLGetProtocolVersionMin(SSLContextRef context,
                                  SSLProtocol* minVersion) {
  return Forward({"SSLGetProtocolVersionMin",
                  [=]() -> std::string { return VersionName(*minVersion); }},
                 &SecureTransport::SSLGetProtocolVersionMin, context,
                 minVersion);
}

OSStatus SSLGetProtocolVersionMax(SSLContextRef context,
                                  SSLProtocol* maxVersion) {
  return Forward({"SSLGetProtocolVersionMax",
                  [=]() -> std::string { return VersionName(*maxVersion); }},
                 &SecureTransport::SSLGetProtocolVersionMax, context,
                 maxVersion);
}

OSStatus SSLGetNegotiatedProtocolVersion(SSLContextRef context,
                                         SSLProtocol* protocol) {
  return Forward({"SSLGetNegotiatedProtocolVersion",
                  [=]() -> std::string { return VersionName(*protocol); }},
                 &SecureTransport::SSLGetNegotiatedProtocolVersion, context,
                 protocol);
}

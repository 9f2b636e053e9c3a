// SPDX-License-Identifier: Apache-2.0
// The version functions of 10.8 and before: SSLSetProtocolVersionEnabled and
// SSLSetProtocolVersion, with their getters (spec/api.md 1.3).
#include <algorithm>

#include "src/securetransport/configuration/version_limits.h"
#include "src/securetransport/configuration/version_numbers.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/names.h"

namespace shakedown::securetransport {
namespace {

using engine::kSsl3;
using engine::kTls10;
using engine::kTls11;
using engine::kTls12;

// TLS 1.2 has none: disabling it changes nothing (Q17).
uint16_t Successor(uint16_t version) {
  if (version == kSsl2) return kSsl3;
  if (version == kTls12) return 0;
  return static_cast<uint16_t>(version + 1);
}

OSStatus Enable(Context& context, uint16_t version) {
  if (!IsSettable(context, version)) return errSecParam;
  uint16_t min = context.configuration().min_version;
  uint16_t max = context.configuration().max_version;
  if (version > max) {
    max = version;
    if (min == 0) min = version;
  }
  SetLimits(context, std::min(min, version), max);
  return errSecSuccess;
}

OSStatus Disable(Context& context, uint16_t version) {
  if (version != kSsl2 && !IsSettable(context, version)) return errSecParam;
  const uint16_t min =
      std::max(context.configuration().min_version, Successor(version));
  const uint16_t max = context.configuration().max_version;
  if (min > max) {
    SetLimits(context, 0, 0);
  } else {
    SetLimits(context, min, max);
  }
  return errSecSuccess;
}

bool Covers(const Context& context, uint16_t min, uint16_t max) {
  return context.configuration().min_version <= min &&
         context.configuration().max_version >= max;
}

}  // namespace

OSStatus EngineSecureTransport::SSLSetProtocolVersionEnabled(
    SSLContextRef context, SSLProtocol protocol, Boolean enable) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (unwrapped->is_datagram()) return errSecBadReq;
  if (protocol == kSSLProtocolAll) {
    const Profile& profile = unwrapped->profile();
    SetLimits(*unwrapped, enable ? profile.lowest_settable_version : 0,
              enable ? profile.highest_version : 0);
    return errSecSuccess;
  }
  const uint16_t version = WireVersion(protocol);
  return enable ? Enable(*unwrapped, version) : Disable(*unwrapped, version);
}

OSStatus EngineSecureTransport::SSLGetProtocolVersionEnabled(
    SSLContextRef context, SSLProtocol protocol, Boolean* enable) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || enable == nullptr) return errSecParam;
  if (unwrapped->is_datagram()) return errSecBadReq;
  if (protocol == kSSLProtocolAll) {
    const Profile& profile = unwrapped->profile();
    *enable = Covers(*unwrapped, profile.lowest_settable_version,
                     profile.highest_version);
    return errSecSuccess;
  }
  const uint16_t version = WireVersion(protocol);
  if (version == 0 || version == kDtls10) return errSecParam;
  *enable = Covers(*unwrapped, version, version);
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLSetProtocolVersion(SSLContextRef context,
                                                      SSLProtocol version) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (unwrapped->is_datagram()) return errSecBadReq;
  const uint16_t highest = unwrapped->profile().highest_version;
  switch (version) {
    case kSSLProtocol3:
    case kSSLProtocol3Only:
      SetLimits(*unwrapped, kSsl3, kSsl3);
      return errSecSuccess;
    case kTLSProtocol1Only:
      SetLimits(*unwrapped, kTls10, kTls10);
      return errSecSuccess;
    case kTLSProtocol1:
    case kTLSProtocol11:
    case kTLSProtocol12:
      SetLimits(*unwrapped, kSsl3, std::min(WireVersion(version), highest));
      return errSecSuccess;
    case kSSLProtocolAll:
    case kSSLProtocolUnknown:
      SetLimits(*unwrapped, unwrapped->profile().lowest_settable_version,
                highest);
      return errSecSuccess;
    default:
      return errSecParam;
  }
}

// [TLS 1.0, TLS 1.0] is written and refused at once (Q17).
OSStatus EngineSecureTransport::SSLGetProtocolVersion(SSLContextRef context,
                                                      SSLProtocol* protocol) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || protocol == nullptr) return errSecParam;
  const uint16_t min = unwrapped->configuration().min_version;
  const uint16_t max = unwrapped->configuration().max_version;
  if (min == kTls10 && max == kTls10) *protocol = kTLSProtocol1Only;
  if (min != kSsl3) return errSecParam;
  *protocol = max == kTls12 ? kSSLProtocolAll : PublicVersion(max);
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;
using shakedown::securetransport::VersionName;

OSStatus SSLSetProtocolVersionEnabled(SSLContextRef context,
                                      SSLProtocol protocol, Boolean enable) {
  return Forward("SSLSetProtocolVersionEnabled",
                 &SecureTransport::SSLSetProtocolVersionEnabled, context,
                 protocol, enable);
}

OSStatus SSLGetProtocolVersionEnabled(SSLContextRef context,
                                      SSLProtocol protocol, Boolean* enable) {
  return Forward("SSLGetProtocolVersionEnabled",
                 &SecureTransport::SSLGetProtocolVersionEnabled, context,
                 protocol, enable);
}

OSStatus SSLSetProtocolVersion(SSLContextRef context, SSLProtocol version) {
  return Forward("SSLSetProtocolVersion",
                 &SecureTransport::SSLSetProtocolVersion, context, version);
}

OSStatus SSLGetProtocolVersion(SSLContextRef context, SSLProtocol* protocol) {
  return Forward({"SSLGetProtocolVersion",
                  [=]() -> std::string { return VersionName(*protocol); }},
                 &SecureTransport::SSLGetProtocolVersion, context, protocol);
}

// SPDX-License-Identifier: Apache-2.0
// SSLSetSessionConfig and its names (spec/api.md 1.3, 3.3).
#include "src/corefoundation/conversions.h"
#include "src/securetransport/configuration/version_numbers.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/suite_lists.h"

const CFStringRef kSSLSessionConfig_default = CFSTR("default");
const CFStringRef kSSLSessionConfig_ATSv1 = CFSTR("ATSv1");
const CFStringRef kSSLSessionConfig_ATSv1_noPFS = CFSTR("ATSv1_noPFS");
const CFStringRef kSSLSessionConfig_standard = CFSTR("standard");
const CFStringRef kSSLSessionConfig_RC4_fallback = CFSTR("RC4_fallback");
const CFStringRef kSSLSessionConfig_TLSv1_fallback = CFSTR("TLSv1_fallback");
const CFStringRef kSSLSessionConfig_TLSv1_RC4_fallback =
    CFSTR("TLSv1_RC4_fallback");
const CFStringRef kSSLSessionConfig_legacy = CFSTR("legacy");
const CFStringRef kSSLSessionConfig_legacy_DHE = CFSTR("legacy_DHE");
const CFStringRef kSSLSessionConfig_anonymous = CFSTR("anonymous");
const CFStringRef kSSLSessionConfig_3DES_fallback = CFSTR("3DES_fallback");
const CFStringRef kSSLSessionConfig_TLSv1_3DES_fallback =
    CFSTR("TLSv1_3DES_fallback");

namespace shakedown::securetransport {
namespace {

constexpr uint16_t kDefaultDhMinimumBits = 1024;

}  // namespace

// What SSLGetProtocolVersionMin and Max say stays as it was (Q9). A NULL config
// crashes on macOS.
OSStatus EngineSecureTransport::SSLSetSessionConfig(SSLContextRef context,
                                                    CFStringRef config) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || config == nullptr) return errSecParam;
  const SessionConfig* found =
      FindSessionConfig(unwrapped->profile(), cf::ToStdString(config));
  if (found == nullptr) return errSecParam;
  engine::Settings& settings = unwrapped->settings();
  settings.min_version =
      unwrapped->is_datagram() ? kDtls10 : found->min_version;
  settings.max_version =
      unwrapped->is_datagram() ? kDtls10 : found->max_version;
  settings.suites.assign(found->suites.begin(), found->suites.end());
  settings.fallback = found->is_fallback && unwrapped->is_client();
  settings.dh_minimum_bits = kDefaultDhMinimumBits;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetSessionConfig(SSLContextRef context, CFStringRef config) {
  return Forward("SSLSetSessionConfig", &SecureTransport::SSLSetSessionConfig,
                 context, config);
}

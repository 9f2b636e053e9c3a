// SPDX-License-Identifier: Apache-2.0
// SSLSetSessionOption and SSLGetSessionOption (spec/api.md 1.2).

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// Both breaks on authentication share one switch, and the last call wins (Q8).
void CoupleVerification(Context& context, bool value) {
  if (context.profile().break_option_switches_verification) {
    context.configuration().verifies_peer = !value;
  }
}

// PutIntoEngine returns false for a number that is no option.
bool PutIntoEngine(Context& context, SSLSessionOption option, bool value) {
  engine::Settings& settings = context.settings();
  switch (option) {
    case kSSLSessionOptionBreakOnServerAuth:
      settings.break_on_server_auth = value;
      CoupleVerification(context, value);
      return true;
    case kSSLSessionOptionBreakOnCertRequested:
      settings.break_on_certificate_requested = value;
      return true;
    case kSSLSessionOptionBreakOnClientAuth:
      settings.break_on_client_auth = value;
      CoupleVerification(context, value);
      return true;
    case kSSLSessionOptionFalseStart:
      settings.false_start = value;
      return true;
    case kSSLSessionOptionSendOneByteRecord:
      settings.split_application_data = value;
      return true;
    case kSSLSessionOptionAllowServerIdentityChange:
      settings.allow_server_identity_change = value;
      return true;
    case kSSLSessionOptionFallback:
      settings.fallback = value;
      return true;
    case kSSLSessionOptionBreakOnClientHello:
      settings.break_on_client_hello = value;
      return true;
    case kSSLSessionOptionAllowRenegotiation:
      settings.allow_renegotiation = value;
      return true;
    case kSSLSessionOptionEnableSessionTickets:
      settings.session_tickets = value;
      return true;
  }
  return false;
}

// Does the era have that option?
bool IsKnown(const Context& context, SSLSessionOption option) {
  return context.profile().session_options.Has(option);
}

// These three can only be set (Q27).
bool IsReadable(SSLSessionOption option) {
  return option >= kSSLSessionOptionBreakOnServerAuth &&
         option <= kSSLSessionOptionBreakOnClientHello &&
         option != kSSLSessionOptionFallback;
}

}  // namespace

OSStatus EngineSecureTransport::SSLSetSessionOption(SSLContextRef context,
                                                    SSLSessionOption option,
                                                    Boolean value) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (!IsKnown(*unwrapped, option) ||
      !PutIntoEngine(*unwrapped, option, value != 0)) {
    return errSecParam;
  }
  unwrapped->configuration().options[option] = value != 0;
  unwrapped->configuration().options_ever_set[option] = true;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetSessionOption(SSLContextRef context,
                                                    SSLSessionOption option,
                                                    Boolean* value) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || value == nullptr || !IsReadable(option) ||
      !IsKnown(*unwrapped, option)) {
    return errSecParam;
  }
  *value = unwrapped->configuration().options[option] ? 1 : 0;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetSessionOption(SSLContextRef context, SSLSessionOption option,
                             Boolean value) {
  return Forward("SSLSetSessionOption", &SecureTransport::SSLSetSessionOption,
                 context, option, value);
}

OSStatus SSLGetSessionOption(SSLContextRef context, SSLSessionOption option,
                             Boolean* value) {
  return Forward("SSLGetSessionOption", &SecureTransport::SSLGetSessionOption,
                 context, option, value);
}

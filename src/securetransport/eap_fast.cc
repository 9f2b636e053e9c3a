// SPDX-License-Identifier: Apache-2.0
// What EAP-FAST (RFC 4851 section 5) adds to a client: a ticket from elsewhere,
// and a master secret that is made from what came with it (spec/api.md 1.9).
#include <cstdint>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

constexpr size_t kLongestTicket = 65535;

}  // namespace

OSStatus EnginePrivateFunctions::SSLInternalSetSessionTicket(
    SSLContextRef ctx, const void* ticket, size_t ticketLength) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(ctx, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (ticketLength > kLongestTicket ||
      (ticket == nullptr && ticketLength > 0)) {
    return errSecParam;
  }
  const auto* first = static_cast<const uint8_t*>(ticket);
  unwrapped->settings().eap_fast_ticket.assign(first, first + ticketLength);
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLInternalSetMasterSecretFunction(
    SSLContextRef ctx, SSLInternalMasterSecretFunction mFunc, const void* arg) {
  Context* unwrapped = Unwrap(ctx, __func__);
  if (unwrapped == nullptr) return errSecParam;
  auto& make = unwrapped->settings().make_master_secret;
  make = nullptr;
  if (mFunc == nullptr) return errSecSuccess;
  make = [ctx, mFunc, arg] {
    Bytes secret(SSL_MASTER_SECRET_SIZE);
    size_t length = secret.size();
    mFunc(ctx, arg, secret.data(), &length);
    return secret;
  };
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLInternalSetSessionTicket(SSLContextRef ctx, const void* ticket,
                                     size_t ticketLength) {
  return Forward("SSLInternalSetSessionTicket",
                 &SecureTransport::SSLInternalSetSessionTicket, ctx, ticket,
                 ticketLength);
}

OSStatus SSLInternalSetMasterSecretFunction(
    SSLContextRef ctx, SSLInternalMasterSecretFunction mFunc, const void* arg) {
  return Forward("SSLInternalSetMasterSecretFunction",
                 &SecureTransport::SSLInternalSetMasterSecretFunction, ctx,
                 mFunc, arg);
}

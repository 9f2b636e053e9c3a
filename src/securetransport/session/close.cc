// SPDX-License-Identifier: Apache-2.0
// SSLClose and SSLSetError (spec/handshake.md 1.7 and 2.6).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/session/session.h"

namespace shakedown::securetransport {
namespace {

// RFC 5246 section 7.2.
constexpr uint8_t kWarning = 1;
constexpr uint8_t kFatal = 2;
constexpr uint8_t kCloseNotify = 0;
constexpr uint8_t kCertificateRevoked = 44;
constexpr uint8_t kCertificateExpired = 45;

}  // namespace

using engine::Status;

// Delivers also a fatal alert that a failed handshake left behind. Closed
// whatever happens; a broken transport is no error any more.
Status Session::Close() {
  engine_.QueueAlert(kWarning, kCloseNotify);
  const Status status = engine_.Flush();
  Become(State::kClosed);
  return status == static_cast<Status>(errSecIO) ? Status::kOk : status;
}

void Session::SetError(OSStatus error) {
  error_ = error;
  Become(State::kErrorSet);
}

// The alert does not count as sent, so close_notify follows it.
Status Session::CloseWithError() {
  engine_.QueueAlert(kFatal,
                     error_ == errSecCertificateExpired ? kCertificateExpired
                                                        : kCertificateRevoked,
                     /*marks_sent=*/false);
  return Close();
}

OSStatus EngineSecureTransport::SSLClose(SSLContextRef context) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  Session& session = unwrapped->session();
  return ToOSStatus(session.Exclusively([&] { return session.Close(); }));
}

OSStatus EngineSecureTransport::SSLSetError(SSLContextRef context,
                                            OSStatus status) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->session().SetError(status);
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLClose(SSLContextRef context) {
  return Forward("SSLClose", &SecureTransport::SSLClose, context);
}

OSStatus SSLSetError(SSLContextRef context, OSStatus status) {
  return Forward("SSLSetError", &SecureTransport::SSLSetError, context, status);
}

// SPDX-License-Identifier: Apache-2.0
// What only datagram contexts have: the server's cookie and the size of records
// (spec/api.md 1.7, Q23).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

constexpr size_t kLongestCookie = 32;
constexpr size_t kSmallestRecord = 64;

// What the getters say, whatever was set (spec/handshake.md 1.9).
constexpr size_t kReportedRecordSize = 1400;
constexpr size_t kReportedWriteSize = 1327;

Context* UnwrapDatagram(SSLContextRef context, const char* function) {
  Context* unwrapped = Unwrap(context, function);
  const bool fits = unwrapped != nullptr && unwrapped->is_datagram();
  return fits ? unwrapped : nullptr;
}

}  // namespace

// Nothing reads it: no HelloVerifyRequest is ever sent.
OSStatus EngineSecureTransport::SSLSetDatagramHelloCookie(SSLContextRef context,
                                                          const void* cookie,
                                                          size_t cookieLen) {
  Context* unwrapped = UnwrapDatagram(context, __func__);
  if (unwrapped == nullptr || cookieLen > kLongestCookie) return errSecParam;
  if (unwrapped->session().is_active()) return errSecBadReq;
  if (cookie == nullptr && cookieLen > 0) return errSecParam;  // macOS: crashes
  return errSecSuccess;
}

// What is too small is taken for success and changes nothing.
OSStatus EngineSecureTransport::SSLSetMaxDatagramRecordSize(
    SSLContextRef context, size_t maxSize) {
  Context* unwrapped = UnwrapDatagram(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  if (maxSize >= kSmallestRecord) {
    unwrapped->settings().datagram_record_size = maxSize;
  }
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetMaxDatagramRecordSize(
    SSLContextRef context, size_t* maxSize) {
  Context* unwrapped = UnwrapDatagram(context, __func__);
  if (unwrapped == nullptr || maxSize == nullptr) return errSecParam;
  *maxSize = kReportedRecordSize;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetDatagramWriteSize(SSLContextRef context,
                                                        size_t* bufSize) {
  Context* unwrapped = UnwrapDatagram(context, __func__);
  if (unwrapped == nullptr || bufSize == nullptr) return errSecParam;
  *bufSize = kReportedWriteSize;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetDatagramHelloCookie(SSLContextRef dtlsContext,
                                   const void* cookie, size_t cookieLen) {
  return Forward("SSLSetDatagramHelloCookie",
                 &SecureTransport::SSLSetDatagramHelloCookie, dtlsContext,
                 cookie, cookieLen);
}

OSStatus SSLSetMaxDatagramRecordSize(SSLContextRef dtlsContext,
                                     size_t maxSize) {
  return Forward("SSLSetMaxDatagramRecordSize",
                 &SecureTransport::SSLSetMaxDatagramRecordSize, dtlsContext,
                 maxSize);
}

OSStatus SSLGetMaxDatagramRecordSize(SSLContextRef dtlsContext,
                                     size_t* maxSize) {
  return Forward("SSLGetMaxDatagramRecordSize",
                 &SecureTransport::SSLGetMaxDatagramRecordSize, dtlsContext,
                 maxSize);
}

OSStatus SSLGetDatagramWriteSize(SSLContextRef dtlsContext, size_t* bufSize) {
  return Forward("SSLGetDatagramWriteSize",
                 &SecureTransport::SSLGetDatagramWriteSize, dtlsContext,
                 bufSize);
}

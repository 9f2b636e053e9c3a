// SPDX-License-Identifier: Apache-2.0
// What a step of the engine yields. The numbers are those of the public result
// codes (src/base/result_codes.inc), so that a code of the app's own callback
// passes through unchanged and the C edge converts by a cast.
#ifndef SHAKEDOWN_ENGINE_STATUS_H_
#define SHAKEDOWN_ENGINE_STATUS_H_

#include <cstdint>

namespace shakedown::engine {

// Not every value has a name here: the channel's own codes pass through.
enum class [[nodiscard]] Status : int32_t{
    kOk = 0,
    kUnimplemented = -4,
    kParam = -50,
    kAllocate = -108,
    kBadRequest = -909,
    kProtocol = -9800,
    kNegotiation = -9801,
    kFatalAlert = -9802,
    kWouldBlock = -9803,
    kSessionNotFound = -9804,
    kClosedGraceful = -9805,
    kClosedAbort = -9806,
    kCertificateChainInvalid = -9807,
    kBadCertificate = -9808,
    kCrypto = -9809,
    kInternal = -9810,
    kUnknownRoot = -9812,
    kNoRoot = -9813,
    kCertificateExpired = -9814,
    kCertificateNotYetValid = -9815,
    kClosedNoNotify = -9816,
    kPeerUnexpectedMessage = -9819,
    kPeerBadRecordMac = -9820,
    kPeerDecryptionFail = -9821,
    kPeerRecordOverflow = -9822,
    kPeerDecompressFail = -9823,
    kPeerHandshakeFail = -9824,
    kPeerBadCertificate = -9825,
    kPeerUnsupportedCertificate = -9826,
    kPeerCertificateRevoked = -9827,
    kPeerCertificateExpired = -9828,
    kPeerCertificateUnknown = -9829,
    kIllegalParameter = -9830,
    kPeerUnknownCa = -9831,
    kPeerAccessDenied = -9832,
    kPeerDecodeError = -9833,
    kPeerDecryptError = -9834,
    kPeerExportRestriction = -9835,
    kPeerProtocolVersion = -9836,
    kPeerInsufficientSecurity = -9837,
    kPeerInternalError = -9838,
    kPeerUserCancelled = -9839,
    kPeerNoRenegotiation = -9840,
    kPeerAuthCompleted = -9841,
    kClientCertRequested = -9842,
    kHostNameMismatch = -9843,
    kConnectionRefused = -9844,
    kDecryptionFail = -9845,
    kBadRecordMac = -9846,
    kRecordOverflow = -9847,
    kBadConfiguration = -9848,
    kUnexpectedRecord = -9849,
    kWeakPeerEphemeralDhKey = -9850,
    kClientHelloReceived = -9851,
    kUnknownFormat = -25257,
};

// IsBreak tells whether the handshake only paused, for the app to decide.
constexpr bool IsBreak(Status status) {
  return status == Status::kPeerAuthCompleted ||
         status == Status::kClientCertRequested ||
         status == Status::kClientHelloReceived;
}

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_STATUS_H_

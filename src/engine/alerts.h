// SPDX-License-Identifier: Apache-2.0
// Alerts: what a received one results in, and which one a local error sends
// (spec/handshake.md 4).
#ifndef SHAKEDOWN_ENGINE_ALERTS_H_
#define SHAKEDOWN_ENGINE_ALERTS_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"
#include "src/engine/status.h"

namespace shakedown::engine {

enum class AlertLevel : uint8_t { kWarning = 1, kFatal = 2 };

inline constexpr uint8_t kCloseNotify = 0;
inline constexpr uint8_t kUnexpectedMessage = 10;
inline constexpr uint8_t kBadRecordMac = 20;
inline constexpr uint8_t kRecordOverflow = 22;
inline constexpr uint8_t kHandshakeFailure = 40;
inline constexpr uint8_t kNoCertificate = 41;
inline constexpr uint8_t kUnsupportedCertificate = 43;
inline constexpr uint8_t kIllegalParameter = 47;
inline constexpr uint8_t kUnknownCa = 48;
inline constexpr uint8_t kAccessDenied = 49;
inline constexpr uint8_t kDecodeError = 50;
inline constexpr uint8_t kDecryptError = 51;
inline constexpr uint8_t kProtocolVersion = 70;
inline constexpr uint8_t kInsufficientSecurity = 71;
inline constexpr uint8_t kInternalError = 80;
inline constexpr uint8_t kInappropriateFallback = 86;
inline constexpr uint8_t kUserCanceled = 90;
inline constexpr uint8_t kNoRenegotiation = 100;

// What a received alert means. `stops` tells that later alerts in the same
// record are not looked at.
struct AlertMeaning {
  Status status = Status::kOk;
  bool stops = false;
};

AlertMeaning MeaningOfAlert(uint8_t level, uint8_t description);

// AlertForParseError returns the fatal alert for an error met while parsing a
// handshake message (spec/handshake.md 4.2).
uint8_t AlertForParseError(Status status);

// AlertOfSsl3 returns what SSL 3, which lacks some alerts, sends instead
// (spec/profiles.md 2.3).
uint8_t AlertOfSsl3(uint8_t description);

struct Connection;

// ReceiveAlerts processes the content of an alert record.
Status ReceiveAlerts(Connection& connection, ByteView content);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_ALERTS_H_

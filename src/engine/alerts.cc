// SPDX-License-Identifier: Apache-2.0
#include "src/engine/alerts.h"

#include <algorithm>
#include <iterator>

#include "src/engine/connection.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

struct Row {
  uint8_t description;
  Status status;
  bool stops;
};

// spec/handshake.md 4.1.
constexpr Row kRows[] = {
    {0, Status::kClosedGraceful, false},
    {10, Status::kPeerUnexpectedMessage, true},
    {20, Status::kPeerBadRecordMac, true},
    {21, Status::kPeerDecryptionFail, true},
    {22, Status::kPeerRecordOverflow, true},
    {30, Status::kPeerDecompressFail, true},
    {40, Status::kPeerHandshakeFail, true},
    {41, Status::kOk, false},
    {42, Status::kPeerBadCertificate, false},
    {43, Status::kPeerUnsupportedCertificate, false},
    {44, Status::kPeerCertificateRevoked, false},
    {45, Status::kPeerCertificateExpired, false},
    {46, Status::kPeerCertificateUnknown, false},
    {47, Status::kIllegalParameter, true},
    {48, Status::kPeerUnknownCa, false},
    {49, Status::kPeerAccessDenied, false},
    {50, Status::kPeerDecodeError, false},
    {51, Status::kPeerDecryptError, false},
    {60, Status::kPeerExportRestriction, false},
    {70, Status::kPeerProtocolVersion, false},
    {71, Status::kPeerInsufficientSecurity, false},
    {80, Status::kPeerInternalError, false},
    {90, Status::kPeerUserCancelled, false},
    {100, Status::kPeerNoRenegotiation, false},
    {110, Status::kFatalAlert, true},
};

constexpr uint8_t kFatalLevel = static_cast<uint8_t>(AlertLevel::kFatal);

void ReceiveCloseNotify(Connection& connection) {
  connection.QueueAlert(AlertLevel::kWarning, kCloseNotify);
  connection.received_close_notify = true;
  connection.state = State::kGracefulClose;
}

// An SSL 3 client's way to show no certificate. Servers that judge at once, up
// to 10.9, took it only if they could do without one.
void ReceiveNoCertificate(Connection& connection) {
  if (connection.state != State::kClientCertificate) return;
  const bool required = connection.settings.client_authentication ==
                        ClientAuthentication::kAlways;
  if (required &&
      connection.rules.server_verify_point == VerifyPoint::kCertificate) {
    return;
  }
  connection.peer_chain.clear();
  connection.state = State::kClientKeyExchange;
}

}  // namespace

AlertMeaning MeaningOfAlert(uint8_t level, uint8_t description) {
  const auto* row =
      std::find_if(std::begin(kRows), std::end(kRows),
                   [&](const Row& r) { return r.description == description; });
  const bool fatal = level == kFatalLevel;
  if (row != std::end(kRows)) return {row->status, row->stops || fatal};
  if (fatal) return {Status::kFatalAlert, true};
  return {Status::kOk, false};
}

uint8_t AlertForParseError(Status status) {
  switch (status) {
    case Status::kProtocol:
      return kIllegalParameter;
    case Status::kNegotiation:
      return kHandshakeFailure;
    case Status::kInternal:
      return kInternalError;
    default:
      return kCloseNotify;
  }
}

uint8_t AlertOfSsl3(uint8_t description) {
  switch (description) {
    case kUnknownCa:
      return kUnsupportedCertificate;
    case kInternalError:
      return kCloseNotify;
    case kRecordOverflow:
    case kAccessDenied:
    case kDecodeError:
    case kDecryptError:
    case kProtocolVersion:
    case kInsufficientSecurity:
    case kUserCanceled:
    case kNoRenegotiation:
      return kHandshakeFailure;
    default:
      return description;
  }
}

Status ReceiveAlerts(Connection& connection, ByteView content) {
  if (content.size() % 2 != 0) {
    const bool has_session = !connection.session_id.empty();
    return connection.Fail(
        has_session ? Status::kProtocol : Status::kSessionNotFound,
        kIllegalParameter);
  }
  Status result = Status::kOk;
  for (; !content.empty(); content = content.subspan(2)) {
    const uint8_t level = content[0];
    const uint8_t description = content[1];
    connection.simulation.trace().Add(
        AlertMoved{Direction::kFromPeer, level, description,
                   connection.records.reads_encrypted()});
    const AlertMeaning meaning = MeaningOfAlert(level, description);
    if (description == kCloseNotify) ReceiveCloseNotify(connection);
    if (description == kNoCertificate) ReceiveNoCertificate(connection);
    if (level == kFatalLevel) connection.EvictSession();
    if (meaning.status != Status::kOk) result = meaning.status;
    if (meaning.stops) break;
  }
  return result;
}

}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
// OCSP stapling (RFC 6066 section 8) and signed certificate timestamps (RFC
// 6962 section 3.3.1), of clients only: a server staples nothing
// (spec/handshake.md 6.6). Example: AskForStapled(connection, writer);
#ifndef SHAKEDOWN_ENGINE_EXTENSIONS_CERTIFICATE_STATUS_H_
#define SHAKEDOWN_ENGINE_EXTENSIONS_CERTIFICATE_STATUS_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// AskForStapled appends status_request and signed_certificate_timestamp to a
// ClientHello's block, in the eras that ask.
void AskForStapled(const Connection& connection, ByteWriter& block);

// Client: TakeStatusAnswer and TakeScts read what a ServerHello answers.
// kProtocol if it was not asked, or for a malformed list.
Status TakeStatusAnswer(const Connection& connection);
Status TakeScts(Connection& connection, ByteView data);

// ReceiveCertificateStatus keeps the response, whether or not a ServerHello had
// announced it. kProtocol if it is malformed or empty; other types than OCSP
// are ignored.
Status ReceiveCertificateStatus(Connection& connection, ByteView body);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_EXTENSIONS_CERTIFICATE_STATUS_H_

// SPDX-License-Identifier: Apache-2.0
// The functions of each handshake message: Receive parses one and updates the
// connection; Send builds one and queues it. An error of Receive is followed by
// the default alert unless it queued one itself (spec/handshake.md 4.2). Send
// queues its own alert before it returns an error.
#ifndef SHAKEDOWN_ENGINE_MESSAGES_H_
#define SHAKEDOWN_ENGINE_MESSAGES_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// client_hello.cc, receive_client_hello.cc
Status SendClientHello(Connection& connection);
Status ReceiveClientHello(Connection& connection, ByteView body);
Status ReceiveSsl2ClientHello(Connection& connection, ByteView message);

// server_hello.cc
Status SendServerHello(Connection& connection);
Status ReceiveServerHello(Connection& connection, ByteView body);

// certificate.cc
Status SendCertificate(Connection& connection);
Status ReceiveCertificate(Connection& connection, ByteView body);

// TakePeerKey extracts the key of the received chain's leaf. Errors are
// returned without an alert (spec/handshake.md 1.4).
Status TakePeerKey(Connection& connection);

// server_key_exchange.cc
Status SendServerKeyExchange(Connection& connection);
Status ReceiveServerKeyExchange(Connection& connection, ByteView body);

// certificate_request.cc
Status SendCertificateRequest(Connection& connection);
Status ReceiveCertificateRequest(Connection& connection, ByteView body);

// server_hello_done.cc
Status SendServerHelloDone(Connection& connection);
Status ReceiveServerHelloDone(Connection& connection, ByteView body);

// client_key_exchange.cc
Status SendClientKeyExchange(Connection& connection);
Status ReceiveClientKeyExchange(Connection& connection, ByteView body);

// certificate_verify.cc
Status SendCertificateVerify(Connection& connection);
Status ReceiveCertificateVerify(Connection& connection, ByteView body);

// finished.cc
Status SendFinished(Connection& connection);
Status ReceiveFinished(Connection& connection, ByteView body);

// datagram/hello_verify_request.cc
Status ReceiveHelloVerifyRequest(Connection& connection, ByteView body);

Status ReceiveChangeCipherSpec(Connection& connection, ByteView content);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_MESSAGES_H_

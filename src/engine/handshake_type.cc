// SPDX-License-Identifier: Apache-2.0
#include "src/engine/handshake_type.h"

namespace shakedown::engine {

const char* NameOf(HandshakeType type) {
  switch (type) {
    case HandshakeType::kHelloRequest:
      return "HelloRequest";
    case HandshakeType::kClientHello:
      return "ClientHello";
    case HandshakeType::kServerHello:
      return "ServerHello";
    case HandshakeType::kNewSessionTicket:
      return "NewSessionTicket";
    case HandshakeType::kHelloVerifyRequest:
      return "HelloVerifyRequest";
    case HandshakeType::kCertificate:
      return "Certificate";
    case HandshakeType::kServerKeyExchange:
      return "ServerKeyExchange";
    case HandshakeType::kCertificateRequest:
      return "CertificateRequest";
    case HandshakeType::kServerHelloDone:
      return "ServerHelloDone";
    case HandshakeType::kCertificateVerify:
      return "CertificateVerify";
    case HandshakeType::kClientKeyExchange:
      return "ClientKeyExchange";
    case HandshakeType::kFinished:
      return "Finished";
    case HandshakeType::kNextProtocol:
      return "NextProtocol";
    case HandshakeType::kCertificateStatus:
      return "CertificateStatus";
  }
  return "unknown";
}

Bytes FrameHandshake(HandshakeType type, ByteView body) {
  ByteWriter writer;
  writer.U8(static_cast<uint8_t>(type));
  writer.Vector(3, body);
  return writer.Take();
}

}  // namespace shakedown::engine

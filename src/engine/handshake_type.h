// SPDX-License-Identifier: Apache-2.0
// Handshake messages: numbers (RFC 5246 section 7.4), names, how one is framed.
#ifndef SHAKEDOWN_ENGINE_HANDSHAKE_TYPE_H_
#define SHAKEDOWN_ENGINE_HANDSHAKE_TYPE_H_

#include <cstdint>

#include "src/base/bytes.h"

namespace shakedown::engine {

enum class HandshakeType : uint8_t {
  kHelloRequest = 0,
  kClientHello = 1,
  kServerHello = 2,
  kHelloVerifyRequest = 3,  // DTLS
  kNewSessionTicket = 4,    // RFC 5077
  kCertificate = 11,
  kServerKeyExchange = 12,
  kCertificateRequest = 13,
  kServerHelloDone = 14,
  kCertificateVerify = 15,
  kClientKeyExchange = 16,
  kFinished = 20,
  kCertificateStatus = 22,
  kNextProtocol = 67,  // of NPN
};

inline constexpr size_t kHandshakeHeaderSize = 4;

// NameOf returns the RFC's name, "ClientHello".
const char* NameOf(HandshakeType type);

// FrameHandshake puts the header in front.
Bytes FrameHandshake(HandshakeType type, ByteView body);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_HANDSHAKE_TYPE_H_

// SPDX-License-Identifier: Apache-2.0
// ClientHello and ServerHello taken apart and put together again (RFC 5246
// sections 7.4.1.2 and 7.4.1.3).
// Example: Hello hello = ParseHello(message); hello.compressions = {1};
#ifndef SHAKEDOWN_PEER_FAULTS_HELLO_MESSAGE_H_
#define SHAKEDOWN_PEER_FAULTS_HELLO_MESSAGE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "src/base/bytes.h"
#include "src/peer/faults/plan.h"

namespace shakedown::peer {

// RFC 7301, RFC 8422, RFC 5246, RFC 7627, RFC 5077, RFC 8446, RFC 5746 and the
// draft of NPN.
inline constexpr uint16_t kSupportedGroups = 10;
inline constexpr uint16_t kSignatureAlgorithms = 13;
inline constexpr uint16_t kAlpn = 16;
inline constexpr uint16_t kExtendedMasterSecret = 23;
inline constexpr uint16_t kSessionTicket = 35;
inline constexpr uint16_t kSupportedVersions = 43;
inline constexpr uint16_t kNextProtocol = 13172;
inline constexpr uint16_t kRenegotiationInfo = 65281;
inline constexpr uint16_t kUnknownExtension = 0xFACE;

struct HelloExtension {
  uint16_t type = 0;
  Bytes data;
};

struct Hello {
  uint8_t message_type = 1;  // 1 client, 2 server
  uint16_t version = 0;
  Bytes random;
  Bytes session_id;
  std::vector<uint16_t> suites;  // of a ServerHello the one chosen
  Bytes compressions;            // likewise
  std::optional<std::vector<HelloExtension>> extensions;

  // Remove takes all extensions of a type away; Add puts one at the end.
  void Remove(uint16_t extension);
  void Add(uint16_t extension, Bytes data);
  bool Has(uint16_t extension) const;
};

// ParseHello reads what libssl wrote, header included.
Hello ParseHello(ByteView message);

// Encode writes the message, header included.
Bytes Encode(const Hello& hello);

// EditServerHello and EditClientHello change each such message.
void EditServerHello(Plan& plan, std::function<void(Hello& hello)> edit);
void EditClientHello(Plan& plan, std::function<void(Hello& hello)> edit);

// EditHello changes the peer's own, whichever it is.
void EditHello(Plan& plan, std::function<void(Hello& hello)> edit);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_HELLO_MESSAGE_H_

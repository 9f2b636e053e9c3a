// SPDX-License-Identifier: Apache-2.0
// A server's reading of the ClientHello (spec/handshake.md 5.3). The suite is
// chosen later, after the break, in server_hello.cc.
#include <algorithm>

#include "src/engine/extensions/extension_block.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr size_t kRandomSize = 32;
constexpr size_t kLongestSessionId = 32;

// The last host_name of the list wins (spec/api.md 1.5).
std::optional<std::string> ReadServerName(ByteView data) {
  constexpr uint8_t kHostName = 0;
  ByteReader reader(data);
  ByteReader entries(reader.ReadVector(2).value_or(ByteView()));
  std::optional<std::string> host;
  while (const auto type = entries.ReadU8()) {
    const auto name = entries.ReadVector(2);
    if (!name) break;
    if (*type == kHostName) host.emplace(name->begin(), name->end());
  }
  return host;
}

void ReadExtension(const Extension& extension, ClientHello& hello) {
  ByteReader reader(extension.data);
  switch (extension.type) {
    case ExtensionType::kServerName:
      hello.server_name = ReadServerName(extension.data);
      break;
    case ExtensionType::kSupportedGroups:
      hello.groups = ReadU16List(reader);
      break;
    case ExtensionType::kSignatureAlgorithms:
      hello.signature_schemes = ReadU16List(reader);
      break;
    case ExtensionType::kExtendedMasterSecret:
      hello.extended_master_secret = true;
      break;
    case ExtensionType::kRenegotiationInfo:
      if (auto data = reader.ReadVector(1)) {
        hello.renegotiation_info = Bytes(data->begin(), data->end());
      }
      break;
    default:
      break;
  }
}

// A version below the minimum is refused before one is negotiated, therefore
// without an alert; one above the maximum is lowered.
Status NegotiateVersion(Connection& connection, uint16_t offered) {
  const Settings& settings = connection.settings;
  if (connection.datagram) {
    if (offered >> 8 != kDtls10 >> 8) return Status::kNegotiation;
    connection.SetVersion(kDtls10);
    return Status::kOk;
  }
  const bool is_newer = offered > settings.max_version;
  if (is_newer && connection.rules.refuses_newer_hellos) {
    return Status::kNegotiation;
  }
  const uint16_t version = std::min({offered, settings.max_version, kTls12});
  if (version < std::max(settings.min_version, kTls10)) {
    return Status::kNegotiation;
  }
  connection.SetVersion(version);
  return Status::kOk;
}

bool ReadBody(ByteReader& reader, Connection& connection, ClientHello& hello) {
  const auto random = reader.ReadBytes(kRandomSize);
  const auto session_id = reader.ReadVector(1);
  if (!random || !session_id || session_id->size() > kLongestSessionId) {
    return false;
  }
  if (connection.datagram && !reader.ReadVector(1)) return false;  // cookie
  const auto suites = ReadU16List(reader);
  const auto compressions = reader.ReadVector(1);
  if (!suites || !compressions || compressions->empty()) return false;
  connection.client_random.assign(random->begin(), random->end());
  hello.session_id.assign(session_id->begin(), session_id->end());
  hello.suites = *suites;
  return true;
}

// RFC 5746 sections 3.6 and 3.7.
Status CheckRenegotiation(Connection& connection, const ClientHello& hello) {
  if (!connection.rules.server_secure_renegotiation) return Status::kOk;
  const bool signalled =
      std::ranges::count(hello.suites, kRenegotiationScsv) > 0;
  if (!connection.ever_connected) {
    if (hello.renegotiation_info && !hello.renegotiation_info->empty()) {
      return Status::kNegotiation;
    }
    connection.secure_renegotiation = signalled || hello.renegotiation_info;
    return Status::kOk;
  }
  if (!connection.secure_renegotiation) return Status::kOk;
  const bool right = !signalled && hello.renegotiation_info &&
                     *hello.renegotiation_info == connection.client_verify_data;
  return right ? Status::kOk : Status::kNegotiation;
}

Status CheckFallback(Connection& connection, const ClientHello& hello) {
  const bool fallback = std::ranges::count(hello.suites, kFallbackScsv) > 0;
  if (!connection.rules.answers_fallback_scsv || !fallback ||
      TlsVersion(hello.version) >=
          TlsVersion(connection.settings.max_version)) {
    return Status::kOk;
  }
  return connection.Fail(Status::kPeerProtocolVersion, kInappropriateFallback);
}

}  // namespace

Status ReceiveClientHello(Connection& connection, ByteView body) {
  ByteReader reader(body);
  ClientHello hello;
  const auto version = reader.ReadU16();
  if (!version) return Status::kProtocol;
  hello.version = *version;
  Status status = NegotiateVersion(connection, hello.version);
  if (status != Status::kOk) return status;
  if (!ReadBody(reader, connection, hello)) return Status::kProtocol;
  // A malformed block is ignored, not refused.
  for (const Extension& extension :
       ReadExtensions(reader).value_or(std::vector<Extension>())) {
    ReadExtension(extension, hello);
  }
  status = CheckFallback(connection, hello);
  if (status == Status::kOk) status = CheckRenegotiation(connection, hello);
  if (status != Status::kOk) return status;
  connection.client_hello = std::move(hello);
  connection.transcript.Reset();
  return Status::kOk;
}

// Neither side nor state is looked at, and the signalling suites mean nothing
// (spec/handshake.md 5.1).
Status ReceiveSsl2ClientHello(Connection& connection, ByteView message) {
  constexpr size_t kChallengeSize = 32;
  constexpr size_t kSuiteSize = 3;
  ByteReader reader(message);
  ClientHello hello;
  const auto type = reader.ReadU8();
  const auto version = reader.ReadU16();
  const auto suites_size = reader.ReadU16();
  const auto session_id_size = reader.ReadU16();
  const auto challenge_size = reader.ReadU16();
  if (!challenge_size || *type != 1 || *suites_size % kSuiteSize != 0 ||
      *session_id_size != 0 || *challenge_size != kChallengeSize) {
    return Status::kParam;
  }
  const auto suites = reader.ReadBytes(*suites_size);
  const auto challenge = reader.ReadBytes(kChallengeSize);
  if (!suites || !challenge || !reader.empty()) return Status::kParam;
  for (ByteView rest = *suites; !rest.empty(); rest = rest.subspan(3)) {
    const uint16_t number = static_cast<uint16_t>(rest[1] << 8 | rest[2]);
    const bool signals =
        number == kRenegotiationScsv || number == kFallbackScsv;
    if (rest[0] == 0 && !signals) hello.suites.push_back(number);
  }
  hello.version = *version;
  if (connection.is_client()) return Status::kNegotiation;
  const Status status = NegotiateVersion(connection, hello.version);
  if (status != Status::kOk) return status;
  connection.client_random.assign(challenge->begin(), challenge->end());
  connection.client_hello = std::move(hello);
  connection.transcript.Reset();
  connection.transcript.Add(message);
  return Status::kOk;
}

}  // namespace shakedown::engine

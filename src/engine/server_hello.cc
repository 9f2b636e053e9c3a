// SPDX-License-Identifier: Apache-2.0
// ServerHello: a server's choices, and a client's check of them
// (spec/handshake.md 5.3 and 6.1).
#include <algorithm>

#include "src/engine/extensions/application_protocols.h"
#include "src/engine/extensions/certificate_status.h"
#include "src/engine/extensions/extension_block.h"
#include "src/engine/extensions/session_ticket.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr size_t kRandomSize = 32;
constexpr size_t kSessionIdSize = 32;

// --- Server ---

bool Contains(const std::vector<uint16_t>& numbers, uint16_t number) {
  return std::ranges::count(numbers, number) > 0;
}

// The suite need not suit the version: only the key's type is looked at, and
// that DTLS 1.0 has no GCM.
bool SuitsTransport(const Suite& suite, const Connection& connection) {
  return !connection.datagram || !IsGcm(suite.cipher);
}

bool SuitsIdentity(const Suite& suite, const Settings& settings) {
  if (!HasCertificate(suite)) return true;
  return settings.identity &&
         AuthenticationOf(settings.identity->key.get()) == suite.authentication;
}

bool HasParameters(const Suite& suite, const Connection& connection) {
  return suite.key_exchange != KeyExchange::kDhe ||
         !connection.rules.server_dhe_needs_parameters ||
         !connection.settings.dh_parameters.empty();
}

const Suite* ChooseSuite(const Connection& connection) {
  for (uint16_t number : connection.settings.suites) {
    const Suite* suite = FindSuite(number);
    if (suite != nullptr && Contains(connection.client_hello.suites, number) &&
        SuitsTransport(*suite, connection) &&
        SuitsIdentity(*suite, connection.settings) &&
        HasParameters(*suite, connection)) {
      return suite;
    }
  }
  return nullptr;
}

std::optional<Session> ResumableSession(Connection& connection) {
  const ClientHello& hello = connection.client_hello;
  const Settings& settings = connection.settings;
  if (!settings.session_caching || hello.session_id.empty()) {
    return std::nullopt;
  }
  Bytes key = settings.session_key;
  if (!connection.rules.server_sessions_have_peer_ids) {
    Append(key, hello.session_id);
  }
  auto session = connection.simulation.Slot<SessionCache>().Find(
      key, connection.simulation.clock().UnixSeconds());
  if (!session || session->id != hello.session_id ||
      session->version != connection.version ||
      !Contains(settings.suites, session->suite) ||
      !Contains(hello.suites, session->suite)) {
    return std::nullopt;
  }
  return session;
}

// RFC 7627 section 5.3.
Status ConsiderResuming(Connection& connection) {
  auto session = ResumableSession(connection);
  if (!session) return Status::kOk;
  const bool offered = connection.client_hello.extended_master_secret &&
                       connection.rules.extended_master_secret;
  if (session->extended_master_secret && !offered) {
    return connection.Fail(Status::kFatalAlert, kHandshakeFailure);
  }
  if (offered && !session->extended_master_secret) return Status::kOk;
  connection.resumed = true;
  connection.session_id = session->id;
  connection.master_secret = session->master_secret;
  connection.peer_chain = session->peer_chain;
  connection.SetSuite(*FindSuite(session->suite));
  return Status::kOk;
}

Status BeginFullHandshake(Connection& connection) {
  const Suite* suite = ChooseSuite(connection);
  if (suite == nullptr) return Status::kNegotiation;
  if (HasCertificate(*suite) && connection.settings.identity->chain.empty()) {
    return connection.Fail(Status::kBadConfiguration, kInternalError);
  }
  connection.peer_chain.clear();
  connection.session_id.resize(kSessionIdSize);
  connection.random().Fill(connection.session_id);
  connection.SetSuite(*suite);
  return Status::kOk;
}

Bytes ServerExtensions(const Connection& connection) {
  ByteWriter writer;
  if (connection.secure_renegotiation) {
    Bytes both = connection.client_verify_data;
    Append(both, connection.server_verify_data);
    ByteWriter info;
    info.Vector(1, both);
    WriteExtension(writer, ExtensionType::kRenegotiationInfo, info.bytes());
  }
  if (connection.client_hello.server_name) {
    WriteExtension(writer, ExtensionType::kServerName, {});
  }
  if (connection.handshake.extended_master_secret) {
    WriteExtension(writer, ExtensionType::kExtendedMasterSecret, {});
  }
  return writer.Take();
}

// --- Client ---

Status ReadRenegotiationInfo(Connection& connection, ByteView data) {
  ByteReader reader(data);
  const auto info = reader.ReadVector(1);
  if (!info || !reader.empty()) return Status::kProtocol;
  Bytes expected = connection.client_verify_data;
  Append(expected, connection.server_verify_data);
  if (!connection.secure_renegotiation && connection.ever_connected) {
    expected.clear();
  }
  if (!std::ranges::equal(*info, expected)) return Status::kNegotiation;
  if (!connection.ever_connected) connection.secure_renegotiation = true;
  return Status::kOk;
}

Status ReadExtension(Connection& connection, const Extension& extension) {
  switch (extension.type) {
    case ExtensionType::kAlpn:
      return TakeAlpnAnswer(connection, extension.data);
    case ExtensionType::kNextProtocol:
      return TakeNpnAnswer(connection, extension.data);
    case ExtensionType::kSessionTicket:
      return TakeTicketAnnouncement(connection, extension.data);
    case ExtensionType::kStatusRequest:
      return TakeStatusAnswer(connection);
    case ExtensionType::kSignedCertificateTimestamp:
      return TakeScts(connection, extension.data);
    case ExtensionType::kExtendedMasterSecret:
      connection.handshake.extended_master_secret =
          connection.rules.extended_master_secret;
      return Status::kOk;
    case ExtensionType::kRenegotiationInfo:
      return connection.rules.client_secure_renegotiation
                 ? ReadRenegotiationInfo(connection, extension.data)
                 : Status::kOk;
    default:
      return Status::kOk;
  }
}

Status ReadServerExtensions(Connection& connection, ByteReader& reader) {
  const auto extensions = ReadExtensions(reader);
  if (!extensions) return Status::kProtocol;
  connection.stapled = {};
  const bool renegotiates_securely =
      connection.ever_connected && connection.secure_renegotiation;
  const auto infos = std::ranges::count(
      *extensions, ExtensionType::kRenegotiationInfo, &Extension::type);
  if (infos > 1) return Status::kProtocol;
  if (infos == 0 && renegotiates_securely) return Status::kNegotiation;
  for (const Extension& extension : *extensions) {
    const Status status = ReadExtension(connection, extension);
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

Status TakeSession(Connection& connection, ByteView id) {
  Handshake& handshake = connection.handshake;
  connection.session_id.assign(id.begin(), id.end());
  connection.resumed = handshake.proposed && !id.empty() &&
                       connection.session_id == handshake.proposed->id;
  if (!connection.resumed) {
    connection.peer_chain.clear();
    return Status::kOk;
  }
  const Session& session = *handshake.proposed;
  if (session.version != connection.version ||
      session.suite != connection.suite->number ||
      session.extended_master_secret != handshake.extended_master_secret) {
    return Status::kProtocol;
  }
  connection.master_secret = session.master_secret;
  connection.peer_chain = session.peer_chain;
  connection.stapled = session.stapled;
  return Status::kOk;
}

Status TakeVersion(Connection& connection, uint16_t version) {
  const Settings& settings = connection.settings;
  const bool known = connection.datagram
                         ? version == kDtls10
                         : version >= kTls10 && version <= kTls12;
  if (!known || version < settings.min_version ||
      version > settings.max_version) {
    return Status::kNegotiation;
  }
  connection.SetVersion(version);
  return Status::kOk;
}

}  // namespace

Status SendServerHello(Connection& connection) {
  connection.StartHandshake();
  Handshake& handshake = connection.handshake;
  handshake.offered_version = connection.client_hello.version;
  handshake.extended_master_secret =
      connection.client_hello.extended_master_secret &&
      connection.rules.extended_master_secret;
  Status status = ConsiderResuming(connection);
  if (status == Status::kOk && !connection.resumed) {
    status = BeginFullHandshake(connection);
  }
  if (status != Status::kOk) return status;
  connection.server_random.resize(kRandomSize);
  connection.random().Fill(connection.server_random);

  ByteWriter body;
  body.U16(connection.version);
  body.Raw(connection.server_random);
  body.Vector(1, connection.session_id);
  body.U16(connection.suite->number);
  body.U8(0);  // no compression
  const Bytes extensions = ServerExtensions(connection);
  if (!extensions.empty()) body.Vector(2, extensions);
  connection.SendHandshake(HandshakeType::kServerHello, body.bytes());
  return Status::kOk;
}

Status ReceiveServerHello(Connection& connection, ByteView body) {
  constexpr size_t kLongestSessionId = 32;
  ByteReader reader(body);
  const auto version = reader.ReadU16();
  if (!version) return Status::kProtocol;
  Status status = TakeVersion(connection, *version);
  if (status != Status::kOk) return status;
  const auto random = reader.ReadBytes(kRandomSize);
  const auto session_id = reader.ReadVector(1);
  const auto number = reader.ReadU16();
  const auto compression = reader.ReadU8();
  if (!random || !session_id || session_id->size() > kLongestSessionId ||
      !number || !compression) {
    return Status::kProtocol;
  }
  const Suite* suite = FindSuite(*number);
  if (suite == nullptr || !Contains(connection.settings.suites, *number)) {
    return Status::kNegotiation;
  }
  if (*compression != 0) return Status::kUnimplemented;
  connection.server_random.assign(random->begin(), random->end());
  connection.SetSuite(*suite);
  status = ReadServerExtensions(connection, reader);
  if (status != Status::kOk) return status;
  return TakeSession(connection, *session_id);
}

}  // namespace shakedown::engine

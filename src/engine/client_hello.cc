// SPDX-License-Identifier: Apache-2.0
// The ClientHello as Secure Transport lays it out (spec/handshake.md 6.5,
// spec/api.md 3.2).
#include <algorithm>
#include <span>

#include "src/engine/extensions/application_protocols.h"
#include "src/engine/extensions/certificate_status.h"
#include "src/engine/extensions/extension_block.h"
#include "src/engine/extensions/session_ticket.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

constexpr size_t kRandomSize = 32;

// spec/api.md 3.2, spec/profiles.md 4.2 and 5.5.
bool IsOffered(const Suite& suite, const Settings& settings) {
  const uint16_t max = settings.max_version;
  if (IsGcm(suite.cipher) && TlsVersion(max) < kTls12) return false;
  if (IsCbc(suite.cipher) && max <= kSsl3 && settings.fallback) return false;
  const bool has_curves = max > kSsl3 && settings.min_version > kSsl2;
  return suite.key_exchange != KeyExchange::kEcdhe || has_curves;
}

std::vector<uint16_t> OfferedSuites(const Connection& connection) {
  const Settings& settings = connection.settings;
  std::vector<uint16_t> offered;
  if (connection.rules.client_secure_renegotiation &&
      !connection.secure_renegotiation) {
    offered.push_back(kRenegotiationScsv);
  }
  if (settings.fallback) offered.push_back(kFallbackScsv);
  for (uint16_t number : settings.suites) {
    const Suite* suite = FindSuite(number);
    if (suite != nullptr && IsOffered(*suite, settings)) {
      offered.push_back(number);
    }
  }
  return offered;
}

// Finds the session to propose (spec/handshake.md 6.1).
std::optional<Session> ProposedSession(Connection& connection) {
  const Settings& settings = connection.settings;
  if (!settings.session_caching) return std::nullopt;
  auto session = connection.simulation.Slot<SessionCache>().Find(
      settings.session_key, connection.simulation.clock().UnixSeconds());
  if (!session) return std::nullopt;
  const bool fits = settings.max_version <= session->requested_version &&
                    session->version >= settings.min_version &&
                    session->version <= settings.max_version &&
                    std::ranges::count(settings.suites, session->suite) > 0 &&
                    (session->ticket.empty() || settings.session_tickets);
  if (!fits) return std::nullopt;
  // A server shows by its echo that it took the ticket (RFC 5077 section 3.4).
  if (session->id.empty()) {
    const ByteView echo = AsBytes("SESSION-TICKET");
    session->id.assign(echo.begin(), echo.end());
  }
  return session;
}

bool OffersCurves(const Settings& settings) {
  return std::ranges::any_of(settings.suites, [](uint16_t number) {
    const Suite* suite = FindSuite(number);
    return suite != nullptr && suite->key_exchange == KeyExchange::kEcdhe;
  });
}

void WriteServerName(ByteWriter& writer, const std::string& name) {
  ByteWriter entry;
  entry.U8(0);  // host_name
  entry.Vector(2, AsBytes(name));
  ByteWriter list;
  list.Vector(2, entry.bytes());
  WriteExtension(writer, ExtensionType::kServerName, list.bytes());
}

void WriteCurves(ByteWriter& writer, const Settings& settings) {
  ByteWriter groups;
  WriteU16List(groups, settings.groups);
  WriteExtension(writer, ExtensionType::kSupportedGroups, groups.bytes());
  WriteExtension(writer, ExtensionType::kEcPointFormats, Bytes{1, 0});
}

void WriteSignatureAlgorithms(ByteWriter& writer,
                              std::span<const SignatureScheme> schemes) {
  ByteWriter list;
  WriteU16List(list, {schemes.begin(), schemes.end()});
  WriteExtension(writer, ExtensionType::kSignatureAlgorithms, list.bytes());
}

Bytes Extensions(Connection& connection) {
  const Settings& settings = connection.settings;
  ByteWriter writer;
  if (connection.secure_renegotiation) {
    ByteWriter info;
    info.Vector(1, connection.client_verify_data);
    WriteExtension(writer, ExtensionType::kRenegotiationInfo, info.bytes());
  }
  OfferTicket(connection, writer);
  if (settings.max_version <= kSsl3) return writer.Take();
  if (connection.rules.sends_server_name && !settings.peer_name.empty()) {
    WriteServerName(writer, settings.peer_name);
  }
  if (OffersCurves(settings)) WriteCurves(writer, settings);
  if (TlsVersion(settings.max_version) >= kTls12) {
    WriteSignatureAlgorithms(writer, connection.rules.signature_schemes);
  }
  OfferApplicationProtocols(connection, writer);
  AskForStapled(connection, writer);
  if (connection.rules.extended_master_secret) {
    WriteExtension(writer, ExtensionType::kExtendedMasterSecret, {});
  }
  return writer.Take();
}

// RFC 7685: no message of 256 to 511 bytes.
Bytes Padding(size_t message_size) {
  constexpr size_t kFirstBad = 256;
  constexpr size_t kFirstGood = 512;
  constexpr size_t kExtensionHeader = 4;
  if (message_size < kFirstBad || message_size >= kFirstGood) return {};
  const size_t missing = kFirstGood - message_size;
  ByteWriter writer;
  WriteExtension(
      writer, ExtensionType::kPadding,
      Bytes(missing > kExtensionHeader ? missing - kExtensionHeader : 1));
  return writer.Take();
}

uint16_t FirstRecordVersion(const Settings& settings) {
  const bool raised =
      settings.min_version <= kSsl3 && settings.max_version > kSsl3;
  return raised ? kTls10 : std::max(settings.min_version, kSsl3);
}

// A hello that servers of SSL 2 understand: suites of three bytes, no
// extensions, no session to propose.
bool UsesSsl2Format(const Connection& connection) {
  return connection.rules.ssl2_client_hello &&
         connection.settings.min_version <= kSsl2 &&
         !connection.ever_connected && !connection.handshake.proposed;
}

void SendSsl2ClientHello(Connection& connection) {
  ByteWriter suites;
  for (const uint16_t number : OfferedSuites(connection)) {
    suites.U8(0);
    suites.U16(number);
  }
  ByteWriter message;
  message.U8(static_cast<uint8_t>(HandshakeType::kClientHello));
  message.U16(connection.settings.max_version);
  message.U16(static_cast<uint16_t>(suites.bytes().size()));
  message.U16(0);  // no session ID
  message.U16(kRandomSize);
  message.Raw(suites.bytes());
  message.Raw(connection.client_random);
  connection.transcript.Add(message.bytes());
  connection.records.QueueSsl2(
      message.bytes(),
      MessageMoved{Direction::kFromApp, NameOf(HandshakeType::kClientHello),
                   message.bytes().size(), false});
}

void SendTlsClientHello(Connection& connection) {
  const Settings& settings = connection.settings;
  const auto& proposed = connection.handshake.proposed;
  ByteWriter body;
  body.U16(settings.max_version);
  body.Raw(connection.client_random);
  body.Vector(1, proposed ? proposed->id : Bytes());
  if (connection.datagram) {
    body.Vector(1, connection.datagram->cookie.value_or(Bytes()));
  }
  WriteU16List(body, OfferedSuites(connection));
  body.Vector(1, Bytes{0});  // no compression
  Bytes extensions = Extensions(connection);
  constexpr size_t kBlockLength = 2;
  if (connection.rules.pads_client_hello) {
    Append(extensions, Padding(kHandshakeHeaderSize + body.bytes().size() +
                               kBlockLength + extensions.size()));
  }
  if (!extensions.empty()) body.Vector(2, extensions);
  connection.SendHandshake(HandshakeType::kClientHello, body.bytes());
}

}  // namespace

Status SendClientHello(Connection& connection) {
  const Settings& settings = connection.settings;
  connection.StartHandshake();
  connection.transcript.Reset();
  if (!connection.version_negotiated) {
    connection.version = FirstRecordVersion(settings);
    connection.records.set_write_version(connection.version);
  }
  connection.session_key = settings.session_key;
  Handshake& handshake = connection.handshake;
  handshake.offered_version = settings.max_version;
  handshake.proposed = ProposedSession(connection);
  const bool answers_cookie =
      connection.datagram && connection.datagram->cookie;
  if (!answers_cookie) {
    connection.client_random.resize(kRandomSize);
    connection.random().Fill(connection.client_random);
  }

  if (UsesSsl2Format(connection)) {
    SendSsl2ClientHello(connection);
  } else {
    SendTlsClientHello(connection);
  }
  connection.state = State::kServerHello;
  return Status::kOk;
}

}  // namespace shakedown::engine

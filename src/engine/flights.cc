// SPDX-License-Identifier: Apache-2.0
#include "src/engine/flights.h"

#include "src/engine/breaks.h"
#include "src/engine/extensions/application_protocols.h"
#include "src/engine/key_schedule.h"
#include "src/engine/messages.h"

namespace shakedown::engine {
namespace {

using Send = Status (*)(Connection&);

// Sends the messages of a flight until one fails.
Status SendAll(Connection& connection, const std::vector<Send>& messages) {
  for (Send send : messages) {
    const Status status = send(connection);
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

Status SendCipherChangeAndFinished(Connection& connection) {
  connection.SendChangeCipherSpec();
  const Status status = SendNextProtocol(connection);
  return status == Status::kOk ? SendFinished(connection) : status;
}

bool WantsClientCertificate(const Connection& connection) {
  return connection.settings.client_authentication !=
         ClientAuthentication::kNever;
}

// spec/handshake.md 6.3.
bool FalseStarts(const Connection& connection) {
  const Cipher cipher = connection.suite->cipher;
  const bool strong = IsGcm(cipher) || cipher == Cipher::kAes128Cbc ||
                      cipher == Cipher::kAes256Cbc;
  return connection.settings.false_start && connection.rules.false_start &&
         strong && IsEphemeral(*connection.suite) &&
         HasCertificate(*connection.suite);
}

void SaveSession(Connection& connection) {
  constexpr uint32_t kDefaultTimeoutSeconds = 600;
  const Settings& settings = connection.settings;
  const Bytes& ticket = connection.handshake.new_ticket;
  const bool is_new = !connection.resumed || !ticket.empty();
  const bool is_known = !connection.session_id.empty() || !ticket.empty();
  if (!settings.session_caching || !is_new || !is_known) return;
  const uint32_t timeout = settings.session_timeout_seconds == 0
                               ? kDefaultTimeoutSeconds
                               : settings.session_timeout_seconds;
  connection.simulation.Slot<SessionCache>().Save(
      connection.SessionCacheKey(),
      {connection.session_id, ticket, connection.version,
       connection.handshake.offered_version, connection.suite->number,
       connection.master_secret, connection.peer_chain, connection.stapled,
       connection.handshake.extended_master_secret},
      connection.simulation.clock().UnixSeconds(), timeout);
}

State AwaitedBeforeFinished(const Connection& connection) {
  return connection.handshake.awaits_ticket ? State::kNewSessionTicket
                                            : State::kChangeCipherSpec;
}

// SendServerHello has decided to resume: the rest of a server's only flight.
Status SendResumedFlight(Connection& connection) {
  MakeKeys(connection);
  connection.state = State::kChangeCipherSpec;
  return SendCipherChangeAndFinished(connection);
}

}  // namespace

Status AfterClientHello(Connection& connection) {
  Status status = SendServerHello(connection);
  if (status != Status::kOk) return status;
  if (connection.resumed) return SendResumedFlight(connection);
  const bool asks = WantsClientCertificate(connection);
  std::vector<Send> messages;
  if (HasCertificate(*connection.suite)) messages.push_back(&SendCertificate);
  if (IsEphemeral(*connection.suite)) {
    messages.push_back(&SendServerKeyExchange);
  }
  if (asks) messages.push_back(&SendCertificateRequest);
  messages.push_back(&SendServerHelloDone);
  status = SendAll(connection, messages);
  if (status != Status::kOk) return status;
  connection.state =
      asks ? State::kClientCertificate : State::kClientKeyExchange;
  return Status::kOk;
}

Status AfterClientCertificate(Connection& connection) {
  connection.state = State::kClientKeyExchange;
  return Status::kOk;
}

Status AfterClientKeyExchange(Connection& connection) {
  MakeMasterSecret(connection);
  MakeKeys(connection);
  connection.state = connection.peer_chain.empty() ? State::kChangeCipherSpec
                                                   : State::kCertificateVerify;
  return Status::kOk;
}

Status AfterCertificateVerify(Connection& connection) {
  connection.state = State::kChangeCipherSpec;
  return Status::kOk;
}

Status AfterServerHello(Connection& connection) {
  const Suite& suite = *connection.suite;
  if (connection.resumed) {
    MakeKeys(connection);
    connection.state = AwaitedBeforeFinished(connection);
  } else if (HasCertificate(suite)) {
    connection.state = State::kCertificate;
  } else {
    connection.state =
        IsEphemeral(suite) ? State::kKeyExchange : State::kHelloDone;
  }
  return Status::kOk;
}

Status AfterServerCertificate(Connection& connection) {
  connection.state =
      IsEphemeral(*connection.suite) ? State::kKeyExchange : State::kHelloDone;
  return Status::kOk;
}

Status AfterServerKeyExchange(Connection& connection) {
  connection.state = State::kHelloDone;
  return Status::kOk;
}

Status AfterServerHelloDone(Connection& connection) {
  Status status = ActOnVerdict(connection);
  if (status != Status::kOk) return status;
  const bool asked = connection.handshake.certificate_requested;
  const bool proves = asked && connection.HasChainToSend();
  if (asked) status = SendCertificate(connection);
  if (status == Status::kOk) status = SendClientKeyExchange(connection);
  if (status != Status::kOk) return status;
  MakeMasterSecret(connection);
  MakeKeys(connection);
  if (proves) status = SendCertificateVerify(connection);
  if (status != Status::kOk) return status;
  status = SendCipherChangeAndFinished(connection);
  if (status != Status::kOk) return status;
  connection.state = AwaitedBeforeFinished(connection);
  if (FalseStarts(connection)) connection.write_ready = true;
  return status;
}

Status AfterNewSessionTicket(Connection& connection) {
  connection.state = State::kChangeCipherSpec;
  return Status::kOk;
}

Status AfterFinished(Connection& connection) {
  Status status = ActOnVerdict(connection);
  if (status != Status::kOk) return status;
  const bool ours_is_last = connection.is_client() == connection.resumed;
  if (ours_is_last) status = SendCipherChangeAndFinished(connection);
  if (status != Status::kOk) return status;
  SaveSession(connection);
  connection.read_ready = true;
  connection.write_ready = true;
  connection.ever_connected = true;
  connection.previous_chain = connection.peer_chain;
  if (connection.datagram) connection.datagram->EndHandshake();
  connection.state = State::kReady;
  return status;
}

Status Continue(Connection&) { return Status::kOk; }

}  // namespace shakedown::engine

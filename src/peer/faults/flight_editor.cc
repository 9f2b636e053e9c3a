// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/flight_editor.h"

#include <algorithm>

#include "src/base/nearest.h"
#include "src/wire/records.h"

namespace shakedown::peer {
namespace {

// In the order of RFC 5246 section 7.3.
const std::vector<std::string>& MessagesOf(bool is_server) {
  static const auto& of_server =
      *new std::vector<std::string>{"ServerHello",       "Certificate",
                                    "ServerKeyExchange", "CertificateRequest",
                                    "ServerHelloDone",   "ChangeCipherSpec",
                                    "Finished"};
  static const auto& of_client = *new std::vector<std::string>{
      "ClientHello",       "Certificate",      "ClientKeyExchange",
      "CertificateVerify", "ChangeCipherSpec", "Finished"};
  return is_server ? of_server : of_client;
}

std::string NameOfMessage(uint8_t content_type, ByteView message) {
  if (content_type == openssl::kChangeCipherSpecType) return "ChangeCipherSpec";
  return wire::NameOfHandshakeType(message[0]);
}

}  // namespace

Result<Done> FlightEditor::CheckAlert(const ScriptedAlert& alert,
                                      bool is_server) {
  const auto& names = MessagesOf(is_server);
  if (std::find(names.begin(), names.end(), alert.message) != names.end()) {
    return Done{};
  }
  return Error{std::string(is_server ? "a server" : "a client") +
                   " sends no message '" + alert.message +
                   "' that an alert could stand at" +
                   DidYouMean(alert.message, names),
               ""};
}

void FlightEditor::Use(SSL* ssl) {
  ssl_ = ssl;
  if (!rules_.empty() || alert_) openssl::EditHandshake(ssl, this);
}

std::vector<openssl::HandshakePiece> FlightEditor::Edit(uint8_t content_type,
                                                        ByteView message) {
  if (is_cut_) return {};
  const std::string name = NameOfMessage(content_type, message);
  if (name == "ClientHello" || name == "ServerHello") ++handshakes_;
  Flight flight = {{content_type, Bytes(message.begin(), message.end())}};
  for (const MessageRule& rule : rules_) {
    if (!rule.message.empty() && rule.message != name) continue;
    if (rule.edit(flight, {ssl_, handshakes_})) fired_.insert(rule.fault);
  }
  if (alert_ && alert_->message == name) PlaceAlert(flight);
  return flight;
}

void FlightEditor::PlaceAlert(Flight& flight) {
  const openssl::HandshakePiece piece = {
      openssl::kAlertType, {alert_->alert.level, alert_->alert.description}};
  switch (alert_->where) {
    case ScriptedAlert::Where::kInsteadOf:
      flight = {piece};
      is_cut_ = true;
      return;
    case ScriptedAlert::Where::kBefore:
      flight.insert(flight.begin(), piece);
      return;
    case ScriptedAlert::Where::kAfter:
      flight.push_back(piece);
      return;
  }
}

}  // namespace shakedown::peer

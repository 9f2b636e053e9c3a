// SPDX-License-Identifier: Apache-2.0
#include "src/engine/extensions/session_ticket.h"

#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {

void OfferTicket(Connection& connection, ByteWriter& block) {
  const Settings& settings = connection.settings;
  Handshake& handshake = connection.handshake;
  const bool is_external = !settings.eap_fast_ticket.empty();
  if (!settings.session_tickets && !is_external) return;
  handshake.offered_ticket = true;
  const Bytes own = handshake.proposed ? handshake.proposed->ticket : Bytes();
  WriteExtension(block, ExtensionType::kSessionTicket,
                 is_external ? settings.eap_fast_ticket : own);
}

Status TakeTicketAnnouncement(Connection& connection, ByteView data) {
  if (!connection.handshake.offered_ticket || !data.empty()) {
    return Status::kProtocol;
  }
  connection.handshake.awaits_ticket = true;
  return Status::kOk;
}

Status ReceiveNewSessionTicket(Connection& connection, ByteView body) {
  ByteReader reader(body);
  const auto lifetime = reader.ReadU32();
  const auto ticket = reader.ReadVector(2);
  if (!lifetime || !ticket || !reader.empty()) return Status::kProtocol;
  connection.handshake.new_ticket.assign(ticket->begin(), ticket->end());
  return Status::kOk;
}

}  // namespace shakedown::engine

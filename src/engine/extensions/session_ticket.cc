// SPDX-License-Identifier: Apache-2.0
#include "src/engine/extensions/session_ticket.h"

#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {

void OfferTicket(Connection& connection, ByteWriter& block) {
  if (!connection.settings.session_tickets) return;
  Handshake& handshake = connection.handshake;
  handshake.offered_ticket = true;
  WriteExtension(block, ExtensionType::kSessionTicket,
                 handshake.proposed ? handshake.proposed->ticket : Bytes());
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

// SPDX-License-Identifier: Apache-2.0
// Session tickets (RFC 5077), of clients only: a server issues none and ignores
// those that it is shown (spec/handshake.md 6.1).
// Example: OfferTicket(connection, writer); in a ClientHello.
#ifndef SHAKEDOWN_ENGINE_EXTENSIONS_SESSION_TICKET_H_
#define SHAKEDOWN_ENGINE_EXTENSIONS_SESSION_TICKET_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// OfferTicket appends to a ClientHello's block EAP-FAST's ticket, or, if
// tickets are enabled, the one of the proposed session, or an empty one.
void OfferTicket(Connection& connection, ByteWriter& block);

// TakeTicketAnnouncement notes that a NewSessionTicket will come. kProtocol if
// none was asked for, or if the announcement has content.
Status TakeTicketAnnouncement(Connection& connection, ByteView data);

// ReceiveNewSessionTicket keeps the ticket until the Finished that makes it
// good. Its lifetime is a hint that is not taken: the cache's own counts.
Status ReceiveNewSessionTicket(Connection& connection, ByteView body);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_EXTENSIONS_SESSION_TICKET_H_

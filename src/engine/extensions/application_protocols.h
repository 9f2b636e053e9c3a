// SPDX-License-Identifier: Apache-2.0
// Which protocol the application will speak: ALPN (RFC 7301) and its forerunner
// NPN (draft-agl-tls-nextprotoneg-04), both of clients only: a server ignores
// what it is offered (spec/handshake.md 6.6).
// Example: OfferApplicationProtocols(connection, writer); in a ClientHello.
#ifndef SHAKEDOWN_ENGINE_EXTENSIONS_APPLICATION_PROTOCOLS_H_
#define SHAKEDOWN_ENGINE_EXTENSIONS_APPLICATION_PROTOCOLS_H_

#include "src/base/bytes.h"
#include "src/engine/connection.h"
#include "src/engine/status.h"

namespace shakedown::engine {

// OfferApplicationProtocols appends NPN and ALPN, in this order, to a
// ClientHello's block, and notes what was offered.
void OfferApplicationProtocols(Connection& connection, ByteWriter& block);

// Client: TakeAlpnAnswer and TakeNpnAnswer keep what a ServerHello chose or
// announced. kProtocol for an answer without an offer, for a second one of ALPN
// on this connection, and for one that is malformed; whether the choice was on
// offer is not looked at.
Status TakeAlpnAnswer(Connection& connection, ByteView data);
Status TakeNpnAnswer(Connection& connection, ByteView data);

// TellApplicationProtocols calls the app back, at ServerHello, with the answer
// to ALPN or else to NPN.
void TellApplicationProtocols(Connection& connection);

// SendNextProtocol sends NPN's message if the server announced protocols.
// kBadConfiguration, and 2:0, if the app has set none (spec/handshake.md 5.4).
Status SendNextProtocol(Connection& connection);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_EXTENSIONS_APPLICATION_PROTOCOLS_H_

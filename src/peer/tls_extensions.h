// SPDX-License-Identifier: Apache-2.0
// The TLS extensions of a peer that a script can choose: ALPN, NPN, the stapled
// OCSP response, SCTs. Sent as they are, right or wrong.
// Example: InstallExtensions(context, true); observer.extensions() is asked.
#ifndef SHAKEDOWN_PEER_TLS_EXTENSIONS_H_
#define SHAKEDOWN_PEER_TLS_EXTENSIONS_H_

#include <openssl/ssl.h>

#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace shakedown::peer {

struct Script;

// What to send, as it stands on the wire. The zero value is none of it.
struct TlsExtensions {
  Bytes alpn;                          // names, each after its length
  Bytes npn;                           // server: the same
  std::optional<Bytes> ocsp_response;  // server
  Bytes scts;                          // server: the whole extension's data
  std::string eap_fast_secret;         // server
};

// MakeTlsExtensions encodes what a script says. It fails for a name that is
// empty or has more than 255 bytes, for an SCT or response that is too long,
// for a secret that has not 48, and for a client that has what only servers
// send.
Result<TlsExtensions> MakeTlsExtensions(const Script& script);

// InstallExtensions makes the servers of `context` answer with the extensions
// of their observer (tls_context.h). Of a server's ALPN names the first one is
// chosen that the app offers; if none is, alert no_application_protocol.
void InstallExtensions(SSL_CTX* context, bool is_server);

// OfferExtensions makes a client offer them.
void OfferExtensions(SSL* ssl, const TlsExtensions& extensions);

// TakeTickets makes a server with an EAP-FAST secret take any ticket: it then
// abbreviates the handshake. `extensions` must outlive `ssl`.
void TakeTickets(SSL* ssl, const TlsExtensions& extensions);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_TLS_EXTENSIONS_H_

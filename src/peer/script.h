// SPDX-License-Identifier: Apache-2.0
// What the scripted peer does: data only. The zero value is an honest peer.
#ifndef SHAKEDOWN_PEER_SCRIPT_H_
#define SHAKEDOWN_PEER_SCRIPT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/base/bytes.h"
#include "src/peer/faults/fault.h"
#include "src/pki/revocation/ocsp_recipe.h"
#include "src/wire/transport.h"

namespace shakedown::peer {

// How a server asks for a client certificate (RFC 5246 section 7.4.4).
struct CertificateRequest {
  std::vector<std::string> authorities;  // names of recipes, in wire order
  bool require = false;  // no certificate: alert handshake_failure
  bool operator==(const CertificateRequest&) const = default;
};

// Steps after the handshake, or of a raw peer, in order.
struct Send {
  std::string data;
  bool operator==(const Send&) const = default;
};
struct Expect {  // wait for this many more bytes of data from the app
  size_t bytes = 0;
  bool operator==(const Expect&) const = default;
};
struct Echo {  // send back all data that no Expect took, until close_notify
  bool operator==(const Echo&) const = default;
};
struct SendAlert {
  uint8_t level = 2;
  uint8_t description = 0;
  bool operator==(const SendAlert&) const = default;
};
struct SendRecord {  // of any content type, under the keys of the moment
  uint8_t type = 23;
  std::string data;
  bool operator==(const SendRecord&) const = default;
};
struct Renegotiate {  // server: HelloRequest; client: a new ClientHello
  // Server. Nothing: as in the handshake before.
  std::optional<CertificateRequest> request_certificate;

  // Names of recipes: what it presents from then on. Empty: as before.
  std::vector<std::string> chain = {};
  bool operator==(const Renegotiate&) const = default;
};
struct CloseNotify {
  bool operator==(const CloseNotify&) const = default;
};
struct Close {  // close the transport, without close_notify
  bool operator==(const Close&) const = default;
};
struct Reset {
  bool operator==(const Reset&) const = default;
};
struct Silence {  // send nothing more, for ever
  bool operator==(const Silence&) const = default;
};

using Step = std::variant<Send, Expect, Echo, SendAlert, SendRecord,
                          Renegotiate, CloseNotify, Close, Reset, Silence>;

// What only a peer over datagrams does.
struct DatagramScript {
  bool asks_for_cookie = false;  // server: by a HelloVerifyRequest
  int size = 1400;  // of the longest datagram that it sends, 228 at least
  bool operator==(const DatagramScript&) const = default;
};

// A pre-shared key (RFC 4279). Of a server, `identity` is the only one that it
// knows (empty: any will do), `hint` what it says in a ServerKeyExchange.
struct PreSharedKey {
  std::string secret;
  std::string identity;
  std::string hint;
  bool operator==(const PreSharedKey&) const = default;
};

// An alert at a message of the handshake, sent under the keys of the moment.
struct ScriptedAlert {
  enum class Where {
    kInsteadOf,  // of the message and of all that would follow
    kBefore,
    kAfter,
  };
  std::string message;  // "ServerHello", "Certificate", ... "Finished"
  SendAlert alert;
  Where where = Where::kInsteadOf;
  bool operator==(const ScriptedAlert&) const = default;
};

struct Script {
  bool is_server = true;
  wire::Transport transport = wire::Transport::kStream;
  DatagramScript datagram;

  // Names of recipes, in the order sent; the first one's key signs. For a
  // client: none means that it has no certificate to send.
  std::vector<std::string> chain;

  // Server: its chains, as above, for apps that name these hosts in server_name
  // (RFC 6066 section 3), without regard to case. Others get `chain`.
  std::map<std::string, std::vector<std::string>> chains;

  // Whose key signs instead: a recipe's name, for a signature that does not
  // fit the chain. "": the first one's of the chain.
  std::string signs_with;

  // "TLS1.0" ... "TLS1.2"; empty: all three. Of datagrams "DTLS1.0" and
  // "DTLS1.2"; empty: both.
  std::vector<std::string> versions;

  // IANA names, most preferred first; empty: libssl's choice.
  std::vector<std::string> suites;

  std::optional<CertificateRequest> request_certificate;  // server

  std::optional<PreSharedKey> psk;
  int dh_bits = 0;  // server: its DHE prime has as many; 0: libssl's choice

  bool resumption = true;  // by session ID
  bool tickets = false;    // by session ticket (RFC 5077)

  // ALPN (RFC 7301), most preferred first: what a client offers; of a server's
  // the first that is offered is chosen. Empty: it takes no part.
  std::vector<std::string> alpn;

  // Server only, each sent if the app asks, right or wrong: the protocols that
  // NPN announces, an OCSP response (RFC 6066 section 8), SCTs (RFC 6962
  // section 3.3.1).
  std::vector<std::string> npn;
  std::optional<Bytes> ocsp_response;
  std::optional<pki::OcspRecipe> staple;  // an OCSP response about chain[0],
                                          // which whoever has minted makes
  std::vector<Bytes> scts;

  // Server: it takes any ticket that an app has from elsewhere, for this master
  // secret, 48 bytes (EAP-FAST, RFC 4851 section 5). "": it takes none.
  std::string eap_fast_secret;

  std::string peer_name;  // client: the server_name it sends

  // Instead of TLS: these bytes and steps, whatever the app sends. Send steps
  // go out as they are. Nothing: real TLS by libssl.
  std::optional<std::vector<Step>> raw;

  std::optional<ScriptedAlert> alert;

  // What it does wrong, by the names of the catalogue (faults/catalogue.h).
  std::vector<Fault> faults;

  // Default: a server echoes, a client sends nothing and waits. After its last
  // step a peer answers close_notify with its own and closes the transport.
  std::optional<std::vector<Step>> after_handshake;

  bool operator==(const Script&) const = default;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_SCRIPT_H_

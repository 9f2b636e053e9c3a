// SPDX-License-Identifier: Apache-2.0
// The other end in the engine's tests: libssl over memory, so that the engine
// is proven against an implementation that isn't its own.
// Example: LibsslPeer peer(Side::kServer, {}, simulation); peer.Receive(hello);
// The simulation must outlive it.
#ifndef SHAKEDOWN_ENGINE_LIBSSL_PEER_H_
#define SHAKEDOWN_ENGINE_LIBSSL_PEER_H_

#include <optional>
#include <string>
#include <vector>

#include "src/engine/settings.h"
#include "src/openssl/openssl_ptr.h"
#include "src/simulation/simulation.h"

namespace shakedown::engine {

struct PeerOptions {
  uint16_t min_version = kTls10;
  uint16_t max_version = kTls12;
  std::string ciphers = "ALL:eNULL";  // OpenSSL's names
  std::string groups;                 // empty: its default
  std::optional<Identity> identity;
  bool asks_for_certificate = false;
  bool requires_certificate = false;
  // Certificate entries to send instead of the identity's, if set.
  std::optional<std::vector<Bytes>> sent_chain;
  std::string server_name;
  std::string psk;              // the secret of PSK suites
  bool sends_fallback = false;  // TLS_FALLBACK_SCSV
  // Server: its ALPN answer as it stands in the extension, without a look at
  // what was offered; empty: none. For a client its offer.
  Bytes alpn;
  Bytes npn;             // server: what it announces; empty: nothing
  Bytes ocsp_response;   // server: stapled to those who ask; empty: nothing
  bool tickets = false;  // RFC 5077
  Transport transport = Transport::kStream;
  bool asks_for_cookie = false;  // a datagram server's HelloVerifyRequest
  long datagram_size = 1400;     // the longest that it sends
};

class LibsslPeer {
 public:
  // A server with `shared` knows that one's sessions.
  LibsslPeer(Side side, const PeerOptions& options, Simulation& simulation,
             const LibsslPeer* shared = nullptr);

  // Receive gives it bytes of the engine; Run lets it act on what it has.
  void Receive(ByteView bytes);
  void Run();

  // TakeOutput moves out what it has written since; TakeDatagrams does so if
  // its transport is that, and first lets it send what is due once more.
  Bytes TakeOutput();
  std::vector<Bytes> TakeDatagrams();

  bool connected() const { return SSL_is_init_finished(ssl_.get()) == 1; }

  // alert is the description of the last alert it received, or -1.
  int alert() const { return alert_; }

  void Write(ByteView data);
  const Bytes& received_data() const { return received_; }
  bool got_close_notify() const;
  void Renegotiate();
  // SendChain makes it send these entries from now on.
  void SendChain(const std::vector<Bytes>& chain);
  void Close() { SSL_shutdown(ssl_.get()); }

  SSL* ssl() const { return ssl_.get(); }

  // ResumeFrom makes a client propose the session of another.
  void ResumeFrom(const LibsslPeer& other);

 private:
  static unsigned ClientPsk(SSL* ssl, const char* hint, char* identity,
                            unsigned identity_size, unsigned char* psk,
                            unsigned psk_size);
  static unsigned ServerPsk(SSL* ssl, const char* identity, unsigned char* psk,
                            unsigned psk_size);
  static int ChooseAlpn(SSL* ssl, const unsigned char** chosen,
                        unsigned char* length, const unsigned char* offer,
                        unsigned offer_length, void*);
  static int AnnounceNpn(SSL* ssl, const unsigned char** list, unsigned* length,
                         void*);
  static int Staple(SSL* ssl, void*);
  void UseDatagrams(const PeerOptions& options);
  static void OnInfo(const SSL* ssl, int where, int value);

  Simulation& simulation_;
  const Transport transport_;
  openssl::SslContextPtr context_;
  openssl::SslPtr ssl_;
  std::string psk_;
  Bytes alpn_;
  Bytes npn_;
  Bytes ocsp_response_;
  Bytes received_;
  int alert_ = -1;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_LIBSSL_PEER_H_

// SPDX-License-Identifier: Apache-2.0
// The state that the messages of a handshake share. Each message's functions
// (messages.h) read and change it; handshake.cc decides which may run.
// Owned by one Engine; the channel, verifier and simulation outlive it.
#ifndef SHAKEDOWN_ENGINE_CONNECTION_H_
#define SHAKEDOWN_ENGINE_CONNECTION_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/alerts.h"
#include "src/engine/datagram/datagram_handshake.h"
#include "src/engine/diffie_hellman.h"
#include "src/engine/handshake_type.h"
#include "src/engine/records/record_layer.h"
#include "src/engine/rules.h"
#include "src/engine/session_cache.h"
#include "src/engine/settings.h"
#include "src/engine/signature.h"
#include "src/engine/status.h"
#include "src/engine/suites.h"
#include "src/engine/transcript.h"
#include "src/engine/verifier.h"
#include "src/simulation/simulation.h"

namespace shakedown::engine {

// What is awaited from the peer next.
enum class State : uint8_t {
  kIdle,  // nothing was sent or received yet; a server awaits a ClientHello
  kServerHello,
  kCertificate,
  kKeyExchange,  // a ServerKeyExchange must come
  kHelloDone,
  kClientCertificate,
  kClientKeyExchange,
  kCertificateVerify,
  kNewSessionTicket,  // a client that was promised one
  kChangeCipherSpec,
  kFinished,
  kReady,
  kErrorClose,     // we sent, or would have sent, a fatal alert
  kGracefulClose,  // the peer sent close_notify
};

// A ClientHello as the server understood it.
struct ClientHello {
  uint16_t version = 0;
  Bytes session_id;
  std::vector<uint16_t> suites;
  std::optional<std::vector<uint16_t>> groups;
  std::optional<std::vector<SignatureScheme>> signature_schemes;
  std::optional<std::string> server_name;
  std::optional<Bytes> renegotiation_info;
  bool extended_master_secret = false;
};

// What is known about the handshake in progress, and forgotten by the next.
struct Handshake {
  uint16_t offered_version = 0;  // the ClientHello's
  std::optional<Session> proposed;
  bool offered_ticket = false;
  bool awaits_ticket = false;  // the ServerHello promised one
  Bytes new_ticket;
  bool offered_alpn = false;
  bool offered_npn = false;
  bool alpn_answered = false;
  bool npn_answered = false;
  bool extended_master_secret = false;

  bool certificate_requested = false;
  bool had_identity_when_requested = false;
  std::vector<SignatureScheme> peer_schemes;
  bool chain_is_usable = false;  // all its certificates could be parsed
  std::shared_ptr<EVP_PKEY> peer_key;
  std::optional<Verifier::Verdict> verdict;
  std::deque<Status> latched_breaks;

  openssl::KeyPtr ephemeral;  // our key
  Bytes peer_public;          // the peer's public part
  uint16_t group = 0;
  DhGroup dh_group;
  Bytes premaster;

  // Installed by the next ChangeCipherSpec of each direction.
  std::unique_ptr<RecordProtection> next_read;
  std::unique_ptr<RecordProtection> next_write;
};

struct Connection {
  Connection(Side side, Transport transport, const Rules& rules,
             Channel& channel, Verifier& verifier, Simulation& simulation);

  const Side side;
  const Rules rules;
  Verifier& verifier;
  Simulation& simulation;
  Settings settings;
  const std::unique_ptr<RecordLayer> owned_records;
  RecordLayer& records;
  const std::unique_ptr<DatagramHandshake> datagram;  // null: a stream
  Transcript transcript;

  State state = State::kIdle;
  Handshake handshake;
  ClientHello client_hello;  // server

  uint16_t version = 0;  // negotiated, or the ClientHello's record version
  bool version_negotiated = false;
  const Suite* suite = nullptr;
  Bytes client_random;
  Bytes server_random;
  Bytes session_id;
  Bytes master_secret;
  std::vector<Bytes> peer_chain;
  Stapled stapled;                         // client
  std::vector<Bytes> authorities;          // client
  std::vector<uint8_t> certificate_types;  // client: of CertificateRequest
  bool certificate_ever_requested = false;
  std::optional<Bytes> alpn_answer;  // client
  std::optional<Bytes> npn_answer;
  bool resumed = false;
  Bytes session_key;  // client: as it was when the ClientHello was built

  bool read_ready = false;
  bool write_ready = false;
  bool failed = false;
  bool received_close_notify = false;

  // Over the handshakes of one connection.
  bool secure_renegotiation = false;  // RFC 5746
  Bytes client_verify_data;
  Bytes server_verify_data;
  bool ever_connected = false;
  std::vector<Bytes> previous_chain;

  // HasChainToSend tells whether our Certificate has anything in it. A client
  // then proves its key, too.
  bool HasChainToSend() const;

  bool is_client() const { return side == Side::kClient; }
  bool is_tls12() const { return TlsVersion(version) >= kTls12; }
  RandomStream& random() { return simulation.app_random(); }

  // SendHandshake queues one message, and adds it to the transcript unless it
  // is a HelloRequest.
  void SendHandshake(HandshakeType type, ByteView body);

  // SendChangeCipherSpec queues it and switches the write cipher.
  void SendChangeCipherSpec();

  // QueueAlert: see Engine::QueueAlert.
  void QueueAlert(AlertLevel level, uint8_t description,
                  bool marks_sent = true);

  // Fail queues a fatal alert, ends the engine's handshake and returns
  // `status`.
  Status Fail(Status status, uint8_t description);

  // SetVersion makes a version the negotiated one.
  void SetVersion(uint16_t negotiated);

  // SetSuite chooses the suite and starts the transcript's hash.
  void SetSuite(const Suite& chosen);

  // StartHandshake forgets the previous handshake.
  void StartHandshake();

  // SessionCacheKey is where this connection's session is, or would be, kept.
  Bytes SessionCacheKey() const;

  // EvictSession drops it, in the eras whose fatal alerts did so.
  void EvictSession();

 private:
  bool alerts_are_over_ = false;  // a fatal one or close_notify was sent
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_CONNECTION_H_

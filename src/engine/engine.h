// SPDX-License-Identifier: Apache-2.0
// The handshake engine: TLS 1.0 to 1.2 and DTLS 1.0, client and server, one
// message at a time, with every byte movement where Secure Transport makes it.
// Example: Engine engine(Side::kClient, rules, channel, verifier, simulation);
//          engine.settings().suites = ...; engine.Start(); engine.Proceed();
// The channel, verifier and simulation must outlive the engine. One thread.
#ifndef SHAKEDOWN_ENGINE_ENGINE_H_
#define SHAKEDOWN_ENGINE_ENGINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/channel.h"
#include "src/engine/rules.h"
#include "src/engine/settings.h"
#include "src/engine/status.h"
#include "src/engine/verifier.h"
#include "src/simulation/simulation.h"

namespace shakedown::engine {

class Engine {
 public:
  Engine(Side side, const Rules& rules, Channel& channel, Verifier& verifier,
         Simulation& simulation, Transport transport = Transport::kStream);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Settings& settings();

  // --- The handshake (spec/handshake.md 1.2, 1.3) ---

  // StartHandshake queues a client's ClientHello, first or renegotiating.
  // kParam if no version is enabled; nothing is sent yet.
  Status StartHandshake();

  // RequestRenegotiation queues a server's HelloRequest. kIllegalParameter
  // unless the server is connected.
  Status RequestRenegotiation();

  // Proceed makes one step: Resume, Flush, then read and process exactly one
  // record. Returns the first result that is not kOk.
  Status Proceed();

  // RetransmitIfDue queues the last flight again if it is a datagram's and its
  // time is over. kConnectionRefused after ten transmissions
  // (spec/handshake.md 1.9). Nothing else looks at the clock.
  Status RetransmitIfDue();

  // Resume performs what a break put off, then processes the messages that
  // were already received in the same record. kOk if nothing is pending.
  Status Resume();

  // ReceiveRecord reads exactly one record and processes it. Application data
  // is kProtocol while a handshake is in progress; `accept_data` tells that
  // the caller is SSLRead on a connected session, which keeps it.
  Status ReceiveRecord(bool accept_data);

  // --- Output: a queue of finished records (spec/handshake.md 2.3) ---

  // Flush writes the queue through the channel until it is empty or the
  // channel does not return kOk.
  Status Flush();

  // QueueApplicationData encrypts all of `data`, in as many records as needed,
  // as one entry of the queue. kBadRequest unless the engine is write_ready().
  Status QueueApplicationData(ByteView data);

  // QueueAlert queues an alert unless no version is negotiated yet, or a fatal
  // alert or close_notify went before. `marks_sent` is false only for the
  // alerts of SSLSetError, which don't hinder the close_notify that follows.
  void QueueAlert(uint8_t level, uint8_t description, bool marks_sent = true);

  // --- Input: plaintext of a record that was not consumed as a whole ---

  // TakePlaintext moves up to buffer.size() bytes out and returns how many.
  size_t TakePlaintext(std::span<uint8_t> buffer);
  size_t plaintext_size() const;

  // --- Facts ---

  Side side() const;
  bool read_ready() const;   // the peer's Finished was accepted
  bool write_ready() const;  // our Finished is queued, the peer's accepted, or
                             // False Start applies
  bool failed() const;  // with Rules::failure_aborts (up to 10.9): something
                        // local failed, the transport included; a received
                        // alert is not local. Proceed, Resume and
                        // ReceiveRecord then give kClosedAbort; Flush and
                        // QueueAlert still work.
  bool received_close_notify() const;
  // Up to 10.8: a connected client's transport ended between two records. That
  // is no failure: kClosedNoNotify, now and at every further read.
  bool ended_without_notify() const;
  uint16_t negotiated_version() const;           // spec/api.md Q10; 0 if none
  uint16_t negotiated_suite() const;             // 0 before it is chosen
  const std::vector<Bytes>& peer_chain() const;  // as received, or restored
  // Client: what the server sent beside its chain, or restored with it.
  const Stapled& stapled() const;
  // Client: names of the last CertificateRequest in wire order.
  const std::vector<Bytes>& requested_authorities() const;
  bool certificate_requested() const;  // client: ever, on this connection
  // Client: types of the last CertificateRequest.
  const std::vector<uint8_t>& requested_certificate_types() const;
  // As the peer listed them in this handshake; empty if it did not.
  std::vector<uint16_t> peer_signature_schemes() const;
  uint16_t negotiated_group() const;  // of this handshake's ECDHE, or 0
  bool used_unsafe_prime() const;     // see IsSafePrime
  bool resumed() const;
  const Bytes& session_id() const;
  // Server: the name in the ClientHello's server_name, if there was one.
  const std::optional<std::string>& requested_name() const;
  // Client: the list in the server's last answer to ALPN or NPN, if there ever
  // was one.
  const std::optional<Bytes>& alpn_answer() const;
  const std::optional<Bytes>& npn_answer() const;
  const Bytes& client_random() const;
  const Bytes& server_random() const;
  const Bytes& master_secret() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_ENGINE_H_

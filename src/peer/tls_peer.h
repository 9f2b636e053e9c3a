// SPDX-License-Identifier: Apache-2.0
// A peer that speaks real TLS 1.0 to 1.2, or DTLS, by libssl over memory BIOs.
// Example: TlsPeer peer(std::move(options), simulation); peer.Run(wire);
// Its SSL draws from the simulation's peer_random() only. One thread.
#ifndef SHAKEDOWN_PEER_TLS_PEER_H_
#define SHAKEDOWN_PEER_TLS_PEER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/openssl/openssl_ptr.h"
#include "src/peer/faults/drip.h"
#include "src/peer/faults/flight_editor.h"
#include "src/peer/faults/plan.h"
#include "src/peer/faults/record_editor.h"
#include "src/peer/identity/host_identities.h"
#include "src/peer/identity/identity.h"
#include "src/peer/peer.h"
#include "src/peer/step_runner.h"
#include "src/peer/tls_context.h"

namespace shakedown::peer {

// A CertificateRequest with its names looked up.
struct ClientAuthentication {
  std::vector<Bytes> authorities;  // DER names
  bool require = false;
};

// A Renegotiate with its names looked up.
struct Renegotiation {
  std::optional<ClientAuthentication> client_authentication;
  std::optional<Identity> identity;  // from then on; nothing: as before
};

// A script with everything looked up: nothing in it can be wrong any more.
struct TlsPeerOptions {
  ContextSettings context;
  std::optional<std::vector<Bytes>> certificates;  // nothing: a client has none
  HostIdentities hosts;                            // server
  std::string server_name;                         // client: "": not sent
  TlsExtensions extensions;
  KeyAgreement key_agreement;
  std::optional<ClientAuthentication> client_authentication;
  Plan plan;  // its script is done with, but for the alert
  DatagramScript datagram;
  std::vector<Step> steps;

  // One for each Renegotiate of `steps`, in order.
  std::vector<Renegotiation> renegotiations;
};

class TlsPeer : public Peer, private StepTarget, private TlsObserver {
 public:
  // Make fails only if libssl refuses the settings. `simulation` must outlive
  // the peer.
  static Result<std::unique_ptr<Peer>> Make(TlsPeerOptions options,
                                            Simulation& simulation);
  ~TlsPeer() override;
  TlsPeer(const TlsPeer&) = delete;
  TlsPeer& operator=(const TlsPeer&) = delete;

  void Run(wire::Wire& wire) override;

  std::string failure() const override { return failure_; }
  bool connected() const override { return connected_; }
  bool received_close_notify() const override { return got_close_notify_; }
  const Bytes& received() const override { return received_; }
  const std::vector<Bytes>& received_chain() const override { return chain_; }
  std::vector<std::string> idle_faults() const override;
  const std::string& key_log() const override { return key_log_; }
  std::optional<int64_t> MillisecondsUntilMore() const override;

 private:
  TlsPeer(TlsPeerOptions options, openssl::SslPtr ssl, Simulation& simulation);

  // --- What Run does, in its order ---
  void TakeInput();
  void TakeInputDatagrams();
  void Handshake();
  void ReadData();
  void TakeSteps();
  void SendOutput();
  void SendOutputDatagrams();
  bool is_datagram() const { return options_.context.is_datagram; }

  // --- StepTarget ---
  bool CanSend() const override;
  void SendData(ByteView data) override;
  void SendAlertRecord(const SendAlert& alert) override;
  void SendAnyRecord(const SendRecord& record) override;
  void SendCloseNotify() override;
  void BeginRenegotiation(const Renegotiate& how) override;
  bool IsRenegotiating() const override { return renegotiating_; }
  void CloseTransport() override;
  void ResetTransport() override;

  // --- TlsObserver ---
  void OnKeyLogLine(std::string_view line) override;
  void OnChain(std::vector<Bytes> chain) override { chain_ = std::move(chain); }
  void OnInfo(int where, int value) override;
  bool OnServerName(const std::string& host) override;
  const std::string& session_name() const override {
    return options_.server_name;
  }
  const KeyAgreement& key_agreement() const override {
    return options_.key_agreement;
  }
  const TlsExtensions& extensions() const override {
    return options_.extensions;
  }

  void Use(const Identity& identity);
  void RequestCertificate(const ClientAuthentication& how);
  void OfferSession();
  void CheckResult(int result);
  void Fail(const std::string& reason);
  void Configure();
  void WriteRecord(uint8_t type, ByteView content);
  void EndByAlert();
  void Emit(ByteView bytes);
  void LetDrip();
  void Tell(const std::string& text) {
    simulation_.trace().Add(PeerEvent{text});
  }
  std::string Description() const;

  TlsPeerOptions options_;
  Simulation& simulation_;
  openssl::SslPtr ssl_;
  BIO* input_;  // ssl_ owns both; of datagrams they are one
  BIO* output_;
  StepRunner steps_;
  FlightEditor editor_;
  RecordEditor records_;
  std::optional<Drip> drip_;
  wire::Wire* wire_ = nullptr;  // while Run runs

  bool connected_ = false;
  bool closed_ = false;
  bool renegotiating_ = false;
  bool got_close_notify_ = false;
  size_t renegotiations_ = 0;  // that have begun
  std::string failure_;
  Bytes received_;
  std::vector<Bytes> chain_;
  std::string key_log_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_TLS_PEER_H_

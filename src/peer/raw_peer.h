// SPDX-License-Identifier: Apache-2.0
// A peer without TLS: it sends scripted bytes, whatever the app sends.
// Example: RawPeer peer({Send{"HTTP/1.1 400 Bad Request\r\n\r\n"}, Close{}},
//                       simulation);
// Its first step is taken when the wire first runs it. One thread.
#ifndef SHAKEDOWN_PEER_RAW_PEER_H_
#define SHAKEDOWN_PEER_RAW_PEER_H_

#include <string>
#include <vector>

#include "src/peer/peer.h"
#include "src/peer/step_runner.h"

namespace shakedown::peer {

class RawPeer : public Peer, private StepTarget {
 public:
  // `steps` must hold no Renegotiate. `simulation` must outlive the peer.
  RawPeer(std::vector<Step> steps, Simulation& simulation);

  void Run(wire::Wire& wire) override;

  std::string failure() const override { return ""; }
  bool connected() const override { return false; }
  bool received_close_notify() const override { return false; }
  const Bytes& received() const override { return received_; }
  const std::string& key_log() const override { return key_log_; }
  const std::vector<Bytes>& received_chain() const override { return chain_; }

 private:
  bool CanSend() const override { return !closed_; }
  void SendData(ByteView data) override;
  void SendAlertRecord(const SendAlert& alert) override;
  void SendAnyRecord(const SendRecord& record) override;
  void SendCloseNotify() override;
  void BeginRenegotiation(const Renegotiate&) override {}
  bool IsRenegotiating() const override { return false; }
  void CloseTransport() override;
  void ResetTransport() override;

  uint8_t MinorVersion() const;

  Simulation& simulation_;
  StepRunner steps_;
  wire::Wire* wire_ = nullptr;  // while Run runs
  bool closed_ = false;
  Bytes received_;
  std::string key_log_;       // stays empty
  std::vector<Bytes> chain_;  // stays empty
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_RAW_PEER_H_

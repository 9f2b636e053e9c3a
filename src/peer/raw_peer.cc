// SPDX-License-Identifier: Apache-2.0
#include "src/peer/raw_peer.h"

#include <utility>

#include "src/peer/records.h"

namespace shakedown::peer {

RawPeer::RawPeer(std::vector<Step> steps, Simulation& simulation)
    : simulation_(simulation), steps_(std::move(steps)) {}

void RawPeer::Run(wire::Wire& wire) {
  wire_ = &wire;
  const Bytes data = wire.TakeForPeer();
  Append(received_, data);
  steps_.AddData(data);
  if (wire.app_closed()) steps_.EndData();
  if (!closed_) steps_.Advance(*this);
  wire_ = nullptr;
}

void RawPeer::SendData(ByteView data) {
  if (!closed_) wire_->SendFromPeer(data);
}

void RawPeer::SendAlertRecord(const SendAlert& alert) {
  SendData(AlertRecord(MinorVersion(), alert));
}

void RawPeer::SendAnyRecord(const SendRecord& record) {
  SendData(Record(static_cast<ContentType>(record.type), MinorVersion(),
                  AsBytes(record.data)));
}

void RawPeer::SendCloseNotify() {
  constexpr uint8_t kWarning = 1, kCloseNotify = 0;
  SendAlertRecord({kWarning, kCloseNotify});
}

void RawPeer::CloseTransport() {
  if (std::exchange(closed_, true)) return;
  simulation_.trace().Add(PeerEvent{"closed"});
  wire_->CloseFromPeer();
}

void RawPeer::ResetTransport() {
  if (std::exchange(closed_, true)) return;
  simulation_.trace().Add(PeerEvent{"reset"});
  wire_->ResetFromPeer();
}

// An alert that no negotiation came before speaks the app's version, so that
// the app takes it for an alert.
uint8_t RawPeer::MinorVersion() const {
  constexpr uint8_t kHandshake = 22, kMajor = 3, kTls10 = 1;
  const bool is_tls = received_.size() >= 3 && received_[0] == kHandshake &&
                      received_[1] == kMajor;
  return is_tls ? received_[2] : kTls10;
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
#include "src/peer/step_runner.h"

#include <utility>

namespace shakedown::peer {

// Each returns whether the step is complete.
struct StepRunner::Visitor {
  StepRunner& runner;
  StepTarget& target;

  bool operator()(const Send& send) const {
    if (!target.CanSend()) return false;
    target.SendData(AsBytes(send.data));
    return true;
  }

  bool operator()(const Expect& expect) const {
    Bytes& data = runner.unused_data_;
    if (data.size() < expect.bytes) return false;
    data.erase(data.begin(), data.begin() + expect.bytes);
    return true;
  }

  bool operator()(const Echo&) const {
    if (!target.CanSend()) return false;
    const Bytes data = std::exchange(runner.unused_data_, {});
    if (!data.empty()) target.SendData(data);
    return runner.data_ended_;
  }

  bool operator()(const SendAlert& alert) const {
    target.SendAlertRecord(alert);
    return true;
  }

  bool operator()(const SendRecord& record) const {
    target.SendAnyRecord(record);
    return true;
  }

  bool operator()(const Renegotiate& renegotiate) const {
    if (!runner.began_) target.BeginRenegotiation(renegotiate);
    runner.began_ = true;
    return !target.IsRenegotiating();
  }

  bool operator()(const CloseNotify&) const {
    if (!target.CanSend()) return false;
    target.SendCloseNotify();
    return true;
  }

  bool operator()(const Close&) const {
    target.CloseTransport();
    return true;
  }

  bool operator()(const Reset&) const {
    target.ResetTransport();
    return true;
  }

  bool operator()(const Silence&) const {
    runner.silent_ = true;
    return false;
  }
};

void StepRunner::Advance(StepTarget& target) {
  while (!done() && std::visit(Visitor{*this, target}, steps_[next_])) {
    ++next_;
    began_ = false;
  }
}

}  // namespace shakedown::peer

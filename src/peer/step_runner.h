// SPDX-License-Identifier: Apache-2.0
// Walks through the steps of a script, for TLS and raw peers alike.
// Example: StepRunner runner({Expect{5}, Close{}}); runner.Advance(target);
// One thread.
#ifndef SHAKEDOWN_PEER_STEP_RUNNER_H_
#define SHAKEDOWN_PEER_STEP_RUNNER_H_

#include <vector>

#include "src/base/bytes.h"
#include "src/peer/script.h"

namespace shakedown::peer {

// What the steps act on.
class StepTarget {
 public:
  virtual ~StepTarget() = default;

  // May data go out now? Not in the middle of a handshake.
  virtual bool CanSend() const = 0;
  virtual void SendData(ByteView data) = 0;
  virtual void SendAlertRecord(const SendAlert& alert) = 0;
  virtual void SendAnyRecord(const SendRecord& record) = 0;
  virtual void SendCloseNotify() = 0;

  virtual void BeginRenegotiation(const Renegotiate& how) = 0;
  virtual bool IsRenegotiating() const = 0;

  virtual void CloseTransport() = 0;
  virtual void ResetTransport() = 0;
};

class StepRunner {
 public:
  explicit StepRunner(std::vector<Step> steps) : steps_(std::move(steps)) {}

  // AddData takes data of the app; EndData tells that no more will come.
  void AddData(ByteView data) { Append(unused_data_, data); }
  void EndData() { data_ended_ = true; }

  // Advance takes steps until one must wait, or ends the connection.
  void Advance(StepTarget& target);

  // Are all steps taken?
  bool done() const { return next_ == steps_.size(); }

  // Does the peer do nothing more, for ever?
  bool silent() const { return silent_; }

 private:
  struct Visitor;

  std::vector<Step> steps_;
  size_t next_ = 0;
  bool began_ = false;  // the step at next_ did its first part
  bool silent_ = false;
  bool data_ended_ = false;
  Bytes unused_data_;  // that no Expect or Echo has taken yet
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_STEP_RUNNER_H_

// SPDX-License-Identifier: Apache-2.0
// Changes a peer's records on their way to the wire, as a plan says; libssl
// knows nothing of it.
// Example: RecordEditor editor(plan.records); editor.Edit(record);
// One thread.
#ifndef SHAKEDOWN_PEER_FAULTS_RECORD_EDITOR_H_
#define SHAKEDOWN_PEER_FAULTS_RECORD_EDITOR_H_

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/peer/faults/plan.h"

namespace shakedown::peer {

class RecordEditor {
 public:
  explicit RecordEditor(std::vector<RecordRule> rules)
      : rules_(std::move(rules)) {}

  // Edit returns what to send instead of `record`, header included. It must
  // see all records, in order.
  Records Edit(ByteView record);

  // The faults that have taken hold.
  const std::set<std::string>& fired() const { return fired_; }

 private:
  std::vector<RecordRule> rules_;
  bool is_encrypted_ = false;
  std::set<std::string> fired_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_RECORD_EDITOR_H_

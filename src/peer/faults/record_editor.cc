// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/record_editor.h"

namespace shakedown::peer {

Records RecordEditor::Edit(ByteView record) {
  const auto type = static_cast<ContentType>(record[0]);
  Records records = {Bytes(record.begin(), record.end())};
  for (auto rule = rules_.begin(); rule != rules_.end();) {
    const bool applies = rule->encrypted == is_encrypted_ &&
                         (!rule->type || *rule->type == type);
    if (!applies) {
      ++rule;
      continue;
    }
    rule->edit(records);
    fired_.insert(rule->fault);
    rule = rule->each ? rule + 1 : rules_.erase(rule);
  }
  if (type == ContentType::kChangeCipherSpec) is_encrypted_ = true;
  return records;
}

}  // namespace shakedown::peer

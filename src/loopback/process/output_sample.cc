// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/process/output_sample.h"

#include <algorithm>

namespace shakedown::loopback {

void OutputSample::Add(std::string_view more) {
  printed_ += more.size();
  const size_t room = std::min(kKeptBytes - first_.size(), more.size());
  first_ += more.substr(0, room);
  last_ += more.substr(room);
  if (last_.size() > 2 * kKeptBytes) {
    last_.erase(0, last_.size() - kKeptBytes);
  }
}

std::string OutputSample::Text() const {
  const size_t tail = std::min(last_.size(), kKeptBytes);
  const size_t lost = printed_ - first_.size() - tail;
  std::string text = first_;
  if (lost > 0) {
    text += "\n... " + std::to_string(lost) + " bytes left out ...\n";
  }
  return text + last_.substr(last_.size() - tail);
}

}  // namespace shakedown::loopback

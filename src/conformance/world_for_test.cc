// SPDX-License-Identifier: Apache-2.0
#include "src/conformance/world_for_test.h"

#include <algorithm>

#include "src/base/trace.h"

namespace shakedown::conformance {

SSLContextRef World::Context() {
  if (context == nullptr) Create(side, type);
  return context;
}

void World::Again() {
  owner = {};
  context = nullptr;
  effects.clear();
}

std::string World::CallbackTrace() {
  std::string calls;
  for (const Event& event : simulation.trace().events()) {
    const auto* call = std::get_if<CallbackCalled>(&event.body);
    if (call == nullptr) continue;
    if (!calls.empty()) calls += ' ';
    calls += call->direction == Direction::kFromApp
                 ? "w"
                 : "r" + std::to_string(call->asked);
  }
  return calls;
}

std::vector<std::string> World::SentMessages() {
  std::vector<std::string> names;
  for (const Event& event : simulation.trace().events()) {
    const auto* moved = std::get_if<MessageMoved>(&event.body);
    if (moved != nullptr && moved->direction == Direction::kFromApp) {
      names.push_back(moved->name);
    }
  }
  return names;
}

std::vector<size_t> World::DataRecords() {
  constexpr size_t kHeader = 5;
  constexpr uint8_t kApplicationData = 23;
  std::vector<size_t> lengths;
  ByteView sent = wire->sent_by_app();
  // A ClientHello in SSL 2's framing: its first bit, then 15 bits of length.
  if (sent.size() >= 2 && sent[0] >= 0x80) {
    const size_t hello = size_t{sent[0] & 0x7fu} * 256 + sent[1];
    sent = sent.subspan(std::min(sent.size(), 2 + hello));
  }
  while (sent.size() >= kHeader) {
    const size_t length = size_t{sent[3]} * 256 + sent[4];
    if (sent[0] == kApplicationData) lengths.push_back(length);
    if (sent.size() < kHeader + length) break;
    sent = sent.subspan(kHeader + length);
  }
  return lengths;
}

}  // namespace shakedown::conformance

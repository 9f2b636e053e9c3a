// SPDX-License-Identifier: Apache-2.0
// Data that is sent twice, or lost.
#include "src/linter/codes.h"
#include "src/linter/rule.h"

namespace shakedown::linter {
namespace {

// Shorter writes are often the same by chance: a caller that types letters.
constexpr size_t kShortestTelling = 8;

}  // namespace

// SSLWrite takes all or nothing: with -9803 the bytes taken are on their way.
void ResentAfterWouldBlock(const Life& life, Found& found) {
  const ApiCall* taken = nullptr;
  for (const ApiCall& call : life.calls) {
    if (!call.Is("SSLWrite")) continue;
    const Bytes& data = call.returned->data;
    if (taken != nullptr && data.size() >= kShortestTelling &&
        data == taken->returned->data) {
      found.Add(call.ended_at, "resent-after-would-block",
                "SSLWrite had taken these " + std::to_string(data.size()) +
                    " bytes when it returned -9803, and the app gave them to "
                    "it again: the peer gets them twice");
    }
    taken = call.WouldBlock() && !data.empty() ? &call : nullptr;
  }
}

void UntakenDataForgotten(const Life& life, Found& found) {
  const ApiCall* untaken = nullptr;
  bool flushed = false;  // a later SSLWrite of nothing said that all is well
  for (const ApiCall& call : life.calls) {
    if (call.Is("SSLClose") && untaken != nullptr && flushed) {
      found.Add(call.began_at, "untaken-data-forgotten",
                "SSLWrite returned -9803 and took none of " +
                    std::to_string(untaken->returned->asked) +
                    " bytes, since older output was waiting; they were never "
                    "offered again");
    }
    if (!call.Is("SSLWrite")) continue;
    const bool took_none = call.returned->data.empty();
    if (call.returned->asked == 0) {
      flushed = flushed || call.result() == kSuccess;
    } else {
      untaken = call.WouldBlock() && took_none ? &call : nullptr;
      flushed = false;
    }
  }
}

void DataBesideACodeLost(const Life& life, Found& found) {
  if (!life.data_used) return;
  size_t given = 0;
  const ApiCall* beside = nullptr;
  for (const ApiCall& call : life.calls) {
    if (!call.Is("SSLRead")) continue;
    given += call.returned->data.size();
    const bool has_both =
        call.result() != kSuccess && !call.returned->data.empty();
    if (has_both && beside == nullptr) beside = &call;
  }
  if (beside == nullptr || *life.data_used >= given) return;
  found.Add(beside->ended_at + 1, "data-beside-a-code-lost",
            "SSLRead returned " + std::to_string(beside->result()) + " with " +
                std::to_string(beside->returned->data.size()) +
                " bytes, which count, but of " + std::to_string(given) +
                " bytes in all the app used " +
                std::to_string(*life.data_used));
}

}  // namespace shakedown::linter

// SPDX-License-Identifier: Apache-2.0
// How a peer ends a connection badly, of either side. Each sends "hello" first,
// unless the script has steps of its own to end with.
#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kClose;
constexpr FaultSide kEither = FaultSide::kEither;

constexpr uint8_t kFatal = 2;
constexpr uint8_t kCloseNotifyAlert = 0;

void End(Plan& plan, std::vector<Step> steps) {
  auto& all = plan.script.after_handshake;
  if (!all) all = {Send{"hello"}};
  all->insert(all->end(), steps.begin(), steps.end());
}

void NoCloseNotify(Plan& plan, int64_t) { End(plan, {Close{}}); }

void ResetsLater(Plan& plan, int64_t) { End(plan, {Reset{}}); }

void DataAfter(Plan& plan, int64_t) {
  End(plan, {CloseNotify{},
             SendRecord{openssl::kApplicationDataType, "too late"}, Close{}});
}

void FatalCloseNotify(Plan& plan, int64_t) {
  End(plan, {SendAlert{kFatal, kCloseNotifyAlert}, Close{}});
}

void Twice(Plan& plan, int64_t) {
  constexpr uint8_t kWarning = 1;
  End(plan, {SendAlert{kWarning, kCloseNotifyAlert},
             SendAlert{kWarning, kCloseNotifyAlert}, Close{}});
}

void NeverAnswers(Plan& plan, int64_t) { End(plan, {Silence{}}); }

}  // namespace

FaultRows CloseFaults() {
  return {
      {"no_close_notify", kPhase, kEither,
       "closes the connection without close_notify", &NoCloseNotify},
      {"resets", kPhase, kEither, "resets the connection after its data",
       &ResetsLater},
      {"data_after_close_notify", kPhase, kEither,
       "sends more data after its close_notify", &DataAfter},
      {"fatal_close_notify", kPhase, kEither,
       "says close_notify at fatal level", &FatalCloseNotify},
      {"close_notify_twice", kPhase, kEither, "says close_notify twice",
       &Twice},
      {"never_answers", kPhase, kEither,
       "falls silent after its data, and answers no close_notify",
       &NeverAnswers},
  };
}

}  // namespace shakedown::peer

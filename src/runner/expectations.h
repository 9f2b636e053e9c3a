// SPDX-License-Identifier: Apache-2.0
// Holds an ordered timeline of expectations against a trace.
#ifndef SHAKEDOWN_RUNNER_EXPECTATIONS_H_
#define SHAKEDOWN_RUNNER_EXPECTATIONS_H_

#include <optional>
#include <string>

#include "src/runner/verdict.h"

namespace shakedown::runner {

// Walks the trace once, expectation by expectation. An expectation about a call
// moves on to that call; all others look at the trace as it was when the next
// call began.
class Timeline {
 public:
  Timeline(const Observation& observation, Verdict verdict, bool exactly);

  // Meet returns what is wrong, in one sentence, or nothing.
  std::optional<std::string> Meet(const scenario::Expectation& expectation);

  // How many calls the expectations met so far have named.
  int met_calls() const { return met_calls_; }

 private:
  std::optional<std::string> MeetCall(const scenario::ExpectCall& call);
  std::optional<std::string> MeetAnyNumber(const scenario::ExpectCall& call);
  std::optional<std::string> Check(const scenario::ExpectCall& call);
  std::optional<std::string> Check(const scenario::ExpectAlert& alert) const;
  std::optional<std::string> Check(const scenario::ExpectState& state) const;
  std::optional<std::string> Check(const scenario::ExpectPeer& peer) const;
  std::optional<std::string> Check(const scenario::ExpectClock& clock) const;
  std::optional<std::string> Check(const scenario::ExpectFinding& f) const;
  std::optional<std::string> Check(const scenario::ExpectTrust& trust) const;
  std::optional<std::string> Check(const scenario::ExpectSameTranscript&) const;
  std::optional<std::string> Check(const scenario::ExpectVerdict& v) const;

  // The expectations about programs.
  template <typename Body>
  std::optional<std::string> Check(const Body& body) const {
    if (!observation_.program)
      return "this expects a program, but none was run";
    return runner::Check(body, *observation_.program);
  }

  // Index of the next CallReturned of `function` ("": of any), or nothing.
  std::optional<size_t> NextReturn(const std::string& function) const;

  // Index of the first event that an expectation standing here can't see.
  size_t Horizon() const;

  const Observation& observation_;
  const std::vector<Event>& events_;
  Verdict verdict_;
  bool exactly_;
  size_t next_ = 0;
  int met_calls_ = 0;
};

// DescribeResult writes what a call gave, for people: "errSSLCertExpired
// (-9814)", "kSSLConnected".
std::string DescribeResult(const CallReturned& call);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_EXPECTATIONS_H_

// SPDX-License-Identifier: Apache-2.0
// What a scenario expects: an ordered timeline. Data only.
#ifndef SHAKEDOWN_SCENARIO_EXPECTATION_H_
#define SHAKEDOWN_SCENARIO_EXPECTATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/scenario/program/program.h"

namespace shakedown::scenario {

// Where something stands in its file, for messages. Not part of equality.
struct Place {
  int line = 0;  // 1-based; 0: not from a file
  int column = 0;
  std::string file = {};  // "": the scenario's own, not an included one
  bool operator==(const Place&) const { return true; }
};

// A call with its result. "errSSLWouldBlock" and the state of
// SSLGetSessionState are both a `result` here.
struct ExpectCall {
  std::string function;               // "SSLHandshake"
  std::optional<std::string> result;  // a code's name, or a state's, version's,
                                      // suite's for the getters
  std::optional<std::string> data;    // SSLRead: what was read
  std::vector<std::string> names;     // "CN=...", or of protocols: "h2"
  bool operator==(const ExpectCall&) const = default;
};

// An alert that was sent by that time.
struct ExpectAlert {
  bool from_app = true;
  std::optional<std::string> level;  // "warning", "fatal"
  std::optional<std::string> description;
  bool operator==(const ExpectAlert&) const = default;
};

// The state that SSLGetSessionState would give at that time.
struct ExpectState {
  std::string state;  // "kSSLAborted"
  bool operator==(const ExpectState&) const = default;
};

// How the peer saw it end; "" is success.
struct ExpectPeer {
  std::string fails_with;  // "alert certificate_unknown"
  bool operator==(const ExpectPeer&) const = default;
};

// That much virtual time passed since the start, at least.
struct ExpectClock {
  int64_t passed_ms = 0;
  bool operator==(const ExpectClock&) const = default;
};

// A finding about caller or callback by name; "none": there is none at all.
struct ExpectFinding {
  std::string name;
  bool operator==(const ExpectFinding&) const = default;
};

// A finding about the peer's chain: a part of its text.
struct ExpectTrust {
  std::string contains;
  bool operator==(const ExpectTrust&) const = default;
};

// The transcript is that of the same scenario without `wire`.
struct ExpectSameTranscript {
  bool operator==(const ExpectSameTranscript&) const = default;
};

// The verdict of the run, for scenarios that show a hang or a spin:
// "hang", "spin", of programs "crash".
struct ExpectVerdict {
  std::string verdict;
  bool operator==(const ExpectVerdict&) const = default;
};

using ExpectationBody =
    std::variant<ExpectCall, ExpectAlert, ExpectState, ExpectPeer, ExpectClock,
                 ExpectFinding, ExpectTrust, ExpectSameTranscript,
                 ExpectVerdict, ExpectExit, ExpectSignal, ExpectOutput,
                 ExpectWithin>;

struct Expectation {
  ExpectationBody body;
  int times = 1;            // that often in a row (calls only)
  bool any_number = false;  // "times: any": no matter how often, also never
  Place place;
  bool operator==(const Expectation&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_EXPECTATION_H_

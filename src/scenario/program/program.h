// SPDX-License-Identifier: Apache-2.0
// A program under test, in the reference app's place, and what is expected of
// it besides what its peer sees. Data only.
// Example: Program{.exec = "curl --cacert {anchors} https://localhost:{port}"}
#ifndef SHAKEDOWN_SCENARIO_PROGRAM_PROGRAM_H_
#define SHAKEDOWN_SCENARIO_PROGRAM_PROGRAM_H_

#include <cstdint>
#include <map>
#include <string>

namespace shakedown::scenario {

struct Program {
  std::string exec;  // the command, quoted as for a shell, with {words}
  std::map<std::string, std::string> environment;  // values have {words} too
  std::string input;                               // what it reads from stdin
  bool operator==(const Program&) const = default;
};

// --- expect ---

// How it exits.
struct ExpectExit {
  enum class Kind : uint8_t { kStatus, kNonzero, kAny };
  Kind kind = Kind::kStatus;
  int status = 0;
  bool operator==(const ExpectExit&) const = default;
};

// The signal it dies of: "SIGSEGV".
struct ExpectSignal {
  std::string name;
  bool operator==(const ExpectSignal&) const = default;
};

// What it prints.
struct ExpectOutput {
  enum class Kind : uint8_t { kContains, kEquals, kMatches };
  bool of_stderr = false;
  Kind kind = Kind::kContains;
  std::string text;  // kMatches: a POSIX extended regular expression
  bool operator==(const ExpectOutput&) const = default;
};

// It ends before so much time has passed on the machine's clock.
struct ExpectWithin {
  int64_t milliseconds = 0;
  bool operator==(const ExpectWithin&) const = default;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_PROGRAM_PROGRAM_H_

// SPDX-License-Identifier: Apache-2.0
// The findings about a caller or its callbacks: the one list of what a trace
// may hold and a scenario may expect or allow. A name that is not in the list
// does not compile.
// Example: trace.Add(Finding{"would-block-spin", "the app never waited"});
#ifndef SHAKEDOWN_BASE_FINDINGS_H_
#define SHAKEDOWN_BASE_FINDINGS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shakedown {

struct ListedFinding {
  std::string_view name;
  std::string_view meaning;
};

// In the alphabet's order.
inline constexpr ListedFinding kFindings[] = {
    {"call-from-a-callback",
     "a read or write callback called Secure Transport on its own context"},
    {"callback-says-unexpected-record",
     "a callback returned -9849, Secure Transport's own code, for ever"},
    {"moved-more-than-asked",
     "a callback reported more bytes than it was given"},
    {"record-functions-not-called",
     "a context of SSLCreateContextWithRecordFuncs was used"},
    {"short-read-as-success",
     "a read callback returned success with fewer bytes than were asked for"},
    {"would-block-spin", "the app called again and again and never waited"},
    {"write-callback-makes-no-progress",
     "a write callback returned success with no byte taken, for ever"},
};

// The name of a finding in the list, checked by the compiler.
class FindingName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is the name.
  consteval FindingName(const char* name) : name_(name) {
    for (const ListedFinding& listed : kFindings) {
      if (listed.name == name_) return;
    }
    throw "not in kFindings";
  }
  constexpr std::string_view get() const { return name_; }

 private:
  std::string_view name_;
};

// The contract linter, or a callback that broke its contract, says so.
struct Finding {
  Finding(FindingName listed, std::string why)
      : name(listed.get()), text(std::move(why)) {}

  std::string name;
  std::string text;
};

// FindingNames returns the names of the list, in its order.
inline std::vector<std::string> FindingNames() {
  std::vector<std::string> names;
  for (const ListedFinding& listed : kFindings) names.emplace_back(listed.name);
  return names;
}

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_FINDINGS_H_

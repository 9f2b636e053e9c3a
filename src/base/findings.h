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
    {"break-taken-for-failure",
     "SSLRead or SSLWrite asked for a decision, and the app closed instead"},
    {"call-from-a-callback",
     "a read or write callback called Secure Transport on its own context"},
    {"callback-says-unexpected-record",
     "a callback returned -9849, Secure Transport's own code, for ever"},
    {"close-not-finished",
     "SSLClose would have blocked, and was not called again"},
    {"data-beside-a-code-lost",
     "SSLRead gave bytes together with a code, and the app dropped them"},
    {"fatal-code-retried", "the app called again what had failed for good"},
    {"leaked-context", "a context was never released"},
    {"leaked-object",
     "an object of a Create or Copy function was never released"},
    {"length-left-untouched",
     "a callback returned errSSLWouldBlock without setting the length"},
    {"limit-not-applied",
     "a version or suite limit was refused, and the app went on without it"},
    {"moved-more-than-asked",
     "a callback reported more bytes than it was given"},
    {"no-close-after-failure",
     "the context was released with its alert unsent"},
    {"null-trust-used", "SSLCopyPeerTrust gave NULL, and the app passed it on"},
    {"record-functions-not-called",
     "a context of SSLCreateContextWithRecordFuncs was used"},
    {"refused-setter-ignored",
     "a setter returned errSecBadReq, and the app went on as if it had not"},
    {"resent-after-would-block",
     "SSLWrite had taken the bytes, and got them again"},
    {"short-read-as-success",
     "a read callback returned success with fewer bytes than were asked for"},
    {"short-write-as-success",
     "a write callback returned success with fewer bytes than it was given"},
    {"trust-not-looked-at",
     "the app approved of a peer without a look at its certificates"},
    {"untaken-data-forgotten",
     "SSLWrite had taken none of the bytes, and never got them again"},
    {"used-after-close", "the app went on with a context after SSLClose"},
    {"went-on-before-the-verdict",
     "the handshake went on while the app's trust decision was pending"},
    {"would-block-spin", "the app called again and again and never waited"},
    {"would-block-taken-for-failure",
     "the app gave up at the first errSSLWouldBlock"},
    {"would-block-taken-for-success",
     "the app used a connection whose handshake had only blocked"},
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

// PageOfFinding returns where a finding is explained.
inline std::string PageOfFinding(std::string_view name) {
  return "docs/findings.md#" + std::string(name);
}

// FindingNames returns the names of the list, in its order.
inline std::vector<std::string> FindingNames() {
  std::vector<std::string> names;
  for (const ListedFinding& listed : kFindings) names.emplace_back(listed.name);
  return names;
}

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_FINDINGS_H_

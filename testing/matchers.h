// SPDX-License-Identifier: Apache-2.0
// GoogleMock matchers for results, states and alerts. There is no "fails": a
// test names the result that it expects.
// Example: EXPECT_THAT(client.Connect(), FailsWith(errSSLCertExpired));
#ifndef SHAKEDOWN_TESTING_MATCHERS_H_
#define SHAKEDOWN_TESTING_MATCHERS_H_

#include <gmock/gmock.h>

#include <ostream>
#include <string>

#include "testing/test_simulation.h"

namespace shakedown {

// What a failed matcher shows of a world.
inline void PrintTo(const TestSimulation& world, std::ostream* out) {
  *out << "a world with " << world.findings().size() << " findings";
}

}  // namespace shakedown

namespace shakedown_testing {

// An OSStatus that is errSecSuccess.
MATCHER(Succeeds, negation ? "fails" : "is errSecSuccess (0)") {
  *result_listener << "which is " << shakedown::DescribeStatus(arg);
  return arg == errSecSuccess;
}

MATCHER_P(HasStatus, code,
          std::string(negation ? "is not " : "is ") +
              shakedown::DescribeStatus(code)) {
  *result_listener << "which is " << shakedown::DescribeStatus(arg);
  return arg == code;
}

// An OSStatus that is exactly `code`. (Apple's codes are constants of an
// enumeration without a name, which no template takes.)
inline auto FailsWith(OSStatus code) { return HasStatus(code); }

// An OSStatus that is errSSLWouldBlock.
inline auto WouldBlock() { return FailsWith(errSSLWouldBlock); }

// An SSLContextRef in that state: EXPECT_THAT(context, IsIn(kSSLAborted)).
MATCHER_P(IsIn, state,
          std::string(negation ? "is not" : "is") + " in SSLSessionState " +
              std::to_string(state)) {
  SSLSessionState now = kSSLIdle;
  const OSStatus status = SSLGetSessionState(arg, &now);
  *result_listener << "which is in SSLSessionState " << now;
  return status == errSecSuccess && now == state;
}

// One of TestSimulation's alerts, by level and description.
MATCHER_P2(IsAlert, level, description,
           std::string(negation ? "isn't" : "is") + " the " + level +
               " alert " + description) {
  *result_listener << "which is the " << arg.level << " alert "
                   << arg.description;
  return arg.level == level && arg.description == description;
}

inline auto FatalAlert(const std::string& description) {
  return IsAlert(std::string("fatal"), description);
}

inline auto CloseNotify() {
  return IsAlert(std::string("warning"), std::string("close_notify"));
}

// A TestSimulation whose findings about the app, in their order, match:
// EXPECT_THAT(world(), Findings(ElementsAre("used-after-close"))).
template <class Matcher>
auto Findings(const Matcher& names) {
  return ::testing::Property("findings", &shakedown::TestSimulation::findings,
                             names);
}

// A TestSimulation without findings: the app has kept the contract by now.
MATCHER(HasNoFindings, negation ? "has findings" : "has no findings") {
  for (const std::string& text : arg.finding_texts()) {
    *result_listener << "\n  " << text;
  }
  return arg.findings().empty();
}

}  // namespace shakedown_testing

#endif  // SHAKEDOWN_TESTING_MATCHERS_H_

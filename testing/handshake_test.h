// SPDX-License-Identifier: Apache-2.0
// The fixture for tests of apps that call SSLHandshake. A test that fails
// prints the ladder of its newest connection and how to run it again.
// Example: class MailTest : public shakedown_testing::HandshakeTest {};
//          TEST_F(MailTest, ...) { Given("server: {chain: [leaf]} ..."); ... }
#ifndef SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_
#define SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>  // program_invocation_name
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "testing/matchers.h"
#include "testing/test_simulation.h"

namespace shakedown_testing {

class HandshakeTest : public ::testing::Test {
 protected:
  // Given sets the stage with the text of a scenario, GivenFile with a file. A
  // wrong one fails the test with the place and the reason.
  void Given(const std::string& yaml) {
    world_.reset();  // before the next becomes the current one
    Take(std::make_unique<shakedown::TestSimulation>(yaml));
  }
  void GivenFile(const std::string& path) {
    world_.reset();
    Take(shakedown::TestSimulation::FromFile(path));
  }

  shakedown::TestSimulation& world() { return *world_; }

  // Allow lets the app do one thing wrong, by its name in docs/findings.md. Any
  // other finding about the newest connection fails the test.
  void Allow(const std::string& finding) { allowed_.push_back(finding); }

  // WatchObjects makes the test fail if the app leaks an object that is made
  // from now on. The app, and all that the test made itself, must be gone when
  // the test's body ends. Say it before the app makes anything.
  void WatchObjects() {
    shakedown::TestSimulation::WatchObjects();
    watches_ = true;
  }

  void TearDown() override {
    if (world_ != nullptr && world_->error().empty()) JudgeApp();
    if (watches_) shakedown::TestSimulation::StopWatchingObjects();
  }

 private:
  void JudgeApp() {
    FailOnFindings();
    const std::string ladder = world_->Ladder();
    if (watches_) FailOnLeaks();
    if (HasFailure()) std::cout << ladder << Replay();
  }

  void FailOnFindings() const {
    const auto names = world_->findings();
    const auto texts = world_->finding_texts();
    for (size_t i = 0; i < names.size(); ++i) {
      if (std::count(allowed_.begin(), allowed_.end(), names[i]) > 0) continue;
      ADD_FAILURE() << "the app, or a callback, broke the contract: "
                    << texts[i] << "\nIf it may, say Allow(\"" << names[i]
                    << "\").";
    }
  }

  // What the world itself holds goes with it.
  void FailOnLeaks() {
    world_.reset();
    for (const std::string& left : shakedown::TestSimulation::LivingObjects()) {
      ADD_FAILURE() << "leaked-object: the app never released a " << left
                    << " (docs/findings.md#leaked-object)";
    }
  }

  void Take(std::unique_ptr<shakedown::TestSimulation> world) {
    world_ = std::move(world);
    // GoogleTest reports it as the test's failure, and the test ends here.
    if (!world_->error().empty()) throw std::runtime_error(world_->error());
  }

  static std::string Replay() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    return std::string("again: ") + program_invocation_name +
           " --gtest_filter=" + test->test_suite_name() + "." + test->name() +
           "\n";
  }

  std::unique_ptr<shakedown::TestSimulation> world_;
  std::vector<std::string> allowed_;
  bool watches_ = false;
};

}  // namespace shakedown_testing

#endif  // SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_

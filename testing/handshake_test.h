// SPDX-License-Identifier: Apache-2.0
// The fixture for tests of apps that call SSLHandshake. A test that fails
// prints the ladder of its newest connection and how to run it again.
// Example: class MailTest : public shakedown_testing::HandshakeTest {};
//          TEST_F(MailTest, ...) { Given("server: {chain: [leaf]} ..."); ... }
#ifndef SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_
#define SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_

#include <gtest/gtest.h>

#include <cerrno>  // program_invocation_name
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

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

  void TearDown() override {
    if (world_ == nullptr || !world_->error().empty()) return;
    EXPECT_THAT(world_->findings(), ::testing::IsEmpty())
        << "the app, or a callback, broke the contract";
    if (HasFailure()) std::cout << world_->Ladder() << Replay();
  }

 private:
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
};

}  // namespace shakedown_testing

#endif  // SHAKEDOWN_TESTING_HANDSHAKE_TEST_H_

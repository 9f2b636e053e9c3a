// SPDX-License-Identifier: Apache-2.0
// Careless apps and callbacks that break their contract end in a finding, never
// in an endless loop.
#include "src/runner/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/runner/run_for_test.h"
#include "src/runner/world.h"

namespace shakedown::runner {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kMostCalls = 1'000'000;  // an endless loop ends here, and fails

class ConnectionTest : public testing::Test {
 protected:
  void Connect(const std::string& more = "") {
    auto world = World::Make(ScenarioOf(kGoodServer + more));
    ASSERT_TRUE(world.ok()) << world.error().ToString();
    world_ = std::move(world).value();
    scope_.emplace(world_->simulation());
    connection_ = world_->Connect().value();
    context_ = cf::CFRef<SSLContextRef>::Adopt(
        SSLCreateContext(nullptr, kSSLClientSide, kSSLStreamType));
    Use(&Connection::Read, &Connection::Write);
    SSLSetConnection(context_.get(), connection_->ref());
  }
  void Use(SSLReadFunc read, SSLWriteFunc write) {
    SSLSetIOFuncs(context_.get(), read, write);
  }
  // The careless app: it calls again on would-block and never waits.
  OSStatus SpinOnHandshake(int most_calls = kMostCalls) {
    OSStatus result = errSSLWouldBlock;
    for (int i = 0; i < most_calls && result == errSSLWouldBlock; ++i) {
      result = SSLHandshake(context_.get());
    }
    return result;
  }
  std::vector<std::string> Findings() {
    return FindingsIn(world_->simulation().trace());
  }
  Verdict JudgeIt() {
    Observation observation;
    observation.trace = world_->simulation().trace();
    observation.spun = connection_->spun();
    return Judge(world_->scenario(), observation).verdict;
  }

  std::unique_ptr<World> world_;
  std::optional<Simulation::Scope> scope_;
  std::unique_ptr<Connection> connection_;
  cf::CFRef<SSLContextRef> context_;
};

constexpr char kSilence[] =
    "wire: [would_block: {at: 'server:Certificate', forever: true}]\n";

TEST_F(ConnectionTest, BytesAreCountedInBothDirections) {
  Connect();
  EXPECT_EQ(SpinOnHandshake(), errSecSuccess);
  EXPECT_EQ(connection_->bytes_moved(),
            connection_->wire().sent_by_app().size() +
                connection_->wire().sent_by_peer().size());
  EXPECT_FALSE(connection_->spun());
}

TEST_F(ConnectionTest, AppThatSpinsOnWouldBlockEarnsTheVerdictSpin) {
  Connect(kSilence);
  EXPECT_EQ(SpinOnHandshake(), errSSLClosedAbort);
  EXPECT_TRUE(connection_->spun());
  EXPECT_THAT(Findings(), ElementsAre("would-block-spin"));
  EXPECT_EQ(JudgeIt(), Verdict::kSpin);
}

TEST_F(ConnectionTest, AppThatWaitsDoesNotSpin) {
  Connect(kSilence);
  for (int i = 0; i < 30'000; ++i) {
    ASSERT_EQ(SSLHandshake(context_.get()), errSSLWouldBlock);
    world_->simulation().Advance(1);
  }
  EXPECT_FALSE(connection_->spun());
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(ConnectionTest, AppThatSpinsButGetsBytesDoesNotSpin) {
  Connect(
      "wire: [deliver: {from: server, bytes_per_call: 1,"
      " would_block_between: 9}]\n");
  EXPECT_EQ(SpinOnHandshake(), errSecSuccess);
  EXPECT_FALSE(connection_->spun());
}

// --- Callbacks that break their contract ---

OSStatus ReadNothingWithSuccess(SSLConnectionRef, void*, size_t* length) {
  *length = 0;
  return errSecSuccess;
}

OSStatus ReadOneByteWithSuccess(SSLConnectionRef connection, void* data,
                                size_t* length) {
  *length = std::min<size_t>(*length, 1);
  return Connection::Read(connection, data, length);
}

OSStatus ReadMoreThanAsked(SSLConnectionRef connection, void* data,
                           size_t* length) {
  const OSStatus status = Connection::Read(connection, data, length);
  *length += 100;
  return status;
}

OSStatus WriteNothingWithSuccess(SSLConnectionRef, const void*,
                                 size_t* length) {
  *length = 0;
  return errSecSuccess;
}

OSStatus WriteOneByteWithSuccess(SSLConnectionRef connection, const void* data,
                                 size_t* length) {
  *length = std::min<size_t>(*length, 1);
  return Connection::Write(connection, data, length);
}

OSStatus WriteNothingAndBlock(SSLConnectionRef, const void*, size_t* length) {
  *length = 0;
  return errSSLWouldBlock;
}

TEST_F(ConnectionTest, ReadOfNothingForEverIsAFinding) {
  Connect();
  Use(ReadNothingWithSuccess, &Connection::Write);
  EXPECT_EQ(SpinOnHandshake(100), errSSLWouldBlock);
  EXPECT_THAT(Findings(), Contains("short-read-as-success"));
  EXPECT_EQ(JudgeIt(), Verdict::kWrongResult);
}

TEST_F(ConnectionTest, ShortReadAsSuccessIsAFindingAndTheBytesCount) {
  Connect();
  Use(ReadOneByteWithSuccess, &Connection::Write);
  EXPECT_EQ(SpinOnHandshake(), errSecSuccess);
  EXPECT_THAT(Findings(), Contains("short-read-as-success"));
  EXPECT_EQ(JudgeIt(), Verdict::kWrongResult);
}

TEST_F(ConnectionTest, ReadOfMoreThanWasAskedIsAFinding) {
  Connect();
  Use(ReadMoreThanAsked, &Connection::Write);
  SpinOnHandshake();
  EXPECT_THAT(Findings(), Contains("moved-more-than-asked"));
}

TEST_F(ConnectionTest, WriteThatNeverProgressesIsAFindingAndEnds) {
  Connect();
  Use(&Connection::Read, WriteNothingWithSuccess);
  EXPECT_EQ(SpinOnHandshake(), errSSLInternal);
  EXPECT_THAT(Findings(), ElementsAre("write-callback-makes-no-progress"));
}

TEST_F(ConnectionTest, ShortWriteAsSuccessIsOfferedTheRest) {
  Connect();
  Use(&Connection::Read, WriteOneByteWithSuccess);
  EXPECT_EQ(SpinOnHandshake(), errSecSuccess);
}

TEST_F(ConnectionTest, WriteThatBlocksForEverIsTheAppsToGiveUp) {
  Connect();
  Use(&Connection::Read, WriteNothingAndBlock);
  EXPECT_EQ(SpinOnHandshake(100), errSSLWouldBlock);
  EXPECT_EQ(connection_->bytes_moved(), 0u);
}

}  // namespace
}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
// Careless I/O callbacks out of the field: what SSLHandshake makes of them.
#include <utility>

#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;
using shakedown_testing::Succeeds;
using shakedown_testing::WouldBlock;

constexpr char kServer[] = "server: {chain: [leaf]}\n";

OSStatus WouldBlockIsSuccess(OSStatus status) {
  return status == errSSLWouldBlock ? OSStatus{errSecSuccess} : status;
}

// curl/curl#10226, PR#10235, #10227: the callbacks said success for whatever
// part had moved. On macOS stale bytes are then parsed, with results by chance
// (-9810, -50); here it is a finding, and waits.
class SuccessForAnyPartTest : public FieldTest {
 protected:
  OSStatus Read(void* data, size_t* size) override {
    return WouldBlockIsSuccess(FieldTest::Read(data, size));
  }
  OSStatus Write(const void* data, size_t* size) override {
    return WouldBlockIsSuccess(FieldTest::Write(data, size));
  }
};

TEST_F(SuccessForAnyPartTest, ShortReadIsFound) {
  Open(std::string(kServer) +
       "wire: [would_block: {at: 'server:Certificate+40'}]\n");
  EXPECT_THAT(SSLHandshake(context()), WouldBlock());
  EXPECT_THAT(SSLHandshake(context()), Succeeds());
  Earns({"short-read-as-success"});
}

TEST_F(SuccessForAnyPartTest, WriteThatMovesNothingEndsInAnInternalError) {
  Open(std::string(kServer) +
       "wire: [would_block: {at: 'client@0', forever: true}]\n");
  EXPECT_THAT(SSLHandshake(context()), FailsWith(errSSLInternal));
  Earns({"write-callback-makes-no-progress"});
}

// curl/curl PR#11427: the end of the file was reported as "would block".
class EndAsWouldBlockTest : public FieldTest {
 protected:
  OSStatus Read(void* data, size_t* size) override {
    const OSStatus status = FieldTest::Read(data, size);
    return status == errSSLClosedGraceful ? OSStatus{errSSLWouldBlock} : status;
  }
};

TEST_F(EndAsWouldBlockTest, HandshakeBlocksForEver) {
  Open(std::string(kServer) + "wire: [cut: {at: 'server@0'}]\n");
  for (int call = 0; call < 1'000; ++call) {
    ASSERT_THAT(SSLHandshake(context()), WouldBlock());
    world().Advance(1);
  }
}

// The same thread tells what else it tried: success with no byte.
class EndAsSuccessTest : public FieldTest {
 protected:
  OSStatus Read(void* data, size_t* size) override {
    const OSStatus status = FieldTest::Read(data, size);
    return status == errSSLClosedGraceful ? OSStatus{errSecSuccess} : status;
  }
};

TEST_F(EndAsSuccessTest, EmptyReadIsFound) {
  Open(std::string(kServer) + "wire: [cut: {at: 'server:Certificate+40'}]\n");
  EXPECT_THAT(SSLHandshake(context()), WouldBlock());
  world().Advance(1);
  EXPECT_THAT(SSLHandshake(context()), WouldBlock());
  Earns({"short-read-as-success"});
}

// The same thread: reported as it should be, the end is -9806 at a header.
TEST_F(FieldTest, EndOfFileIsAnAbortOutOfTheHandshake) {
  Open(std::string(kServer) + "wire: [cut: {at: 'server@0'}]\n");
  EXPECT_THAT(SSLHandshake(context()), FailsWith(errSSLClosedAbort));
}

// dotnet/corefx#24142, PR#24868: one thread was in SSLRead when another called
// SSLWrite on the same context. Two calls at a time are what matters, and one
// thread can make them, every time: on macOS the process crashes.
class TwoCallsAtATimeTest : public FieldTest {
 protected:
  OSStatus Read(void* data, size_t* size) override {
    if (std::exchange(overlaps_, false)) second_ = Send("meanwhile");
    return FieldTest::Read(data, size);
  }

  bool overlaps_ = false;
  OSStatus second_ = errSecSuccess;
};

TEST_F(TwoCallsAtATimeTest, SecondCallIsRefusedAndFound) {
  Open("server: {chain: [leaf], after_handshake: [send: hello]}\n");
  ASSERT_THAT(SSLHandshake(context()), Succeeds());
  overlaps_ = true;
  std::string got;
  EXPECT_THAT(Receive(5, got), Succeeds());
  EXPECT_THAT(second_, FailsWith(errSecBadReq));
  EXPECT_EQ(got, "hello");
  Earns({"call-from-a-callback"});
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Careless apps of a few lines, and what the linter says of each.
#include <string>

#include "testing/client_for_test.h"
#include "testing/handshake_test.h"

namespace {

using shakedown::TestSimulation;
using shakedown_testing::FailsWith;
using shakedown_testing::Findings;
using shakedown_testing::HasNoFindings;
using shakedown_testing::Succeeds;
using shakedown_testing::WouldBlock;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kGoodServer[] =
    "pki: {leaf: {host: a.test, trusted: true}}\n"
    "server: {chain: [leaf]}\n";
constexpr char kUnknownServer[] =
    "pki: {leaf: {host: a.test}}\n"
    "server: {chain: [leaf]}\n";
constexpr char kAskingLateServer[] =
    "pki: {leaf: {host: a.test, trusted: true}}\n"
    "server:\n"
    "  chain: [leaf]\n"
    "  after_handshake: [renegotiate: {request_certificate: {}}]\n";
constexpr char kSilentServer[] = "server: {raw: [silence]}\n";

OSStatus LeaveLengthUntouched(SSLConnectionRef, void*, size_t*) {
  return errSSLWouldBlock;
}

OSStatus ReadNothing(SSLConnectionRef, void*, size_t* length) {
  *length = 0;
  return errSSLWouldBlock;
}

class FindingsTest : public shakedown_testing::HandshakeTest {
 protected:
  // The scenario, and a client in it.
  void Meet(const std::string& yaml) {
    Given(yaml);
    context_ = MakeClient(world());
  }

  void MeetAtBreak(const std::string& yaml) {
    Meet(yaml);
    SSLSetSessionOption(context_, kSSLSessionOptionBreakOnServerAuth, true);
    EXPECT_THAT(SSLHandshake(context_), FailsWith(errSSLServerAuthCompleted));
  }

  void Connect() { EXPECT_THAT(SSLHandshake(context_), Succeeds()); }

  void LookAtPeer() {
    SecTrustRef trust = nullptr;
    SSLCopyPeerTrust(context_, &trust);
    ASSERT_NE(trust, nullptr);
    CFRelease(trust);
  }

  // In a renegotiation, after a handshake in which the app took care.
  void MeetAtBreakOfSslRead() {
    MeetAtBreak(kAskingLateServer);
    LookAtPeer();
    Connect();
    char byte = 0;
    size_t got = 0;
    EXPECT_THAT(SSLRead(context_, &byte, 1, &got),
                FailsWith(errSSLServerAuthCompleted));
  }

  OSStatus Write(const std::string& text) {
    size_t taken = 0;
    return SSLWrite(context_, text.data(), text.size(), &taken);
  }

  void Release() {
    if (context_ != nullptr) CFRelease(context_);
    context_ = nullptr;
  }

  // The app has done exactly this wrong.
  void ExpectFinding(const std::string& name) {
    Release();
    EXPECT_THAT(world(), Findings(ElementsAre(name)));
    Allow(name);
  }

  // Moves a byte and claims that this was all.
  static OSStatus WriteOneByte(SSLConnectionRef test, const void* data,
                               size_t* length) {
    auto& world =
        const_cast<FindingsTest*>(static_cast<const FindingsTest*>(test))
            ->world();
    *length = 1;
    return world.write_func()(world.connection(), data, length);
  }

  ~FindingsTest() override { Release(); }

  SSLContextRef context_ = nullptr;
};

TEST_F(FindingsTest, ApprovesWithoutALook) {
  MeetAtBreak(kUnknownServer);
  EXPECT_THAT(SSLHandshake(context_), Succeeds());
  ExpectFinding("trust-not-looked-at");
}

TEST_F(FindingsTest, GoesOnWhileTheUserIsStillThinking) {
  MeetAtBreak(kUnknownServer);
  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_, &trust);
  EXPECT_THAT(SSLHandshake(context_), Succeeds());  // bytes had come
  SecTrustResultType result = kSecTrustResultInvalid;
  SecTrustEvaluate(trust, &result);
  CFRelease(trust);
  ExpectFinding("went-on-before-the-verdict");
}

TEST_F(FindingsTest, TakesABreakOfSslReadForAFailure) {
  MeetAtBreakOfSslRead();
  SSLClose(context_);
  ExpectFinding("break-taken-for-failure");
}

TEST_F(FindingsTest, LooksAtABreakOfSslReadAndCloses) {
  MeetAtBreakOfSslRead();
  LookAtPeer();
  SSLClose(context_);
  Release();
  EXPECT_THAT(world(), HasNoFindings());
}

TEST_F(FindingsTest, PassesNullOn) {
  Meet(kGoodServer);
  SecTrustRef trust = nullptr;
  EXPECT_THAT(SSLCopyPeerTrust(context_, &trust), Succeeds());
  EXPECT_EQ(trust, nullptr);
  SecTrustResultType result = kSecTrustResultInvalid;
  EXPECT_THAT(SecTrustEvaluate(trust, &result), FailsWith(errSecParam));
  ExpectFinding("null-trust-used");
}

TEST_F(FindingsTest, WritesThoughTheHandshakeOnlyBlocked) {
  Meet(kSilentServer);
  EXPECT_THAT(SSLHandshake(context_), WouldBlock());
  Write("hello");
  ExpectFinding("would-block-taken-for-success");
}

TEST_F(FindingsTest, ClosesAtTheFirstBlock) {
  Meet(kSilentServer);
  EXPECT_THAT(SSLHandshake(context_), WouldBlock());
  SSLClose(context_);
  ExpectFinding("would-block-taken-for-failure");
}

TEST_F(FindingsTest, WritesAgainWhatWasTaken) {
  Meet(std::string(kGoodServer) +
       "wire: [would_block: {at: 'client:ApplicationData'}]\n");
  Connect();
  EXPECT_THAT(Write("a transfer of 100"), WouldBlock());
  EXPECT_THAT(Write("a transfer of 100"), Succeeds());
  ExpectFinding("resent-after-would-block");
}

TEST_F(FindingsTest, ForgetsWhatWasNotTaken) {
  Meet(std::string(kGoodServer) +
       "wire: [would_block: {at: 'client:ApplicationData', calls: 2}]\n");
  Connect();
  EXPECT_THAT(Write("first"), WouldBlock());
  EXPECT_THAT(Write("second"), WouldBlock());
  EXPECT_THAT(Write(""), Succeeds());
  SSLClose(context_);
  ExpectFinding("untaken-data-forgotten");
}

TEST_F(FindingsTest, DropsWhatComesWithACode) {
  Meet(
      "pki: {leaf: {host: a.test, trusted: true}}\n"
      "server: {chain: [leaf], after_handshake: [send: bye!]}\n");
  Connect();
  std::string buffer(3, '\0');
  size_t got = 0;
  EXPECT_THAT(SSLRead(context_, buffer.data(), 3, &got), Succeeds());
  EXPECT_THAT(SSLRead(context_, buffer.data(), 3, &got), WouldBlock());
  EXPECT_EQ(got, 1u);
  world().NoteDataUsed(3);
  ExpectFinding("data-beside-a-code-lost");
}

TEST_F(FindingsTest, SetsAnOptionTooLate) {
  Meet(kGoodServer);
  Connect();
  EXPECT_THAT(
      SSLSetSessionOption(context_, kSSLSessionOptionBreakOnServerAuth, true),
      FailsWith(errSecBadReq));
  Write("hello");
  ExpectFinding("refused-setter-ignored");
}

TEST_F(FindingsTest, DoesNotNoticeThatALimitIsRefused) {
  Meet(kGoodServer);
  EXPECT_THAT(SSLSetProtocolVersionMin(context_, kSSLProtocol2),
              FailsWith(errSSLIllegalParam));
  Connect();
  ExpectFinding("limit-not-applied");
}

TEST_F(FindingsTest, TriesAFatalCodeAgain) {
  Meet(kUnknownServer);
  EXPECT_THAT(SSLHandshake(context_), FailsWith(errSSLUnknownRootCert));
  SSLHandshake(context_);
  SSLClose(context_);
  ExpectFinding("fatal-code-retried");
}

TEST_F(FindingsTest, LeavesWithoutSayingWhy) {
  Meet(kUnknownServer);
  EXPECT_THAT(SSLHandshake(context_), FailsWith(errSSLUnknownRootCert));
  ExpectFinding("no-close-after-failure");
}

TEST_F(FindingsTest, ClosesHalfway) {
  Meet(std::string(kGoodServer) +
       "wire: [would_block: {at: 'client:Alert'}]\n");
  Connect();
  EXPECT_THAT(SSLClose(context_), WouldBlock());
  ExpectFinding("close-not-finished");
}

TEST_F(FindingsTest, ReadsAfterTheClose) {
  Meet(kGoodServer);
  Connect();
  SSLClose(context_);
  char byte = 0;
  size_t got = 0;
  EXPECT_THAT(SSLRead(context_, &byte, 1, &got),
              FailsWith(errSSLClosedGraceful));
  ExpectFinding("used-after-close");
}

TEST_F(FindingsTest, HasCallbacksThatForgetTheLength) {
  Meet(kSilentServer);
  SSLSetIOFuncs(context_, &LeaveLengthUntouched, world().write_func());
  EXPECT_THAT(SSLHandshake(context_), WouldBlock());
  ExpectFinding("length-left-untouched");
}

TEST_F(FindingsTest, HasCallbacksThatCallAShortWriteASuccess) {
  Meet(kGoodServer);
  SSLSetIOFuncs(context_, &ReadNothing, &WriteOneByte);
  SSLSetConnection(context_, this);
  EXPECT_THAT(SSLHandshake(context_), WouldBlock());
  ExpectFinding("short-write-as-success");
}

TEST_F(FindingsTest, CarefulAppHasNone) {
  MeetAtBreak(kGoodServer);
  LookAtPeer();
  Connect();
  SSLClose(context_);
  Release();
  EXPECT_THAT(world(), HasNoFindings());
}

TEST_F(FindingsTest, LeakedObjectIsNamedWithTheCallThatMadeIt) {
  Given(kGoodServer);
  TestSimulation::WatchObjects();
  CFArrayRef leaked = world().CopyIdentity({"leaf"});
  CFStringRef kept =
      CFStringCreateWithCString(nullptr, "kept", kCFStringEncodingUTF8);
  EXPECT_THAT(TestSimulation::LivingObjects(),
              Contains("CFString, made by CFStringCreateWithCString"));
  CFRelease(kept);
  EXPECT_THAT(TestSimulation::LivingObjects(),
              Not(Contains(HasSubstr("CFString,"))));
  EXPECT_THAT(TestSimulation::LivingObjects(),
              Contains(HasSubstr("CFArray, made")));
  CFRelease(leaked);
  TestSimulation::StopWatchingObjects();
}

TEST_F(FindingsTest, ContextIsAnObjectToo) {
  Given(kGoodServer);
  TestSimulation::WatchObjects();
  SSLContextRef context =
      SSLCreateContext(nullptr, kSSLClientSide, kSSLStreamType);
  EXPECT_THAT(TestSimulation::LivingObjects(),
              ElementsAre("SSLContext, made by SSLCreateContext"));
  CFRelease(context);
  EXPECT_THAT(TestSimulation::LivingObjects(), IsEmpty());
  TestSimulation::StopWatchingObjects();
}

TEST_F(FindingsTest, ReleasedOnceTooOftenIsNamedWithTheCallThatMadeIt) {
  Given(kGoodServer);
  WatchObjects();
  CFDataRef data = CFDataCreate(nullptr, nullptr, 0);
  CFRelease(data);
  EXPECT_DEATH(CFRelease(data),
               "CFRelease of a CFData that was already released "
               "\\(CFDataCreate made it\\)");
}

TEST_F(FindingsTest, CarefulAppLeaksNothing) {
  Given(kGoodServer);
  WatchObjects();
  context_ = MakeClient(world());
  Connect();
  LookAtPeer();
  EXPECT_THAT(Write("hello"), Succeeds());
  SSLClose(context_);
  Release();
}

TEST_F(FindingsTest, TextLeadsToThePage) {
  Meet(kUnknownServer);
  SSLHandshake(context_);
  Release();
  EXPECT_THAT(world().finding_texts(),
              ElementsAre(HasSubstr("docs/findings.md#no-close-after")));
  Allow("no-close-after-failure");
}

}  // namespace

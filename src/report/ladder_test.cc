// SPDX-License-Identifier: Apache-2.0
// Ladders drawn from traces made by hand, as people see them.
#include "src/report/ladder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "src/report/layout.h"

namespace shakedown::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto kOut = Direction::kFromApp;
constexpr auto kIn = Direction::kFromPeer;

class LadderTest : public testing::Test {
 protected:
  void Begin(const std::string& function) { Add(CallBegan{function}); }
  void End(const std::string& function, int32_t result,
           const std::string& detail = "", const std::string& data = "") {
    Add(CallReturned{function, result, detail,
                     Bytes(data.begin(), data.end())});
  }
  void Call(const std::string& function, int32_t result,
            const std::string& detail = "") {
    Begin(function);
    End(function, result, detail);
  }
  void Message(Direction direction, const std::string& name, size_t length,
               bool encrypted = false) {
    Add(MessageMoved{direction, name, length, encrypted});
  }
  void Add(EventBody body) { trace_.Add(std::move(body)); }

  // The ladder without its first line, "app ... server".
  std::string Drawn(bool colour = false) const {
    const std::string ladder = Ladder(scenario_, trace_, {.colour = colour});
    return "\n" + ladder.substr(ladder.find('\n') + 1);
  }

  // What people should see, from src/report/golden/NAME.txt.
  static std::string Golden(const std::string& name) {
    std::stringstream text;
    text << "\n" << std::ifstream("src/report/golden/" + name + ".txt").rdbuf();
    return text.str();
  }

  scenario::Scenario scenario_;
  Trace trace_;
};

TEST_F(LadderTest, FlightsSentAgainSayWhoseAndForWhichTime) {
  Begin("SSLHandshake");
  Add(FlightSentAgain{kOut, 2});
  Add(FlightSentAgain{kIn, 3});
  EXPECT_THAT(Drawn(), HasSubstr("app sends its flight again, transmission 2"));
  EXPECT_THAT(Drawn(), HasSubstr("server sends its flight again, transmission"
                                 " 3"));
}

TEST_F(LadderTest, ExpiredLeafBehindAWouldBlock) {
  Begin("SSLHandshake");
  Message(kOut, "ClientHello", 176);
  Message(kIn, "ServerHello", 81);
  Add(EffectFired{"would_block at server:Certificate+40"});
  End("SSLHandshake", -9803);
  Add(ClockAdvanced{1});
  Call("SSLHandshake", -9803);
  Add(ClockAdvanced{2});
  Begin("SSLHandshake");
  Message(kIn, "Certificate", 1204);
  Message(kIn, "ServerHelloDone", 4);
  Add(TrustFinding{0, "api.example.com", "expired, 14 days before the clock"});
  Add(StateChanged{"kSSLHandshake", "kSSLAborted"});
  End("SSLHandshake", -9814);
  Begin("SSLClose");
  Add(AlertMoved{kOut, 2, 45});
  Add(StateChanged{"kSSLAborted", "kSSLClosed"});
  End("SSLClose", 0);
  Add(PeerEvent{"alert certificate_expired received"});
  EXPECT_EQ(Drawn(), Golden("expired-leaf"));
}

TEST_F(LadderTest, BothBreaksWithAClientCertificate) {
  Begin("SSLHandshake");
  Message(kIn, "CertificateRequest", 87);
  Add(Break{"errSSLClientCertRequested"});
  End("SSLHandshake", -9842);
  Call("SSLCopyDistinguishedNames", 0, "CN=Acme Client CA");
  Call("SSLSetCertificate", 0);
  Begin("SSLHandshake");
  Message(kIn, "ServerHelloDone", 4);
  End("SSLHandshake", -9841);
  Begin("SSLHandshake");
  Message(kOut, "Certificate", 427);
  Message(kOut, "Finished", 16, true);
  End("SSLHandshake", 0);
  EXPECT_EQ(Drawn(), Golden("both-breaks"));
}

TEST_F(LadderTest, LongFlightGoesOnBelow) {
  Begin("SSLHandshake");
  for (const char* name : {"ServerHello", "Certificate", "ServerKeyExchange",
                           "CertificateRequest", "ServerHelloDone"}) {
    Message(kOut, name, 999);
  }
  End("SSLHandshake", 0);
  EXPECT_EQ(Drawn(), Golden("long-flight"));
}

TEST_F(LadderTest, HttpInPlaceOfTlsIsQuoted) {
  const ByteView http = AsBytes("HTTP/1.1 400 Bad Request\r\n\r\n");
  Begin("SSLHandshake");
  Message(kOut, "ClientHello", 146);
  Add(BytesSent{kIn, Bytes(http.begin(), http.end())});
  Add(PeerEvent{"closed"});
  End("SSLHandshake", -9847);
  EXPECT_EQ(Drawn(), Golden("http"));
}

TEST_F(LadderTest, DataThatWasReadIsQuoted) {
  Begin("SSLRead");
  Message(kIn, "ApplicationData", 5, true);
  End("SSLRead", 0, "", "hel\n!");
  EXPECT_EQ(Drawn(), Golden("data"));
}

TEST_F(LadderTest, ReasonOfAWouldBlockThatNobodySawIsARemark) {
  Begin("SSLRead");
  Add(EffectFired{"would_block at read call 9"});
  End("SSLRead", 0);
  Call("SSLRead", -9803);
  EXPECT_EQ(Drawn(), R"(
  SSLRead
   ~ would_block at read call 9
  ✓ errSecSuccess
  SSLRead
  ⏸ errSSLWouldBlock
)");
}

TEST_F(LadderTest, SettersShowOnlyIfTheyFail) {
  Call("SSLSetPeerID", 0);
  Call("SSLSetConnection", -50);
  EXPECT_EQ(Drawn(), "\n  SSLSetConnection ✗ errSecParam (-50)\n");
}

TEST_F(LadderTest, FindingsAndEffectsAreRemarks) {
  Begin("SSLHandshake");
  Add(EffectFired{"cut at server:Finished"});
  Add(Finding{"would-block-spin", "the app never waits"});
  Add(TrustFinding{1, "Acme TLS CA", "expired"});
  End("SSLHandshake", -9806);
  EXPECT_EQ(Drawn(), R"(
  SSLHandshake
   ~ cut at server:Finished
   ! finding would-block-spin: the app never waits
   ! issuer Acme TLS CA: expired
  ✗ errSSLClosedAbort (-9806)
)");
}

TEST_F(LadderTest, NoLineIsWiderThanTheLadder) {
  Begin("SSLHandshake");
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word ";
  Add(Finding{"would-block-spin", text});
  Add(StateChanged{"kSSLIdle", "kSSLHandshake"});
  End("SSLHandshake", -9842, text);
  std::istringstream lines(Drawn());
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(Width(line), kLadderColumns) << line;
  }
}

TEST_F(LadderTest, WaitsAreToldInSeconds) {
  Call("SSLHandshake", -9803);
  Add(ClockAdvanced{5'023});
  Call("SSLHandshake", 0);
  EXPECT_THAT(Drawn(), HasSubstr("5.023 s passed"));
}

TEST_F(LadderTest, ColourChangesNoColumn) {
  Begin("SSLClose");
  Add(StateChanged{"kSSLConnected", "kSSLClosed"});
  End("SSLClose", 0);
  EXPECT_EQ(Width(Drawn(true)), Width(Drawn(false)));
  EXPECT_THAT(Drawn(true), HasSubstr("\033[32m"));
  EXPECT_THAT(Drawn(false), Not(HasSubstr("\033")));
}

TEST_F(LadderTest, HeadNamesBothEnds) {
  EXPECT_THAT(Ladder(scenario_, trace_, {}), StartsWith(" app "));
  EXPECT_THAT(Ladder(scenario_, trace_, {}), HasSubstr(" server\n"));
  scenario_.app.is_server = true;
  EXPECT_THAT(Ladder(scenario_, trace_, {}), HasSubstr(" client\n"));
}

TEST_F(LadderTest, HeadingHasNameSeedProfileAndClock) {
  scenario_.name = "expired-leaf";
  EXPECT_EQ(LadderHeading(scenario_, {}),
            "expired-leaf                                  "
            "seed 7 · documented · 2026-01-15 12:00:00Z\n");
}

TEST_F(LadderTest, LongNameHasALineOfItsOwn) {
  scenario_.name = std::string(60, 'x');
  EXPECT_THAT(LadderHeading(scenario_, {}),
              StartsWith(scenario_.name + "\n     "));
}

}  // namespace
}  // namespace shakedown::report

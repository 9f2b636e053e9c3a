// SPDX-License-Identifier: Apache-2.0
// Session tickets, stapled OCSP responses and SCTs through the C functions
// (spec/api.md 1.7, spec/handshake.md 6.1 and 6.6).
#include <Security/SecureTransportPriv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/securetransport/connection_for_test.h"
#include "src/security/trust.h"

namespace shakedown::securetransport {
namespace {

class SessionTicketsTest : public ConnectionTest {
 protected:
  // The server remembers nothing: only a ticket resumes.
  SessionTicketsTest() {
    script.resumption = false;
    script.tickets = true;
  }
  void ConnectBy(OSStatus (*enable)(SSLContextRef context)) {
    Create();
    SSLSetPeerID(context, "server", 6);
    EXPECT_EQ(enable(context), errSecSuccess);
    Connect();
    EXPECT_EQ(Handshake(), errSecSuccess);
  }
  // The ID of the resumed session; "": it was not resumed.
  std::string Resumed() {
    Boolean resumed = false;
    char id[32];
    size_t length = sizeof(id);
    EXPECT_EQ(SSLGetResumableSessionInfo(context, &resumed, id, &length),
              errSecSuccess);
    return std::string(id, length);
  }
  static OSStatus ByOption(SSLContextRef context) {
    return SSLSetSessionOption(context, kSSLSessionOptionEnableSessionTickets,
                               true);
  }
  static OSStatus ByFunction(SSLContextRef context) {
    return SSLSetSessionTicketsEnabled(context, true);
  }
  static OSStatus NotAtAll(SSLContextRef) { return errSecSuccess; }
};

TEST_F(SessionTicketsTest, OptionAndFunctionLetTicketsResume) {
  for (const auto enable : {&ByOption, &ByFunction}) {
    ConnectBy(enable);
    EXPECT_EQ(Resumed(), "");
    ConnectBy(enable);
    EXPECT_EQ(Resumed(), "SESSION-TICKET");
  }
}

TEST_F(SessionTicketsTest, TicketsAreOffByDefault) {
  ConnectBy(&NotAtAll);
  ConnectBy(&NotAtAll);
  EXPECT_EQ(Resumed(), "");
}

TEST_F(SessionTicketsTest, TicketsMayBeEnabledAtAnyTime) {
  EXPECT_EQ(SSLSetSessionTicketsEnabled(nullptr, true), errSecParam);
  ConnectBy(&NotAtAll);
  EXPECT_EQ(SSLSetSessionTicketsEnabled(context, true), errSecSuccess);
  SSLClose(context);
  EXPECT_EQ(SSLSetSessionTicketsEnabled(context, false), errSecSuccess);
}

TEST_F(SessionTicketsTest, ResumedSessionHasItsChain) {
  ConnectBy(&ByFunction);
  ConnectBy(&ByFunction);
  cf::CFRef<SecTrustRef> trust;
  EXPECT_EQ(SSLCopyPeerTrust(context, trust.Receive()), errSecSuccess);
  EXPECT_EQ(SecTrustGetCertificateCount(trust.get()), 3);
}

class StapledTest : public ConnectionTest {
 protected:
  const security::Trust& Trust() {
    EXPECT_EQ(SSLCopyPeerTrust(context, trust_.Receive()), errSecSuccess);
    return cf::Expect<security::Trust>(trust_.get(), "test");
  }

 private:
  cf::CFRef<SecTrustRef> trust_;
};

TEST_F(StapledTest, TrustGetsTheResponseAndTheScts) {
  script.ocsp_response = Bytes{1, 2, 3};
  script.scts = {{7}, {8, 9}};
  Connect();
  (void)Handshake();
  EXPECT_EQ(Trust().staples(), (std::vector<Bytes>{{1, 2, 3}}));
  EXPECT_EQ(Trust().timestamps(), 2u);
}

TEST_F(StapledTest, WithoutAnythingStapledTrustGetsNothing) {
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_TRUE(Trust().staples().empty());
  EXPECT_EQ(Trust().timestamps(), 0u);
}

TEST_F(StapledTest, ServersResponseIsTakenAtAnyTime) {
  const auto response = cf::MakeData(Bytes{1});
  EXPECT_EQ(SSLSetOCSPResponse(nullptr, response.get()), errSecParam);
  Connect(kSSLServerSide);
  EXPECT_EQ(SSLSetOCSPResponse(context, nullptr), errSecParam);
  EXPECT_EQ(SSLSetOCSPResponse(context, response.get()), errSecSuccess);
  EXPECT_EQ(HandshakeThroughBlocks(), errSecSuccess);
  EXPECT_EQ(SSLSetOCSPResponse(context, response.get()), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport

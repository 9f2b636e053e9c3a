// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/peer/suites.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::string ErrorOf(const Script& script) {
  World world;
  const auto peer = MakePeer(script, world.certificates, world.simulation);
  return peer.ok() ? "" : peer.error().message;
}

TEST(MakePeerTest, UnknownCertificateIsNamedWithTheNearest) {
  Script script = ServerScript();
  script.chain = {"leef"};
  EXPECT_THAT(ErrorOf(script), AllOf(HasSubstr("'leef'"), HasSubstr("'leaf'")));
}

TEST(MakePeerTest, UnknownSignerIsNamedWithTheNearest) {
  Script script = ServerScript();
  script.signs_with = "leef";
  EXPECT_THAT(ErrorOf(script), AllOf(HasSubstr("'leef'"), HasSubstr("'leaf'")));
}

TEST(MakePeerTest, UnknownSuiteIsNamedWithTheNearest) {
  Script script = ServerScript();
  script.suites = {"TLS_RSA_WITH_AES_128_CBC_SHA1"};
  EXPECT_EQ(ErrorOf(script),
            "the peer knows no suite 'TLS_RSA_WITH_AES_128_CBC_SHA1' (did you "
            "mean 'TLS_RSA_WITH_AES_128_CBC_SHA'?)");
}

TEST(MakePeerTest, UnknownVersionIsNamedWithTheNearest) {
  Script script = ServerScript();
  script.versions = {"TLS1.3"};
  EXPECT_EQ(ErrorOf(script),
            "the peer knows no version 'TLS1.3' (did you mean 'TLS1.0'?): "
            "TLS1.0, TLS1.1 or TLS1.2; of datagrams DTLS1.0 or DTLS1.2");
}

TEST(MakePeerTest, AlertInPlaceOfAMessageIsRefusedOverDatagrams) {
  Script script = ServerScript();
  script.transport = wire::Transport::kDatagram;
  EXPECT_EQ(ErrorOf(script), "");
  script.alert = {"ServerHello", {2, 40}};
  EXPECT_THAT(ErrorOf(script), HasSubstr("over datagrams"));
}

TEST(MakePeerTest, UnknownAuthorityIsNamed) {
  Script script = ServerScript();
  script.request_certificate = CertificateRequest{{"rooot"}, false};
  EXPECT_THAT(ErrorOf(script), HasSubstr("'rooot'"));
  script = ServerScript();
  script.after_handshake = {Renegotiate{CertificateRequest{{"rooot"}, false}}};
  EXPECT_THAT(ErrorOf(script), HasSubstr("'rooot'"));
}

TEST(MakePeerTest, MessageThatTheSideDoesNotSendIsRefused) {
  Script script = ServerScript();
  script.alert = {"ServerHelo", {2, 40}};
  EXPECT_EQ(ErrorOf(script),
            "a server sends no message 'ServerHelo' that an alert could "
            "stand at (did you mean 'ServerHello'?)");
}

TEST(MakePeerTest, ClientCannotRequestACertificate) {
  Script script = ClientScript();
  script.request_certificate = CertificateRequest{};
  EXPECT_THAT(ErrorOf(script), HasSubstr("only a server can"));
}

TEST(MakePeerTest, RawPeerCannotRenegotiate) {
  Script script;
  script.raw = {Renegotiate{}};
  EXPECT_THAT(ErrorOf(script), HasSubstr("speaks no TLS"));
}

TEST(MakePeerTest, SuiteNamesAreOfTls12AndEarlier) {
  EXPECT_THAT(SuiteNames(), Contains("TLS_RSA_WITH_AES_128_CBC_SHA"));
  EXPECT_THAT(SuiteNames(), Not(Contains("TLS_AES_128_GCM_SHA256")));
}

}  // namespace
}  // namespace shakedown::peer

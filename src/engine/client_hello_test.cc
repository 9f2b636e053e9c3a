// SPDX-License-Identifier: Apache-2.0
// The ClientHello's exact layout (spec/api.md 3.2), and a server's reading of
// hellos that libssl does not send.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"
#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Sent {
  uint16_t record_version = 0;
  uint16_t version = 0;
  std::vector<uint16_t> suites;
  std::vector<int> extensions;
  size_t message_size = 0;
};

class ClientHelloTest : public ::testing::Test {
 protected:
  Sent Send() {
    EXPECT_EQ(world_.engine().StartHandshake(), Status::kOk);
    world_.channel.sink = [](ByteView) {};
    EXPECT_EQ(world_.engine().Flush(), Status::kOk);
    Sent sent;
    ByteReader reader(world_.channel.written);
    reader.ReadU8();
    sent.record_version = reader.ReadU16().value();
    sent.message_size = reader.ReadU16().value();
    reader.ReadBytes(4);
    sent.version = reader.ReadU16().value();
    reader.ReadBytes(32);
    reader.ReadVector(1);
    sent.suites = ReadU16List(reader).value();
    reader.ReadVector(1);
    const auto extensions = ReadExtensions(reader);
    for (const Extension& extension : *extensions) {
      sent.extensions.push_back(static_cast<int>(extension.type));
    }
    return sent;
  }

  EngineWorld world_{Side::kClient};
};

// RFC 5246 appendix E.2; profiles.md 5.9.
TEST_F(ClientHelloTest, Ssl2FramingHasSuitesAndNothingElse) {
  world_.rules.ssl2_client_hello = true;
  world_.rules.client_secure_renegotiation = false;
  world_.settings().min_version = kSsl2;
  world_.settings().suites = {0x002F, 0x0005, 0x0035};
  EXPECT_EQ(world_.engine().StartHandshake(), Status::kOk);
  world_.channel.sink = [](ByteView) {};
  EXPECT_EQ(world_.engine().Flush(), Status::kOk);
  const Bytes& sent = world_.channel.written;
  ASSERT_EQ(sent.size(), 2u + 9 + 6 + 32);
  const Bytes head(sent.begin(), sent.begin() + 17);
  EXPECT_EQ(head, (Bytes{0x80, 47, 1, 3, 3, 0, 6, 0, 0, 0, 32, 0, 0, 0x2F, 0, 0,
                         0x35}));
}

TEST_F(ClientHelloTest, ServersThatKnowItAnswerAnSsl2Hello) {
  world_.rules.ssl2_client_hello = true;
  world_.settings().min_version = kSsl2;
  world_.settings().max_version = kTls10;
  EXPECT_EQ(world_.Handshake(), Status::kOk);
}

TEST_F(ClientHelloTest, ExtensionsHaveSecureTransportsOrder) {
  world_.settings().peer_name = "server.test";
  EXPECT_THAT(Send().extensions, ElementsAre(0, 10, 11, 13, 5, 18, 23));
}

TEST_F(ClientHelloTest, TicketComesFirst) {
  world_.settings().session_tickets = true;
  world_.settings().peer_name = "server.test";
  EXPECT_THAT(Send().extensions, ElementsAre(35, 0, 10, 11, 13, 5, 18, 23));
}

TEST_F(ClientHelloTest, ApplicationProtocolsComeBeforeStatusRequest) {
  world_.settings().alpn_protocols = {2, 'h', '2'};
  world_.settings().on_npn = [](ByteView) {};
  EXPECT_THAT(Send().extensions, ElementsAre(10, 11, 13, 13172, 16, 5, 18, 23));
}

TEST_F(ClientHelloTest, RecordVersionIsTheMinimum) {
  const Sent sent = Send();
  EXPECT_EQ(sent.record_version, kTls10);
  EXPECT_EQ(sent.version, kTls12);
  EXPECT_EQ(world_.engine().negotiated_version(), kTls10);
}

TEST_F(ClientHelloTest, SuitesBeginWithTheSignallingOnes) {
  world_.settings().fallback = true;
  world_.settings().suites = {0xC02F, 0x002F};
  EXPECT_THAT(Send().suites, ElementsAre(0x00FF, 0x5600, 0xC02F, 0x002F));
}

TEST_F(ClientHelloTest, GcmNeedsTls12) {
  world_.settings().max_version = kTls11;
  world_.settings().suites = {0xC02F, 0xC028, 0x002F};
  const Sent sent = Send();
  EXPECT_THAT(sent.suites, ElementsAre(0x00FF, 0xC028, 0x002F));
  EXPECT_THAT(sent.extensions, ElementsAre(10, 11, 5, 18, 23));
}

TEST_F(ClientHelloTest, OlderErasLeaveExtensionsOut) {
  world_.rules.extended_master_secret = false;
  world_.rules.status_request_and_sct = false;
  world_.rules.sends_server_name = false;
  world_.settings().peer_name = "server.test";
  EXPECT_THAT(Send().extensions, ElementsAre(10, 11, 13));
}

TEST_F(ClientHelloTest, IsPaddedOutOfTheBadSizes) {
  world_.settings().peer_name = std::string(150, 'a');
  const Sent sent = Send();
  EXPECT_EQ(sent.message_size, 512u);
  EXPECT_EQ(sent.extensions.back(), 21);
}

TEST_F(ClientHelloTest, WithoutPaddingOlderErasSendTheBadSizes) {
  world_.rules.pads_client_hello = false;
  world_.settings().peer_name = std::string(150, 'a');
  EXPECT_LT(Send().message_size, 512u);
}

class ServerReadingTest : public ::testing::Test {
 protected:
  ServerReadingTest() {
    world_.engine();
    world_.channel.refill = [] {};
    world_.channel.sink = [](ByteView) {};
  }

  static Bytes Hello(uint16_t version, ByteView extensions) {
    ByteWriter body;
    body.U16(version);
    body.Raw(Bytes(32));
    body.Vector(1, {});
    body.Vector(2, Bytes{0xC0, 0x2F});
    body.Vector(1, Bytes{0});
    body.Raw(extensions);
    ByteWriter message;
    message.U8(1);
    message.Vector(3, body.bytes());
    return message.Take();
  }

  Status ReceiveHandshake(ByteView messages) {
    ByteWriter record;
    record.U8(22);
    record.U16(kTls10);
    record.Vector(2, messages);
    world_.channel.incoming = record.Take();
    return world_.engine().Proceed();
  }

  // A record with a ClientHello of this version and suite 0xC02F.
  Status ReceiveHello(uint16_t version, ByteView extensions) {
    return ReceiveHandshake(Hello(version, extensions));
  }

  void ExpectAlerts(const std::vector<std::string>& alerts) {
    EXPECT_EQ(world_.engine().Flush(), Status::kOk);
    EXPECT_EQ(world_.Alerts(Direction::kFromApp), alerts);
  }

  EngineWorld world_{Side::kServer};
};

TEST_F(ServerReadingTest, VersionBelowTheMinimumIsRefusedInSilence) {
  EXPECT_EQ(ReceiveHello(kSsl3, {}), Status::kNegotiation);
  ExpectAlerts({});
}

TEST_F(ServerReadingTest, Ssl3IsNeverNegotiated) {
  world_.settings().min_version = kSsl3;
  world_.settings().max_version = kSsl3;
  EXPECT_EQ(ReceiveHello(kTls12, {}), Status::kNegotiation);
  ExpectAlerts({});
}

TEST_F(ServerReadingTest, LastHostNameWins) {
  world_.settings().max_version = kTls11;
  const Bytes names = {0, 18,  0, 0, 0, 14,  0, 12, 7, 0,
                       1, 'x', 0, 0, 1, 'a', 0, 0,  1, 'b'};
  EXPECT_EQ(ReceiveHello(kTls12, names), Status::kOk);
  EXPECT_EQ(world_.engine().requested_name(), "b");
}

// Only a pause keeps the rest of a record.
TEST_F(ServerReadingTest, FailureForgetsTheRestOfItsRecord) {
  world_.settings().suites = {0x002F};
  ByteWriter two;  // the second is in the wrong state, or would be
  two.Raw(Hello(kTls12, {}));
  two.Raw(Bytes{14, 0, 0, 0});
  EXPECT_EQ(ReceiveHandshake(two.bytes()), Status::kNegotiation);
  EXPECT_EQ(world_.engine().Proceed(), Status::kWouldBlock);
  EXPECT_EQ(ReceiveHello(kTls12, {}), Status::kNegotiation);
}

TEST_F(ServerReadingTest, VersionAboveTheMaximumIsLowered) {
  const Bytes signature_algorithms = {0, 8, 0, 13, 0, 4, 0, 2, 4, 1};
  EXPECT_EQ(ReceiveHello(0x0399, signature_algorithms), Status::kOk);
  EXPECT_EQ(world_.engine().negotiated_version(), kTls12);
}

TEST_F(ServerReadingTest, MalformedExtensionsAreIgnored) {
  world_.settings().max_version = kTls11;
  EXPECT_EQ(ReceiveHello(kTls12, Bytes{0, 9, 1}), Status::kOk);
}

TEST_F(ServerReadingTest, Tls12WithoutSignatureAlgorithmsIsInternal) {
  EXPECT_EQ(ReceiveHello(kTls12, {}), Status::kInternal);
  ExpectAlerts({"2:0"});
}

TEST_F(ServerReadingTest, NoCommonSuiteIsRefusedWithoutAnAlert) {
  world_.settings().suites = {0x002F};
  EXPECT_EQ(ReceiveHello(kTls12, {}), Status::kNegotiation);
  ExpectAlerts({});
}

TEST_F(ServerReadingTest, NoCommonCurveIsAProtocolError) {
  const Bytes only_x25519 = {0, 8, 0, 10, 0, 4, 0, 2, 0, 29};
  EXPECT_EQ(ReceiveHello(kTls12, only_x25519), Status::kProtocol);
  ExpectAlerts({"2:0"});
}

TEST_F(ServerReadingTest, TruncatedBodyIsIllegal) {
  world_.channel.incoming = {22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3};
  EXPECT_EQ(world_.engine().Proceed(), Status::kProtocol);
  ExpectAlerts({"2:47"});
}

TEST_F(ServerReadingTest, OtherMessagesAreUnexpected) {
  world_.channel.incoming = {22, 3, 1, 0, 4, 14, 0, 0, 0};
  EXPECT_EQ(world_.engine().Proceed(), Status::kProtocol);
  world_.channel.incoming = {20, 3, 1, 0, 1, 1};
  EXPECT_EQ(world_.engine().Proceed(), Status::kProtocol);
  ExpectAlerts({});
}

TEST_F(ServerReadingTest, Ssl2HelloIsAcceptedWithoutABreak) {
  world_.settings().break_on_client_hello = true;
  ByteWriter hello;
  hello.U16(0x8000 | (9 + 3 + 32));
  hello.U8(1);
  hello.U16(kTls11);
  hello.U16(3);
  hello.U16(0);
  hello.U16(32);
  hello.Raw(Bytes{0, 0, 0x2F});
  hello.Raw(Bytes(32, 7));
  world_.channel.incoming = hello.Take();
  EXPECT_EQ(world_.engine().Proceed(), Status::kOk);
  EXPECT_EQ(world_.engine().negotiated_suite(), 0x002F);
  EXPECT_EQ(world_.engine().client_random(), Bytes(32, 7));
}

TEST_F(ServerReadingTest, MalformedSsl2HelloIsAParameterError) {
  world_.channel.incoming = {0x80, 3, 1, 3, 2};
  EXPECT_EQ(world_.engine().Proceed(), Status::kParam);
  ExpectAlerts({});
}

}  // namespace
}  // namespace shakedown::engine

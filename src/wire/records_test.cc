// SPDX-License-Identifier: Apache-2.0
#include "src/wire/records.h"

#include "src/simulation/random.h"
#include "src/wire/wire_fixture.h"

namespace shakedown::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RecordTracker Tracked(ByteView bytes, Speaker speaker = Speaker::kServer) {
  RecordTracker tracker(speaker);
  tracker.Feed(bytes);
  return tracker;
}

std::vector<std::string> Names(const RecordTracker& tracker) {
  std::vector<std::string> names;
  for (const Message& message : tracker.messages()) {
    names.push_back(message.name);
  }
  return names;
}

const Bytes kCcs = RecordOf(20, Bytes{1});

// A record of unreadable content.
Bytes Sealed(uint8_t type, size_t length) {
  return RecordOf(type, Bytes(length, 0xee));
}

TEST(RecordsTest, MessagesHaveTheirNamesAndPlaces) {
  const RecordTracker tracker = Tracked(ServerFlight());
  EXPECT_THAT(Names(tracker),
              ElementsAre("ServerHello", "Certificate", "ServerHelloDone"));
  const Message& certificate = tracker.messages()[1];
  EXPECT_EQ(certificate.record, 2u);
  EXPECT_EQ(certificate.first_byte(), 24u);
  EXPECT_EQ(certificate.length, 54u);
  EXPECT_TRUE(certificate.complete());
  EXPECT_FALSE(certificate.encrypted);
}

TEST(RecordsTest, RecordsHaveTheirHeaders) {
  EXPECT_THAT(Tracked(ServerFlight()).records(),
              ElementsAre(Record{0, 22, 0x0303, 14}, Record{19, 22, 0x0303, 54},
                          Record{78, 22, 0x0303, 4}));
}

TEST(RecordsTest, OneRecordMayHoldSeveralMessages) {
  const RecordTracker tracker =
      Tracked(RecordOf(22, Joined({MessageOf(2, 3), MessageOf(14, 0)})));
  EXPECT_THAT(Names(tracker), ElementsAre("ServerHello", "ServerHelloDone"));
  EXPECT_EQ(tracker.messages()[1].first_byte(), 12u);
  EXPECT_TRUE(tracker.messages()[0].begins_record);
  EXPECT_FALSE(tracker.messages()[1].begins_record);
}

TEST(RecordsTest, MessageMaySpanRecordsEvenInItsHeader) {
  const Bytes message = MessageOf(11, 10);
  const ByteView view(message);
  const RecordTracker tracker = Tracked(
      Joined({RecordOf(22, view.first(2)), RecordOf(22, view.subspan(2, 6)),
              RecordOf(22, view.subspan(8))}));
  ASSERT_THAT(Names(tracker), ElementsAre("Certificate"));
  EXPECT_THAT(tracker.messages()[0].pieces,
              ElementsAre(Span{5, 2}, Span{12, 6}, Span{23, 6}));
  EXPECT_TRUE(tracker.messages()[0].complete());
}

TEST(RecordsTest, OneByteFeedsGiveTheSame) {
  const Bytes bytes =
      Joined({ServerFlight(), kCcs, Sealed(22, 40), Sealed(23, 9), {1, 2}});
  const RecordTracker whole = Tracked(bytes);
  RecordTracker slow(Speaker::kServer);
  for (uint8_t byte : bytes) slow.Feed({&byte, 1});
  EXPECT_EQ(slow.messages(), whole.messages());
  EXPECT_EQ(slow.records(), whole.records());
}

TEST(RecordsTest, EncryptedServerMessagesAreNamedWhereCertain) {
  const RecordTracker tracker = Tracked(Joined(
      {kCcs, Sealed(22, 40), Sealed(22, 28), Sealed(23, 99), Sealed(22, 28),
       Sealed(22, 28), Sealed(22, 90), Sealed(22, 28), Sealed(21, 26)}));
  EXPECT_THAT(Names(tracker),
              ElementsAre("ChangeCipherSpec", "Finished", "HelloRequest",
                          "ApplicationData", "HelloRequest", "HelloRequest",
                          "Handshake", "Handshake", "Alert"));
  EXPECT_FALSE(tracker.messages()[0].encrypted);
  EXPECT_TRUE(tracker.messages()[1].encrypted);
}

TEST(RecordsTest, EncryptedClientRenegotiatesWithClientHello) {
  const RecordTracker tracker =
      Tracked(Joined({kCcs, Sealed(22, 40), Sealed(22, 200), Sealed(22, 40),
                      kCcs, Sealed(22, 40)}),
              Speaker::kClient);
  EXPECT_THAT(Names(tracker),
              ElementsAre("ChangeCipherSpec", "Finished", "ClientHello",
                          "Handshake", "ChangeCipherSpec", "Finished"));
}

TEST(RecordsTest, PlainAlertIsNamed) {
  EXPECT_THAT(Names(Tracked(RecordOf(21, Bytes{2, 40}))), ElementsAre("Alert"));
}

TEST(RecordsTest, UnknownHandshakeTypeHasNoNameButALength) {
  const RecordTracker tracker =
      Tracked(RecordOf(22, Joined({MessageOf(99, 3), MessageOf(14, 0)})));
  EXPECT_THAT(Names(tracker), ElementsAre("", "ServerHelloDone"));
}

TEST(RecordsTest, PlainTextIsOneMessageWithoutName) {
  const RecordTracker tracker = Tracked(AsBytes("HTTP/1.1 400 Bad Request"));
  EXPECT_THAT(Names(tracker), ElementsAre(""));
  EXPECT_THAT(tracker.records(), IsEmpty());
  EXPECT_THAT(tracker.messages()[0].pieces, ElementsAre(Span{0, 24}));
  EXPECT_EQ(tracker.messages()[0].record, 0u);
}

TEST(RecordsTest, GarbageAfterARecordEndsTheNaming) {
  const RecordTracker tracker =
      Tracked(Joined({ServerFlight(), {22, 9, 9}, ServerFlight()}));
  ASSERT_EQ(tracker.messages().size(), 4u);
  EXPECT_THAT(tracker.messages()[3].pieces, ElementsAre(Span{87, 90}));
}

// RFC 5246 appendix E.2.
TEST(RecordsTest, Ssl2HelloOfAClientIsAMessage) {
  RecordTracker tracker(Speaker::kClient);
  tracker.Feed(Joined({{0x80, 4, 1, 3, 1, 0}, ServerFlight()}));
  ASSERT_GE(tracker.messages().size(), 2u);
  EXPECT_EQ(tracker.messages()[0].name, "ClientHello");
  EXPECT_THAT(tracker.messages()[0].pieces, ElementsAre(Span{2, 4}));
  EXPECT_EQ(tracker.messages()[1].name, "ServerHello");
}

TEST(RecordsTest, Ssl2FramingOfAServerIsGarbage) {
  RecordTracker tracker(Speaker::kServer);
  tracker.Feed(Bytes{0x80, 4, 1, 3, 1, 0});
  EXPECT_EQ(tracker.messages()[0].record, 0u);
}

TEST(RecordsTest, EveryTruncationIsTolerated) {
  const Bytes bytes = Joined({ServerFlight(), kCcs, Sealed(22, 40)});
  for (size_t size = 0; size <= bytes.size(); ++size) {
    const RecordTracker tracker = Tracked(ByteView(bytes).first(size));
    size_t received = 0;
    for (const Message& message : tracker.messages()) {
      received += message.received();
    }
    EXPECT_LE(received, size);
  }
}

TEST(RecordsTest, DatagramTooShortForAHeaderIsNoTls) {
  RecordTracker tracker(Speaker::kServer);
  tracker.FeedDatagram(Bytes{22, 254, 253, 0, 0, 0, 1, 7});
  EXPECT_THAT(tracker.records(), IsEmpty());
  EXPECT_THAT(Names(tracker), ElementsAre(""));
}

TEST(RecordsTest, RandomBytesAreTolerated) {
  RandomStream random(7, "records");
  for (int i = 0; i < 1000; ++i) {
    Bytes bytes(64);
    random.Fill(bytes);
    bytes[0] = static_cast<uint8_t>(20 + bytes[0] % 4);
    bytes[1] = 3;
    bytes[3] = 0;
    bytes[4] %= 16;
    EXPECT_LE(Tracked(bytes).records().size(), bytes.size());
  }
}

}  // namespace
}  // namespace shakedown::wire

// SPDX-License-Identifier: Apache-2.0
// The shortest records of every suite (spec/handshake.md 2.2 step 5 and 5.1).
#include <gtest/gtest.h>

#include "src/engine/memory_channel.h"
#include "src/engine/records/stream_records.h"
#include "src/engine/suites.h"
#include "src/simulation/simulation.h"

namespace shakedown::engine {
namespace {

class RecordSizesTest
    : public ::testing::TestWithParam<std::tuple<Suite, uint16_t>> {
 protected:
  const Suite& suite() const { return std::get<0>(GetParam()); }
  uint16_t version() const { return std::get<1>(GetParam()); }

  std::unique_ptr<RecordProtection> Make(Use use) {
    const KeySizes sizes = SizesOf(suite(), version());
    const DirectionKeys keys = {Bytes(sizes.mac_key, 1), Bytes(sizes.key, 2),
                                Bytes(sizes.iv, 3)};
    return MakeProtection(suite(), version(), keys, use,
                          simulation_.app_random());
  }

  // What comes of a record with this fragment.
  Status Receive(const Bytes& fragment) {
    channel_.incoming = {23, 3, uint8_t(version()),
                         uint8_t(fragment.size() >> 8),
                         uint8_t(fragment.size())};
    Append(channel_.incoming, fragment);
    StreamRecords layer(channel_, rules_, simulation_.trace());
    layer.SetReadProtection(Make(Use::kOpen));
    Record record;
    const Status status = layer.Read({}, record);
    if (status == Status::kOk) {
      plaintext_.assign(record.content.begin(), record.content.end());
    }
    return status;
  }

  Simulation simulation_;
  MemoryChannel channel_;
  Rules rules_;
  Bytes plaintext_;
};

// The padding of CBC makes it look as if there were content.
TEST_P(RecordSizesTest, EmptyPlaintextPassesOnlyInCbc) {
  Bytes fragment;
  Make(Use::kSeal)->Seal(23, version(), {}, fragment);
  EXPECT_EQ(Receive(fragment),
            IsCbc(suite().cipher) ? Status::kOk : Status::kClosedAbort);
  EXPECT_TRUE(plaintext_.empty());
}

TEST_P(RecordSizesTest, FragmentOfTheOverheadAloneIsClosedAbort) {
  for (size_t size = 0; size <= Make(Use::kOpen)->overhead(); ++size) {
    EXPECT_EQ(Receive(Bytes(size)), Status::kClosedAbort) << size;
  }
}

TEST_P(RecordSizesTest, GarbageIsRefusedAtEveryLength) {
  const size_t overhead = Make(Use::kOpen)->overhead();
  for (size_t size = overhead + 1; size < overhead + 40; ++size) {
    const Status status = Receive(Bytes(size, 0xA5));
    const bool whole =
        !IsCbc(suite().cipher) || status == Status::kBadRecordMac;
    const Status expected = IsGcm(suite().cipher) ? Status::kDecryptionFail
                            : whole               ? Status::kBadRecordMac
                                                  : Status::kRecordOverflow;
    EXPECT_EQ(status, expected) << size;
  }
}

TEST_P(RecordSizesTest, LongestPlaintextComesBack) {
  const Bytes longest(16384, 'x');
  Bytes fragment;
  Make(Use::kSeal)->Seal(23, version(), longest, fragment);
  EXPECT_EQ(Receive(fragment), Status::kOk);
  EXPECT_TRUE(plaintext_ == longest);
}

INSTANTIATE_TEST_SUITE_P(
    Suites, RecordSizesTest,
    ::testing::Combine(::testing::ValuesIn(AllSuites().begin(),
                                           AllSuites().end()),
                       ::testing::Values(kTls10, kTls11, kTls12)),
    [](const auto& info) {
      return std::string(std::get<0>(info.param).name) + "_TLS1" +
             std::to_string(std::get<1>(info.param) - kTls10);
    });

}  // namespace
}  // namespace shakedown::engine

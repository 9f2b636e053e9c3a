// SPDX-License-Identifier: Apache-2.0
// Effects on the wire, read, written back, and refused at their place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "src/scenario/model.h"
#include "src/scenario/yaml_reader.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::scenario {
namespace {

using testing::HasSubstr;
using wire::Speaker;

// Entries of `wire` stand on line 4 and below, in column 5.
Result<Scenario> ReadWith(const std::string& entries,
                          const std::string& transport) {
  return ReadScenario("# Why.\nshakedown: 1\nwire:\n" + entries +
                          "transport: " + transport + "\nserver: {}\n",
                      "f.yaml");
}

struct Row {
  const char* name;
  const char* entry;
  wire::Action action;
  const char* transport = "stream";
};

class EffectTest : public testing::TestWithParam<Row> {};

TEST_P(EffectTest, IsReadAndWrittenBack) {
  const Row& row = GetParam();
  const auto read =
      ReadWith("  - " + std::string(row.entry) + "\n", row.transport);
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  ASSERT_EQ(read->wire.size(), 1u);
  EXPECT_EQ(read->wire[0].effect.action, row.action);
  const auto again = ReadScenario(WriteScenario(read.value()), "f.yaml");
  ASSERT_TRUE(again.ok()) << again.error().ToString();
  EXPECT_EQ(again->wire[0].effect, read->wire[0].effect);
}

INSTANTIATE_TEST_SUITE_P(
    All, EffectTest,
    testing::Values(
        Row{"Until", "would_block: {at: read call 1, until: 2m}",
            wire::WouldBlock{.until_milliseconds = 120'000}},
        Row{"FailOnce", "fail: {at: read call 1, with: -36, calls: 1}",
            wire::Fail{.code = -36, .calls = 1}},
        Row{"FailWithBytes",
            "fail: {at: write call 2, with: errSecIO, "
            "moved: 7}",
            wire::Fail{.code = -36, .moved = 7}},
        Row{"Duplicate", "duplicate: {at: server@5}", wire::Duplicate{}},
        Row{"DuplicateBytes", "duplicate: {at: server@5, count: 3}",
            wire::Duplicate{3}},
        Row{"DuplicateDatagram", "duplicate: {at: server@5}", wire::Duplicate{},
            "datagram"},
        Row{"Delay", "delay: {at: client@5, for: 1500ms}", wire::Delay{1500}},
        Row{"Latency", "latency: {for: 40ms}",
            wire::Latency{Speaker::kServer, 40}},
        Row{"LatencyAtAPoint",
            "latency: {at: server@9, from: client, for: 40ms}",
            wire::Latency{Speaker::kClient, 40}},
        Row{"Bandwidth", "bandwidth: {bytes: 100, every: 10ms}",
            wire::Bandwidth{Speaker::kServer, 100, 10}},
        Row{"Refragment", "refragment: {from: client, bytes: 16384}",
            wire::Refragment{Speaker::kClient, 16'384}},
        Row{"Capacity", "capacity: {bytes: 512}", wire::Capacity{512}},
        Row{"CapacityThatDrains", "capacity: {bytes: 512, drains: 64}",
            wire::Capacity{512, 64}},
        Row{"CapacityInTime", "capacity: {bytes: 512, drains: 64, every: 1s}",
            wire::Capacity{512, 64, 1000}, "datagram"},
        Row{"Coalesce", "coalesce: {from: client}",
            wire::Coalesce{Speaker::kClient}, "datagram"},
        Row{"Mtu", "mtu: {bytes: 600}", wire::Mtu{Speaker::kServer, 600},
            "datagram"}),
    [](const auto& info) { return std::string(info.param.name); });

struct Wrong {
  const char* name;
  const char* entries;
  const char* error;
  const char* transport = "stream";
};

class WrongEffectTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongEffectTest, IsRefusedAtItsPlace) {
  const auto read = ReadWith(GetParam().entries, GetParam().transport);
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.error().ToString(), HasSubstr(GetParam().error));
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongEffectTest,
    testing::Values(
        Wrong{"TwoWaysToBlock",
              "  - would_block: {at: server@1, for: 1s, until: 2s}\n",
              "f.yaml:4:18: only one of 'calls', 'for', 'until'"},
        Wrong{"NoPoint", "  - delay: {for: 1s}\n", "f.yaml:4:12: the key 'at'"},
        Wrong{"NoTime", "  - latency: {from: server}\n", "'for' is missing"},
        Wrong{"ZeroTime", "  - bandwidth: {bytes: 1, every: 0ms}\n",
              "f.yaml:4:34: 'every' is at least 1ms"},
        Wrong{"ZeroBytes", "  - bandwidth: {bytes: 0, every: 1ms}\n",
              "f.yaml:4:24:"},
        Wrong{"LongFragment", "  - refragment: {bytes: 16385}\n",
              "f.yaml:4:25:"},
        Wrong{"EveryWithoutDrains", "  - capacity: {bytes: 5, every: 1s}\n",
              "'drains' is missing"},
        Wrong{"UnknownEnd", "  - latency: {from: peer, for: 1s}\n",
              "f.yaml:4:21: unknown end 'peer'"},
        Wrong{"MisspeltEffect", "  - latencey: {for: 1s}\n",
              "f.yaml:4:5: unknown effect 'latencey' (did you mean "
              "'latency'?)"},
        Wrong{"SettingTwice",
              "  - latency: {for: 1s}\n  - latency: {for: 2s}\n",
              "f.yaml:5:5: 'latency from server' stands twice"},
        Wrong{"BehindACut",
              "  - cut: {at: server@9}\n  - corrupt: {at: server@9}\n",
              "f.yaml:5:5: 'corrupt at server@9' can't happen: 'cut_cleanly at "
              "server@9' before it ends everything there"},
        Wrong{"BehindALastingFailure",
              "  - fail: {at: read call 2, with: -36}\n"
              "  - would_block: {at: read call 2}\n",
              "f.yaml:5:5: 'would_block at read call 2' can't happen"},
        Wrong{"CoalesceAlone", "  - coalesce: {}\n",
              "f.yaml:4:5: 'coalesce' holds nothing"},
        Wrong{"CoalesceWithTheOtherEndsLatency",
              "  - coalesce: {}\n  - latency: {from: client, for: 1s}\n",
              "f.yaml:4:5: 'coalesce' holds nothing"},
        Wrong{"ReorderOnAStream", "  - reorder: {at: server@9}\n",
              "f.yaml:4:5: 'reorder at server@9' is for datagrams"},
        Wrong{"MtuOnAStream", "  - mtu: {bytes: 9}\n", "is for datagrams"},
        Wrong{"DeliverOfDatagrams", "  - deliver: {bytes_per_call: 1}\n",
              "f.yaml:4:5: 'deliver from server' is for streams", "datagram"},
        Wrong{"RefragmentOfDatagrams", "  - refragment: {bytes: 9}\n",
              "is for streams, not datagrams", "datagram"},
        Wrong{"PartOfADatagramTwice",
              "  - duplicate: {at: server@9, count: 2}\n", "leave out 'count'",
              "datagram"},
        Wrong{"PartOfADatagramAndAFailure",
              "  - fail: {at: read call 1, with: -36, moved: 2}\n",
              "leave out 'moved'", "datagram"},
        Wrong{"LostAndChanged",
              "  - drop: {at: server@9}\n  - corrupt: {at: server@9}\n",
              "f.yaml:5:5: 'corrupt at server@9' and 'drop at server@9' "
              "contradict each other",
              "datagram"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(WireOrderTest, AtOnePointMuchMayHappenBeforeACut) {
  const auto read = ReadWith(
      "  - would_block: {at: server@9}\n"
      "  - fail: {at: server@9, with: -36, calls: 1}\n"
      "  - insert: {at: server@9, bytes: x}\n"
      "  - cut: {at: server@9}\n",
      "stream");
  EXPECT_TRUE(read.ok()) << read.error().ToString();
}

}  // namespace
}  // namespace shakedown::scenario

// SPDX-License-Identifier: Apache-2.0
// A default client's first flight, byte by byte: all but the random is fixed
// (spec/api.md 3.2, spec/handshake.md 6.5).
#include <gtest/gtest.h>

#include "src/engine/engine_fixture.h"

namespace shakedown::engine {
namespace {

constexpr size_t kRandomAt = 5 + 4 + 2;
constexpr size_t kRandomSize = 32;

// The record with the random replaced by zeros, in hex.
std::string HelloWithoutRandom(EngineWorld& world) {
  EXPECT_EQ(world.engine().StartHandshake(), Status::kOk);
  world.channel.sink = [](ByteView) {};
  EXPECT_EQ(world.engine().Flush(), Status::kOk);
  Bytes record = world.channel.written;
  std::fill_n(record.begin() + kRandomAt, kRandomSize, uint8_t{0});
  return ToHex(record);
}

TEST(ClientHelloLayoutTest, DefaultClientSendsExactlyThis) {
  EngineWorld world(Side::kClient);
  world.settings().peer_name = "a.test";
  const std::string expected =
      "16"
      "0301"
      "00a1"  // handshake, minimum version, length
      "01"
      "00009d"
      "0303" +  // ClientHello, maximum version
      std::string(2 * kRandomSize, '0') +
      "00"    // no session
      "002c"  // 22 suites
      "00ff"  // the renegotiation signal comes first
      "c02cc02bc024c023c00ac009c008"
      "c030c02fc028c027c014c013c012"
      "009d009c003d003c0035002f000a"
      "0100"  // no compression
      "0048"
      "0000"
      "000b"
      "0009"
      "00"
      "0006"
      "612e74657374"  // server_name
      "000a"
      "0008"
      "0006"
      "001700180019"  // supported_groups
      "000b"
      "0002"
      "0100"  // ec_point_formats
      "000d"
      "0012"
      "0010"
      "04010201050106010403020305030603"
      "0005"
      "0005"
      "0100000000"  // status_request
      "0012"
      "0000"  // signed_certificate_timestamp
      "0017"
      "0000";  // extended_master_secret
  EXPECT_EQ(HelloWithoutRandom(world), expected);
}

// RFC 7685: whatever the name's length, never 256 to 511 bytes.
TEST(ClientHelloLayoutTest, NoMessageHasABadSize) {
  for (size_t length = 0; length < 450; ++length) {
    EngineWorld world(Side::kClient);
    world.settings().peer_name = std::string(length, 'a');
    HelloWithoutRandom(world);
    const size_t message = world.channel.written.size() - 5;
    EXPECT_TRUE(message < 256 || message >= 512) << length << ": " << message;
  }
}

TEST(ClientHelloLayoutTest, Ssl3MinimumRaisesTheRecordVersion) {
  EngineWorld world(Side::kClient);
  world.settings().min_version = kSsl3;
  EXPECT_EQ(HelloWithoutRandom(world).substr(0, 6), "160301");
}

}  // namespace
}  // namespace shakedown::engine

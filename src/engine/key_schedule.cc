// SPDX-License-Identifier: Apache-2.0
#include "src/engine/key_schedule.h"

#include "src/engine/prf.h"

namespace shakedown::engine {
namespace {

constexpr size_t kMasterSecretSize = 48;
constexpr size_t kVerifyDataSize = 12;

Bytes Join(ByteView first, ByteView second) {
  Bytes joined(first.begin(), first.end());
  Append(joined, second);
  return joined;
}

Bytes Expand(const Connection& connection, ByteView secret,
             std::string_view label, ByteView seed, size_t size) {
  Bytes out(size);
  Prf(connection.version, connection.suite->prf_hash, secret, label, seed, out);
  return out;
}

// Cuts the next `size` bytes off `block`.
Bytes Cut(ByteView& block, size_t size) {
  Bytes bytes(block.begin(), block.begin() + static_cast<ptrdiff_t>(size));
  block = block.subspan(size);
  return bytes;
}

}  // namespace

void MakeMasterSecret(Connection& connection) {
  Bytes& premaster = connection.handshake.premaster;
  if (connection.handshake.extended_master_secret) {
    connection.master_secret =
        Expand(connection, premaster, "extended master secret",
               connection.transcript.Digest(), kMasterSecretSize);
  } else {
    connection.master_secret =
        Expand(connection, premaster, "master secret",
               Join(connection.client_random, connection.server_random),
               kMasterSecretSize);
  }
  premaster.clear();
}

void MakeKeys(Connection& connection) {
  const Suite& suite = *connection.suite;
  const KeySizes sizes = SizesOf(suite, connection.version);
  const Bytes block =
      Expand(connection, connection.master_secret, "key expansion",
             Join(connection.server_random, connection.client_random),
             2 * (sizes.mac_key + sizes.key + sizes.iv));
  ByteView rest = block;
  DirectionKeys client;
  DirectionKeys server;
  client.mac_key = Cut(rest, sizes.mac_key);
  server.mac_key = Cut(rest, sizes.mac_key);
  client.key = Cut(rest, sizes.key);
  server.key = Cut(rest, sizes.key);
  client.iv = Cut(rest, sizes.iv);
  server.iv = Cut(rest, sizes.iv);
  const bool is_client = connection.is_client();
  connection.handshake.next_read =
      MakeProtection(suite, connection.version, is_client ? server : client,
                     Use::kOpen, connection.random());
  connection.handshake.next_write =
      MakeProtection(suite, connection.version, is_client ? client : server,
                     Use::kSeal, connection.random());
}

Bytes FinishedData(const Connection& connection, Side side) {
  return Expand(connection, connection.master_secret,
                side == Side::kClient ? "client finished" : "server finished",
                connection.transcript.Digest(), kVerifyDataSize);
}

}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
#include "src/engine/peer_certificate.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <map>
#include <mutex>

#include "src/openssl/library_context.h"
#include "src/simulation/random.h"

namespace shakedown::engine {
namespace {

constexpr size_t kMostEntries = 1024;

class Table {
 public:
  std::mutex mutex;
  std::map<Bytes, PeerCertificate> entries;
};

Table& ProcessTable() {
  static Table& table = *new Table;
  return table;
}

PeerCertificate Parse(const Bytes& der) {
  // Parsing must draw nothing from a simulation: a table's hit doesn't either.
  RandomStream unused(0, "certificates");
  openssl::StreamScope scope(unused);
  PeerCertificate certificate;
  X509* parsed = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* at = der.data();
  if (d2i_X509(&parsed, &at, static_cast<long>(der.size())) != nullptr &&
      at == der.data() + der.size()) {
    certificate.parsable = true;
    certificate.key.reset(X509_get_pubkey(parsed), &EVP_PKEY_free);
  }
  X509_free(parsed);
  ERR_clear_error();
  return certificate;
}

}  // namespace

PeerCertificate ParseCertificate(ByteView der) {
  Bytes key(der.begin(), der.end());
  Table& table = ProcessTable();
  const std::lock_guard lock(table.mutex);
  if (auto found = table.entries.find(key); found != table.entries.end()) {
    return found->second;
  }
  if (table.entries.size() >= kMostEntries) table.entries.clear();
  const PeerCertificate certificate = Parse(key);
  table.entries.emplace(std::move(key), certificate);
  return certificate;
}

}  // namespace shakedown::engine

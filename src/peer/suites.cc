// SPDX-License-Identifier: Apache-2.0
#include "src/peer/suites.h"

#include <openssl/ssl.h>

#include <algorithm>

#include "src/base/nearest.h"
#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::peer {
namespace {

struct SuiteTable {
  std::vector<std::string> iana_names;
  std::vector<std::string> libssl_names;  // at the same positions
};

SuiteTable ReadSuites() {
  // SSL_CTX_new draws ticket keys, which nobody uses: not from a simulation.
  RandomStream stream(0, "suites");
  openssl::StreamScope scope(stream);
  const openssl::SslContextPtr context(
      SSL_CTX_new_ex(openssl::LibraryContext(), nullptr, TLS_method()));
  SuiteTable table;
  if (!SSL_CTX_set_cipher_list(context.get(), "ALL:COMPLEMENTOFALL")) {
    return table;
  }
  const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(context.get());
  for (int i = 0; i < sk_SSL_CIPHER_num(ciphers); ++i) {
    const SSL_CIPHER* cipher = sk_SSL_CIPHER_value(ciphers, i);
    const char* iana_name = SSL_CIPHER_standard_name(cipher);
    const bool is_tls13 = SSL_CIPHER_get_kx_nid(cipher) == NID_kx_any;
    if (iana_name == nullptr || is_tls13) continue;
    table.iana_names.emplace_back(iana_name);
    table.libssl_names.emplace_back(SSL_CIPHER_get_name(cipher));
  }
  return table;
}

const SuiteTable& Suites() {
  static const SuiteTable& table = *new SuiteTable(ReadSuites());
  return table;
}

}  // namespace

const std::vector<std::string>& SuiteNames() { return Suites().iana_names; }

Result<std::string> CipherList(const std::vector<std::string>& suites) {
  if (suites.empty()) return std::string("DEFAULT");
  std::string list;
  for (const std::string& suite : suites) {
    const auto& names = SuiteNames();
    const auto found = std::find(names.begin(), names.end(), suite);
    if (found == names.end()) {
      return Error{
          "the peer knows no suite '" + suite + "'" + DidYouMean(suite, names),
          ""};
    }
    if (!list.empty()) list += ':';
    list += Suites().libssl_names[found - names.begin()];
  }
  return list;
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// make_private.sh turns the state machines' calls of ssl3_output_cert_chain to
// the function here. WPACKET is internal to OpenSSL 3.0; nothing public lets a
// server send an empty list, or bytes that are no certificate.
#include "src/openssl/certificate_message.h"

#include <memory>

struct wpacket_st;

extern "C" {
int WPACKET_start_sub_packet_len__(wpacket_st* packet, size_t length_bytes);
int WPACKET_sub_memcpy__(wpacket_st* packet, const void* data, size_t length,
                         size_t length_bytes);
int WPACKET_close(wpacket_st* packet);
unsigned long ssl3_output_cert_chain(SSL* ssl, wpacket_st* packet, void* key);
}

namespace shakedown::openssl {
namespace {

using Entries = std::vector<Bytes>;

void FreeEntries(void*, void* entries, CRYPTO_EX_DATA*, int, long, void*) {
  delete static_cast<Entries*>(entries);
}

int EntriesIndex() {
  static const int index =
      SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &FreeEntries);
  return index;
}

bool WriteEntries(const Entries& entries, wpacket_st* packet) {
  constexpr size_t kLengthBytes = 3;
  if (!WPACKET_start_sub_packet_len__(packet, kLengthBytes)) return false;
  for (const Bytes& entry : entries) {
    if (!WPACKET_sub_memcpy__(packet, entry.data(), entry.size(),
                              kLengthBytes)) {
      return false;
    }
  }
  return WPACKET_close(packet);
}

}  // namespace

void SendCertificateList(SSL* ssl, std::vector<Bytes> entries) {
  delete static_cast<Entries*>(SSL_get_ex_data(ssl, EntriesIndex()));
  SSL_set_ex_data(ssl, EntriesIndex(), new Entries(std::move(entries)));
}

}  // namespace shakedown::openssl

extern "C" unsigned long shakedown_openssl_output_certificates(
    SSL* ssl, wpacket_st* packet, void* key) {
  using namespace shakedown::openssl;  // NOLINT: the hook's own namespace
  const auto* entries =
      static_cast<const Entries*>(SSL_get_ex_data(ssl, EntriesIndex()));
  // Without a key libssl has decided to send none, as a client may.
  if (entries == nullptr || key == nullptr) {
    return ssl3_output_cert_chain(ssl, packet, key);
  }
  return WriteEntries(*entries, packet) ? 1 : 0;
}

// SPDX-License-Identifier: Apache-2.0
// make_private.sh turns the calls with which libssl's state machine writes and
// hashes a message (ssl3_do_write) to the functions here. Nothing public lets
// a peer change, drop or double a message that its Finished then covers.
#include "src/openssl/handshake_output.h"

#include <openssl/ssl.h>

extern "C" {
int ssl3_write_bytes(SSL* ssl, int type, const void* bytes, size_t length,
                     size_t* written);
int ssl3_finish_mac(SSL* ssl, const unsigned char* bytes, size_t length);
}

namespace shakedown::openssl {
namespace {

struct Output {
  HandshakeEditor* editor = nullptr;
  bool hashed_already = false;  // what libssl is about to hash
};

void FreeOutput(void*, void* output, CRYPTO_EX_DATA*, int, long, void*) {
  delete static_cast<Output*>(output);
}

int OutputIndex() {
  static const int index =
      SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &FreeOutput);
  return index;
}

Output* OutputOf(const SSL* ssl) {
  return static_cast<Output*>(SSL_get_ex_data(ssl, OutputIndex()));
}

bool Send(SSL* ssl, const HandshakePiece& piece) {
  if (piece.content.empty()) return true;
  if (!WriteRecords(ssl, piece.content_type, piece.content)) return false;
  return !piece.hashed || piece.content_type != kHandshakeType ||
         ssl3_finish_mac(ssl, piece.content.data(), piece.content.size()) == 1;
}

}  // namespace

void EditHandshake(SSL* ssl, HandshakeEditor* editor) {
  delete OutputOf(ssl);
  SSL_set_ex_data(ssl, OutputIndex(), new Output{editor});
}

bool WriteRecords(SSL* ssl, uint8_t content_type, ByteView content) {
  size_t written = 0;
  return ssl3_write_bytes(ssl, content_type, content.data(), content.size(),
                          &written) > 0;
}

}  // namespace shakedown::openssl

extern "C" int shakedown_openssl_write_message(SSL* ssl, int type,
                                               const void* bytes, size_t length,
                                               size_t* written) {
  using namespace shakedown::openssl;  // NOLINT: the hook's own namespace
  Output* output = OutputOf(ssl);
  if (output == nullptr || output->editor == nullptr) {
    return ssl3_write_bytes(ssl, type, bytes, length, written);
  }
  const shakedown::ByteView message(static_cast<const uint8_t*>(bytes), length);
  const auto content_type = static_cast<uint8_t>(type);
  for (const HandshakePiece& piece :
       output->editor->Edit(content_type, message)) {
    if (!Send(ssl, piece)) return -1;
  }
  output->hashed_already = content_type == kHandshakeType;
  *written = length;
  return 1;
}

extern "C" int shakedown_openssl_hash_message(SSL* ssl,
                                              const unsigned char* bytes,
                                              size_t length) {
  using namespace shakedown::openssl;  // NOLINT: the hook's own namespace
  Output* output = OutputOf(ssl);
  if (output != nullptr && output->hashed_already) {
    output->hashed_already = false;
    return 1;
  }
  return ssl3_finish_mac(ssl, bytes, length);
}

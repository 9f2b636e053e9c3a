// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/key_exchange_message.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>

#include <array>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::peer {
namespace {

constexpr uint8_t kServerKeyExchangeType = 12;

Bytes Copy(std::optional<ByteView> view) {
  return view ? Bytes(view->begin(), view->end()) : Bytes();
}

bool IsOnCurve(const SSL* ssl) {
  const SSL_CIPHER* cipher = SSL_get_pending_cipher(ssl);
  return cipher != nullptr && SSL_CIPHER_get_kx_nid(cipher) == NID_kx_ecdhe;
}

KeyParameters ReadParameters(ByteReader& reader, bool is_curve) {
  KeyParameters parameters;
  parameters.is_curve = is_curve;
  if (is_curve) {
    parameters.curve_type = reader.ReadU8().value_or(0);
    parameters.curve = reader.ReadU16().value_or(0);
    parameters.value = Copy(reader.ReadVector(1));
  } else {
    parameters.prime = Copy(reader.ReadVector(2));
    parameters.generator = Copy(reader.ReadVector(2));
    parameters.value = Copy(reader.ReadVector(2));
  }
  return parameters;
}

Bytes EncodeParameters(const KeyParameters& parameters) {
  ByteWriter writer;
  if (parameters.is_curve) {
    writer.U8(parameters.curve_type);
    writer.U16(parameters.curve);
    writer.Vector(1, parameters.value);
  } else {
    writer.Vector(2, parameters.prime);
    writer.Vector(2, parameters.generator);
    writer.Vector(2, parameters.value);
  }
  return writer.Take();
}

// RFC 8446 section 4.2.3, whose low byte is RFC 5246's number of the hash.
bool IsPss(const KeyExchange& exchange) {
  return exchange.scheme && *exchange.scheme >> 8 == 8;
}

// RFC 5246 section 7.4.1.4.1; before TLS 1.2 the key's type decides.
const char* HashOf(const KeyExchange& exchange, EVP_PKEY* key) {
  if (!exchange.scheme) {
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? "MD5-SHA1" : "SHA1";
  }
  constexpr std::array kHashes = {"MD5",    "MD5",    "SHA1",  "SHA224",
                                  "SHA256", "SHA384", "SHA512"};
  const size_t number =
      IsPss(exchange) ? *exchange.scheme & 0xFF : *exchange.scheme >> 8;
  return number < kHashes.size() ? kHashes[number] : "SHA256";
}

Bytes SignedContent(const KeyExchange& exchange, const SSL* ssl) {
  Bytes content(2 * SSL3_RANDOM_SIZE);
  SSL_get_client_random(ssl, content.data(), SSL3_RANDOM_SIZE);
  SSL_get_server_random(ssl, content.data() + SSL3_RANDOM_SIZE,
                        SSL3_RANDOM_SIZE);
  Append(content, EncodeParameters(exchange.parameters));
  return content;
}

}  // namespace

KeyExchange ParseKeyExchange(ByteView message, const SSL* ssl) {
  KeyExchange exchange;
  ByteReader reader(BodyOf(message));
  exchange.parameters = ReadParameters(reader, IsOnCurve(ssl));
  if (SSL_version(ssl) == TLS1_2_VERSION) exchange.scheme = reader.ReadU16();
  exchange.signature = Copy(reader.ReadVector(2));
  return exchange;
}

Bytes Encode(const KeyExchange& exchange) {
  ByteWriter writer;
  writer.Raw(EncodeParameters(exchange.parameters));
  if (exchange.scheme) writer.U16(*exchange.scheme);
  writer.Vector(2, exchange.signature);
  return Message(kServerKeyExchangeType, writer.bytes());
}

void Sign(KeyExchange& exchange, SSL* ssl) {
  openssl::PrivateKeyUse use;
  EVP_PKEY* key = SSL_get_privatekey(ssl);
  if (key == nullptr) return;
  const Bytes content = SignedContent(exchange, ssl);
  const openssl::DigestContextPtr context(EVP_MD_CTX_new());
  size_t length = static_cast<size_t>(EVP_PKEY_get_size(key));
  Bytes signature(length);
  EVP_PKEY_CTX* options = nullptr;  // the context's
  const bool begun = EVP_DigestSignInit_ex(
                         context.get(), &options, HashOf(exchange, key),
                         openssl::LibraryContext(), nullptr, key, nullptr) == 1;
  if (begun && IsPss(exchange)) {
    EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST);
  }
  const bool made =
      begun && EVP_DigestSign(context.get(), signature.data(), &length,
                              content.data(), content.size()) == 1;
  ERR_clear_error();
  if (!made) return;
  signature.resize(length);
  exchange.signature = std::move(signature);
}

void EditKeyExchange(Plan& plan,
                     std::function<void(KeyExchange& exchange)> edit) {
  plan.EditFlight("ServerKeyExchange", [edit = std::move(edit)](
                                           Flight& flight, const Moment& now) {
    for (openssl::HandshakePiece& piece : flight) {
      KeyExchange exchange = ParseKeyExchange(piece.content, now.ssl);
      edit(exchange);
      piece.content = Encode(exchange);
    }
    return true;
  });
}

void EditParameters(Plan& plan,
                    std::function<void(KeyParameters& parameters)> edit) {
  plan.EditFlight("ServerKeyExchange", [edit = std::move(edit)](
                                           Flight& flight, const Moment& now) {
    for (openssl::HandshakePiece& piece : flight) {
      KeyExchange exchange = ParseKeyExchange(piece.content, now.ssl);
      edit(exchange.parameters);
      Sign(exchange, now.ssl);
      piece.content = Encode(exchange);
    }
    return true;
  });
}

}  // namespace shakedown::peer

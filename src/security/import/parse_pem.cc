// SPDX-License-Identifier: Apache-2.0
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/import/parse.h"

namespace shakedown::security {
namespace {

struct Block {
  std::string name;
  std::string header;  // how it is encrypted (RFC 1421); "": it is not
  Bytes content;
};

std::optional<Block> ReadBlock(BIO* bio) {
  char* name = nullptr;
  char* header = nullptr;
  unsigned char* data = nullptr;
  long length = 0;  // NOLINT: OpenSSL's type
  if (!PEM_read_bio(bio, &name, &header, &data, &length)) return std::nullopt;
  Block block{name, header, Bytes(data, data + length)};
  OPENSSL_free(name);
  OPENSSL_free(header);
  OPENSSL_free(data);
  return block;
}

int GivePassphrase(char* buffer, int size, int, void* passphrase) {
  const auto& text = *static_cast<const std::string*>(passphrase);
  const int length = std::min(size, static_cast<int>(text.size()));
  std::copy_n(text.begin(), length, buffer);
  return length;
}

// The functions that read such headers take no context of their own.
class DefaultContextScope {
 public:
  DefaultContextScope()
      : previous_(OSSL_LIB_CTX_set0_default(openssl::LibraryContext())) {}
  ~DefaultContextScope() { OSSL_LIB_CTX_set0_default(previous_); }
  DefaultContextScope(const DefaultContextScope&) = delete;
  DefaultContextScope& operator=(const DefaultContextScope&) = delete;

 private:
  OSSL_LIB_CTX* previous_;
};

OSStatus DecryptBlock(Block& block, const Passphrase& passphrase) {
  if (block.header.empty()) return errSecSuccess;
  const DefaultContextScope scope;
  EVP_CIPHER_INFO cipher;
  if (!PEM_get_EVP_CIPHER_INFO(block.header.data(), &cipher)) {
    return errSecUnknownFormat;
  }
  if (cipher.cipher == nullptr) return errSecSuccess;
  if (!passphrase) return errSecPassphraseRequired;
  std::string text = *passphrase;
  long length = static_cast<long>(block.content.size());  // NOLINT
  if (!PEM_do_header(&cipher, block.content.data(), &length, &GivePassphrase,
                     &text)) {
    return errSecAuthFailed;
  }
  block.content.resize(static_cast<size_t>(length));
  return errSecSuccess;
}

bool IsWanted(const std::string& name) {
  constexpr const char* kNames[] = {"CERTIFICATE",
                                    "X509 CERTIFICATE",
                                    "RSA PRIVATE KEY",
                                    "EC PRIVATE KEY",
                                    "PRIVATE KEY",
                                    "ENCRYPTED PRIVATE KEY",
                                    "PUBLIC KEY",
                                    "RSA PUBLIC KEY",
                                    "PKCS7",
                                    "PKCS #7 SIGNED DATA",
                                    "CMS"};
  return std::find(std::begin(kNames), std::end(kNames), name) !=
         std::end(kNames);
}

ParsedItems ParseBlock(Block block, const Passphrase& passphrase) {
  const bool encrypted = !block.header.empty();
  const OSStatus status = DecryptBlock(block, passphrase);
  if (status != errSecSuccess) return {.status = status};
  ParsedItems result = ParseDer(block.content, passphrase);
  // What a wrong passphrase makes of it is no key.
  if (encrypted && result.status != errSecSuccess) {
    result.status = errSecAuthFailed;
  }
  if (encrypted) result.format = kSecFormatWrappedOpenSSL;
  return result;
}

}  // namespace

ParsedItems ParsePem(ByteView text, const Passphrase& passphrase) {
  const openssl::BioPtr bio(
      BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  ParsedItems all{.format = kSecFormatPEMSequence,
                  .type = kSecItemTypeAggregate};
  int blocks = 0;
  ParsedItems last;
  while (auto block = ReadBlock(bio.get())) {
    if (!IsWanted(block->name)) continue;
    last = ParseBlock(std::move(*block), passphrase);
    if (last.status != errSecSuccess) break;
    ++blocks;
    all.items.insert(all.items.end(), last.items.begin(), last.items.end());
  }
  ERR_clear_error();
  if (last.status != errSecSuccess) return {.status = last.status};
  if (blocks == 0) return {.status = errSecUnknownFormat};
  return blocks == 1 ? last : all;
}

}  // namespace shakedown::security

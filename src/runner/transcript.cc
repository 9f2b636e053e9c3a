// SPDX-License-Identifier: Apache-2.0
#include "src/runner/transcript.h"

#include "src/openssl/library_context.h"

namespace shakedown::runner {
namespace {

const EVP_MD* Sha256() {
  static const EVP_MD* const digest =
      EVP_MD_fetch(openssl::LibraryContext(), "SHA2-256", nullptr);
  return digest;
}

}  // namespace

TranscriptHash::TranscriptHash() : digest_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex2(digest_.get(), Sha256(), nullptr);
}

void TranscriptHash::AddConnection(ByteView sent_by_app, ByteView sent_by_peer,
                                   ByteView read_by_app) {
  AddPart(sent_by_app);
  AddPart(sent_by_peer);
  AddPart(read_by_app);
}

std::string TranscriptHash::Finish() {
  Bytes digest(EVP_MAX_MD_SIZE);
  unsigned length = 0;
  EVP_DigestFinal_ex(digest_.get(), digest.data(), &length);
  return ToHex(ByteView(digest).first(length));
}

void TranscriptHash::AddPart(ByteView part) {
  ByteWriter length;
  length.U64(part.size());
  EVP_DigestUpdate(digest_.get(), length.bytes().data(), length.bytes().size());
  EVP_DigestUpdate(digest_.get(), part.data(), part.size());
}

}  // namespace shakedown::runner

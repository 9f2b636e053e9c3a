// SPDX-License-Identifier: Apache-2.0
#include "src/engine/transcript.h"

#include <array>

namespace shakedown::engine {

void Transcript::Reset() {
  messages_.clear();
  running_.reset();
}

void Transcript::Add(ByteView message) {
  Append(messages_, message);
  if (!running_) return;
  Require(EVP_DigestUpdate(running_.get(), message.data(), message.size()),
          "EVP_DigestUpdate");
}

void Transcript::Begin(Hash hash) {
  running_.reset(EVP_MD_CTX_new());
  Require(
      running_ && EVP_DigestInit_ex2(running_.get(), DigestOf(hash), nullptr) &&
          EVP_DigestUpdate(running_.get(), messages_.data(), messages_.size()),
      "EVP_DigestInit_ex2");
}

Bytes Transcript::Digest() const {
  openssl::DigestContextPtr copy(EVP_MD_CTX_new());
  std::array<uint8_t, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  Require(copy && EVP_MD_CTX_copy_ex(copy.get(), running_.get()) &&
              EVP_DigestFinal_ex(copy.get(), digest.data(), &size),
          "EVP_DigestFinal_ex");
  return Bytes(digest.begin(), digest.begin() + size);
}

}  // namespace shakedown::engine

// SPDX-License-Identifier: Apache-2.0
// The pseudorandom function of the session, and the sizes of what is derived
// with it (spec/api.md 1.9).
#include <cstdint>
#include <span>
#include <string_view>

#include "src/engine/prf.h"
#include "src/engine/records/record_protection.h"
#include "src/engine/suites.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

constexpr size_t kGcmNonceSize = 12;

// A pointer and a length from C; NULL is empty, whatever the length.
ByteView ViewOf(const void* bytes, size_t length) {
  if (bytes == nullptr) return {};
  return {static_cast<const uint8_t*>(bytes), length};
}

std::string_view TextOf(const void* text, size_t length) {
  if (text == nullptr) return {};
  return {static_cast<const char*>(text), length};
}

}  // namespace

// Apple's looks at nothing and crashes on NULL. Without a version yet this is
// the function of TLS 1.0.
OSStatus EnginePrivateFunctions::SSLInternal_PRF(
    SSLContextRef context, const void* secret, size_t secretLen,
    const void* label, size_t labelLen, const void* seed, size_t seedLen,
    void* out, size_t outLen) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || out == nullptr) return errSecParam;
  const engine::Engine& engine = unwrapped->engine();
  const engine::Suite* suite = engine::FindSuite(engine.negotiated_suite());
  engine::Prf(engine.negotiated_version(),
              suite == nullptr ? engine::Hash::kSha256 : suite->prf_hash,
              ViewOf(secret, secretLen), TextOf(label, labelLen),
              ViewOf(seed, seedLen),
              std::span(static_cast<uint8_t*>(out), outLen));
  return errSecSuccess;
}

OSStatus EnginePrivateFunctions::SSLGetCipherSizes(SSLContextRef context,
                                                   size_t* digestSize,
                                                   size_t* symmetricKeySize,
                                                   size_t* ivSize) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || digestSize == nullptr ||
      symmetricKeySize == nullptr || ivSize == nullptr) {
    return errSecParam;
  }
  const engine::Suite* suite =
      engine::FindSuite(unwrapped->engine().negotiated_suite());
  engine::KeySizes sizes;
  if (suite != nullptr) {
    sizes = engine::SizesOf(*suite, engine::kTls10);
    if (engine::IsGcm(suite->cipher)) sizes.iv = kGcmNonceSize;
  }
  *digestSize = sizes.mac_key;
  *symmetricKeySize = sizes.key;
  *ivSize = sizes.iv;
  return errSecSuccess;
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLInternal_PRF(SSLContextRef context, const void* secret,
                         size_t secretLen, const void* label, size_t labelLen,
                         const void* seed, size_t seedLen, void* out,
                         size_t outLen) {
  return Forward("SSLInternal_PRF", &SecureTransport::SSLInternal_PRF, context,
                 secret, secretLen, label, labelLen, seed, seedLen, out,
                 outLen);
}

OSStatus SSLGetCipherSizes(SSLContextRef context, size_t* digestSize,
                           size_t* symmetricKeySize, size_t* ivSize) {
  return Forward("SSLGetCipherSizes", &SecureTransport::SSLGetCipherSizes,
                 context, digestSize, symmetricKeySize, ivSize);
}

// SPDX-License-Identifier: Apache-2.0
// RSA blinding, which is only remembered, and the session's secrets
// (spec/api.md 1.7, 1.9).
#include <algorithm>
#include <cstdint>

#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

// CopyOut gives zeros for what is not known yet.
OSStatus CopyOut(const Bytes& secret, size_t wanted, void* buffer,
                 size_t* size) {
  if (buffer == nullptr || size == nullptr || *size < wanted) {
    return errSecParam;
  }
  auto* bytes = static_cast<uint8_t*>(buffer);
  std::fill_n(bytes, wanted, uint8_t{0});
  std::copy_n(secret.begin(), std::min(secret.size(), wanted), bytes);
  *size = wanted;
  return errSecSuccess;
}

}  // namespace

OSStatus EngineSecureTransport::SSLSetRsaBlinding(SSLContextRef context,
                                                  Boolean blinding) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  unwrapped->configuration().rsa_blinding = blinding != 0;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLGetRsaBlinding(SSLContextRef context,
                                                  Boolean* blinding) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || blinding == nullptr) return errSecParam;
  *blinding = unwrapped->configuration().rsa_blinding;
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLInternalMasterSecret(SSLContextRef context,
                                                        void* secret,
                                                        size_t* secretSize) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  return CopyOut(unwrapped->engine().master_secret(), SSL_MASTER_SECRET_SIZE,
                 secret, secretSize);
}

OSStatus EngineSecureTransport::SSLInternalServerRandom(SSLContextRef context,
                                                        void* randBuf,
                                                        size_t* randSize) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  return CopyOut(unwrapped->engine().server_random(), SSL_CLIENT_SRVR_RAND_SIZE,
                 randBuf, randSize);
}

OSStatus EngineSecureTransport::SSLInternalClientRandom(SSLContextRef context,
                                                        void* randBuf,
                                                        size_t* randSize) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr) return errSecParam;
  return CopyOut(unwrapped->engine().client_random(), SSL_CLIENT_SRVR_RAND_SIZE,
                 randBuf, randSize);
}

}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetRsaBlinding(SSLContextRef context, Boolean blinding) {
  return Forward("SSLSetRsaBlinding", &SecureTransport::SSLSetRsaBlinding,
                 context, blinding);
}

OSStatus SSLGetRsaBlinding(SSLContextRef context, Boolean* blinding) {
  return Forward("SSLGetRsaBlinding", &SecureTransport::SSLGetRsaBlinding,
                 context, blinding);
}

OSStatus SSLInternalMasterSecret(SSLContextRef context, void* secret,
                                 size_t* secretSize) {
  return Forward("SSLInternalMasterSecret",
                 &SecureTransport::SSLInternalMasterSecret, context, secret,
                 secretSize);
}

OSStatus SSLInternalServerRandom(SSLContextRef context, void* randBuf,
                                 size_t* randSize) {
  return Forward("SSLInternalServerRandom",
                 &SecureTransport::SSLInternalServerRandom, context, randBuf,
                 randSize);
}

OSStatus SSLInternalClientRandom(SSLContextRef context, void* randBuf,
                                 size_t* randSize) {
  return Forward("SSLInternalClientRandom",
                 &SecureTransport::SSLInternalClientRandom, context, randBuf,
                 randSize);
}

// SPDX-License-Identifier: Apache-2.0
// The functions of cipher suites for apps built with SHAKEDOWN_CIPHER_SUITE_16,
// where SSLCipherSuite has 16 bits: what the public header then links to.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "src/securetransport/secure_transport.h"

namespace {

using GetSuites = OSStatus (*)(SSLContextRef, SSLCipherSuite*, size_t*);

// More than any list has.
constexpr size_t kMostSuites = 0x10000;

OSStatus GetNarrow(GetSuites get, SSLContextRef context, uint16_t* ciphers,
                   size_t* count) {
  if (ciphers == nullptr || count == nullptr) {
    return get(context, nullptr, count);
  }
  size_t given = std::min(*count, kMostSuites);
  std::vector<SSLCipherSuite> wide(given + 1);
  const OSStatus result = get(context, wide.data(), &given);
  if (result != errSecSuccess) return result;
  std::copy_n(wide.begin(), given, ciphers);
  *count = given;
  return result;
}

}  // namespace

CF_EXPORT OSStatus SSLGetSupportedCiphers_16(SSLContextRef context,
                                             uint16_t* ciphers, size_t* count) {
  return GetNarrow(SSLGetSupportedCiphers, context, ciphers, count);
}

CF_EXPORT OSStatus SSLGetEnabledCiphers_16(SSLContextRef context,
                                           uint16_t* ciphers, size_t* count) {
  return GetNarrow(SSLGetEnabledCiphers, context, ciphers, count);
}

CF_EXPORT OSStatus SSLSetEnabledCiphers_16(SSLContextRef context,
                                           const uint16_t* ciphers,
                                           size_t count) {
  if (ciphers == nullptr) return SSLSetEnabledCiphers(context, nullptr, count);
  const std::vector<SSLCipherSuite> wide(ciphers, ciphers + count);
  return SSLSetEnabledCiphers(context, wide.data(), count);
}

CF_EXPORT OSStatus SSLGetNegotiatedCipher_16(SSLContextRef context,
                                             uint16_t* cipherSuite) {
  if (cipherSuite == nullptr) return SSLGetNegotiatedCipher(context, nullptr);
  SSLCipherSuite wide = 0;
  const OSStatus result = SSLGetNegotiatedCipher(context, &wide);
  if (result == errSecSuccess) *cipherSuite = static_cast<uint16_t>(wide);
  return result;
}

// SPDX-License-Identifier: Apache-2.0
#include "src/engine/suites.h"

#include <algorithm>

#include "src/engine/settings.h"

namespace shakedown::engine {
namespace {

using K = KeyExchange;
using A = Authentication;
using C = Cipher;
using H = Hash;

// spec/api.md appendix B, without what Secure Transport's engine cannot do.
// clang-format off
constexpr Suite kSuites[] = {
    {0x0001, "SSL_RSA_WITH_NULL_MD5",
     K::kRsa, A::kRsa, C::kNull, H::kMd5, H::kSha256, kSsl3},
    {0x0002, "SSL_RSA_WITH_NULL_SHA",
     K::kRsa, A::kRsa, C::kNull, H::kSha1, H::kSha256, kSsl3},
    {0x000A, "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
     K::kRsa, A::kRsa, C::kTripleDesCbc, H::kSha1, H::kSha256, kSsl3},
    {0x0016, "SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA",
     K::kDhe, A::kRsa, C::kTripleDesCbc, H::kSha1, H::kSha256, kSsl3},
    {0x001B, "SSL_DH_anon_WITH_3DES_EDE_CBC_SHA",
     K::kDhe, A::kAnonymous, C::kTripleDesCbc, H::kSha1, H::kSha256, kSsl3},
    {0x002C, "TLS_PSK_WITH_NULL_SHA",
     K::kPsk, A::kPsk, C::kNull, H::kSha1, H::kSha256, kTls10},
    {0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA",
     K::kRsa, A::kRsa, C::kAes128Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
     K::kDhe, A::kRsa, C::kAes128Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA",
     K::kDhe, A::kAnonymous, C::kAes128Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA",
     K::kRsa, A::kRsa, C::kAes256Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
     K::kDhe, A::kRsa, C::kAes256Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x003A, "TLS_DH_anon_WITH_AES_256_CBC_SHA",
     K::kDhe, A::kAnonymous, C::kAes256Cbc, H::kSha1, H::kSha256, kSsl3},
    {0x003B, "TLS_RSA_WITH_NULL_SHA256",
     K::kRsa, A::kRsa, C::kNull, H::kSha256, H::kSha256, kTls12},
    {0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256",
     K::kRsa, A::kRsa, C::kAes128Cbc, H::kSha256, H::kSha256, kTls12},
    {0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256",
     K::kRsa, A::kRsa, C::kAes256Cbc, H::kSha256, H::kSha256, kTls12},
    {0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
     K::kDhe, A::kRsa, C::kAes128Cbc, H::kSha256, H::kSha256, kTls12},
    {0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
     K::kDhe, A::kRsa, C::kAes256Cbc, H::kSha256, H::kSha256, kTls12},
    {0x006C, "TLS_DH_anon_WITH_AES_128_CBC_SHA256",
     K::kDhe, A::kAnonymous, C::kAes128Cbc, H::kSha256, H::kSha256, kTls12},
    {0x006D, "TLS_DH_anon_WITH_AES_256_CBC_SHA256",
     K::kDhe, A::kAnonymous, C::kAes256Cbc, H::kSha256, H::kSha256, kTls12},
    {0x008B, "TLS_PSK_WITH_3DES_EDE_CBC_SHA",
     K::kPsk, A::kPsk, C::kTripleDesCbc, H::kSha1, H::kSha256, kTls10},
    {0x008C, "TLS_PSK_WITH_AES_128_CBC_SHA",
     K::kPsk, A::kPsk, C::kAes128Cbc, H::kSha1, H::kSha256, kTls10},
    {0x008D, "TLS_PSK_WITH_AES_256_CBC_SHA",
     K::kPsk, A::kPsk, C::kAes256Cbc, H::kSha1, H::kSha256, kTls10},
    {0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256",
     K::kRsa, A::kRsa, C::kAes128Gcm, H::kSha256, H::kSha256, kTls12},
    {0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384",
     K::kRsa, A::kRsa, C::kAes256Gcm, H::kSha384, H::kSha384, kTls12},
    {0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
     K::kDhe, A::kRsa, C::kAes128Gcm, H::kSha256, H::kSha256, kTls12},
    {0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
     K::kDhe, A::kRsa, C::kAes256Gcm, H::kSha384, H::kSha384, kTls12},
    {0x00A6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
     K::kDhe, A::kAnonymous, C::kAes128Gcm, H::kSha256, H::kSha256, kTls12},
    {0x00A7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384",
     K::kDhe, A::kAnonymous, C::kAes256Gcm, H::kSha384, H::kSha384, kTls12},
    {0x00AE, "TLS_PSK_WITH_AES_128_CBC_SHA256",
     K::kPsk, A::kPsk, C::kAes128Cbc, H::kSha256, H::kSha256, kTls10},
    {0x00AF, "TLS_PSK_WITH_AES_256_CBC_SHA384",
     K::kPsk, A::kPsk, C::kAes256Cbc, H::kSha384, H::kSha384, kTls10},
    {0x00B0, "TLS_PSK_WITH_NULL_SHA256",
     K::kPsk, A::kPsk, C::kNull, H::kSha256, H::kSha256, kTls10},
    {0x00B1, "TLS_PSK_WITH_NULL_SHA384",
     K::kPsk, A::kPsk, C::kNull, H::kSha384, H::kSha384, kTls10},
    {0xC006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA",
     K::kEcdhe, A::kEcdsa, C::kNull, H::kSha1, H::kSha256, kTls10},
    {0xC008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
     K::kEcdhe, A::kEcdsa, C::kTripleDesCbc, H::kSha1, H::kSha256, kTls10},
    {0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
     K::kEcdhe, A::kEcdsa, C::kAes128Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
     K::kEcdhe, A::kEcdsa, C::kAes256Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC010, "TLS_ECDHE_RSA_WITH_NULL_SHA",
     K::kEcdhe, A::kRsa, C::kNull, H::kSha1, H::kSha256, kTls10},
    {0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
     K::kEcdhe, A::kRsa, C::kTripleDesCbc, H::kSha1, H::kSha256, kTls10},
    {0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
     K::kEcdhe, A::kRsa, C::kAes128Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
     K::kEcdhe, A::kRsa, C::kAes256Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
     K::kEcdhe, A::kAnonymous, C::kAes128Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA",
     K::kEcdhe, A::kAnonymous, C::kAes256Cbc, H::kSha1, H::kSha256, kTls10},
    {0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
     K::kEcdhe, A::kEcdsa, C::kAes128Cbc, H::kSha256, H::kSha256, kTls12},
    {0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
     K::kEcdhe, A::kEcdsa, C::kAes256Cbc, H::kSha384, H::kSha384, kTls12},
    {0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
     K::kEcdhe, A::kRsa, C::kAes128Cbc, H::kSha256, H::kSha256, kTls12},
    {0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
     K::kEcdhe, A::kRsa, C::kAes256Cbc, H::kSha384, H::kSha384, kTls12},
    {0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
     K::kEcdhe, A::kEcdsa, C::kAes128Gcm, H::kSha256, H::kSha256, kTls12},
    {0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
     K::kEcdhe, A::kEcdsa, C::kAes256Gcm, H::kSha384, H::kSha384, kTls12},
    {0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
     K::kEcdhe, A::kRsa, C::kAes128Gcm, H::kSha256, H::kSha256, kTls12},
    {0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
     K::kEcdhe, A::kRsa, C::kAes256Gcm, H::kSha384, H::kSha384, kTls12},
};
// clang-format on

}  // namespace

std::span<const Suite> AllSuites() { return kSuites; }

const Suite* FindSuite(uint16_t number) {
  const auto* found =
      std::lower_bound(std::begin(kSuites), std::end(kSuites), number,
                       [](const Suite& suite, uint16_t wanted) {
                         return suite.number < wanted;
                       });
  return found != std::end(kSuites) && found->number == number ? found
                                                               : nullptr;
}

}  // namespace shakedown::engine

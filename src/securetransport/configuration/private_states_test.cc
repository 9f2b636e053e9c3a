// SPDX-License-Identifier: Apache-2.0
// What every private function says to a NULL context and in each state
// (spec/api.md 1.7, 1.9 and 4.5).
#include <gtest/gtest.h>

#include <vector>

#include "src/securetransport/configuration/arguments_for_test.h"

namespace shakedown::securetransport {
namespace {

constexpr OSStatus kNever = errSecUnimplemented;

char buffer[64];
size_t size;
size_t sizes[3];
unsigned number;
bool on;
Boolean flag;
CFArrayRef array;
const void* pointer;
SSL_ECDSA_NamedCurve curve = SSL_Curve_secp256r1;
SSLClientAuthenticationType type;
SSLSignatureAndHashAlgorithm algorithms[32];
SSLAuthenticate authenticate;

// The setters that a running session refuses.
std::vector<Case> GuardedSetters() {
  return {
      {"SetDiffieHellmanParams",
       With(SSLSetDiffieHellmanParams, "\x30\x06\x02\x01\x17\x02\x01\x02", 8),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetECDSACurves",
       With(SSLSetECDSACurves, &curve, 1u),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetTrustedLeafCertificates",
       With(SSLSetTrustedLeafCertificates, nullptr),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"InternalSetSessionTicket",
       With(SSLInternalSetSessionTicket, "ticket", 6),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetRecordContext",
       With(SSLSetRecordContext, nullptr),
       {kOk, kBusy, kBusy, kOk, kOk}},
  };
}

// The setters that are allowed in every state.
std::vector<Case> FreeSetters() {
  return {
      {"SetMinimumDHGroupSize",
       With(SSLSetMinimumDHGroupSize, 1024u),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetDHEEnabled",
       With(SSLSetDHEEnabled, false),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetPSKSharedSecret",
       With(SSLSetPSKSharedSecret, "secret", 6),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetPSKIdentity",
       With(SSLSetPSKIdentity, "me", 2),
       {kOk, kOk, kOk, kOk, kOk}},
      {"InternalSetMasterSecretFunction",
       With(SSLInternalSetMasterSecretFunction, nullptr, nullptr),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetAllowAnonymousCiphers",
       With(SSLSetAllowAnonymousCiphers, Boolean{1}),
       {kOk, kOk, kOk, kOk, kOk},
       kOk},
  };
}

std::vector<Case> SettingGetters() {
  return {
      {"GetDiffieHellmanParams",
       With(SSLGetDiffieHellmanParams, &pointer, &size),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetMinimumDHGroupSize",
       With(SSLGetMinimumDHGroupSize, &number),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetDHEEnabled", With(SSLGetDHEEnabled, &on), {kOk, kOk, kOk, kOk, kOk}},
      {"GetPSKIdentity",
       With(SSLGetPSKIdentity, &pointer, &size),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNumberOfECDSACurves",
       With(SSLGetNumberOfECDSACurves, &number),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetAllowAnonymousCiphers",
       With(SSLGetAllowAnonymousCiphers, &flag),
       {kOk, kOk, kOk, kOk, kOk},
       kOk},
      {"CopyTrustedLeafCertificates",
       With(SSLCopyTrustedLeafCertificates, &array),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetCertificate",
       With(SSLGetCertificate, &array),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetEncryptionCertificate",
       With(SSLGetEncryptionCertificate, &array),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetClientSideAuthenticate",
       With(SSLGetClientSideAuthenticate, &authenticate),
       {kOk, kOk, kOk, kOk, kOk}},
  };
}

std::vector<Case> SessionGetters() {
  return {
      {"GetNegotiatedCurve",
       With(SSLGetNegotiatedCurve, &curve),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetCipherSizes",
       With(SSLGetCipherSizes, &sizes[0], &sizes[1], &sizes[2]),
       {kOk, kOk, kOk, kOk, kOk}},
      {"Internal_PRF",
       With(SSLInternal_PRF, "s", 1, "l", 1, "s", 1, buffer, sizeof(buffer)),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNumberOfClientAuthTypes",
       With(SSLGetNumberOfClientAuthTypes, &number),
       {kBad, kBad, kBad, kBad, kBad}},
      {"GetClientAuthTypes",
       With(SSLGetClientAuthTypes, &type, &number),
       {kBad, kBad, kBad, kBad, kBad}},
      {"GetNumberOfSignatureAlgorithms",
       With(SSLGetNumberOfSignatureAlgorithms, &number),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetSignatureAlgorithms",
       [](SSLContextRef context) {
         number = 32;
         return SSLGetSignatureAlgorithms(context, algorithms, &number);
       },
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNegotiatedClientAuthType",
       With(SSLGetNegotiatedClientAuthType, &type),
       {kNever, kNever, kNever, kNever, kNever},
       kNever},
      {"GetPeerCertificates",
       With(SSLGetPeerCertificates, &array),
       {kNever, kNever, kNever, kNever, kNever},
       kNever},
  };
}

std::vector<Case> SecretGetters() {
  return {
      {"InternalServerRandom",
       [](SSLContextRef context) {
         size = SSL_CLIENT_SRVR_RAND_SIZE;
         return SSLInternalServerRandom(context, buffer, &size);
       },
       {kOk, kOk, kOk, kOk, kOk}},
      {"InternalClientRandom",
       [](SSLContextRef context) {
         size = SSL_CLIENT_SRVR_RAND_SIZE;
         return SSLInternalClientRandom(context, buffer, &size);
       },
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetResumableSessionInfo",
       [](SSLContextRef context) {
         size = MAX_SESSION_ID_LENGTH;
         return SSLGetResumableSessionInfo(context, &flag, buffer, &size);
       },
       {kOk, kOk, kOk, kOk, kOk}},
  };
}

using PrivateStatesTest = StatesTest;

SHAKEDOWN_TEST_STATES(PrivateStatesTest)

INSTANTIATE_TEST_SUITE_P(GuardedSetter, PrivateStatesTest,
                         testing::ValuesIn(GuardedSetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(FreeSetter, PrivateStatesTest,
                         testing::ValuesIn(FreeSetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(SettingGetter, PrivateStatesTest,
                         testing::ValuesIn(SettingGetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(SessionGetter, PrivateStatesTest,
                         testing::ValuesIn(SessionGetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(SecretGetter, PrivateStatesTest,
                         testing::ValuesIn(SecretGetters()), NameOfRow<Case>);

class UnsafeDhTest : public ContextTest {};

TEST_F(UnsafeDhTest, IsFalseForNullAndBeforeAHandshake) {
  Create();
  EXPECT_FALSE(SSLIsSessionNegotiatedWithUnsafeDH(nullptr));
  EXPECT_FALSE(SSLIsSessionNegotiatedWithUnsafeDH(context));
}

}  // namespace
}  // namespace shakedown::securetransport

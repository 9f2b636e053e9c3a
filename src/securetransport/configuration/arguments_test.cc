// SPDX-License-Identifier: Apache-2.0
// What every function says to a NULL context and in each state: the table of
// spec/api.md 4.5.
#include <gtest/gtest.h>

#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/securetransport/configuration/arguments_for_test.h"

namespace shakedown::securetransport {
namespace {

SSLCipherSuite suites[67];
size_t count;
char text[64];
Boolean flag;
SSLProtocol version;
const void* pointer;
CFArrayRef array;
SecTrustRef trust;

// The setters that a running session refuses.
std::vector<Case> GuardedSetters() {
  return {
      {"SetSessionOption",
       With(SSLSetSessionOption, kSSLSessionOptionBreakOnServerAuth,
            Boolean{1}),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetIOFuncs",
       With(SSLSetIOFuncs, nullptr, nullptr),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetConnection",
       With(SSLSetConnection, nullptr),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetPeerDomainName",
       With(SSLSetPeerDomainName, "a.test", 6),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetEnableCertVerify",
       With(SSLSetEnableCertVerify, Boolean{1}),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetTrustedRoots",
       [](SSLContextRef context) {
         return SSLSetTrustedRoots(context, cf::MakeMutableArray().get(), 0);
       },
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetClientSideAuthenticate",
       With(SSLSetClientSideAuthenticate, kTryAuthenticate),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"AddDistinguishedName",
       With(SSLAddDistinguishedName, "0", 1),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetProtocolVersionEnabled",
       With(SSLSetProtocolVersionEnabled, kTLSProtocol1, Boolean{1}),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetProtocolVersion",
       With(SSLSetProtocolVersion, kTLSProtocol1),
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetPeerID", With(SSLSetPeerID, "id", 2), {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetEnabledCiphers",
       [](SSLContextRef context) {
         const SSLCipherSuite suite = TLS_RSA_WITH_AES_128_CBC_SHA;
         return SSLSetEnabledCiphers(context, &suite, 1);
       },
       {kOk, kBusy, kBusy, kOk, kOk}},
      {"SetCertificateAuthorities",
       With(SSLSetCertificateAuthorities, CFTypeRef{nullptr}, Boolean{0}),
       {kBad, kBad, kBad, kBad, kBad}},
  };
}

// The setters that are allowed in every state.
std::vector<Case> FreeSetters() {
  return {
      {"SetCertificate",
       With(SSLSetCertificate, nullptr),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetProtocolVersionMin",
       With(SSLSetProtocolVersionMin, kTLSProtocol1),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetProtocolVersionMax",
       With(SSLSetProtocolVersionMax, kTLSProtocol12),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetSessionConfig",
       With(SSLSetSessionConfig, kSSLSessionConfig_default),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetAllowsAnyRoot",
       With(SSLSetAllowsAnyRoot, Boolean{0}),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetRsaBlinding",
       With(SSLSetRsaBlinding, Boolean{0}),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetSessionCacheTimeout",
       With(SSLSetSessionCacheTimeout, 5u),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetAllowsExpiredCerts",
       With(SSLSetAllowsExpiredCerts, Boolean{0}),
       {kOk, kOk, kOk, kOk, kOk},
       kOk},
  };
}

std::vector<Case> SettingGetters() {
  return {
      {"GetSessionOption",
       With(SSLGetSessionOption, kSSLSessionOptionFalseStart, &flag),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetConnection",
       With(SSLGetConnection, &pointer),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetProtocolVersionMin",
       With(SSLGetProtocolVersionMin, &version),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNegotiatedProtocolVersion",
       With(SSLGetNegotiatedProtocolVersion, &version),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNegotiatedCipher",
       With(SSLGetNegotiatedCipher, suites),
       {kBusy, kOk, kOk, kBusy, kBusy}},
      {"GetNumberSupportedCiphers",
       With(SSLGetNumberSupportedCiphers, &count),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetNumberEnabledCiphers",
       With(SSLGetNumberEnabledCiphers, &count),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetPeerDomainNameLength",
       With(SSLGetPeerDomainNameLength, &count),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetEnableCertVerify",
       With(SSLGetEnableCertVerify, &flag),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetAllowsAnyRoot",
       With(SSLGetAllowsAnyRoot, &flag),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetAllowsExpiredCerts",
       With(SSLGetAllowsExpiredCerts, &flag),
       {errSecUnimplemented, errSecUnimplemented, errSecUnimplemented,
        errSecUnimplemented, errSecUnimplemented},
       errSecUnimplemented},
  };
}

std::vector<Case> SessionGetters() {
  return {
      {"CopyPeerTrust",
       With(SSLGetPeerSecTrust, &trust),
       {kOk, kOk, kOk, kOk, kOk}},
      {"CopyPeerCertificates",
       [](SSLContextRef context) {
         cf::CFRef<CFArrayRef> chain;
         return SSLCopyPeerCertificates(context, chain.Receive());
       },
       {kBusy, kBusy, kOk, kBusy, kBusy}},
      {"CopyDistinguishedNames",
       With(SSLCopyDistinguishedNames, &array),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetPeerID",
       With(SSLGetPeerID, &pointer, &count),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetBufferedReadSize",
       With(SSLGetBufferedReadSize, &count),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetRsaBlinding",
       With(SSLGetRsaBlinding, &flag),
       {kOk, kOk, kOk, kOk, kOk}},
      {"InternalMasterSecret",
       [](SSLContextRef context) {
         count = sizeof(text);
         return SSLInternalMasterSecret(context, text, &count);
       },
       {kOk, kOk, kOk, kOk, kOk}},
  };
}

using ArgumentsTest = StatesTest;

SHAKEDOWN_TEST_STATES(ArgumentsTest)

INSTANTIATE_TEST_SUITE_P(GuardedSetter, ArgumentsTest,
                         testing::ValuesIn(GuardedSetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(FreeSetter, ArgumentsTest,
                         testing::ValuesIn(FreeSetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(SettingGetter, ArgumentsTest,
                         testing::ValuesIn(SettingGetters()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(SessionGetter, ArgumentsTest,
                         testing::ValuesIn(SessionGetters()), NameOfRow<Case>);

}  // namespace
}  // namespace shakedown::securetransport

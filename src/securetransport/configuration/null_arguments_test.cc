// SPDX-License-Identifier: Apache-2.0
// Every pointer that may not be NULL, one at a time: errSecParam where Apple's
// says so or crashes (spec/api.md 1.2 to 1.9, "no NULL check").
#include <gtest/gtest.h>

#include <vector>

#include "src/securetransport/configuration/arguments_for_test.h"

namespace shakedown::securetransport {
namespace {

char buffer[64];
size_t size = sizeof(buffer);
size_t other_size;
Boolean flag;
unsigned number = 1;
const void* pointer;
SSLCipherSuite suites[67];
SSL_ECDSA_NamedCurve curve = SSL_Curve_secp256r1;
SSLClientAuthenticationType type;
SSLSignatureAndHashAlgorithm algorithm;

// spec/api.md 1.2 and 1.3.
std::vector<Row> TransportAndVersions() {
  return {
      {"SessionState", With(SSLGetSessionState, nullptr)},
      {"SessionOption",
       With(SSLGetSessionOption, kSSLSessionOptionFalseStart, nullptr)},
      {"Connection", With(SSLGetConnection, nullptr)},
      {"ReadFuncIsAllowed", With(SSLSetIOFuncs, nullptr, nullptr), kOk},
      {"VersionMin", With(SSLGetProtocolVersionMin, nullptr)},
      {"VersionMax", With(SSLGetProtocolVersionMax, nullptr)},
      {"Version", With(SSLGetProtocolVersion, nullptr)},
      {"VersionEnabled",
       With(SSLGetProtocolVersionEnabled, kTLSProtocol1, nullptr)},
      {"NegotiatedVersion", With(SSLGetNegotiatedProtocolVersion, nullptr)},
      {"SessionConfig", With(SSLSetSessionConfig, nullptr)},
  };
}

// spec/api.md 1.4.
std::vector<Row> Suites() {
  return {
      {"NumberSupported", With(SSLGetNumberSupportedCiphers, nullptr)},
      {"SupportedList", With(SSLGetSupportedCiphers, nullptr, &size)},
      {"SupportedCount", With(SSLGetSupportedCiphers, suites, nullptr)},
      {"NumberEnabled", With(SSLGetNumberEnabledCiphers, nullptr)},
      {"EnabledList", With(SSLGetEnabledCiphers, nullptr, &size)},
      {"EnabledCount", With(SSLGetEnabledCiphers, suites, nullptr)},
      {"SetEnabled", With(SSLSetEnabledCiphers, nullptr, 1)},
      {"Negotiated", With(SSLGetNegotiatedCipher, nullptr)},
  };
}

// spec/api.md 1.5.
std::vector<Row> NamesAndTrust() {
  return {
      {"PeerDomainNameWithLength", With(SSLSetPeerDomainName, nullptr, 1)},
      {"PeerDomainNameIsCleared", With(SSLSetPeerDomainName, nullptr, 0), kOk},
      {"NameLength", With(SSLGetPeerDomainNameLength, nullptr)},
      {"NameSize", With(SSLGetPeerDomainName, buffer, nullptr)},
      {"RequestedLength", With(SSLCopyRequestedPeerNameLength, nullptr)},
      {"RequestedSize", With(SSLCopyRequestedPeerName, buffer, nullptr)},
      {"EnableCertVerify", With(SSLGetEnableCertVerify, nullptr)},
      {"AllowsAnyRoot", With(SSLGetAllowsAnyRoot, nullptr)},
      {"AllowsExpired", With(SSLGetAllowsExpiredCerts, nullptr)},
      {"SetTrustedRoots", With(SSLSetTrustedRoots, nullptr, Boolean{1})},
      {"CopyTrustedRoots", With(SSLCopyTrustedRoots, nullptr)},
      {"PeerTrust", With(SSLCopyPeerTrust, nullptr)},
      {"PeerSecTrust", With(SSLGetPeerSecTrust, nullptr)},
      {"PeerCertificates", With(SSLCopyPeerCertificates, nullptr)},
      {"CopyTrustedLeaves", With(SSLCopyTrustedLeafCertificates, nullptr)},
      {"SetCertificateIsAllowed", With(SSLSetCertificate, nullptr), kOk},
      {"EncryptionCertificate", With(SSLSetEncryptionCertificate, nullptr)},
      {"GetCertificate", With(SSLGetCertificate, nullptr)},
      {"GetEncryptionCertificate", With(SSLGetEncryptionCertificate, nullptr)},
  };
}

// spec/api.md 1.6 and 1.7.
std::vector<Row> AuthenticationAndKeys() {
  return {
      {"ClientSideAuthenticate", With(SSLGetClientSideAuthenticate, nullptr)},
      {"DistinguishedName", With(SSLAddDistinguishedName, nullptr, 1)},
      {"CertificateAuthorities",
       With(SSLSetCertificateAuthorities, CFTypeRef{nullptr}, Boolean{1})},
      {"CopyCertificateAuthorities",
       With(SSLCopyCertificateAuthorities, nullptr)},
      {"CopyDistinguishedNames", With(SSLCopyDistinguishedNames, nullptr)},
      {"ClientCertificateState", With(SSLGetClientCertificateState, nullptr)},
      {"SetDiffieHellman", With(SSLSetDiffieHellmanParams, nullptr, 1)},
      {"SetDiffieHellmanEmpty", With(SSLSetDiffieHellmanParams, nullptr, 0)},
      {"DiffieHellmanBytes", With(SSLGetDiffieHellmanParams, nullptr, &size)},
      {"DiffieHellmanLength",
       With(SSLGetDiffieHellmanParams, &pointer, nullptr)},
      {"RsaBlinding", With(SSLGetRsaBlinding, nullptr)},
      {"MinimumDhGroupSize", With(SSLGetMinimumDHGroupSize, nullptr)},
      {"DheEnabled", With(SSLGetDHEEnabled, nullptr)},
      {"SetPskSecret", With(SSLSetPSKSharedSecret, nullptr, 1)},
      {"SetPskIdentity", With(SSLSetPSKIdentity, nullptr, 1)},
      {"PskIdentityBytes", With(SSLGetPSKIdentity, nullptr, &size)},
      {"PskIdentityLength", With(SSLGetPSKIdentity, &pointer, nullptr)},
      {"SetPeerId", With(SSLSetPeerID, nullptr, 1)},
      {"PeerIdBytes", With(SSLGetPeerID, nullptr, &size)},
      {"PeerIdLength", With(SSLGetPeerID, &pointer, nullptr)},
  };
}

// spec/api.md 1.8 and 1.9.
std::vector<Row> SessionAndSecrets() {
  return {
      {"ReadBuffer", With(SSLRead, nullptr, 1, &size)},
      {"ReadProcessed", With(SSLRead, buffer, 1, nullptr)},
      {"WriteProcessed", With(SSLWrite, buffer, 1, nullptr)},
      {"BufferedReadSize", With(SSLGetBufferedReadSize, nullptr)},
      {"Resumed", With(SSLGetResumableSessionInfo, nullptr, buffer, &size)},
      {"SessionId", With(SSLGetResumableSessionInfo, &flag, nullptr, &size)},
      {"SessionIdLength",
       With(SSLGetResumableSessionInfo, &flag, buffer, nullptr)},
      {"MasterSecret", With(SSLInternalMasterSecret, nullptr, &size)},
      {"MasterSecretSize", With(SSLInternalMasterSecret, buffer, nullptr)},
      {"ServerRandom", With(SSLInternalServerRandom, nullptr, &size)},
      {"ServerRandomSize", With(SSLInternalServerRandom, buffer, nullptr)},
      {"ClientRandom", With(SSLInternalClientRandom, nullptr, &size)},
      {"ClientRandomSize", With(SSLInternalClientRandom, buffer, nullptr)},
      {"Ticket", With(SSLInternalSetSessionTicket, nullptr, 1)},
      {"DigestSize", With(SSLGetCipherSizes, nullptr, &size, &other_size)},
      {"KeySize", With(SSLGetCipherSizes, &size, nullptr, &other_size)},
      {"IvSize", With(SSLGetCipherSizes, &size, &other_size, nullptr)},
  };
}

// spec/api.md 1.9.
std::vector<Row> CurvesAndAlgorithms() {
  return {
      {"SetCurves", With(SSLSetECDSACurves, nullptr, 1u)},
      {"NumberOfCurves", With(SSLGetNumberOfECDSACurves, nullptr)},
      {"Curves", With(SSLGetECDSACurves, nullptr, &number)},
      {"CurvesCount", With(SSLGetECDSACurves, &curve, nullptr)},
      {"NegotiatedCurve", With(SSLGetNegotiatedCurve, nullptr)},
      {"NumberOfAuthTypes", With(SSLGetNumberOfClientAuthTypes, nullptr)},
      {"AuthTypes", With(SSLGetClientAuthTypes, nullptr, &number)},
      {"AuthTypesCount", With(SSLGetClientAuthTypes, &type, nullptr)},
      {"NumberOfAlgorithms", With(SSLGetNumberOfSignatureAlgorithms, nullptr)},
      {"Algorithms", With(SSLGetSignatureAlgorithms, nullptr, &number)},
      {"AlgorithmsCount", With(SSLGetSignatureAlgorithms, &algorithm, nullptr)},
      {"NegotiatedAuthType", With(SSLGetNegotiatedClientAuthType, nullptr),
       errSecUnimplemented},
      {"AllowAnonymousCiphers", With(SSLGetAllowAnonymousCiphers, nullptr),
       kOk},
      {"MasterSecretFunction",
       With(SSLInternalSetMasterSecretFunction, nullptr, nullptr), kOk},
  };
}

using NullArgumentTest = RowsTest;

TEST_P(NullArgumentTest, IsRefusedWithoutACrash) { CheckRow(); }

INSTANTIATE_TEST_SUITE_P(TransportAndVersions, NullArgumentTest,
                         testing::ValuesIn(TransportAndVersions()),
                         NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(Suites, NullArgumentTest, testing::ValuesIn(Suites()),
                         NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(NamesAndTrust, NullArgumentTest,
                         testing::ValuesIn(NamesAndTrust()), NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(AuthenticationAndKeys, NullArgumentTest,
                         testing::ValuesIn(AuthenticationAndKeys()),
                         NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(SessionAndSecrets, NullArgumentTest,
                         testing::ValuesIn(SessionAndSecrets()),
                         NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(CurvesAndAlgorithms, NullArgumentTest,
                         testing::ValuesIn(CurvesAndAlgorithms()),
                         NameOfRow<Row>);

// --- Functions that have no context to begin with ---

TEST(NullArgumentTest, NewContextWithoutAPlaceForIt) {
  EXPECT_EQ(SSLNewContext(0, nullptr), errSecParam);
  EXPECT_EQ(SSLDisposeContext(nullptr), errSecParam);
}

}  // namespace
}  // namespace shakedown::securetransport

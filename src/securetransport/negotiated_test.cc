// SPDX-License-Identifier: Apache-2.0
// What a handshake agreed on, as the private getters tell it, and the contexts
// with record functions (spec/api.md 1.9).
#include <Security/SecureTransportPriv.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

// --- Curves ---

class CurvesTest : public ConnectionTest {
 protected:
  int NegotiatedCurve() {
    SSL_ECDSA_NamedCurve curve = SSL_Curve_None;
    EXPECT_EQ(SSLGetNegotiatedCurve(context, &curve), errSecSuccess);
    return curve;
  }
  void Set(std::vector<SSL_ECDSA_NamedCurve> curves) {
    EXPECT_EQ(SSLSetECDSACurves(context, curves.data(),
                                static_cast<unsigned>(curves.size())),
              errSecSuccess);
  }
};

TEST_F(CurvesTest, NumberIsZeroUntilSet) {
  Create();
  unsigned count = 9;
  EXPECT_EQ(SSLGetNumberOfECDSACurves(context, &count), errSecSuccess);
  EXPECT_EQ(count, 0u);
}

TEST_F(CurvesTest, UnsupportedOnesAreEchoedButNotUsed) {
  recipes["leaf"].key = pki::KeyKind::kRsa2048;  // a curve less to agree on
  Connect();
  Set({SSL_Curve_sect163k1, SSL_Curve_secp384r1, SSL_Curve_None});
  std::array<SSL_ECDSA_NamedCurve, 3> given;
  unsigned count = given.size();
  EXPECT_EQ(SSLGetECDSACurves(context, given.data(), &count), errSecSuccess);
  EXPECT_EQ(count, 3u);
  EXPECT_EQ(given[0], SSL_Curve_sect163k1);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(NegotiatedCurve(), SSL_Curve_secp384r1);
}

TEST_F(CurvesTest, BufferForOneLessIsRefused) {
  Create();
  Set({SSL_Curve_secp256r1, SSL_Curve_secp384r1});
  SSL_ECDSA_NamedCurve one;
  unsigned count = 1;
  EXPECT_EQ(SSLGetECDSACurves(context, &one, &count), errSecParam);
}

TEST_F(CurvesTest, OnlyUnsupportedOnesLeaveNothingToNegotiate) {
  Connect();
  Set({SSL_Curve_secp192r1});
  EXPECT_NE(Handshake(), errSecSuccess);
}

TEST_F(CurvesTest, WithoutOneTheNumberIsMinusOneCutShort) {
  recipes["leaf"].key = pki::KeyKind::kRsa2048;
  script.suites = {"TLS_RSA_WITH_AES_128_GCM_SHA256"};
  Connect();
  EXPECT_EQ(NegotiatedCurve(), 65535);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(NegotiatedCurve(), 65535);
}

// --- What the peer asks for ---

class RequestedByPeerTest : public ConnectionTest {
 protected:
  unsigned types_count = 0;
  unsigned algorithms_count = 0;
};

TEST_F(RequestedByPeerTest, ClientKnowsTypesOnceAsked) {
  script.request_certificate = peer::CertificateRequest{};
  Connect();
  EXPECT_EQ(SSLGetNumberOfClientAuthTypes(context, &types_count), errSecParam);
  ASSERT_EQ(Handshake(), errSecSuccess);
  ASSERT_EQ(SSLGetNumberOfClientAuthTypes(context, &types_count),
            errSecSuccess);
  ASSERT_GT(types_count, 1u);
  std::vector<SSLClientAuthenticationType> types(types_count);
  EXPECT_EQ(SSLGetClientAuthTypes(context, types.data(), &types_count),
            errSecSuccess);
  EXPECT_EQ(types[0], SSLClientAuth_RSASign);
  --types_count;
  EXPECT_EQ(SSLGetClientAuthTypes(context, types.data(), &types_count),
            errSecParam);
}

TEST_F(RequestedByPeerTest, ClientKnowsTheRequestsAlgorithms) {
  script.request_certificate = peer::CertificateRequest{};
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  ASSERT_EQ(SSLGetNumberOfSignatureAlgorithms(context, &algorithms_count),
            errSecSuccess);
  ASSERT_GT(algorithms_count, 1u);
  std::vector<SSLSignatureAndHashAlgorithm> algorithms(algorithms_count);
  EXPECT_EQ(
      SSLGetSignatureAlgorithms(context, algorithms.data(), &algorithms_count),
      errSecSuccess);
  EXPECT_EQ(algorithms[0].hash, SSL_HashAlgorithmSHA256);
  EXPECT_EQ(algorithms[0].signature, SSL_SignatureAlgorithmECDSA);
}

TEST_F(RequestedByPeerTest, ServerKnowsTheClientHellosAlgorithms) {
  Connect(kSSLServerSide);
  EXPECT_EQ(SSLGetNumberOfSignatureAlgorithms(context, &algorithms_count),
            errSecSuccess);
  EXPECT_EQ(algorithms_count, 0u);
  ASSERT_EQ(Handshake(), errSecSuccess);
  SSLGetNumberOfSignatureAlgorithms(context, &algorithms_count);
  EXPECT_GT(algorithms_count, 1u);
}

// --- Sizes and secrets ---

struct SizesCase {
  const char* suite;
  size_t digest;
  size_t key;
  size_t iv;
};

class CipherSizesTest : public ConnectionTest,
                        public testing::WithParamInterface<SizesCase> {
 protected:
  CipherSizesTest() { recipes["leaf"].key = pki::KeyKind::kRsa2048; }
};

TEST_P(CipherSizesTest, AreTheSuites) {
  script.suites = {GetParam().suite};
  Connect();
  size_t digest = 9;
  size_t key = 9;
  size_t iv = 9;
  EXPECT_EQ(SSLGetCipherSizes(context, &digest, &key, &iv), errSecSuccess);
  EXPECT_EQ(digest + key + iv, 0u);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(SSLGetCipherSizes(context, &digest, &key, &iv), errSecSuccess);
  EXPECT_EQ(digest, GetParam().digest);
  EXPECT_EQ(key, GetParam().key);
  EXPECT_EQ(iv, GetParam().iv);
}

INSTANTIATE_TEST_SUITE_P(
    Suites, CipherSizesTest,
    testing::Values(SizesCase{"TLS_RSA_WITH_AES_256_GCM_SHA384", 0, 32, 12},
                    SizesCase{"TLS_RSA_WITH_AES_128_CBC_SHA", 20, 16, 16},
                    SizesCase{"TLS_RSA_WITH_AES_256_CBC_SHA256", 32, 32, 16}));

class PrfTest : public ConnectionTest {
 protected:
  std::string Prf(size_t size) {
    std::string out(size, '\0');
    EXPECT_EQ(SSLInternal_PRF(context, "secret", 6, "label", 5, "seed", 4,
                              out.data(), size),
              errSecSuccess);
    return out;
  }
};

TEST_F(PrfTest, LongerOutputsBeginLikeShorterOnes) {
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_EQ(Prf(100).substr(0, 48), Prf(48));
}

TEST_F(PrfTest, VersionsDiffer) {
  Connect();
  ASSERT_EQ(Handshake(), errSecSuccess);
  const std::string in_tls12 = Prf(48);
  Reconnect();
  SSLSetProtocolVersionMax(context, kTLSProtocol1);
  ASSERT_EQ(Handshake(), errSecSuccess);
  EXPECT_NE(Prf(48), in_tls12);
}

TEST_F(PrfTest, NullInputsAreEmptyOnes) {
  Create();
  char out[48] = {};
  EXPECT_EQ(SSLInternal_PRF(context, nullptr, 6, nullptr, 5, nullptr, 4, out,
                            sizeof(out)),
            errSecSuccess);
  EXPECT_EQ(SSLInternal_PRF(context, "s", 1, "l", 1, "s", 1, nullptr, 48),
            errSecParam);
}

// --- Record functions ---

class RecordFunctionsTest : public ContextTest {
 protected:
  void CreateWithRecordFunctions(SSLProtocolSide side) {
    owner = cf::CFRef<SSLContextRef>::Adopt(SSLCreateContextWithRecordFuncs(
        nullptr, side, kSSLStreamType, nullptr));
    context = owner.get();
  }
};

TEST_F(RecordFunctionsTest, TakeThePlaceOfIoFunctions) {
  CreateWithRecordFunctions(kSSLClientSide);
  EXPECT_EQ(SSLSetIOFuncs(context, nullptr, nullptr), errSecBadReq);
  EXPECT_EQ(SSLSetConnection(context, nullptr), errSecBadReq);
  EXPECT_EQ(SSLSetRecordContext(context, this), errSecSuccess);
}

TEST_F(RecordFunctionsTest, ClientSaysThatTheyCannotBeCalled) {
  CreateWithRecordFunctions(kSSLClientSide);
  EXPECT_EQ(SSLHandshake(context), errSecUnimplemented);
  EXPECT_EQ(Findings(),
            std::vector<std::string>{"record-functions-not-called"});
}

TEST_F(RecordFunctionsTest, ServerSaysSoToo) {
  CreateWithRecordFunctions(kSSLServerSide);
  EXPECT_EQ(SSLHandshake(context), errSSLClosedAbort);
  EXPECT_EQ(Findings(),
            std::vector<std::string>{"record-functions-not-called"});
}

TEST_F(RecordFunctionsTest, OrdinaryContextHasARecordContextToo) {
  Create();
  EXPECT_EQ(SSLSetRecordContext(context, nullptr), errSecSuccess);
}

}  // namespace
}  // namespace shakedown::securetransport

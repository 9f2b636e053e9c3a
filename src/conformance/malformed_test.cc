// SPDX-License-Identifier: Apache-2.0
// Peers that send what they must not: lengths that lie, certificates that are
// garbage, chains without end, records without content. Every call returns,
// with a code that the spec knows, and never with success
// (spec/handshake.md 2.2, 5.1, 5.4).
#include <algorithm>
#include <iterator>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

// What a handshake with a malformed peer may come to.
constexpr OSStatus kFailures[] = {errSSLProtocol,
                                  errSSLNegotiation,
                                  errSSLWouldBlock,
                                  errSSLClosedGraceful,
                                  errSSLClosedAbort,
                                  errSSLXCertChainInvalid,
                                  errSSLBadCert,
                                  errSSLCrypto,
                                  errSSLInternal,
                                  errSSLBadRecordMac,
                                  errSSLDecryptionFail,
                                  errSSLRecordOverflow,
                                  errSSLPeerDecodeError,
                                  errSSLPeerDecryptError,
                                  errSSLPeerBadRecordMac,
                                  errSSLFatalAlert,
                                  errSSLPeerHandshakeFail,
                                  errSSLIllegalParam,
                                  errSSLPeerProtocolVersion,
                                  errSSLPeerUnexpectedMsg,
                                  errSSLPeerBadCert,
                                  errSSLPeerUnknownCA,
                                  errSSLPeerInternalError,
                                  errSecParam,
                                  errSecUnimplemented};

// Goes on through would-blocks, and then once more, and closes.
Step Fails() {
  return [](World& world) {
    OSStatus status = errSSLWouldBlock;
    for (int i = 0; i < 20 && status == errSSLWouldBlock; ++i) {
      status = SSLHandshake(world.context);
    }
    EXPECT_EQ(std::count(std::begin(kFailures), std::end(kFailures), status), 1)
        << status;
    EXPECT_NE(SSLHandshake(world.context), errSecSuccess);
    EXPECT_EQ(SSLClose(world.context), errSecSuccess);
  };
}

struct Field {
  const char* what;
  const char* point;
};

// With the message's header of 4 bytes (RFC 5246 section 7.4).
constexpr Field kOfServers[] = {
    {"the first record's length", "server@3"},
    {"the first record's length, low", "server@4"},
    {"the ServerHello's length", "server:ServerHello+1"},
    {"the ServerHello's length, low", "server:ServerHello+3"},
    {"the session ID's length", "server:ServerHello+38"},
    {"the Certificate's length", "server:Certificate+1"},
    {"the Certificate's length, low", "server:Certificate+3"},
    {"the list's length", "server:Certificate+4"},
    {"the list's length, low", "server:Certificate+6"},
    {"the leaf's length", "server:Certificate+7"},
    {"the leaf's length, low", "server:Certificate+9"},
    {"the ServerKeyExchange's length", "server:ServerKeyExchange+1"},
    {"the ServerKeyExchange's length, low", "server:ServerKeyExchange+3"},
    {"the point's length", "server:ServerKeyExchange+7"},
    {"the CertificateRequest's length", "server:CertificateRequest+1"},
    {"the CertificateRequest's length, low", "server:CertificateRequest+3"},
    {"the types' length", "server:CertificateRequest+4"},
    {"the ServerHelloDone's length", "server:ServerHelloDone+1"},
    {"the ServerHelloDone's length, low", "server:ServerHelloDone+3"},
};
constexpr Field kOfClients[] = {
    {"the first record's length", "client@3"},
    {"the first record's length, low", "client@4"},
    {"the ClientHello's length", "client:ClientHello+1"},
    {"the ClientHello's length, low", "client:ClientHello+3"},
    {"the session ID's length", "client:ClientHello+38"},
    {"the Certificate's length", "client:Certificate+1"},
    {"the Certificate's length, low", "client:Certificate+3"},
    {"the list's length", "client:Certificate+4"},
    {"the leaf's length", "client:Certificate+7"},
    {"the ClientKeyExchange's length", "client:ClientKeyExchange+1"},
    {"the ClientKeyExchange's length, low", "client:ClientKeyExchange+3"},
    {"the point's length", "client:ClientKeyExchange+4"},
    {"the CertificateVerify's length", "client:CertificateVerify+1"},
    {"the CertificateVerify's length, low", "client:CertificateVerify+3"},
    {"the signature's length", "client:CertificateVerify+6"},
};

Steps AsServer() {
  return {Server(), PeerChain({"me", "issuing"}),
          Gives(0, SSLSetClientSideAuthenticate, kAlwaysAuthenticate)};
}

Rows LyingLengths() {
  Rows rows;
  const auto add = [&rows](const Field& field, const Steps& given,
                           const char* whose) {
    for (const uint8_t mask : {0x01, 0x80, 0xFF}) {
      rows.push_back({"handshake.md 5.4",
                      std::string(whose) + ": " + field.what + ", changed by " +
                          std::to_string(mask),
                      Plus(given, {At(field.point, wire::Corrupt{mask, 1}),
                                   Connect(), Fails()})});
    }
  };
  for (const Field& field : kOfServers) add(field, {PeerAsks()}, "A server");
  for (const Field& field : kOfClients) add(field, AsServer(), "A client");
  return rows;
}

// 30 bytes of the leaf are wrong, from each of these places on.
Rows GarbageCertificates() {
  Rows rows;
  for (int at = 10; at < 340; at += 30) {
    const std::string place = "Certificate+" + std::to_string(at);
    const wire::Corrupt garbage{0x55, 30};
    rows.push_back({"handshake.md 5.4",
                    "A server's garbage at " + place,
                    {At("server:" + place, garbage), Connect(), Fails()}});
    rows.push_back({"handshake.md 5.4", "A client's garbage at " + place,
                    Plus(AsServer(), {At("client:" + place, garbage), Connect(),
                                      Fails()})});
  }
  return rows;
}

Step LongChain(size_t certificates) {
  return [=](World& world) {
    world.script.chain = {"leaf"};
    world.script.chain.resize(certificates, "issuing");
  };
}

Step SentByPeer(size_t least) {
  return [=](World& world) {
    EXPECT_GE(world.wire->sent_by_peer().size(), least);
  };
}

Bytes EmptyRecords(uint8_t type, size_t count) {
  Bytes records;
  for (size_t i = 0; i < count; ++i) Append(records, Bytes{type, 3, 3, 0, 0});
  return records;
}

Rows Sizes() {
  constexpr size_t kMany = 200;
  const Steps old = {Key("leaf", pki::KeyKind::kRsa2048),
                     PeerVersions({"TLS1.0"}),
                     PeerSuites({"TLS_RSA_WITH_AES_128_CBC_SHA"})};
  std::vector<peer::Step> sends(kMany, peer::Send{"x"});
  sends.emplace_back(peer::Silence{});
  Steps reads = Plus(old, {PeerSends(sends), Connected()});
  for (size_t i = 0; i < kMany; ++i) reads.push_back(Read(1, 0, "x"));
  return {
      {"handshake.md 1.2",
       "A chain of 78 KB is read over many records",
       {LongChain(240), Connected(), SentByPeer(78'000)}},
      {"handshake.md 1.2",
       "A chain of 78 KB is refused as a short one",
       {LongChain(240), Leaf("expired"), Connect(),
        Handshake(errSSLXCertChainInvalid)}},
      {"handshake.md 1.2",
       "The longest message is waited for",
       {Insert("server:Certificate", {22, 3, 3, 0, 4, 11, 0xFF, 0xFF, 0xFF}),
        Connect(), Fails()}},
      {"handshake.md 2.2",
       "A thousand records without content are as one",
       {Insert("server:ServerHello", EmptyRecords(22, 1000)), Connect(),
        Handshake(errSSLClosedAbort), Handshake(errSSLClosedAbort), Close()}},
      {"handshake.md 2.2",
       "A ChangeCipherSpec without content is one, too",
       {Insert("server:ChangeCipherSpec", EmptyRecords(20, 1)), Connect(),
        Handshake(errSSLClosedAbort)}},
      {"handshake.md 2.2", "Two hundred records of a byte are read", reads},
  };
}

CONFORMANCE_ROWS(LyingLengths, LyingLengths());
CONFORMANCE_ROWS(GarbageCertificates, GarbageCertificates());
CONFORMANCE_ROWS(Sizes, Sizes());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
#include "src/peer/tls_extensions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// The protocol that both ends of the app's connection agreed on.
std::string AlpnOf(SSL* ssl) {
  const unsigned char* name = nullptr;
  unsigned length = 0;
  SSL_get0_alpn_selected(ssl, &name, &length);
  return std::string(name, name + length);
}

void OfferAlpn(Connection& c, const Bytes& list) {
  SSL_set_alpn_protos(c.app.ssl(), list.data(),
                      static_cast<unsigned>(list.size()));
}

TEST(TlsExtensionsTest, ServerChoosesItsFirstThatIsOffered) {
  World world;
  Script script = ServerScript();
  script.alpn = {"h3", "h2", "http/1.1"};
  Connection c(world, script);
  OfferAlpn(c, {3, 'f', 'o', 'o', 2, 'h', '2'});
  ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
  EXPECT_EQ(AlpnOf(c.app.ssl()), "h2");
}

TEST(TlsExtensionsTest, ServerWithoutACommonProtocolSaysSo) {
  World world;
  Script script = ServerScript();
  script.alpn = {"h2"};
  Connection c(world, script);
  OfferAlpn(c, {3, 'f', 'o', 'o'});
  EXPECT_FALSE(c.app.Handshake());
  EXPECT_EQ(c.app.last_alert(), "no_application_protocol");
}

TEST(TlsExtensionsTest, HonestServerTakesNoPart) {
  World world;
  Connection c(world, ServerScript());
  OfferAlpn(c, {2, 'h', '2'});
  SSL_set_tlsext_status_type(c.app.ssl(), TLSEXT_STATUSTYPE_ocsp);
  ASSERT_TRUE(c.app.Handshake());
  EXPECT_EQ(AlpnOf(c.app.ssl()), "");
  EXPECT_THAT(c.PeerMessages(), Not(Contains("CertificateStatus")));
}

TEST(TlsExtensionsTest, OcspResponseIsStapledToThoseWhoAsk) {
  World world;
  Script script = ServerScript();
  script.ocsp_response = Bytes{1, 2, 3};
  for (const bool asks : {true, false}) {
    Connection c(world, script);
    if (asks) SSL_set_tlsext_status_type(c.app.ssl(), TLSEXT_STATUSTYPE_ocsp);
    ASSERT_TRUE(c.app.Handshake());
    const unsigned char* response = nullptr;
    const long size = SSL_get_tlsext_status_ocsp_resp(c.app.ssl(), &response);
    EXPECT_EQ(Bytes(response, response + (asks ? size : 0)),
              asks ? Bytes({1, 2, 3}) : Bytes());
  }
}

TEST(TlsExtensionsTest, SctsAreSentAsTheyAre) {
  World world;
  Script script = ServerScript();
  script.scts = {{7}, {8, 9}};
  Connection c(world, script);
  SSL_enable_ct(c.app.ssl(), SSL_CT_VALIDATION_PERMISSIVE);
  c.app.Handshake();
  const Bytes list = {0, 18, 0, 9, 0, 7, 0, 1, 7, 0, 2, 8, 9};
  const Bytes& sent = c.wire.sent_by_peer();
  EXPECT_NE(std::search(sent.begin(), sent.end(), list.begin(), list.end()),
            sent.end());
}

TEST(TlsExtensionsTest, ClientOffersItsProtocols) {
  World world;
  Script script = ClientScript();
  script.alpn = {"h2", "http/1.1"};
  Connection c(world, script);
  c.peer->Run(c.wire);
  const Bytes& sent = c.wire.sent_by_peer();
  EXPECT_THAT(std::string(sent.begin(), sent.end()),
              HasSubstr("\x02h2\x08http/1.1"));
}

int GiveSecret(SSL*, void* secret, int* length, STACK_OF(SSL_CIPHER) *,
               const SSL_CIPHER**, void*) {
  *length = SSL_MAX_MASTER_KEY_LENGTH;
  std::memset(secret, 's', SSL_MAX_MASTER_KEY_LENGTH);
  return 1;
}

TEST(TlsExtensionsTest, ServerWithASecretTakesATicketFromElsewhere) {
  World world;
  Script script = ServerScript();
  script.eap_fast_secret = std::string(SSL_MAX_MASTER_KEY_LENGTH, 's');
  for (const bool has_ticket : {true, false}) {
    Connection c(world, script);
    char ticket[] = "ticket";
    SSL_set_session_secret_cb(c.app.ssl(), &GiveSecret, nullptr);
    if (has_ticket) {
      SSL_set_session_ticket_ext(c.app.ssl(), ticket, sizeof ticket);
    }
    ASSERT_TRUE(c.app.Handshake()) << c.app.failure();
    EXPECT_EQ(SSL_session_reused(c.app.ssl()), has_ticket);
  }
}

struct Refused {
  const char* name;
  void (*break_it)(Script&);
};

class RefusedScriptTest : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedScriptTest, IsToldInASentence) {
  World world;
  Script script = ServerScript();
  GetParam().break_it(script);
  const auto made = MakePeer(script, world.certificates, world.simulation);
  EXPECT_FALSE(made.ok());
}

INSTANTIATE_TEST_SUITE_P(
    Scripts, RefusedScriptTest,
    ::testing::Values(
        Refused{"EmptyName", [](Script& s) { s.alpn = {""}; }},
        Refused{"LongName", [](Script& s) { s.npn = {std::string(256, 'a')}; }},
        Refused{"LongList",
                [](Script& s) { s.alpn.assign(300, std::string(255, 'a')); }},
        Refused{"ShortSecret", [](Script& s) { s.eap_fast_secret = "s"; }},
        Refused{"LongSct", [](Script& s) { s.scts = {Bytes(65'532)}; }},
        Refused{"ClientsStaple",
                [](Script& s) {
                  s = ClientScript();
                  s.ocsp_response.emplace();
                }}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// Sessions after the first handshake: resumption, renegotiation, splitting,
// False Start (spec/handshake.md 2.7, 6; spec/api.md 3.6, 5; spec/profiles.md).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

using peer::Renegotiate;
using peer::Send;
using peer::Silence;

Step PeerId(const std::string& id) {
  return [=](World& world) {
    EXPECT_EQ(SSLSetPeerID(world.Context(), id.data(), id.size()),
              errSecSuccess);
  };
}

// A first connection under this ID, ended so that the peer knows it, too.
Steps First(Steps before = {}) {
  return Plus(std::move(before), {Create(), PeerId("one"), Connected(),
                                  Read(1, errSSLWouldBlock), Close(), Again()});
}

// A second one, after `settings`; is it resumed?
Steps Then(Steps settings, bool resumed) {
  return Plus(Plus({Create()}, settings), {Connected(), Resumed(resumed)});
}

Row Twice(const char* sentence, Steps settings, bool resumed) {
  return {"handshake.md 6.1", sentence,
          Plus(First(), Then(std::move(settings), resumed))};
}

Rows Keys() {
  const Step one = PeerId("one");
  const auto with = [&](SSLSessionOption option, bool value) {
    return Steps{one, Option(option, value)};
  };
  return {
      Twice("The same ID resumes", {one}, true),
      Twice("Another ID doesn't", {PeerId("two")}, false),
      Twice("No ID doesn't", {}, false),
      Twice("Any root is part of the key",
            {one, Gives(0, SSLSetAllowsAnyRoot, Boolean{1})}, false),
      Twice("Verification is not part of the key",
            {one, Gives(0, SSLSetEnableCertVerify, Boolean{0})}, true),
      {"handshake.md 6.1", "The break on server auth is part of the key",
       Plus(First(), {one, Option(kSSLSessionOptionBreakOnServerAuth),
                      Connect(), Handshake(errSSLServerAuthCompleted),
                      Handshake(), Resumed(false)})},
      Twice("The break on the request is part of the key",
            with(kSSLSessionOptionBreakOnCertRequested, true), false),
      Twice("The break on client auth is part of the key",
            with(kSSLSessionOptionBreakOnClientAuth, true), false),
      Twice("The break on the hello is part of the key",
            with(kSSLSessionOptionBreakOnClientHello, true), false),
      Twice("A break that is off is as if never set",
            with(kSSLSessionOptionBreakOnServerAuth, false), true),
      Twice("Identity change counts by being set",
            with(kSSLSessionOptionAllowServerIdentityChange, false), false),
      Twice("Renegotiation counts by being set",
            with(kSSLSessionOptionAllowRenegotiation, false), false),
      Twice("Tickets count by being set",
            with(kSSLSessionOptionEnableSessionTickets, false), false),
      Twice("False Start doesn't count",
            with(kSSLSessionOptionFalseStart, true), true),
      Twice("Splitting doesn't count",
            with(kSSLSessionOptionSendOneByteRecord, false), true),
      Twice("A minimum of its version still proposes it",
            {one, Gives(0, SSLSetProtocolVersionMin, kTLSProtocol12)}, true),
      Twice("A suite that is gone proposes nothing", {one, Enable({0xC009})},
            false),
      Twice("A version that is gone proposes nothing",
            {one, Gives(0, SSLSetProtocolVersionMax, kTLSProtocol11)}, false),
      Twice("A configuration that keeps the suite resumes",
            {one, Gives(0, SSLSetSessionConfig, kSSLSessionConfig_standard)},
            true),
  };
}

Rows Times() {
  const Step one = PeerId("one");
  const auto after = [&](const char* sentence, int64_t seconds, bool resumed) {
    return Row{"api.md 3.6", sentence,
               Plus(First(), Plus({Advance(seconds)}, Then({one}, resumed)))};
  };
  const auto with_timeout = [&](const char* sentence, uint32_t timeout,
                                int64_t seconds, bool resumed) {
    return Row{
        "api.md 3.6", sentence,
        Plus(First({Create(), Gives(0, SSLSetSessionCacheTimeout, timeout)}),
             Plus({Advance(seconds)}, Then({one}, resumed)))};
  };
  return {
      after("A session lives at once", 0, true),
      after("A session lives for 600 seconds", 600, true),
      after("A session ends after 600 seconds", 601, false),
      with_timeout("A timeout of 5 lives for 5 seconds", 5, 5, true),
      with_timeout("A timeout of 5 ends after 5 seconds", 5, 6, false),
      with_timeout("A timeout of 0 is 600, which lives", 0, 600, true),
      with_timeout("A timeout of 0 is 600, which ends", 0, 601, false),
      with_timeout("A timeout may be longer", 3600, 3000, true),
      {"api.md 3.6",
       "A refused handshake is never kept",
       {Create(), PeerId("one"), Leaf("expired"), Connect(),
        Handshake(errSSLXCertChainInvalid), Close(), Again(), Leaf(""),
        Create(), PeerId("one"), Connected(), Resumed(false)}},
      {"api.md 3.6", "A session without an ID is not kept",
       Plus({Connected(), Read(1, errSSLWouldBlock), Close(), Again()},
            Then({one}, false))},
      {"api.md Q22",
       "A server without an ID keeps nothing",
       {Server(), Connected(), Read(1, errSSLWouldBlock), Close(), Again(),
        Server(), Connected(), Resumed(false)}},
      {"api.md Q22",
       "A server with any ID resumes",
       {Server(), PeerId("a"), Connected(), Read(1, errSSLWouldBlock), Close(),
        Again(), Server(), PeerId("b"), Connected(), Resumed(true)}},
  };
}

Rows AfterResumption() {
  const Steps resumed = Plus(First(), Then({PeerId("one")}, true));
  const Step one = PeerId("one");
  return {
      {"api.md Q14", "The chain is told only after the trust",
       Plus(resumed, {CopiesPeerCertificates(errSecBadReq), CopiesTrust(true),
                      CopiesPeerCertificates(errSecSuccess)})},
      {"api.md Q14", "A bad chain is not judged again",
       Plus(First(), {Create(), one, Connect(),
                      Gives(0, SSLSetPeerDomainName, "b.test", size_t{6}),
                      Handshake(), Resumed(true)})},
      {"handshake.md 6.1", "A resumed client sends its Finished last",
       Plus(First(),
            {Create(), one, Connect(),
             [](World& world) { world.simulation.trace().Clear(); },
             Handshake(), Sent("ClientHello ChangeCipherSpec Finished")})},
      {"handshake.md 6.1", "Version and suite are those of the session",
       Plus(resumed, {Version(kTLSProtocol12),
                      [](World& world) {
                        SSLCipherSuite suite = 0;
                        SSLGetNegotiatedCipher(world.context, &suite);
                        EXPECT_NE(suite, 0);
                      }})},
      {"profiles.md 2.3",
       "A fatal alert evicts nothing",
       {PeerSends({peer::SendAlert{2, 80}}), PeerId("one"), Connected(),
        Read(1, errSSLPeerInternalError), Again(), PeerSends({Silence{}}),
        PeerId("one"), Connected(), Resumed(true)}},
      {"profiles.md 2.3",
       "A fatal alert evicts in lion",
       {Profile("lion-10.7"), PeerSends({peer::SendAlert{2, 80}}),
        PeerId("one"), Connected(), Read(1, errSSLPeerInternalError), Again(),
        PeerSends({Silence{}}), PeerId("one"), Connected(), Resumed(false)}},
  };
}

// The server remembers nothing: only a ticket resumes.
Step OnlyTickets() {
  return [](World& world) {
    world.script.resumption = false;
    world.script.tickets = true;
  };
}

Step Tickets(bool enabled) {
  return Gives(0, SSLSetSessionTicketsEnabled, static_cast<Boolean>(enabled));
}

// Two connections under one ID, set up by these.
Row TicketsTwice(const char* sentence, Steps first, Steps second,
                 bool resumed) {
  const Step one = PeerId("one");
  return {"handshake.md 6.1", sentence,
          Plus(First(Plus({OnlyTickets(), Create()}, first)),
               Then(Plus({one}, second), resumed))};
}

Step ResumedId(const std::string& id) {
  return [=](World& world) {
    Boolean resumed = 0;
    char told[MAX_SESSION_ID_LENGTH];
    size_t length = sizeof(told);
    EXPECT_EQ(
        SSLGetResumableSessionInfo(world.context, &resumed, told, &length),
        errSecSuccess);
    EXPECT_EQ(std::string(told, length), id);
  };
}

Rows SessionTickets() {
  constexpr auto kTickets = kSSLSessionOptionEnableSessionTickets;
  constexpr int kExtension = 35;
  const Steps on = {Tickets(true)};
  const Steps resumed = TicketsTwice("", on, on, true).steps;
  const char* section = "handshake.md 6.1";
  return {
      TicketsTwice("Tickets are off by default", {}, {}, false),
      TicketsTwice("A ticket resumes, by function", on, on, true),
      TicketsTwice("A ticket resumes, by option", {Option(kTickets)},
                   {Option(kTickets)}, true),
      TicketsTwice("A ticket is not proposed once they are off", on, {}, false),
      TicketsTwice("Tickets that are on later have nothing to propose", {}, on,
                   false),
      TicketsTwice("The option is part of the key, the function isn't", on,
                   {Option(kTickets)}, false),
      TicketsTwice("A ticket needs its suite", on,
                   {Tickets(true), Enable({0xC009})}, false),
      TicketsTwice("A ticket lives for 600 seconds", on,
                   {Tickets(true), Advance(600)}, true),
      TicketsTwice("A ticket ends after 600 seconds", on,
                   {Tickets(true), Advance(601)}, false),
      {section, "A resumed ticket has an ID of its own",
       Plus(resumed, {ResumedId("SESSION-TICKET")})},
      {section, "A resumed ticket has its chain",
       Plus(resumed, {CopiesPeerCertificates(errSecBadReq), CopiesTrust(true),
                      CopiesPeerCertificates(errSecSuccess)})},
      {section,
       "A client that has none asks for a ticket",
       {RawPeer({Silence{}}), Create(), Tickets(true), Connect(),
        Handshake(errSSLWouldBlock), Offers(kExtension, "")}},
      {section,
       "A client with tickets off doesn't ask",
       {RawPeer({Silence{}}), Create(), Connect(), Handshake(errSSLWouldBlock),
        Offers(kExtension, "none")}},
      {section,
       "A server issues none",
       {Server(), OnlyTickets(), Option(kTickets), Connected(),
        Sent("ServerHello Certificate ServerKeyExchange ServerHelloDone "
             "ChangeCipherSpec Finished")}},
      {"api.md 1.7",
       "Tickets may be switched in every state",
       {Connected(), Tickets(true), Close(), Tickets(false)}},
      {"api.md 1.7",
       "NULL for the context of SSLSetSessionTicketsEnabled",
       {NullGives(errSecParam, SSLSetSessionTicketsEnabled, Boolean{1})}},
  };
}

Step Rsa() { return Key("leaf", pki::KeyKind::kRsa2048); }

Rows Renegotiation() {
  const char* section = "handshake.md 2.7";
  const Steps asked = {PeerSends({Renegotiate{}, Send{"after"}, Silence{}})};
  const Step allowed = Option(kSSLSessionOptionAllowRenegotiation);
  return {
      {section, "A client follows a HelloRequest in SSLRead",
       Plus(asked, {Connected(), Read(5, 0, "after"), State(kSSLConnected)})},
      {section, "It does so in SSLHandshake",
       Plus(asked, {Connected(), Handshake(), Read(5, 0, "after")})},
      {section, "It breaks again",
       Plus(asked, {Option(kSSLSessionOptionBreakOnServerAuth), Connect(),
                    Handshake(errSSLServerAuthCompleted), Handshake(),
                    Read(5, errSSLServerAuthCompleted), Read(5, 0, "after")})},
      {section,
       "It is asked for its certificate again",
       {PeerSends({Renegotiate{peer::CertificateRequest{}}, Send{"after"},
                   Silence{}}),
        Option(kSSLSessionOptionBreakOnCertRequested), Connect(), Handshake(),
        Read(5, errSSLClientCertRequested), Read(5, 0, "after")}},
      {section,
       "A client may begin one",
       {Connected(), ReHandshake(), State(kSSLHandshake), Handshake(),
        State(kSSLConnected)}},
      {section,
       "SSLReHandshake does no I/O",
       {Connected(),
        [](World& world) {
          const size_t before = world.callback_calls();
          ReHandshake()(world);
          EXPECT_EQ(world.callback_calls(), before);
        }}},
      {section,
       "A server may ask for one",
       {Server(), allowed, Connected(), ReHandshake(), State(kSSLConnected),
        Handshake(), State(kSSLConnected)}},
      {section,
       "A server may allow one",
       {Server(), allowed, PeerSends({Renegotiate{}, Send{"x"}, Silence{}}),
        Connected(), Read(1, 0, "x")}},
      {"api.md Q20",
       "A server that doesn't allow one warns",
       {Server(), PeerSends({Renegotiate{}}), Connected(),
        [](World& world) {
          char text;
          size_t processed = 0;
          EXPECT_NE(SSLRead(world.context, &text, 1, &processed), 0);
          EXPECT_NE(world.State(), kSSLConnected);
        },
        Alerts("1:100")}},
      {"profiles.md 5.4",
       "In lion it is unexpected",
       {Profile("lion-10.7"), Rsa(), Server(), PeerSends({Renegotiate{}}),
        Connected(), Read(1, errSSLProtocol), Close(), Alerts("2:10")}},
      {"profiles.md 5.3", "The same server may renegotiate",
       Plus(asked, {Connected(), Read(5, 0, "after")})},
  };
}

// Two equal writes under CBC at TLS 1.0: how many records (spec/api.md Q18).
struct Split {
  size_t bytes;
  size_t unsplit;
  size_t split;
};
constexpr Split kSplits[] = {
    {1, 2, 2},     {2, 2, 3},     {100, 2, 3},   {16384, 2, 3}, {16385, 4, 4},
    {16386, 4, 5}, {32768, 4, 5}, {32769, 6, 6}, {32770, 6, 7},
};

Steps TwoWrites(size_t bytes, size_t records) {
  const std::string text(bytes, 'x');
  return {Connect(), Handshake(), WriteTakes(text, bytes, 0),
          WriteTakes(text, bytes, 0), DataRecords(records)};
}

Rows Splitting() {
  constexpr auto kOneByte = kSSLSessionOptionSendOneByteRecord;
  const Step oldest = Gives(0, SSLSetProtocolVersionMax, kTLSProtocol1);
  Rows rows;
  for (const Split& split : kSplits) {
    const std::string writes = "Two writes of " + std::to_string(split.bytes);
    rows.push_back({"api.md Q18", writes + " bytes are split",
                    Plus({oldest}, TwoWrites(split.bytes, split.split))});
    rows.push_back({"api.md Q18", writes + " bytes may be left whole",
                    Plus({oldest, Option(kOneByte, false)},
                         TwoWrites(split.bytes, split.unsplit))});
    rows.push_back({"handshake.md 6.4", writes + " bytes are whole at TLS 1.2",
                    TwoWrites(split.bytes, split.unsplit)});
    rows.push_back({"handshake.md 6.4", writes + " bytes are whole at TLS 1.1",
                    Plus({Gives(0, SSLSetProtocolVersionMax, kTLSProtocol11)},
                         TwoWrites(split.bytes, split.unsplit))});
    rows.push_back({"profiles.md 5.2", writes + " bytes are whole in lion",
                    Plus({Profile("lion-10.7"), Rsa()},
                         TwoWrites(split.bytes, split.unsplit))});
  }
  return rows;
}

Rows FalseStart() {
  const auto kEarly = Option(kSSLSessionOptionFalseStart);
  const Steps waiting = {At("server:ChangeCipherSpec", wire::WouldBlock{})};
  return {
      {"api.md Q28", "SSLHandshake still waits for the server's Finished",
       Plus(waiting, {kEarly, Connect(), Handshake(errSSLWouldBlock),
                      State(kSSLHandshake)})},
      {"handshake.md 6.3", "SSLWrite may begin before it",
       Plus(waiting,
            {kEarly, Connect(), Handshake(errSSLWouldBlock),
             WriteTakes("x", 1, 0), State(kSSLHandshake), DataRecords(1)})},
      {"handshake.md 6.3",
       "Without the option SSLWrite waits",
       {At("server:ChangeCipherSpec", wire::WouldBlock{2}), Connect(),
        Handshake(errSSLWouldBlock), WriteTakes("x", 0, errSSLWouldBlock),
        DataRecords(0)}},
      {"handshake.md 6.3",
       "RSA key exchange is too weak for it",
       {At("server:ChangeCipherSpec", wire::WouldBlock{2}), Rsa(), kEarly,
        Enable({0x002F}), Connect(), Handshake(errSSLWouldBlock),
        WriteTakes("x", 0, errSSLWouldBlock), DataRecords(0)}},
  };
}

CONFORMANCE_ROWS(Keys, Keys());
CONFORMANCE_ROWS(Times, Times());
CONFORMANCE_ROWS(AfterResumption, AfterResumption());
CONFORMANCE_ROWS(SessionTickets, SessionTickets());
CONFORMANCE_ROWS(Renegotiation, Renegotiation());
CONFORMANCE_ROWS(Splitting, Splitting());
CONFORMANCE_ROWS(FalseStart, FalseStart());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// ALPN, NPN and stapled responses: what is offered, answered, told
// (spec/handshake.md 6.6, spec/api.md 1.7, 1.9, Q24).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/security/trust.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;
constexpr int kAlpn = 16;
constexpr int kNpn = 13172;

cf::CFRef<CFArrayRef> Strings(const std::vector<std::string>& names) {
  std::vector<cf::CFRef<CFStringRef>> owners;
  std::vector<CFTypeRef> elements;
  for (const std::string& name : names) {
    owners.push_back(cf::MakeString(name));
    elements.push_back(owners.back().get());
  }
  return cf::MakeArray(elements);
}

Step Protocols(const std::vector<std::string>& names, OSStatus result = 0) {
  return [=](World& world) {
    EXPECT_EQ(SSLSetALPNProtocols(world.Context(), Strings(names).get()),
              result);
  };
}

// SSLCopyALPNProtocols gives these, or nothing and -50.
Step Chosen(const std::vector<std::string>& names) {
  return [=](World& world) {
    cf::CFRef<CFArrayRef> told;
    EXPECT_EQ(SSLCopyALPNProtocols(world.context, told.Receive()),
              names.empty() ? kBad : errSecSuccess);
    ASSERT_EQ(told ? CFArrayGetCount(told.get()) : 0,
              static_cast<CFIndex>(names.size()));
    for (size_t i = 0; i < names.size(); ++i) {
      const auto* name = static_cast<CFStringRef>(
          CFArrayGetValueAtIndex(told.get(), static_cast<CFIndex>(i)));
      EXPECT_EQ(cf::ToStdString(name), names[i]);
    }
  };
}

Step PeerAlpn(std::vector<std::string> names) {
  return [=](World& world) { world.script.alpn = names; };
}
Step PeerNpn(std::vector<std::string> names) {
  return [=](World& world) { world.script.npn = names; };
}

// A client that only says hello.
Steps Hello(Step setting) {
  return {RawPeer({peer::Silence{}}), std::move(setting), Connect(),
          Handshake(errSSLWouldBlock)};
}

std::string List(const std::string& names) {
  std::string text;
  text += static_cast<char>(names.size() >> 8);
  text += static_cast<char>(names.size());
  return text + names;
}

Rows OfferedProtocols() {
  const char* section = "api.md 1.7";
  const std::string longest(31, 'x');
  const std::string full = "\x1f" + longest;
  const std::vector<std::string> eight(8, longest);
  return {
      {section, "Protocols are offered in their order",
       Plus(Hello(Protocols({"h2", "http/1.1"})),
            {Offers(kAlpn, List("\x02h2\x08http/1.1"))})},
      {section, "None are offered unless set",
       Plus(Hello(Create()), {Offers(kAlpn, "none")})},
      {"api.md Q24", "A name of 31 letters is offered",
       Plus(Hello(Protocols({longest})), {Offers(kAlpn, List(full))})},
      {"api.md Q24", "A name of 32 letters is skipped",
       Plus(Hello(Protocols({longest + "x", "h2"})),
            {Offers(kAlpn, List("\x02h2"))})},
      {section, "A name that is not ASCII is skipped",
       Plus(Hello(Protocols({"h\xc3\xa4", "h2"})),
            {Offers(kAlpn, List("\x02h2"))})},
      {section, "Nothing but skipped names offers nothing",
       Plus(Hello(Protocols({longest + "x"})), {Offers(kAlpn, "none")})},
      {section, "An empty name is a length of zero",
       Plus(Hello(Protocols({""})),
            {Offers(kAlpn, List(std::string(1, '\0')))})},
      {section, "No name is a bad argument", {Protocols({}, kBad)}},
      {section, "More than 255 bytes are too many", {Protocols(eight, kBad)}},
      {section, "A later list replaces the earlier",
       Plus(Hello(Create()),
            {Again(), Protocols({"h2"}), Protocols({"h3"}),
             RawPeer({peer::Silence{}}), Connect(), Handshake(errSSLWouldBlock),
             Offers(kAlpn, List("\x02h3"))})},
      {section,
       "NULL for the context of SSLSetALPNProtocols",
       {NullGives(kBad, SSLSetALPNProtocols, nullptr)}},
      {section,
       "NULL for the list of SSLSetALPNProtocols",
       {Gives(kBad, SSLSetALPNProtocols, nullptr)}},
      {section,
       "NULL for the context of SSLCopyALPNProtocols",
       {NullGives(kBad, SSLCopyALPNProtocols, nullptr)}},
      {section,
       "NULL for the result of SSLCopyALPNProtocols",
       {Gives(kBad, SSLCopyALPNProtocols, nullptr)}},
  };
}

Rows AnsweredProtocols() {
  const char* section = "handshake.md 6.6";
  return {
      {section,
       "The server's choice is told",
       {PeerAlpn({"http/1.1", "h2"}), Protocols({"h2", "http/1.1"}),
        Connected(), Chosen({"http/1.1"})}},
      {section,
       "It survives SSLClose",
       {PeerAlpn({"h2"}), Protocols({"h2"}), Connected(), Close(),
        Chosen({"h2"})}},
      {"api.md Q24",
       "Nothing is told without an answer",
       {Protocols({"h2"}), Connected(), Chosen({})}},
      {"api.md Q24",
       "Nothing is told at first",
       {Protocols({"h2"}), Chosen({})}},
      {"api.md Q24",
       "A server never answers",
       {Server(), PeerAlpn({"h2"}), Protocols({"h2"}), Connected(),
        Chosen({})}},
      {section,
       "A response is asked for and may come",
       {[](World& world) {
          world.script.ocsp_response = Bytes{1, 2, 3};
        },
        Connected()}},
  };
}

void ChooseNothing(SSLContextRef, void*, const void*, size_t) {}

Step NpnFunction() {
  return [](World& world) {
    SSLSetNPNFunc(world.Context(), ChooseNothing, nullptr);
  };
}

void CountCall(SSLContextRef, void* info, const void*, size_t) {
  ++*static_cast<int*>(info);
}

int alpn_calls = 0;

Step AlpnFunction() {
  return [](World& world) {
    alpn_calls = 0;
    SSLSetALPNFunc(world.Context(), CountCall, &alpn_calls);
  };
}
Step AlpnCalls(int count) {
  return [=](World&) { EXPECT_EQ(alpn_calls, count); };
}

Rows OldProtocols() {
  const char* section = "handshake.md 6.6";
  const auto choose = [](const char* name, size_t length) {
    return Gives(0, SSLSetNPNData, name, length);
  };
  return {
      {section, "NPN is offered with a function",
       Plus(Hello(NpnFunction()), {Offers(kNpn, "")})},
      {section, "NPN is not offered without one",
       Plus(Hello(Create()), {Offers(kNpn, "none")})},
      {section,
       "What is chosen is sent before the Finished",
       {PeerNpn({"h2"}), NpnFunction(), choose("h2", 2), Connected(),
        Sent("ClientHello ClientKeyExchange ChangeCipherSpec NextProtocol "
             "Finished")}},
      {"handshake.md 5.4",
       "Nothing chosen is a bad configuration",
       {PeerNpn({"h2"}), NpnFunction(), Connect(),
        Handshake(errSSLBadConfiguration), Close(), Alerts("2:0")}},
      {section,
       "ALPN's function is called for an answer",
       {PeerAlpn({"h2"}), Protocols({"h2"}), AlpnFunction(), Connected(),
        AlpnCalls(1)}},
      {section,
       "ALPN's function is not called without one",
       {Protocols({"h2"}), AlpnFunction(), Connected(), AlpnCalls(0)}},
      {"api.md 1.9",
       "NPN's data needs bytes",
       {Gives(kBad, SSLSetNPNData, nullptr, size_t{1})}},
      {"api.md 1.9",
       "NPN's data needs a length",
       {Gives(kBad, SSLSetNPNData, "h2", size_t{0})}},
      {"api.md 1.9", "NPN's data has 255 bytes at most", {[](World& world) {
         const std::string data(256, 'x');
         EXPECT_EQ(SSLSetNPNData(world.Context(), data.data(), data.size()),
                   kBad);
       }}},
      {"api.md 1.9",
       "ALPN's data needs bytes",
       {Gives(kBad, SSLSetALPNData, nullptr, size_t{1})}},
      {"api.md 1.9",
       "ALPN's data needs a length",
       {Gives(kBad, SSLSetALPNData, "\x02h2", size_t{0})}},
      {"api.md 1.9", "ALPN's data is sent as it is",
       Plus(Hello(Gives(0, SSLSetALPNData, "\x02h2", size_t{3})),
            {Offers(kAlpn, List("\x02h2"))})},
      {"api.md 1.9",
       "NULL for the context of SSLSetNPNData",
       {NullGives(kBad, SSLSetNPNData, "h2", size_t{2})}},
      {"api.md 1.9",
       "NULL for the context of SSLSetALPNData",
       {NullGives(kBad, SSLSetALPNData, "h2", size_t{2})}},
  };
}

Step OcspResponse(OSStatus result = errSecSuccess) {
  return [=](World& world) {
    const auto response = cf::MakeData(Bytes{1, 2, 3});
    EXPECT_EQ(SSLSetOCSPResponse(world.Context(), response.get()), result);
  };
}

// What the peer's trust object was given.
Step Stapled(size_t responses, size_t timestamps) {
  return [=](World& world) {
    SecTrustRef trust = nullptr;
    ASSERT_EQ(SSLGetPeerSecTrust(world.context, &trust), errSecSuccess);
    const auto& told = cf::Expect<security::Trust>(trust, "the peer's trust");
    EXPECT_EQ(told.staples().size(), responses);
    EXPECT_EQ(told.timestamps(), timestamps);
  };
}

Step PeerStaples() {
  return [](World& world) {
    world.script.ocsp_response = Bytes{1, 2, 3};
    world.script.scts = {{7}, {8, 9}};
  };
}

Rows StapledResponses() {
  const char* section = "handshake.md 6.6";
  const std::string ocsp("\1\0\0\0\0", 5);
  return {
      {section, "A client asks for a response",
       Plus(Hello(Create()), {Offers(5, ocsp), Offers(18, "")})},
      {section,
       "What is stapled reaches the trust",
       {PeerStaples(), Connected(), Stapled(1, 2)}},
      {section,
       "Without anything stapled the trust has nothing",
       {Connected(), Stapled(0, 0)}},
      {section,
       "In 10.10 nothing is asked for",
       {Profile("yosemite-10.10"), Key("leaf", pki::KeyKind::kRsa2048),
        PeerStaples(), Connected(), Stapled(0, 0)}},
      {section,
       "A server's response is never stapled",
       {Server(), OcspResponse(), Connected(),
        Sent("ServerHello Certificate ServerKeyExchange ServerHelloDone "
             "ChangeCipherSpec Finished")}},
      {"api.md 1.7",
       "A response is taken in every state",
       {Server(), OcspResponse(), Connected(), OcspResponse(), Close(),
        OcspResponse()}},
      {"api.md 1.7",
       "NULL for the context of SSLSetOCSPResponse",
       {NullGives(kBad, SSLSetOCSPResponse, nullptr)}},
      {"api.md 1.7",
       "NULL for the response of SSLSetOCSPResponse",
       {Server(), Gives(kBad, SSLSetOCSPResponse, nullptr)}},
  };
}

// A client that says hello to this name.
Row Names(const char* sentence, const std::string& name,
          const std::string& offered) {
  return {"handshake.md 6.6",
          sentence,
          {RawPeer({peer::Silence{}}), Connect(),
           [=](World& world) {
             EXPECT_EQ(
                 SSLSetPeerDomainName(world.context, name.data(), name.size()),
                 errSecSuccess);
           },
           Handshake(errSSLWouldBlock), Offers(0, offered)}};
}

std::string HostName(const std::string& name) {
  return List(std::string(1, '\0') + List(name));
}

Rows ServerNames() {
  const char* section = "handshake.md 6.6";
  return {
      Names("A name is sent", "a.test", HostName("a.test")),
      Names("An address is sent as a name", "127.0.0.1", HostName("127.0.0.1")),
      Names("A trailing dot is sent", "a.test.", HostName("a.test.")),
      Names("A name ends at its NUL", std::string("a.test\0b", 8),
            HostName("a.test")),
      Names("No name is sent if it is empty", "", "none"),
      {section,
       "No name is sent below TLS 1.0",
       {RawPeer({peer::Silence{}}), Connect(),
        Gives(0, SSLSetProtocolVersionMax, kSSLProtocol3),
        Handshake(errSSLWouldBlock), Offers(0, "none")}},
      {section,
       "A server without a requested name tells 0",
       {Server(), Connected(), Tells(SSLCopyRequestedPeerNameLength, 0)}},
  };
}

CONFORMANCE_ROWS(StapledResponses, StapledResponses());
CONFORMANCE_ROWS(ServerNames, ServerNames());
CONFORMANCE_ROWS(OfferedProtocols, OfferedProtocols());
CONFORMANCE_ROWS(AnsweredProtocols, AnsweredProtocols());
CONFORMANCE_ROWS(OldProtocols, OldProtocols());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// Contexts, options, identities and names: what is set, what is told, what a
// new context holds (spec/api.md 1.1, 1.2, 1.5 to 1.7, 3.1, 5).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;

const char* kOptionNames[] = {"BreakOnServerAuth",  "BreakOnCertRequested",
                              "BreakOnClientAuth",  "FalseStart",
                              "SendOneByteRecord",  "AllowServerIdentityChange",
                              "Fallback",           "BreakOnClientHello",
                              "AllowRenegotiation", "EnableSessionTickets"};

bool IsReadable(int option) {
  return option != kSSLSessionOptionFallback &&
         option != kSSLSessionOptionAllowRenegotiation &&
         option != kSSLSessionOptionEnableSessionTickets;
}

Step OptionIsSecret(SSLSessionOption option) {
  return [=](World& world) {
    Boolean value = 0;
    EXPECT_EQ(SSLGetSessionOption(world.Context(), option, &value), kBad);
  };
}

Rows EachOption() {
  Rows rows;
  for (int number = 0; number <= 9; ++number) {
    const auto option = static_cast<SSLSessionOption>(number);
    const std::string name = kOptionNames[number];
    const bool at_first = option == kSSLSessionOptionSendOneByteRecord;
    if (!IsReadable(number)) {
      rows.push_back({"api.md Q27",
                      name + " can't be read",
                      {Option(option), OptionIsSecret(option)}});
      rows.push_back({"api.md 1.2",
                      name + " can be set on both sides",
                      {Option(option), Option(option, false), Again(), Server(),
                       Option(option), Option(option, false)}});
      continue;
    }
    rows.push_back(
        {"api.md 3.1", name + " at first", {OptionIs(option, at_first)}});
    rows.push_back({"handshake.md 6.2",
                    name + " at first on a server",
                    {Server(), OptionIs(option, at_first)}});
    rows.push_back({"api.md 1.2",
                    name + " is stored",
                    {Option(option), OptionIs(option, true),
                     Option(option, false), OptionIs(option, false)}});
    rows.push_back({"api.md 1.2",
                    name + " is stored on servers",
                    {Server(), Option(option), OptionIs(option, true)}});
    rows.push_back({"handshake.md 6.2",
                    name + " can't change when active",
                    {Connected(), Option(option, !at_first, errSecBadReq),
                     OptionIs(option, at_first)}});
  }
  for (const int number : {-1, 10, 99}) {
    const auto option = static_cast<SSLSessionOption>(number);
    const std::string name = number < 0 ? "minus 1" : std::to_string(number);
    rows.push_back({"api.md 2.1",
                    "There is no option " + name,
                    {Option(option, true, kBad), OptionIsSecret(option)}});
    rows.push_back({"api.md 2.1",
                    "An active session is busy first, at " + name,
                    {Connected(), Option(option, true, errSecBadReq)}});
  }
  return rows;
}

// Runs `check` on contexts of its own.
Row Alone(const char* section, const char* sentence, void (*check)()) {
  return {section, sentence, {[check](World&) { check(); }}};
}

cf::CFRef<SSLContextRef> Make(int side, int type) {
  return cf::CFRef<SSLContextRef>::Adopt(
      SSLCreateContext(nullptr, static_cast<SSLProtocolSide>(side),
                       static_cast<SSLConnectionType>(type)));
}

Rows Lifetime() {
  const char* section = "api.md 1.1";
  return {
      Alone(section, "Any type but datagrams is a stream",
            [] {
              SSLProtocol version = kSSLProtocolUnknown;
              SSLGetProtocolVersionMin(Make(1, 7).get(), &version);
              EXPECT_EQ(version, kTLSProtocol1);
            }),
      Alone(section, "Any side but the server's is a client",
            [] {
              const auto context = Make(9, kSSLStreamType);
              EXPECT_EQ(SSLReHandshake(context.get()), errSecSuccess);
            }),
      Alone(section, "A server can't begin by itself",
            [] {
              const auto context = Make(kSSLServerSide, kSSLStreamType);
              EXPECT_EQ(SSLReHandshake(context.get()), errSSLIllegalParam);
            }),
      Alone(section, "A context is a CF object",
            [] {
              const auto context = Make(1, 0);
              EXPECT_EQ(CFGetTypeID(context.get()), SSLContextGetTypeID());
              EXPECT_EQ(CFGetRetainCount(context.get()), 1);
            }),
      Alone(section, "Contexts are equal to themselves alone",
            [] {
              const auto one = Make(1, 0);
              const auto other = Make(1, 0);
              EXPECT_TRUE(CFEqual(one.get(), one.get()));
              EXPECT_FALSE(CFEqual(one.get(), other.get()));
            }),
  };
}

Rows OldLifetime() {
  const char* section = "api.md 1.1";
  return {
      Alone(section, "SSLNewContext needs a place",
            [] { EXPECT_EQ(SSLNewContext(1, nullptr), kBad); }),
      Alone(section, "SSLNewContext makes a client",
            [] {
              SSLContextRef context = nullptr;
              EXPECT_EQ(SSLNewContext(0, &context), errSecSuccess);
              EXPECT_EQ(SSLReHandshake(context), errSecSuccess);
              EXPECT_EQ(SSLDisposeContext(context), errSecSuccess);
            }),
      Alone(section, "SSLNewContext makes a server",
            [] {
              SSLContextRef context = nullptr;
              EXPECT_EQ(SSLNewContext(1, &context), errSecSuccess);
              EXPECT_EQ(SSLReHandshake(context), errSSLIllegalParam);
              EXPECT_EQ(SSLDisposeContext(context), errSecSuccess);
            }),
      {section,
       "The end of a context sends nothing",
       {Connected(), Again(), Alerts("")}},
  };
}

Rows Transport() {
  return {
      {"api.md 1.2",
       "The connection is told",
       {Connect(),
        [](World& world) {
          Tells(SSLGetConnection,
                static_cast<const void*>(world.wire.get()))(world);
        }}},
      {"api.md 1.2",
       "No connection is told at first",
       {Tells(SSLGetConnection, static_cast<const void*>(nullptr))}},
      {"api.md 1.2",
       "Functions of I/O may be NULL",
       {Gives(0, SSLSetIOFuncs, nullptr, nullptr)}},
      {"api.md 1.2",
       "They may be set again when closed",
       {Connected(), Close(), Gives(0, SSLSetIOFuncs, nullptr, nullptr)}},
  };
}

// SSLSetCertificate with such an array.
Step Certify(OSStatus result, const std::vector<std::string>& certificates) {
  return [=](World& world) {
    EXPECT_EQ(SSLSetCertificate(world.context,
                                world.Certificates(certificates).get()),
              result);
  };
}

Step CertificateIsStored(bool stored) {
  return [=](World& world) {
    CFArrayRef told = nullptr;
    EXPECT_EQ(SSLGetCertificate(world.context, &told), errSecSuccess);
    EXPECT_EQ(told != nullptr, stored);
  };
}

Rows Identities() {
  const char* section = "api.md 1.5";
  const Step none = Gives(0, SSLSetCertificate, nullptr);
  const Steps asked = {PeerAsks(), Connect(), Identity("me")};
  return {
      {section,
       "An empty array is a bad certificate",
       {Connect(), Certify(errSSLBadCert, {})}},
      {section,
       "A certificate is no identity",
       {Connect(), Certify(kBad, {"leaf"})}},
      {section,
       "An identity is stored",
       {Connect(), Identity("me"), CertificateIsStored(true)}},
      {section,
       "No array forgets it",
       {Connect(), Identity("me"), none, CertificateIsStored(false)}},
      {section,
       "So does a bad one",
       {Connect(), Identity("me"), Certify(kBad, {"leaf"}),
        CertificateIsStored(false)}},
      {"api.md Q13",
       "No array leaves the identity in use",
       {Server(), Connect(), none, Handshake()}},
      {"api.md Q13",
       "An empty one does, too",
       {Server(), Connect(), Certify(errSSLBadCert, {}), Handshake()}},
      {"api.md Q13", "A client's identity stays in use, too",
       Plus(asked, {none, Handshake(), PeerSawChain(1)})},
      {"api.md Q16",
       "A client was asked for nothing",
       {Connected(), Tells(SSLGetClientCertificateState, kSSLClientCertNone)}},
      {"api.md Q16",
       "A client that has none was asked",
       {PeerAsks(), Connected(),
        Tells(SSLGetClientCertificateState, kSSLClientCertRequested)}},
      {"api.md Q16", "A client that has one has sent it",
       Plus(asked, {Handshake(),
                    Tells(SSLGetClientCertificateState, kSSLClientCertSent)})},
      {"api.md Q16", "The state follows what is stored",
       Plus(asked,
            {Handshake(), none,
             Tells(SSLGetClientCertificateState, kSSLClientCertRequested)})},
      {"api.md Q16",
       "A server knows none",
       {Server(), PeerChain({"me", "issuing"}),
        Gives(0, SSLSetClientSideAuthenticate, kAlwaysAuthenticate),
        Connected(), Tells(SSLGetClientCertificateState, kSSLClientCertNone)}},
  };
}

Step PeerIdIs(const std::string& id) {
  return [=](World& world) {
    const void* told = &world;
    size_t length = 99;
    EXPECT_EQ(SSLGetPeerID(world.Context(), &told, &length), errSecSuccess);
    EXPECT_EQ(std::string(static_cast<const char*>(told), length), id);
  };
}

Rows Names() {
  const char* section = "api.md 1.5";
  const auto named = [](const char* name, size_t length) {
    return Gives(0, SSLSetPeerDomainName, name, length);
  };
  const auto length = [](size_t size) {
    return Tells(SSLGetPeerDomainNameLength, size);
  };
  return {
      {section, "No name is told at first", {length(0)}},
      {section, "A name is copied", {named("a.test", 6), length(6)}},
      {section, "A NUL at its end is dropped", {named("a.test", 7), length(6)}},
      {section, "A NUL within ends it", {named("a\0b", 3), length(1)}},
      {section,
       "NULL clears it",
       {named("a.test", 6), named(nullptr, 0), length(0)}},
      {section, "A server ignores it", {Server(), named("a.test", 6)}},
      {"handshake.md 6.6",
       "A name is asked for as it was set",
       {Connect(), named("192.0.2.1", 9), Handshake(errSSLXCertChainInvalid)}},
      {"handshake.md 6.6",
       "A server that is asked for no name tells none",
       {Server(), Connected(), Tells(SSLCopyRequestedPeerNameLength, 0)}},
      {section,
       "A peer ID is copied",
       {Gives(0, SSLSetPeerID, "abc", size_t{3}), PeerIdIs("abc")}},
      {section,
       "A peer ID needs a length",
       {Gives(kBad, SSLSetPeerID, "abc", size_t{0})}},
      {section,
       "A peer ID needs bytes",
       {Gives(kBad, SSLSetPeerID, nullptr, size_t{3})}},
  };
}

Rows AtFirst() {
  const char* section = "api.md 1.5";
  return {
      {section, "No trust is told at first", {CopiesTrust(false)}},
      {section,
       "No chain is told at first",
       {CopiesPeerCertificates(errSecBadReq)}},
      {section,
       "The trust survives SSLClose",
       {Connected(), Close(), CopiesTrust(true)}},
      {section,
       "Verification is on at first",
       {Tells(SSLGetEnableCertVerify, 1)}},
      {section,
       "Any root is not allowed at first",
       {Tells(SSLGetAllowsAnyRoot, 0)}},
      {section,
       "Any root is told",
       {Gives(0, SSLSetAllowsAnyRoot, Boolean{1}),
        Tells(SSLGetAllowsAnyRoot, 1)}},
      {"api.md 1.7", "Blinding is on at first", {Tells(SSLGetRsaBlinding, 1)}},
      {"api.md 1.7",
       "Blinding is stored",
       {Gives(0, SSLSetRsaBlinding, Boolean{0}), Tells(SSLGetRsaBlinding, 0)}},
      {"api.md 3.1",
       "Nobody is asked to authenticate at first",
       {Server(), Tells(SSLGetClientSideAuthenticate, kNeverAuthenticate)}},
      {"api.md 3.1", "A new context is idle", {State(kSSLIdle)}},
      {"api.md 3.1",
       "A new context tells no version",
       {Version(kSSLProtocolUnknown)}},

  };
}

Step CopiedNames(const std::vector<std::string>& expected) {
  return [=](World& world) {
    cf::CFRef<CFArrayRef> names;
    EXPECT_EQ(SSLCopyDistinguishedNames(world.Context(), names.Receive()), 0);
    EXPECT_EQ(names.get() == nullptr, expected.empty());
    ASSERT_EQ(names ? CFArrayGetCount(names.get()) : 0,
              static_cast<CFIndex>(expected.size()));
    for (size_t i = 0; i < expected.size(); ++i) {
      const auto* data = static_cast<CFDataRef>(
          CFArrayGetValueAtIndex(names.get(), static_cast<CFIndex>(i)));
      const ByteView bytes = cf::ToBytes(data);
      EXPECT_EQ(std::string(bytes.begin(), bytes.end()), expected[i]);
    }
  };
}

// SSLSetCertificateAuthorities with these, and how many are told then.
Step Authorities(const std::vector<std::string>& names, bool replace,
                 OSStatus result, CFIndex count) {
  return [=](World& world) {
    EXPECT_EQ(SSLSetCertificateAuthorities(
                  world.context, world.Certificates(names).get(), replace),
              result);
    cf::CFRef<CFArrayRef> told;
    EXPECT_EQ(SSLCopyCertificateAuthorities(world.context, told.Receive()), 0);
    EXPECT_EQ(told ? CFArrayGetCount(told.get()) : 0, count);
  };
}

Rows ClientAuthentication() {
  const char* section = "api.md 1.6";
  const auto add = [](const char* name) {
    return Gives(0, SSLAddDistinguishedName, name, size_t{1});
  };
  Rows rows = {
      {section, "No names are told at first", {Server(), CopiedNames({})}},
      {section,
       "The newest name comes first",
       {Server(), add("a"), add("b"), add("c"), CopiedNames({"c", "b", "a"})}},
      {section,
       "Names are no authorities",
       {Server(), add("a"), Connect(), Authorities({}, false, 0, 0)}},
      {section,
       "A client has no authorities",
       {Connect(), Authorities({"root"}, false, kBad, 0)}},
      {section,
       "Authorities are added",
       {Server(), Connect(), Authorities({"root"}, false, 0, 1),
        Authorities({"issuing"}, false, 0, 2)}},
      {section,
       "Authorities are replaced",
       {Server(), Connect(), Authorities({"root", "issuing"}, false, 0, 2),
        Authorities({"me"}, true, 0, 1)}},
      {section,
       "NULL is no authority",
       {Server(),
        Gives(kBad, SSLSetCertificateAuthorities, nullptr, Boolean{0})}},
      {section,
       "A string is no authority",
       {Server(), Gives(kBad, SSLSetCertificateAuthorities,
                        static_cast<CFTypeRef>(CFSTR("root")), Boolean{0})}},
  };
  for (const int mode : {0, 1, 2, 7}) {
    const auto value = static_cast<SSLAuthenticate>(mode);
    rows.push_back({section,
                    "Mode " + std::to_string(mode) + " is stored",
                    {Server(), Gives(0, SSLSetClientSideAuthenticate, value),
                     Tells(SSLGetClientSideAuthenticate, value)}});
  }
  return rows;
}

CONFORMANCE_ROWS(EachOption, EachOption());
CONFORMANCE_ROWS(Lifetime, Lifetime());
CONFORMANCE_ROWS(OldLifetime, OldLifetime());
CONFORMANCE_ROWS(Transport, Transport());
CONFORMANCE_ROWS(Identities, Identities());
CONFORMANCE_ROWS(Names, Names());
CONFORMANCE_ROWS(AtFirst, AtFirst());
CONFORMANCE_ROWS(ClientAuthentication, ClientAuthentication());
}  // namespace
}  // namespace shakedown::conformance

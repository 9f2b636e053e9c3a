// SPDX-License-Identifier: Apache-2.0
// Cipher suites: what is listed, what can be enabled, what the session
// configurations enable (spec/api.md 1.4, 3.2 to 3.4, B).
#include <CoreFoundation/CFString.h>

#include <algorithm>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;

// spec/api.md B.1 in its order; those that can't be enabled follow in kInert.
constexpr SSLCipherSuite kSupported[] = {
    0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009, 0xC008, 0xC030, 0xC02F,
    0xC028, 0xC027, 0xC014, 0xC013, 0xC012, 0xC02E, 0xC02D, 0xC026, 0xC025,
    0xC005, 0xC004, 0xC003, 0xC032, 0xC031, 0xC02A, 0xC029, 0xC00F, 0xC00E,
    0xC00D, 0x009F, 0x009E, 0x006B, 0x0067, 0x0039, 0x0033, 0x0016, 0x009D,
    0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x000A, 0x1301, 0x1302, 0x1303,
    0x00A7, 0x00A6, 0x006C, 0x006D, 0x0034, 0x003A, 0x001B, 0xC006, 0xC010,
    0xC001, 0xC00B, 0x00AF, 0x00AE, 0x008D, 0x008C, 0x008B, 0x00B1, 0x00B0,
    0x002C, 0x003B, 0x0002, 0x0001};
constexpr SSLCipherSuite kInert[] = {0xC02E, 0xC02D, 0xC026, 0xC025, 0xC005,
                                     0xC004, 0xC003, 0xC032, 0xC031, 0xC02A,
                                     0xC029, 0xC00F, 0xC00E, 0xC00D, 0x1301,
                                     0x1302, 0x1303, 0xC001, 0xC00B};
// Neither listed nor known: RC4, PSK with GCM, ChaCha20, DSS, export.
constexpr SSLCipherSuite kUnlisted[] = {
    0x0004, 0x0005, 0xC007, 0xC011, 0x00A8, 0x00A9, 0xCCA8, 0xCCA9, 0x0032,
    0x0038, 0x0003, 0x0006, 0x0009, 0xC018, 0xC019, 0x0000, 0x00FF};

using List = std::vector<SSLCipherSuite>;
const char* kHex = "0123456789ABCDEF";

std::string Hex(SSLCipherSuite suite) {
  std::string text;
  for (int shift = 12; shift >= 0; shift -= 4) {
    text += kHex[(suite >> shift) & 15];
  }
  return text;
}

using Lister = OSStatus (*)(SSLContextRef, SSLCipherSuite*, size_t*);

Step Lists(Lister lister, List expected) {
  return [=](World& world) {
    List told(80);
    size_t count = told.size();
    EXPECT_EQ(lister(world.Context(), told.data(), &count), errSecSuccess);
    told.resize(count);
    EXPECT_EQ(told, expected);
  };
}

Step Enabled(List expected) {
  return Lists(SSLGetEnabledCiphers, std::move(expected));
}

// Asks for the list with room for `room` suites.
Step RoomFor(Lister lister, size_t room, OSStatus result, size_t count) {
  return [=](World& world) {
    List told(80, 0xEEEE);
    size_t written = room;
    EXPECT_EQ(lister(world.Context(), told.data(), &written), result);
    EXPECT_EQ(written, count);
    EXPECT_EQ(told[0] == 0xEEEE, result != errSecSuccess);
  };
}

Rows EachSupportedSuite() {
  Rows rows;
  for (const SSLCipherSuite suite : kSupported) {
    const bool inert = std::find(std::begin(kInert), std::end(kInert), suite) !=
                       std::end(kInert);
    rows.push_back(
        {"api.md 3.4",
         (inert ? "Listed and never enabled is " : "Enabled is ") + Hex(suite),
         {Enable({suite}, inert ? kBad : errSecSuccess),
          EnabledCount(inert ? 21 : 1)}});
  }
  for (const SSLCipherSuite suite : kUnlisted) {
    rows.push_back({"api.md 1.4",
                    "Unknown is " + Hex(suite),
                    {Enable({suite}, kBad), EnabledCount(21)}});
  }
  return rows;
}

const List& Defaults() {
  static const auto& list =
      *new List{0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009, 0xC008,
                0xC030, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013, 0xC012,
                0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x000A};
  return list;
}

Rows Listing() {
  const List all(std::begin(kSupported), std::end(kSupported));
  const char* section = "api.md 1.4";
  return {
      {"api.md B",
       "67 suites are supported in their order",
       {Lists(SSLGetSupportedCiphers, all)}},
      {"api.md B",
       "A server supports the same",
       {Server(), Lists(SSLGetSupportedCiphers, all)}},
      {"api.md 3.2", "21 suites are enabled by default", {Enabled(Defaults())}},
      {"api.md 3.2",
       "A server enables the same",
       {Server(), Enabled(Defaults())}},
      {"api.md 3.2",
       "A datagram context enables the same",
       {Datagram(), Enabled(Defaults())}},
      {section,
       "Room for 66 supported suites is too little",
       {RoomFor(SSLGetSupportedCiphers, 66, errSSLBufferOverflow, 66)}},
      {section,
       "Room for none is too little",
       {RoomFor(SSLGetSupportedCiphers, 0, errSSLBufferOverflow, 0)}},
      {section,
       "Room for 67 is enough",
       {RoomFor(SSLGetSupportedCiphers, 67, errSecSuccess, 67)}},
      {section,
       "Room for 20 enabled suites is too little",
       {RoomFor(SSLGetEnabledCiphers, 20, errSSLBufferOverflow, 20)}},
      {section,
       "Room for 21 is enough",
       {RoomFor(SSLGetEnabledCiphers, 21, errSecSuccess, 21)}},
      {section, "67 is told", {Tells(SSLGetNumberSupportedCiphers, 67)}},
  };
}

Rows Enabling() {
  const char* section = "api.md 1.4";
  return {
      {section,
       "Order and duplicates stay",
       {Enable({0x002F, 0xC02F, 0x002F}), Enabled({0x002F, 0xC02F, 0x002F})}},
      {section,
       "What is unknown is dropped",
       {Enable({0x0004, 0x002F, 0x1301, 0xC02E}), Enabled({0x002F})}},
      {section,
       "RC2 is dropped and NULL stays",
       {Enable({0x0006, 0x0002, 0x002F}), Enabled({0x0002, 0x002F})}},
      {section,
       "A list of nothing usable changes nothing",
       {Enable({0x002F}), Enable({0x0004}, kBad), Enabled({0x002F})}},
      {section,
       "Nor does a list that the engine can't do",
       {Enable({0x002F}), Enable({0x1301}, kBad), Enabled({0x002F})}},
      {section, "An empty list is refused", {Enable({}, kBad)}},
      {section,
       "Versions don't change the list",
       {Gives(0, SSLSetProtocolVersionMax, kTLSProtocol1),
        Enabled(Defaults())}},
      {section, "Nor does shaking hands", {Connected(), Enabled(Defaults())}},
      {section,
       "No suite is negotiated while the hello waits",
       {At("server:ServerHello", wire::WouldBlock{}), Connect(),
        Handshake(errSSLWouldBlock), Suite(0)}},
      {section,
       "The suite is known from the ServerHello on",
       {At("server:Certificate", wire::WouldBlock{}),
        PeerSuites({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}), Connect(),
        Handshake(errSSLWouldBlock), Suite(0xC02B)}},
  };
}

struct Config {
  const char* name;
  const CFStringRef* constant;
  List suites;
  // On the wire: what a ClientHello offers as its version.
  SSLProtocol highest = kTLSProtocol12;
  SSLProtocol lowest = kTLSProtocol1;
  bool fallback = false;
};

std::vector<Config> Configs() {
  const List& all = Defaults();
  const List forward = {0xC02C, 0xC02B, 0xC024, 0xC023, 0xC00A, 0xC009,
                        0xC030, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013};
  List aes = forward;
  for (const int suite : {0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F}) {
    aes.push_back(suite);
  }
  List with_dhe(all.begin(), all.begin() + 14);
  for (const int suite :
       {0x009F, 0x009E, 0x006B, 0x0067, 0x0039, 0x0033, 0x0016}) {
    with_dhe.push_back(suite);
  }
  with_dhe.insert(with_dhe.end(), all.begin() + 14, all.end());
  const List anonymous = {0xC019, 0xC018, 0x006D, 0x003A, 0x006C, 0x0034};
  const SSLProtocol newest = kTLSProtocol12;
  const SSLProtocol oldest = kTLSProtocol1;
  return {
      {"default", &kSSLSessionConfig_default, all},
      {"ATSv1", &kSSLSessionConfig_ATSv1, forward, newest, newest},
      {"ATSv1_noPFS", &kSSLSessionConfig_ATSv1_noPFS, aes, newest, newest},
      {"standard", &kSSLSessionConfig_standard, aes},
      {"RC4_fallback", &kSSLSessionConfig_RC4_fallback, all},
      {"TLSv1_fallback", &kSSLSessionConfig_TLSv1_fallback, all, oldest, oldest,
       true},
      {"TLSv1_RC4_fallback", &kSSLSessionConfig_TLSv1_RC4_fallback, all, oldest,
       oldest, true},
      {"legacy", &kSSLSessionConfig_legacy, all},
      {"legacy_DHE", &kSSLSessionConfig_legacy_DHE, with_dhe},
      {"anonymous", &kSSLSessionConfig_anonymous, anonymous, newest, newest},
      {"3DES_fallback", &kSSLSessionConfig_3DES_fallback, all},
      {"TLSv1_3DES_fallback", &kSSLSessionConfig_TLSv1_3DES_fallback, all,
       oldest, oldest, true},
  };
}

Step UseConfig(CFStringRef name) {
  return Gives(errSecSuccess, SSLSetSessionConfig, name);
}

// Offers checks the ClientHello: its version, its record's, and the suites of
// signalling in front.
Step Offers(uint8_t minor, uint8_t record_minor, bool fallback) {
  return [=](World& world) {
    const Bytes& hello = world.wire->sent_by_app();
    constexpr size_t kVersion = 9;
    constexpr size_t kSession = kVersion + 2 + 32;
    ASSERT_GT(hello.size(), kSession + 7);
    EXPECT_EQ(hello[2], record_minor);
    EXPECT_EQ(hello[kVersion + 1], minor);
    const size_t suites = kSession + 1 + hello[kSession] + 2;
    EXPECT_EQ(hello[suites] * 256 + hello[suites + 1], 0x00FF);
    EXPECT_EQ(hello[suites + 2] * 256 + hello[suites + 3] == 0x5600, fallback);
  };
}

uint8_t MinorOf(SSLProtocol version) {
  return version == kTLSProtocol1 ? 1 : 3;
}

Rows EachConfig() {
  Rows rows;
  for (const Config& config : Configs()) {
    const std::string name = config.name;
    const Step use = UseConfig(*config.constant);
    rows.push_back({"api.md 3.3",
                    name + " enables its suites",
                    {use, Enabled(config.suites)}});
    rows.push_back({"api.md 3.3",
                    name + " enables them on servers",
                    {Server(), use, Enabled(config.suites)}});
    rows.push_back({"api.md 3.3",
                    name + " decides what a client offers",
                    {Connect(), use, Handshake(errSSLWouldBlock),
                     Offers(MinorOf(config.highest), MinorOf(config.lowest),
                            config.fallback)}});
    rows.back().steps.insert(rows.back().steps.begin(),
                             RawPeer({peer::Silence{}}));
    rows.push_back({"api.md Q9",
                    name + " leaves the told bounds alone",
                    {use, Tells(SSLGetProtocolVersionMin, kTLSProtocol1),
                     Tells(SSLGetProtocolVersionMax, kTLSProtocol12)}});
    rows.push_back({"api.md 2.8", name + " is its name", {[=](World&) {
                      EXPECT_TRUE(CFEqual(*config.constant, *config.constant));
                      char text[40];
                      EXPECT_TRUE(CFStringGetCString(*config.constant, text,
                                                     sizeof(text),
                                                     kCFStringEncodingASCII));
                      EXPECT_EQ(text, name);
                    }}});
  }
  return rows;
}

Rows ConfigQuirks() {
  return {
      {"api.md 1.3",
       "An unknown configuration is refused",
       {Gives(kBad, SSLSetSessionConfig, CFSTR("ATSv2"))}},
      {"api.md 2.8",
       "Any equal string names a configuration",
       {Gives(0, SSLSetSessionConfig, CFSTR("ATSv1")), EnabledCount(12)}},
      {"api.md Q9",
       "A later maximum undoes the minimum of a configuration",
       {RawPeer({peer::Silence{}}), Connect(),
        UseConfig(kSSLSessionConfig_ATSv1),
        Gives(0, SSLSetProtocolVersionMax, kTLSProtocol12),
        Handshake(errSSLWouldBlock), Offers(3, 1, false)}},
      {"api.md Q9",
       "A later minimum undoes the maximum of a configuration",
       {RawPeer({peer::Silence{}}), Connect(),
        UseConfig(kSSLSessionConfig_TLSv1_fallback),
        Gives(0, SSLSetProtocolVersionMin, kTLSProtocol1),
        Handshake(errSSLWouldBlock), Offers(3, 1, true)}},
  };
}

CONFORMANCE_ROWS(EachSuite, EachSupportedSuite());
CONFORMANCE_ROWS(Listing, Listing());
CONFORMANCE_ROWS(Enabling, Enabling());
CONFORMANCE_ROWS(EachConfig, EachConfig());
CONFORMANCE_ROWS(ConfigQuirks, ConfigQuirks());

}  // namespace
}  // namespace shakedown::conformance

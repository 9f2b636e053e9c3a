// SPDX-License-Identifier: Apache-2.0
// What a client does wrong with its ClientHello.
#include "src/peer/faults/hello_message.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kHello;
constexpr FaultSide kClient = FaultSide::kClient;

constexpr uint16_t kRenegotiationScsv = 0x00FF;
constexpr size_t kSessionIdAt = 4 + 2 + 32;  // the suites follow it

void Version(Plan& plan, int64_t version) {
  EditClientHello(plan, [version](Hello& hello) {
    hello.version = static_cast<uint16_t>(version);
  });
}

void Fallback(Plan& plan, int64_t) { plan.says_fallback = true; }

// Numbers that nobody has assigned.
void ManySuites(Plan& plan, int64_t count) {
  EditClientHello(plan, [count](Hello& hello) {
    std::vector<uint16_t> more;
    for (int64_t i = 0; i < count; ++i) {
      more.push_back(static_cast<uint16_t>(0xF000 + i));
    }
    hello.suites.insert(hello.suites.begin(), more.begin(), more.end());
  });
}

void NoSuites(Plan& plan, int64_t) {
  EditClientHello(plan, [](Hello& hello) { hello.suites = {}; });
}

// The list's length, so that its last suite has half a number.
void OddSuites(Plan& plan, int64_t) {
  plan.EditMessage("ClientHello", [](Bytes& message) {
    if (message.size() <= kSessionIdAt) return;
    const size_t at = kSessionIdAt + 2 + message[kSessionIdAt];
    if (at < message.size()) message[at] -= 1;
  });
}

void NoCompressions(Plan& plan, int64_t) {
  EditClientHello(plan, [](Hello& hello) { hello.compressions = {}; });
}

void Truncated(Plan& plan, int64_t bytes) {
  plan.EditBody("ClientHello", [bytes](Bytes& body) {
    if (static_cast<size_t>(bytes) < body.size()) body.resize(bytes);
  });
}

void NoExtensions(Plan& plan, int64_t) {
  EditClientHello(plan, [](Hello& hello) {
    hello.extensions.reset();
    hello.suites.push_back(kRenegotiationScsv);
  });
}

void NoAlgorithms(Plan& plan, int64_t) {
  EditClientHello(plan,
                  [](Hello& hello) { hello.Remove(kSignatureAlgorithms); });
}

template <uint16_t kExtension>
void OnlyUnknown(Plan& plan, int64_t) {
  EditClientHello(plan, [](Hello& hello) {
    hello.Remove(kExtension);
    hello.Add(kExtension, {0, 2, 0x08, 0x07});
  });
}

// As a client of TLS 1.3 says hello to servers of any age.
void OffersTls13(Plan& plan, int64_t) {
  EditClientHello(plan, [](Hello& hello) {
    hello.suites.insert(hello.suites.begin(), {0x1301, 0x1302});
    hello.Add(kSupportedVersions, {4, 3, 4, 3, 3});
  });
}

void Twice(Plan& plan, int64_t) { plan.Repeat("ClientHello"); }

void EarlyData(Plan& plan, int64_t) {
  plan.PutAfter("ClientHello",
                {openssl::kApplicationDataType, {'e', 'a', 'r', 'l', 'y'}});
}

// RFC 5246 appendix E.2. libssl's own random is the challenge.
Bytes Ssl2Hello(const Hello& hello) {
  ByteWriter suites;
  for (const uint16_t suite : hello.suites) {
    suites.U8(0);
    suites.U16(suite);
  }
  ByteWriter writer;
  writer.U8(1);
  writer.U16(hello.version);
  writer.U16(static_cast<uint16_t>(suites.bytes().size()));
  writer.U16(0);  // no session ID
  writer.U16(static_cast<uint16_t>(hello.random.size()));
  writer.Raw(suites.bytes());
  writer.Raw(hello.random);
  return writer.Take();
}

// The transcript has the message alone, so it goes through libssl; its record's
// header is exchanged on the way.
void Ssl2(Plan& plan, int64_t) {
  plan.EditMessage("ClientHello", [](Bytes& message) {
    message = Ssl2Hello(ParseHello(message));
  });
  plan.EditRecord(ContentType::kHandshake, false, [](Bytes& record) {
    const size_t length = record.size() - kRecordHeaderSize;
    Bytes framed = {static_cast<uint8_t>(0x80 | length >> 8),
                    static_cast<uint8_t>(length)};
    Append(framed, ByteView(record).subspan(kRecordHeaderSize));
    record = framed;
  });
}

}  // namespace

FaultRows ClientHelloFaults() {
  return {
      {"no_common_version",
       kPhase,
       kClient,
       "offers at most a version that the app does not speak",
       &Version,
       {"version's number", 0, 0xFFFF, 0x0300}},
      {"fallback_scsv", kPhase, kClient,
       "says that it tried a newer version before (TLS_FALLBACK_SCSV)",
       &Fallback},
      {"many_suites",
       kPhase,
       kClient,
       "offers many suites that nobody knows before the usual ones",
       &ManySuites,
       {"suites", 1, 4'000, 300}},
      {"no_suites", kPhase, kClient, "offers an empty list of suites",
       &NoSuites},
      {"odd_suites_length", kPhase, kClient,
       "gives its list of suites an odd length", &OddSuites},
      {"no_compression_methods", kPhase, kClient,
       "offers no compression method, not even none", &NoCompressions},
      {"truncated_client_hello",
       kPhase,
       kClient,
       "ends its ClientHello early, with a length that fits",
       &Truncated,
       {"bytes that are left", 2, 60, 20}},
      {"no_extensions", kPhase, kClient,
       "sends a ClientHello without extensions", &NoExtensions},
      {"no_signature_algorithms", kPhase, kClient,
       "does not say which signatures it takes, in TLS 1.2", &NoAlgorithms},
      {"unknown_signature_algorithms", kPhase, kClient,
       "takes only signatures that the app cannot make",
       &OnlyUnknown<kSignatureAlgorithms>},
      {"unknown_curves", kPhase, kClient,
       "knows only curves that the app lacks", &OnlyUnknown<kSupportedGroups>},
      {"offers_tls13", kPhase, kClient,
       "offers TLS 1.3 too, as newer clients do", &OffersTls13},
      {"client_hello_twice", kPhase, kClient,
       "sends its ClientHello a second time", &Twice},
      {"early_data", kPhase, kClient,
       "sends application data right after its ClientHello", &EarlyData},
      {"ssl2_client_hello", kPhase, kClient,
       "says hello in the framing of SSL 2", &Ssl2},
  };
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// What comes of each defect of pki's catalogue: the finding, what SSLHandshake
// returns, with the break and without, the alert and what SecTrust says, in
// every profile. Plain words, so that layers below Secure Transport can ask.
// Example: ResultOf("expired", "lion-10.7") is "errSSLCertExpired".
// The world that this holds in is PkiOf's. Constants; thread-safe.
#ifndef SHAKEDOWN_CATALOGUE_OUTCOMES_H_
#define SHAKEDOWN_CATALOGUE_OUTCOMES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shakedown::catalogue {

// Where the certificate that has the defect stands.
enum class Position : uint8_t { kLeaf, kIntermediate, kRoot };

// NameOf returns the certificate's name in PkiOf: "leaf", "issuing" or "root".
const char* NameOf(Position position);

// Whose certificate has the defect. The app is the other side.
enum class Holder : uint8_t {
  kServer,
  kClient,          // the app serves, and asks with kTryAuthenticate
  kRequiredClient,  // and asks with kAlwaysAuthenticate
};

// What the app meets at its first handshake. As a client it checks the server's
// name.
struct Outcome {
  std::string finding;      // "expired"; "nothing" if the chain is accepted
  std::string result;       // of SSLHandshake: "errSSLCertExpired"
  std::string alert;        // that the app sends, "" for none
  std::string at_break;     // with BreakOnServerAuth, or BreakOnClientAuth, set
  std::string after_break;  // of the next one; "" if there was no break
  std::string trust_result;  // of SecTrustEvaluate; "" if there is no trust
  std::string detail;  // code of SecTrustEvaluateWithError's error, "" if none
  bool inferred = false;  // from neighbouring facts, not from the spec
  std::string source;     // section of the spec, RFC, Apple's article
  bool operator==(const Outcome&) const = default;
};

// ProfileNames lists the profiles, the default first, then from old to new.
std::span<const char* const> ProfileNames();

// PositionsOf lists where a defect can stand; empty if there is no such defect,
// or if nobody of that kind can have it: clients staple nothing.
std::vector<Position> PositionsOf(std::string_view defect,
                                  Holder holder = Holder::kServer);

// OutcomeOf returns nothing if there is no such defect or profile, or if it
// can't stand there.
std::optional<Outcome> OutcomeOf(std::string_view defect,
                                 std::string_view profile, Position position,
                                 Holder holder = Holder::kServer);

// ResultOf is the result of SSLHandshake without the break, with the defect on
// the first position that it can have. Nothing if there is no such defect or
// profile, or nobody of that kind can have it.
std::optional<std::string> ResultOf(std::string_view defect,
                                    std::string_view profile,
                                    Holder holder = Holder::kServer);

// PkiOf returns the certificates that the outcomes are about, as `pki` of a
// scenario file: an anchor, an authority and a leaf, all with RSA keys, one of
// them with the defect. A client comes with `server`, the app's certificate,
// below an anchor of its own.
std::string PkiOf(std::string_view defect, Position position,
                  Holder holder = Holder::kServer);

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_OUTCOMES_H_

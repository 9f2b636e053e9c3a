// SPDX-License-Identifier: Apache-2.0
// The words that a scenario may use, apart from those that other layers own
// (codes: base; alerts: base; defects: pki; messages: wire).
// Example: CheckWord(node, "suite", SuiteNames(), diagnosis);
// Constants, made on first use; any thread.
#ifndef SHAKEDOWN_SCENARIO_VOCABULARY_H_
#define SHAKEDOWN_SCENARIO_VOCABULARY_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace shakedown::scenario {

using WordList = std::vector<std::string>;

// IANA names of the suites up to TLS 1.2 that app or peer can do.
const WordList& SuiteNames();

const WordList& VersionNames();           // "TLS1.0" ... "TLS1.2"
const WordList& AppVersionNames();        // what an app may ask for, too
const WordList& OptionNames();            // "break_on_server_auth" ...
const WordList& AuthenticateNames();      // "kAlwaysAuthenticate" ...
const WordList& SessionStateNames();      // "kSSLAborted" ...
const WordList& CertificateStateNames();  // "kSSLClientCertSent" ...
const WordList& ProtocolNames();          // "kTLSProtocol12" ...
const WordList& AlertLevelNames();        // "warning", "fatal"
const WordList& KeyNames();               // in the order of pki::KeyKind
const WordList& UsageNames();             // in the order of pki::Usage
const WordList& DefectNames();
const WordList& CurveNames();           // "secp256r1", as RFC 4492 has them
const WordList& OcspStatusNames();      // in the order of pki::OcspStatus
const WordList& OcspDefectNames();      // in the order of pki::OcspDefect
const WordList& RevocationFlagNames();  // in the order of the flags' bits

// EnumOf returns the place of a word in its list, which is the order of its
// enum; the first for a word that isn't there.
template <typename Enum>
Enum EnumOf(const WordList& words, const std::string& word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
}

// A function whose calls can be expected, and what its result is.
enum class ResultKind { kCode, kState, kProtocol, kSuite, kCertificateState };
struct Function {
  const char* name;
  ResultKind result;
};

// FindFunction returns the row of a name, or nullptr.
const Function* FindFunction(std::string_view name);
const WordList& FunctionNames();

// ResultNames lists the words that are a result of that kind; empty for codes.
const WordList& ResultNames(ResultKind kind);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_VOCABULARY_H_

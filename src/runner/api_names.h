// SPDX-License-Identifier: Apache-2.0
// The words that a scenario uses for Apple's constants.
// Example: SessionOptionNamed("break_on_server_auth") is
// kSSLSessionOptionBreakOnServerAuth. Nothing for a word that is none.
#ifndef SHAKEDOWN_RUNNER_API_NAMES_H_
#define SHAKEDOWN_RUNNER_API_NAMES_H_

#include <Security/SecureTransportPriv.h>

#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

std::optional<SSLSessionOption> SessionOptionNamed(const std::string& word);
std::optional<SSLProtocol> ProtocolNamed(const std::string& word);
std::optional<SSLAuthenticate> AuthenticateNamed(const std::string& word);

// CurveNamed knows curves by the names of RFC 4492.
std::optional<SSL_ECDSA_NamedCurve> CurveNamed(const std::string& word);

// RevocationFlags are the kSecRevocation... flags of these words, of which
// unknown ones count nothing.
CFOptionFlags RevocationFlags(const std::vector<std::string>& words);

// CipherSuiteNamed knows the suites that Secure Transport supports, by their
// IANA names.
std::optional<SSLCipherSuite> CipherSuiteNamed(const std::string& word);

// CheckWords tells whether every such word of `app` is known. The YAML reader
// has told already; a scenario built in C++ is told here.
Result<Done> CheckWords(const scenario::App& app);

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_API_NAMES_H_

// SPDX-License-Identifier: Apache-2.0
// The {words} that a program's command and environment may hold.
// Example: CertificateFile("alice.p12") is {"alice", Form::kPkcs12}.
// Functions without state.
#ifndef SHAKEDOWN_SCENARIO_PROGRAM_PLACEHOLDERS_H_
#define SHAKEDOWN_SCENARIO_PROGRAM_PLACEHOLDERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shakedown::scenario {

// {host}, {port}, {anchors}, {peer_name} and {folder}.
const std::vector<std::string>& PlainPlaceholders();

// The passphrase of every PKCS #12 file.
inline constexpr char kPassphrase[] = "shakedown";

// A file about a certificate of the pki: {alice.pem} is the certificate, those
// of its issuers but the root, and its key; {alice.key} the key alone;
// {alice.p12} the same as PKCS #12.
enum class Form : uint8_t { kPem, kKey, kPkcs12 };
struct CertificateFileName {
  std::string certificate;
  Form form = Form::kPem;
};

// CertificateFile takes such a word apart, or returns nothing.
std::optional<CertificateFileName> CertificateFile(const std::string& word);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_PROGRAM_PLACEHOLDERS_H_

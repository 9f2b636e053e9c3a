// SPDX-License-Identifier: Apache-2.0
// Trust is a list of findings: what is wrong with a chain, all of it, at the
// simulation's clock. SecTrust and Secure Transport's results are made of it.
// Example: Evaluate({.certificates = chain, .host = "a.test"}).issues.empty()
// Signatures and paths are X509_verify_cert's; the era's rules and trust
// settings are checked on top. Uses the current simulation; thread-safe.
#ifndef SHAKEDOWN_SECURITY_EVALUATE_H_
#define SHAKEDOWN_SECURITY_EVALUATE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/security/revocation/revocation_options.h"

namespace shakedown::security {

enum class FindingKind : uint8_t {
  kUnparsable,       // a certificate in the list is no certificate
  kBrokenSignature,  // a signature in the chain does not verify
  kNoCertificates,   // there was none
  kUnknownRoot,      // ends in a self-signed certificate that is no anchor
  kNoRoot,           // an issuer is missing
  kDenied,           // a trust setting says never
  kExpired,
  kNotYetValid,
  kHostMismatch,
  kRevoked,
  kUsage,        // key usage or extended key usage does not allow this
  kConstraints,  // basic or name constraints, path length
  kWeakKey,      // key too small, or signed with a broken digest
  kOther,
};

// One thing wrong with one certificate.
struct TrustIssue {
  FindingKind kind = FindingKind::kOther;
  size_t certificate = 0;  // in the built chain, 0 is the leaf; for kUnparsable
                           // in the list as received
  std::string subject;     // its name for people, "" if it has none
  std::string text;        // "expired 2025-12-31 23:59:59Z, 14 days before ..."
  bool is_root = false;    // that certificate is self-signed
  int32_t status = 0;      // errSec code; 0: the usual one of its kind
};

// What was found, by certificate from the leaf up, then in enum order.
struct Evaluation {
  std::vector<TrustIssue> issues;
  std::vector<Bytes> chain;  // DER as built: leaf first, with the anchor

  // Somebody entitled to it said that the leaf was not revoked, and until when
  // that holds (seconds since 1970).
  bool revocation_checked = false;
  std::optional<int64_t> revocation_valid_until;

  // Something was wrong that the app has made an exception for.
  bool has_exceptions = false;

  bool Has(FindingKind kind) const;
};

enum class Usage : uint8_t { kAny, kServer, kClient };

struct EvaluationRequest {
  std::vector<Bytes> certificates;   // DER, leaf first, perhaps unparsable
  std::vector<Bytes> anchors;        // the app's own
  bool anchors_only = false;         // the system's anchors don't count
  Usage usage = Usage::kAny;         // what the leaf must be good for
  std::string host = {};             // name or address; "": not checked
  std::optional<int64_t> time = {};  // seconds since 1970; none: the clock's
  size_t timestamps = 0;  // of Certificate Transparency, beside the leaf
  std::vector<Bytes> staples = {};  // OCSP responses of the handshake
  RevocationOptions revocation = {};
};

// Evaluate never fails: what it cannot do is a finding. It reads the current
// simulation's clock and TrustStore and leaves no mark in the trace.
Evaluation Evaluate(const EvaluationRequest& request);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_EVALUATE_H_

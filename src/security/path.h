// SPDX-License-Identifier: Apache-2.0
// Building a certification path (RFC 5280 section 6) with X509_verify_cert,
// which goes on after each problem, so that all of them are seen.
// Example: Path path = BuildPath({leaf}, anchors, {.usage = Usage::kServer});
#ifndef SHAKEDOWN_SECURITY_PATH_H_
#define SHAKEDOWN_SECURITY_PATH_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/security/evaluate.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {

// One complaint of X509_verify_cert.
struct PathProblem {
  int error = 0;     // X509_V_ERR_...
  size_t depth = 0;  // of the certificate, 0 is the leaf
};

struct Path {
  std::vector<ParsedCertificatePtr> chain;  // never empty: the leaf first
  std::vector<PathProblem> problems;        // in the order of their discovery
};

struct PathOptions {
  Usage usage = Usage::kAny;
  int64_t time = 0;  // seconds since 1970
  // If the first path ends in no anchor, others are tried that go through
  // another certificate of the same issuer.
  bool tries_other_paths = false;
};

// BuildPath looks for issuers of `certificates`.front() first in `anchors`, any
// of which ends a path, then in the rest of `certificates`, which may not be
// empty.
Path BuildPath(const std::vector<ParsedCertificatePtr>& certificates,
               const std::vector<ParsedCertificatePtr>& anchors,
               const PathOptions& options);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_PATH_H_

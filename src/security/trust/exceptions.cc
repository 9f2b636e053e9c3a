// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust/exceptions.h"

#include <openssl/evp.h>

#include <algorithm>
#include <sstream>

#include "src/openssl/library_context.h"
#include "src/security/trust.h"

namespace shakedown::security {
namespace {

constexpr char kTitle[] = "shakedown-trust-exceptions-1";

std::string DigestOf(ByteView leaf) {
  Bytes digest(32);
  EVP_Q_digest(openssl::LibraryContext(), "SHA256", nullptr, leaf.data(),
               leaf.size(), digest.data(), nullptr);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

bool MayBeAccepted(FindingKind kind) {
  return ResultOf(kind) == kSecTrustResultRecoverableTrustFailure;
}

bool Covers(const TrustException& exception, const TrustIssue& issue) {
  return exception.certificate == issue.certificate &&
         exception.kind == issue.kind && exception.status == issue.status;
}

}  // namespace

std::vector<TrustException> ExceptionsFor(const Evaluation& evaluation) {
  std::vector<TrustException> exceptions;
  for (const TrustIssue& issue : evaluation.issues) {
    if (!MayBeAccepted(issue.kind)) continue;
    exceptions.push_back({issue.certificate, issue.kind, issue.status});
  }
  return exceptions;
}

std::string WriteExceptions(const std::vector<TrustException>& exceptions,
                            ByteView leaf) {
  std::string text = std::string(kTitle) + "\n" + DigestOf(leaf) + "\n";
  for (const TrustException& exception : exceptions) {
    text += std::to_string(exception.certificate) + " " +
            std::to_string(static_cast<int>(exception.kind)) + " " +
            std::to_string(exception.status) + "\n";
  }
  return text;
}

std::optional<std::vector<TrustException>> ParseExceptions(ByteView data,
                                                           ByteView leaf) {
  std::istringstream text(
      std::string(reinterpret_cast<const char*>(data.data()), data.size()));
  std::string title;
  std::string digest;
  if (!(text >> title >> digest) || title != kTitle ||
      digest != DigestOf(leaf)) {
    return std::nullopt;
  }
  std::vector<TrustException> exceptions;
  size_t certificate = 0;
  for (int kind = 0, status = 0; text >> certificate >> kind >> status;) {
    if (kind < 0 || kind > static_cast<int>(FindingKind::kOther)) {
      return std::nullopt;
    }
    const auto finding = static_cast<FindingKind>(kind);
    if (!MayBeAccepted(finding)) return std::nullopt;
    exceptions.push_back({certificate, finding, status});
  }
  if (!text.eof()) return std::nullopt;
  return exceptions;
}

void Except(const std::vector<TrustException>& exceptions,
            Evaluation& evaluation) {
  const auto accepted = [&exceptions](const TrustIssue& issue) {
    return std::any_of(exceptions.begin(), exceptions.end(),
                       [&issue](const TrustException& exception) {
                         return Covers(exception, issue);
                       });
  };
  evaluation.has_exceptions = std::erase_if(evaluation.issues, accepted) > 0;
}

}  // namespace shakedown::security

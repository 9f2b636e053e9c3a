// SPDX-License-Identifier: Apache-2.0
#include "src/security/evaluate.h"

#include <Security/SecBase.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "src/security/host_name.h"
#include "src/security/issue_text.h"
#include "src/security/parsed_certificate.h"
#include "src/security/path.h"
#include "src/security/printable.h"
#include "src/security/revocation/check_chain.h"
#include "src/security/rules/certificate_rules.h"
#include "src/security/trust_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

bool Contains(const std::vector<Bytes>& list, const Bytes& der) {
  return std::find(list.begin(), list.end(), der) != list.end();
}

void ParseAll(const std::vector<Bytes>& list,
              std::vector<ParsedCertificatePtr>& parsed) {
  for (const Bytes& der : list) {
    if (auto certificate = ParseCertificate(der)) parsed.push_back(certificate);
  }
}

FindingKind KindOf(int error) {
  switch (error) {
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
    case X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
      return FindingKind::kBrokenSignature;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return FindingKind::kUnknownRoot;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return FindingKind::kNoRoot;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return FindingKind::kExpired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return FindingKind::kNotYetValid;
    case X509_V_ERR_INVALID_PURPOSE:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
      return FindingKind::kUsage;
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_INVALID_NON_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_PERMITTED_VIOLATION:
    case X509_V_ERR_EXCLUDED_VIOLATION:
    case X509_V_ERR_SUBTREE_MINMAX:
    case X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE:
    case X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX:
    case X509_V_ERR_UNSUPPORTED_NAME_SYNTAX:
      return FindingKind::kConstraints;
    case X509_V_ERR_EC_KEY_EXPLICIT_PARAMS:
      return FindingKind::kWeakKey;
    default:
      return FindingKind::kOther;
  }
}

class Evaluator {
 public:
  explicit Evaluator(const EvaluationRequest& request)
      : request_(request),
        store_(Simulation::Current().Slot<TrustStore>()),
        rules_(CurrentTrustRules(Simulation::Current())) {
    if (request.time) {
      moment_ = {*request.time, "the verify date"};
    } else {
      moment_.seconds = Simulation::Current().clock().UnixSeconds();
    }
  }

  Evaluation Run() {
    if (ParseCertificates()) {
      FindPath();
      for (const PathProblem& problem : path_.problems) AddProblem(problem);
      CheckRootSignature();
      for (size_t i = 0; i < path_.chain.size(); ++i) CheckCertificate(i);
      CheckHost();
      CheckRevocation();
    }
    Sort();
    return std::move(result_);
  }

 private:
  const ParsedCertificate& At(size_t index) const {
    return *path_.chain[std::min(index, path_.chain.size() - 1)];
  }

  // Returns whether there is a leaf to go on with.
  bool ParseCertificates() {
    if (request_.certificates.empty()) {
      result_.issues.push_back(
          {FindingKind::kNoCertificates, 0, "", "there is no certificate"});
    }
    bool has_leaf = !request_.certificates.empty();
    for (size_t i = 0; i < request_.certificates.size(); ++i) {
      auto parsed = ParseCertificate(request_.certificates[i]);
      if (parsed) {
        received_.push_back(std::move(parsed));
        continue;
      }
      AddUnparsable(i);
      if (i == 0) has_leaf = false;
    }
    return has_leaf;
  }

  void AddUnparsable(size_t index) {
    const size_t length = request_.certificates[index].size();
    result_.issues.push_back({FindingKind::kUnparsable, index, "",
                              "is no certificate: its " +
                                  std::to_string(length) +
                                  " bytes are not the DER of one"});
  }

  void FindPath() {
    std::vector<ParsedCertificatePtr> anchors;
    ParseAll(request_.anchors, anchors);
    if (!request_.anchors_only) {
      ParseAll(store_.anchors, anchors);
      ParseAll(store_.preinstalled, anchors);
    }
    path_ =
        BuildPath(received_, anchors,
                  {request_.usage, moment_.seconds, rules_.tries_other_paths});
    for (const auto& certificate : path_.chain) {
      result_.chain.push_back(certificate->der());
    }
  }

  void Add(FindingKind kind, size_t index, std::string text,
           int32_t status = 0) {
    for (const TrustIssue& issue : result_.issues) {
      if (issue.kind == kind && issue.certificate == index &&
          issue.status == status) {
        return;
      }
    }
    result_.issues.push_back({kind, index, At(index).Label(), std::move(text),
                              At(index).IsSelfIssued(), status});
  }

  void Add(size_t index, std::vector<Breach> breaches) {
    for (Breach& breach : breaches) {
      Add(breach.kind, index, std::move(breach.text), breach.status);
    }
  }

  void AddProblem(const PathProblem& problem) {
    const FindingKind kind = KindOf(problem.error);
    const ParsedCertificate& certificate = At(problem.depth);
    switch (kind) {
      case FindingKind::kBrokenSignature:
        return Add(kind, problem.depth, "signature does not verify");
      case FindingKind::kUnknownRoot:
        return AddUnknownRoot(problem.depth);
      case FindingKind::kNoRoot:
        return Add(kind, problem.depth,
                   "issuer " + certificate.IssuerLabel() + " is missing");
      case FindingKind::kExpired:
        return AddExpired(problem.depth);
      case FindingKind::kNotYetValid:
        return Add(
            kind, problem.depth,
            NotYetValidText(certificate.NotBefore().value_or(moment_.seconds),
                            moment_));
      case FindingKind::kUsage:
      case FindingKind::kConstraints:
        return AddRefusal(problem);
      case FindingKind::kUnparsable:
      case FindingKind::kNoCertificates:
      case FindingKind::kDenied:
      case FindingKind::kHostMismatch:
      case FindingKind::kRevoked:
      case FindingKind::kWeakKey:
      case FindingKind::kOther:
        // Of an issuer's extensions; CheckCertificate says it of the issuer.
        if (problem.error == X509_V_ERR_UNSPECIFIED &&
            HasUnreadableExtension(At(problem.depth + 1))) {
          return;
        }
        return Add(kind, problem.depth,
                   X509_verify_cert_error_string(problem.error),
                   problem.error == X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION
                       ? errSecUnknownCriticalExtensionFlag
                       : 0);
    }
  }

  // It belongs to the certificate that the unknown root signed.
  void AddUnknownRoot(size_t root) {
    const bool alone = root == 0;
    Add(FindingKind::kUnknownRoot, alone ? 0 : root - 1,
        UnknownRootText(At(root), alone));
  }

  // The last second of the period is still valid (RFC 5280 section 4.1.2.5),
  // but libcrypto says no.
  void AddExpired(size_t index) {
    const int64_t end = At(index).NotAfter().value_or(moment_.seconds - 1);
    if (end == moment_.seconds) return;
    Add(FindingKind::kExpired, index, ExpiredText(end, moment_));
  }

  // libcrypto complains up to three times about one certificate that may not
  // be what it is; which extension says so, decides. Of the leaf's usages the
  // era knows better.
  void AddRefusal(const PathProblem& problem) {
    const ParsedCertificate& certificate = At(problem.depth);
    if (HasUnreadableExtension(certificate)) return;  // CheckCertificate says
    switch (problem.error) {
      case X509_V_ERR_INVALID_PURPOSE:
      case X509_V_ERR_INVALID_CA:
      case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
        if (problem.depth == 0) return;
        if (!IsAuthority(certificate)) return AddNoAuthority(problem.depth);
        return Add(FindingKind::kUsage, problem.depth,
                   IssuerUsageText(certificate, request_.usage),
                   AllowsCertificateSigning(certificate)
                       ? errSecInvalidExtendedKeyUsage
                       : errSecInvalidKeyUsageForPolicy);
      case X509_V_ERR_PATH_LENGTH_EXCEEDED:
        return Add(FindingKind::kConstraints, problem.depth,
                   "more authorities follow it than it allows",
                   errSecPathLengthConstraintExceeded);
      case X509_V_ERR_PERMITTED_VIOLATION:
      case X509_V_ERR_EXCLUDED_VIOLATION:
        return Add(FindingKind::kConstraints, problem.depth,
                   "the name constraints of an authority forbid its name",
                   errSecCertificateNameNotAllowed);
      default:
        return Add(FindingKind::kConstraints, problem.depth,
                   X509_verify_cert_error_string(problem.error));
    }
  }

  // One that is known and not as it must be, or that stands twice.
  static bool HasUnreadableExtension(const ParsedCertificate& certificate) {
    return (X509_get_extension_flags(certificate.x509()) & EXFLAG_INVALID) != 0;
  }

  static bool IsAuthority(const ParsedCertificate& certificate) {
    return (X509_get_extension_flags(certificate.x509()) & EXFLAG_CA) != 0;
  }

  void AddNoAuthority(size_t index) {
    const bool says_so =
        (X509_get_extension_flags(At(index).x509()) & EXFLAG_BCONS) != 0;
    Add(FindingKind::kConstraints, index,
        "is no authority, yet it signed " + At(index - 1).Label(),
        says_so ? errSecNoBasicConstraintsCA : errSecNoBasicConstraints);
  }

  // An unknown root is trusted by nobody, so its own signature must tell
  // whether it is at least whole; an anchor's is not looked at.
  void CheckRootSignature() {
    const size_t last = path_.chain.size() - 1;
    const bool unknown =
        std::any_of(path_.problems.begin(), path_.problems.end(),
                    [](const PathProblem& problem) {
                      return KindOf(problem.error) == FindingKind::kUnknownRoot;
                    });
    if (!unknown) return;
    X509* root = At(last).x509();
    if (X509_verify(root, X509_get0_pubkey(root)) == 1) return;
    Add(FindingKind::kBrokenSignature, last, "signature does not verify");
  }

  void CheckCertificate(size_t index) {
    const ParsedCertificate& certificate = At(index);
    if (Contains(store_.denied, certificate.der())) {
      Add(FindingKind::kDenied, index, "denied by a trust setting");
    }
    if (Contains(store_.revoked, certificate.der())) {
      Add(FindingKind::kRevoked, index, "revoked");
    }
    const Yardstick yardstick = {rules_, request_.usage, HasPreinstalledRoot(),
                                 request_.timestamps};
    Add(index, CheckStrength(certificate, yardstick));
    if (HasUnreadableExtension(certificate)) {
      return Add(FindingKind::kOther, index,
                 "an extension of it cannot be read");
    }
    CheckBasicConstraints(index);
    if (index == 0) Add(index, CheckLeaf(certificate, yardstick));
  }

  bool HasPreinstalledRoot() const {
    return Contains(store_.preinstalled, path_.chain.back()->der());
  }

  // libcrypto lets an authority pass that says so in its key usage only; RFC
  // 5280 section 6.1.4 (k) does not, for version 3.
  void CheckBasicConstraints(size_t index) {
    const ParsedCertificate& certificate = At(index);
    const bool anchor_or_root = index + 1 == path_.chain.size();
    if (index == 0 || anchor_or_root || IsAuthority(certificate)) return;
    AddNoAuthority(index);
  }

  void CheckHost() {
    const ParsedCertificate& leaf = At(0);
    const CommonName common_name = rules_.common_name_counts
                                       ? CommonName::kStandsIn
                                       : CommonName::kIgnored;
    if (request_.host.empty() ||
        MatchesHost(leaf, request_.host, common_name)) {
      return;
    }
    Add(FindingKind::kHostMismatch, 0,
        "host name mismatch: wanted " + Printable(request_.host) +
            ", the certificate is for " + HostNamesOf(leaf, common_name));
  }

  // A staple that says nothing of use is not missed; only who asked for an
  // answer is told that there is none (spec/handshake.md 3.1 step 1).
  void CheckRevocation() {
    const RevocationOptions& options = request_.revocation;
    RevocationSources sources;
    if (rules_.staples_count || options.is_wanted) {
      sources.staples = &request_.staples;
    }
    if (options.by_ocsp) sources.responses = &store_.ocsp_responses;
    if (options.by_list) sources.lists = &store_.revocation_lists;
    if (request_.staples.empty() && !options.is_wanted) return;
    for (auto& [index, answer] :
         CheckChain(path_.chain, sources, options, moment_.seconds)) {
      UseAnswer(index, answer);
    }
  }

  void UseAnswer(size_t index, const RevocationAnswer& answer) {
    const RevocationOptions& options = request_.revocation;
    switch (answer.status) {
      case RevocationStatus::kGood:
        if (index != 0) return;
        result_.revocation_checked = true;
        result_.revocation_valid_until = answer.valid_until;
        return;
      case RevocationStatus::kRevoked:
        return Add(FindingKind::kRevoked, index, answer.text);
      case RevocationStatus::kNoAnswer:
        if (options.requires_answer_for_each ||
            (options.requires_answer && index == 0)) {
          Add(FindingKind::kOther, index,
              "whether it was revoked is not known: " + answer.text,
              errSecIncompleteCertRevocationCheck);
        }
    }
  }

  void Sort() {
    std::stable_sort(result_.issues.begin(), result_.issues.end(),
                     [](const TrustIssue& left, const TrustIssue& right) {
                       return std::tie(left.certificate, left.kind) <
                              std::tie(right.certificate, right.kind);
                     });
  }

  const EvaluationRequest& request_;
  const TrustStore& store_;
  const TrustRules& rules_;
  Moment moment_;
  std::vector<ParsedCertificatePtr> received_;  // those that could be parsed
  Path path_;
  Evaluation result_;
};

}  // namespace

bool Evaluation::Has(FindingKind kind) const {
  return std::any_of(
      issues.begin(), issues.end(),
      [kind](const TrustIssue& issue) { return issue.kind == kind; });
}

Evaluation Evaluate(const EvaluationRequest& request) {
  return Evaluator(request).Run();
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust.h"

#include <algorithm>
#include <utility>

#include "src/base/trace.h"
#include "src/security/certificate.h"
#include "src/security/policy.h"
#include "src/security/rules/eap_rules.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

std::vector<Bytes> DersOf(const Trust::Certificates& certificates) {
  std::vector<Bytes> ders;
  for (const auto& certificate : certificates) {
    ders.push_back(DerOf(certificate.get()));
  }
  return ders;
}

// Adds what another policy found; two may find the same.
void AddEap(const PolicyContent& policy, Evaluation& evaluation) {
  if (!policy.is_eap || evaluation.chain.empty()) return;
  const auto leaf = ParseCertificate(evaluation.chain.front());
  for (Breach& breach : CheckEap(*leaf, policy.usage, policy.trusted_names)) {
    evaluation.issues.push_back({breach.kind, 0, leaf->Label(),
                                 std::move(breach.text), leaf->IsSelfIssued(),
                                 breach.status});
  }
}

void Merge(Evaluation more, Evaluation& evaluation) {
  if (evaluation.chain.empty()) evaluation.chain = std::move(more.chain);
  if (more.revocation_checked) {
    evaluation.revocation_checked = true;
    evaluation.revocation_valid_until = more.revocation_valid_until;
  }
  for (TrustIssue& issue : more.issues) {
    const bool known =
        std::any_of(evaluation.issues.begin(), evaluation.issues.end(),
                    [&issue](const TrustIssue& other) {
                      return other.kind == issue.kind &&
                             other.certificate == issue.certificate &&
                             other.text == issue.text;
                    });
    if (!known) evaluation.issues.push_back(std::move(issue));
  }
}

// Every certificate that signed itself is an anchor.
void AddSelfSigned(const std::vector<Bytes>& certificates,
                   std::vector<Bytes>& anchors) {
  for (const Bytes& der : certificates) {
    const auto parsed = ParseCertificate(der);
    if (parsed && parsed->IsSelfIssued()) anchors.push_back(der);
  }
}

bool IsWaived(const TrustIssue& issue, uint32_t options) {
  if (issue.kind != FindingKind::kExpired) return false;
  return (options & kSecTrustOptionAllowExpired) != 0 ||
         (issue.is_root && (options & kSecTrustOptionAllowExpiredRoot) != 0);
}

// The app's own object, if it gave one for this certificate.
cf::CFRef<SecCertificateRef> FindOrMake(const Bytes& der,
                                        const Trust::Certificates& given) {
  for (const auto& certificate : given) {
    if (DerOf(certificate.get()) == der) return certificate;
  }
  return MakeCertificate(der);
}

}  // namespace

SecTrustResultType ResultOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kDenied:
      return kSecTrustResultDeny;
    case FindingKind::kUnparsable:
    case FindingKind::kBrokenSignature:
    case FindingKind::kNoCertificates:
    case FindingKind::kRevoked:
      return kSecTrustResultFatalTrustFailure;
    case FindingKind::kUnknownRoot:
    case FindingKind::kNoRoot:
    case FindingKind::kExpired:
    case FindingKind::kNotYetValid:
    case FindingKind::kHostMismatch:
    case FindingKind::kUsage:
    case FindingKind::kConstraints:
    case FindingKind::kWeakKey:
    case FindingKind::kOther:
      return kSecTrustResultRecoverableTrustFailure;
  }
  return kSecTrustResultOtherError;
}

constinit cf::TypeInfo Trust::kType{"SecTrust", 68};

void Trust::SetPolicies(Policies policies) {
  policies_ = std::move(policies);
  evaluation_.reset();
}

void Trust::SetAnchors(std::optional<Certificates> anchors) {
  anchors_ = std::move(anchors);
  evaluation_.reset();
}

void Trust::SetAnchorsOnly(bool only) {
  anchors_only_ = only;
  evaluation_.reset();
}

void Trust::SetVerifyTime(std::optional<int64_t> time) {
  verify_time_ = time;
  evaluation_.reset();
}

void Trust::SetNetworkAllowed(bool allowed) {
  network_allowed_ = allowed;
  evaluation_.reset();
}

void Trust::SetStaples(std::vector<Bytes> responses) {
  staples_ = std::move(responses);
  evaluation_.reset();
}

void Trust::SetTimestamps(size_t count) {
  timestamps_ = count;
  evaluation_.reset();
}

void Trust::SetOptions(uint32_t options) {
  options_ = options;
  evaluation_.reset();
}

void Trust::SetExceptions(std::vector<TrustException> exceptions) {
  exceptions_ = std::move(exceptions);
  evaluation_.reset();
}

EvaluationRequest Trust::RequestFor(SecPolicyRef policy) const {
  const auto& wanted = cf::Expect<Policy>(policy, __func__);
  EvaluationRequest request;
  request.certificates = DersOf(certificates_);
  if (anchors_) request.anchors = DersOf(*anchors_);
  request.anchors_only = anchors_only_;
  // EAP has rules of its own for the leaf.
  if (!wanted.content().is_eap) request.usage = wanted.usage();
  request.host = wanted.host();
  request.time = verify_time_;
  request.timestamps = timestamps_;
  request.staples = staples_;
  request.revocation = wanted.Revocation(network_allowed_);
  if (options_ & kSecTrustOptionRequireRevPerCert) {
    request.revocation.requires_answer_for_each = request.revocation.is_wanted;
  }
  if (options_ & kSecTrustOptionImplicitAnchors) {
    AddSelfSigned(request.certificates, request.anchors);
  }
  return request;
}

Evaluation Trust::EvaluatePolicies() const {
  Evaluation evaluation;
  for (const auto& policy : policies_) {
    Evaluation of_policy = Evaluate(RequestFor(policy.get()));
    AddEap(cf::Expect<Policy>(policy.get(), __func__).content(), of_policy);
    Merge(std::move(of_policy), evaluation);
  }
  std::erase_if(evaluation.issues, [this](const TrustIssue& issue) {
    return IsWaived(issue, options_);
  });
  Except(exceptions_, evaluation);
  return evaluation;
}

const Evaluation& Trust::GetEvaluation() {
  if (evaluation_) return *evaluation_;
  Evaluation evaluation = EvaluatePolicies();
  Trace& trace = Simulation::Current().trace();
  for (const TrustIssue& issue : evaluation.issues) {
    trace.Add(TrustFinding{issue.certificate, issue.subject, issue.text});
  }
  Certificates given = certificates_;
  if (anchors_) given.insert(given.end(), anchors_->begin(), anchors_->end());
  chain_.clear();
  for (const Bytes& der : evaluation.chain) {
    chain_.push_back(FindOrMake(der, given));
  }
  evaluation_ = std::move(evaluation);
  return *evaluation_;
}

const Trust::Certificates& Trust::Chain() {
  GetEvaluation();
  return chain_;
}

std::string Trust::Describe() const {
  const auto& leaf =
      cf::Expect<Certificate>(certificates_.front().get(), __func__);
  return "<SecTrust " + leaf.parsed().Label() + ">";
}

cf::CFRef<SecTrustRef> MakeTrust(const std::vector<Bytes>& certificates,
                                 const cf::CFRef<SecPolicyRef>& policy) {
  Trust::Certificates made;
  for (const Bytes& der : certificates) {
    auto certificate = MakeCertificate(der);
    if (!certificate) return {};
    made.push_back(std::move(certificate));
  }
  if (made.empty()) return {};
  return cf::CFRef<SecTrustRef>::Adopt(
      cf::New<Trust>(std::move(made), Trust::Policies{policy}));
}

const Evaluation& GetEvaluation(SecTrustRef trust) {
  return cf::Expect<Trust>(trust, __func__).GetEvaluation();
}

bool IsMissing(SecTrustRef trust, const char* function) {
  if (trust != nullptr) return false;
  Simulation::Current().trace().Add(NullTrustUsed{function});
  return true;
}

SecTrustResultType ResultOf(const Evaluation& evaluation) {
  if (evaluation.Has(FindingKind::kDenied)) return kSecTrustResultDeny;
  if (evaluation.issues.empty() && evaluation.has_exceptions) {
    return kSecTrustResultProceed;
  }
  SecTrustResultType worst = kSecTrustResultUnspecified;
  for (const TrustIssue& issue : evaluation.issues) {
    worst = std::max(worst, ResultOf(issue.kind));
  }
  return worst;
}

}  // namespace shakedown::security

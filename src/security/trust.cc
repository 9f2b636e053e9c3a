// SPDX-License-Identifier: Apache-2.0
#include "src/security/trust.h"

#include <algorithm>

#include "src/base/trace.h"
#include "src/security/certificate.h"
#include "src/security/policy.h"
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
void Merge(Evaluation more, Evaluation& evaluation) {
  if (evaluation.chain.empty()) evaluation.chain = std::move(more.chain);
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

// The app's own object, if it gave one for this certificate.
cf::CFRef<SecCertificateRef> FindOrMake(const Bytes& der,
                                        const Trust::Certificates& given) {
  for (const auto& certificate : given) {
    if (DerOf(certificate.get()) == der) return certificate;
  }
  return MakeCertificate(der);
}

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

}  // namespace

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

Evaluation Trust::EvaluateFor(SecPolicyRef policy) const {
  const auto& wanted = cf::Expect<Policy>(policy, __func__);
  EvaluationRequest request;
  request.certificates = DersOf(certificates_);
  if (anchors_) request.anchors = DersOf(*anchors_);
  request.anchors_only = anchors_only_;
  request.usage = wanted.usage();
  request.host = wanted.host();
  request.time = verify_time_;
  return Evaluate(request);
}

const Evaluation& Trust::GetEvaluation() {
  if (evaluation_) return *evaluation_;
  Evaluation evaluation;
  for (const auto& policy : policies_) {
    Merge(EvaluateFor(policy.get()), evaluation);
  }
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

SecTrustResultType ResultOf(const Evaluation& evaluation) {
  if (evaluation.Has(FindingKind::kDenied)) return kSecTrustResultDeny;
  SecTrustResultType worst = kSecTrustResultUnspecified;
  for (const TrustIssue& issue : evaluation.issues) {
    worst = std::max(worst, ResultOf(issue.kind));
  }
  return worst;
}

}  // namespace shakedown::security

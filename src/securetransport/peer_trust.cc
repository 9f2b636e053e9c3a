// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/peer_trust.h"

#include "src/base/trace.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/securetransport/verdict.h"
#include "src/security/certificate.h"
#include "src/security/evaluate.h"
#include "src/security/policy.h"
#include "src/security/trust.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

using security::FindingKind;

namespace {

// What the server sent beside its chain is evidence for SecTrust to weigh.
void HandOver(const engine::Stapled& stapled, SecTrustRef trust) {
  if (!stapled.ocsp_response.empty()) {
    SecTrustSetOCSPResponse(trust, cf::MakeData(stapled.ocsp_response).get());
  }
  if (stapled.scts.empty()) return;
  const auto scts = cf::MakeMutableArray();
  for (const Bytes& sct : stapled.scts) {
    CFArrayAppendValue(scts.get(), cf::MakeData(sct).get());
  }
  SecTrustSetSignedCertificateTimestamps(trust, scts.get());
}

bool IsAmong(const cf::CFRef<CFArrayRef>& certificates, const Bytes& leaf) {
  if (!certificates) return false;
  for (CFIndex i = 0; i < CFArrayGetCount(certificates.get()); ++i) {
    const auto* certificate = cf::As<security::Certificate>(
        CFArrayGetValueAtIndex(certificates.get(), i));
    if (certificate != nullptr && certificate->der() == leaf) return true;
  }
  return false;
}

}  // namespace

engine::Verifier::Verdict PeerTrust::Verify(const std::vector<Bytes>& chain,
                                            const engine::Stapled& stapled) {
  trust_ = Build(chain, stapled);
  if (!trust_) return JudgeUnusable(chain);
  if (!configuration_.verifies_peer) {
    if (profile_.evaluates_unverified_chains) {
      (void)security::GetEvaluation(trust_.get());  // the app can tell
    }
    return {};
  }
  const bool leaf_is_trusted =
      profile_.trusted_leaves != TrustedLeavesRule::kAbsent &&
      IsAmong(configuration_.trusted_leaves, chain[0]);
  if (leaf_is_trusted &&
      profile_.trusted_leaves == TrustedLeavesRule::kBeforeEvaluation) {
    return {};
  }
  const Verdict verdict = Judge(profile_, configuration_.leniency,
                                security::GetEvaluation(trust_.get()).issues);
  return leaf_is_trusted ? Verdict() : verdict;
}

void PeerTrust::BuildIfNone(const std::vector<Bytes>& chain,
                            const engine::Stapled& stapled) {
  if (!trust_) trust_ = Build(chain, stapled);
}

// A client's certificate is asked to be one of a server, and the other way
// round; only servers have names to check.
cf::CFRef<SecTrustRef> PeerTrust::Build(const std::vector<Bytes>& chain,
                                        const engine::Stapled& stapled) const {
  const bool is_client = configuration_.side == engine::Side::kClient;
  auto trust = security::MakeTrust(
      chain, is_client ? security::MakeSslPolicy(security::Usage::kServer,
                                                 configuration_.peer_name)
                       : security::MakeSslPolicy(security::Usage::kClient, ""));
  if (trust && configuration_.trusted_roots) {
    SecTrustSetAnchorCertificates(trust.get(),
                                  configuration_.trusted_roots.get());
    SecTrustSetAnchorCertificatesOnly(trust.get(),
                                      configuration_.only_trusted_roots);
  }
  if (trust) HandOver(stapled, trust.get());
  return trust;
}

// Comes before the question whether verification is on, and no flag helps;
// only a server may do without certificates (spec/handshake.md 3.1 step 2).
engine::Verifier::Verdict PeerTrust::JudgeUnusable(
    const std::vector<Bytes>& chain) const {
  const bool counts_as_none =
      chain.empty() || !profile_.rules.unusable_chain_is_a_refusal;
  if (configuration_.side == engine::Side::kServer && counts_as_none &&
      configuration_.client_authentication != kAlwaysAuthenticate) {
    return {};
  }
  security::EvaluationRequest request;
  request.certificates = chain;
  std::vector<security::TrustIssue> unusable;
  for (auto& issue : security::Evaluate(request).issues) {
    if (issue.kind != FindingKind::kUnparsable &&
        issue.kind != FindingKind::kNoCertificates) {
      continue;
    }
    Simulation::Current().trace().Add(
        TrustFinding{issue.certificate, issue.subject, issue.text});
    unusable.push_back(std::move(issue));
  }
  return Judge(profile_, {}, unusable);
}

}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
// SecTrust: a chain, the question asked about it, and the last answer.
// Example: auto trust = MakeTrust(chain, MakeSslPolicy(Usage::kServer, host));
//          GetEvaluation(trust.get()).issues
// Not thread-safe. Evaluates with the simulation that is current then.
#ifndef SHAKEDOWN_SECURITY_TRUST_H_
#define SHAKEDOWN_SECURITY_TRUST_H_

#include <Security/SecTrust.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/security/evaluate.h"
#include "src/security/trust/exceptions.h"

namespace shakedown::security {

class Trust final : public cf::Object {
 public:
  using Ref = SecTrustRef;
  using Policies = std::vector<cf::CFRef<SecPolicyRef>>;
  using Certificates = std::vector<cf::CFRef<SecCertificateRef>>;
  static cf::TypeInfo kType;

  // `certificates` has one at least, and so has `policies`.
  Trust(Certificates certificates, Policies policies)
      : Object(kType),
        certificates_(std::move(certificates)),
        policies_(std::move(policies)) {}

  // Each setter makes the next evaluation a new one.
  void SetPolicies(Policies policies);
  // SetAnchors: nothing means the system's anchors again.
  void SetAnchors(std::optional<Certificates> anchors);
  void SetAnchorsOnly(bool only);
  // SetVerifyTime: seconds since 1970; nothing means the clock's.
  void SetVerifyTime(std::optional<int64_t> time);

  void SetNetworkAllowed(bool allowed);
  // SetStaples and SetTimestamps: what came with the handshake, DER each.
  void SetStaples(std::vector<Bytes> responses);
  void SetTimestamps(size_t count);
  // SetOptions: kSecTrustOption... flags.
  void SetOptions(uint32_t options);
  // SetExceptions: what is in them no longer makes an evaluation fail.
  void SetExceptions(std::vector<TrustException> exceptions);

  const Policies& policies() const { return policies_; }
  const Certificates& certificates() const { return certificates_; }
  const std::vector<TrustException>& exceptions() const { return exceptions_; }
  const std::vector<Bytes>& staples() const { return staples_; }
  size_t timestamps() const { return timestamps_; }
  bool network_allowed() const { return network_allowed_; }
  const std::optional<Certificates>& anchors() const { return anchors_; }
  std::optional<int64_t> verify_time() const { return verify_time_; }

  // What SecTrustGetResult gave last, as it must live on.
  std::vector<CSSM_TP_APPLE_EVIDENCE_INFO> evidence;

  bool evaluated() const { return evaluation_.has_value(); }
  // GetEvaluation evaluates unless nothing changed since the last time. A new
  // evaluation writes its issues to the simulation's trace.
  const Evaluation& GetEvaluation();
  // Chain is the built chain of GetEvaluation, the leaf first.
  const Certificates& Chain();

  std::string Describe() const override;

 private:
  EvaluationRequest RequestFor(SecPolicyRef policy) const;
  Evaluation EvaluatePolicies() const;

  Certificates certificates_;
  Policies policies_;
  std::optional<Certificates> anchors_;
  bool anchors_only_ = false;
  std::optional<int64_t> verify_time_;
  bool network_allowed_ = true;
  std::vector<Bytes> staples_;
  size_t timestamps_ = 0;
  uint32_t options_ = 0;
  std::vector<TrustException> exceptions_;
  std::optional<Evaluation> evaluation_;
  Certificates chain_;
};

// MakeTrust makes a trust object for certificates as received (DER, the leaf
// first). It holds nothing if there is none or one is no certificate.
cf::CFRef<SecTrustRef> MakeTrust(const std::vector<Bytes>& certificates,
                                 const cf::CFRef<SecPolicyRef>& policy);

// GetEvaluation is Trust::GetEvaluation; the result lives until the trust
// object is changed or released.
const Evaluation& GetEvaluation(SecTrustRef trust);

// IsMissing tells whether an app passed NULL to `function`, and notes it in the
// trace then: SSLCopyPeerTrust may have given it NULL, with success.
bool IsMissing(SecTrustRef trust, const char* function);

// ResultOf says what SecTrustEvaluate gives: kSecTrustResultUnspecified without
// issues, and kSecTrustResultProceed if that is due to exceptions; Deny for a
// trust setting; FatalTrustFailure for what no app may wave through (broken,
// unparsable, revoked); else RecoverableTrustFailure.
SecTrustResultType ResultOf(const Evaluation& evaluation);
SecTrustResultType ResultOf(FindingKind kind);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_TRUST_H_

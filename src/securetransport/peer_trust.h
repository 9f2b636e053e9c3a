// SPDX-License-Identifier: Apache-2.0
// The peer's trust object: built from its certificates as Secure Transport
// builds it, judged by the profile, kept for the app to copy.
// Example: engine asks Verify(chain); the app then copies trust().
// The configuration and profile must outlive it.
#ifndef SHAKEDOWN_SECURETRANSPORT_PEER_TRUST_H_
#define SHAKEDOWN_SECURETRANSPORT_PEER_TRUST_H_

#include <Security/SecTrust.h>

#include <vector>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/engine/verifier.h"
#include "src/securetransport/configuration/configuration.h"
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

class PeerTrust final : public engine::Verifier {
 public:
  PeerTrust(const Configuration& configuration, const Profile& profile)
      : configuration_(configuration), profile_(profile) {}

  // Verify replaces the trust object by one of `chain` and judges it, in the
  // order of spec/handshake.md 3.1.
  Verdict Verify(const std::vector<Bytes>& chain,
                 const engine::Stapled& stapled) override;

  // trust is the object of the last Verify or BuildIfNone; NULL if there is
  // none.
  SecTrustRef trust() const { return trust_.get(); }

  // BuildIfNone makes one of `chain` if there is none yet, not evaluated: of a
  // resumed session, or at a break before verification.
  void BuildIfNone(const std::vector<Bytes>& chain,
                   const engine::Stapled& stapled);

 private:
  cf::CFRef<SecTrustRef> Build(const std::vector<Bytes>& chain,
                               const engine::Stapled& stapled) const;
  Verdict JudgeUnusable(const std::vector<Bytes>& chain) const;

  const Configuration& configuration_;
  const Profile& profile_;
  cf::CFRef<SecTrustRef> trust_;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PEER_TRUST_H_

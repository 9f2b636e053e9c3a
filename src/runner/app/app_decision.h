// SPDX-License-Identifier: Apache-2.0
// What the reference app does at a break, whichever call returned it.
// Example: if (!AppDecision(world, wire, context, mistakes).Decide(result)) ...
// Lives for one break; what it is given must outlive it.
#ifndef SHAKEDOWN_RUNNER_APP_APP_DECISION_H_
#define SHAKEDOWN_RUNNER_APP_APP_DECISION_H_

#include <Security/Security.h>

#include "src/corefoundation/cf_ref.h"
#include "src/runner/app/mistakes.h"
#include "src/runner/world.h"
#include "src/scenario/model.h"
#include "src/wire/wire.h"

namespace shakedown::runner {

// ResultIsBreak tells whether a call stopped to let the app decide.
bool ResultIsBreak(OSStatus result);

class AppDecision {
 public:
  AppDecision(World& world, wire::Wire& wire, SSLContextRef context,
              const Mistakes& mistakes)
      : world_(world), wire_(wire), context_(context), mistakes_(mistakes) {}

  // Decide does what the scenario says for that break. At the trust decision
  // it always looks at the peer first, as careful apps do. False: the app
  // closes instead of going on.
  bool Decide(OSStatus broke);

 private:
  void ActTooEarly(const scenario::Decision& decision);
  cf::CFRef<SecTrustRef> LookAtPeer();
  void GoOnUndecided(SecTrustRef trust);

  // Approves tells whether the chain that `trust` holds will do.
  bool Approves(SecTrustRef trust, const scenario::Decision& decision);

  World& world_;
  wire::Wire& wire_;
  SSLContextRef context_;
  const Mistakes& mistakes_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_APP_DECISION_H_

// SPDX-License-Identifier: Apache-2.0
// How the reference app uses the setters of SecureTransportPriv.h, before its
// first SSLHandshake.
// Example: PrivateSetters(world, context).Apply();
// Lives for the call; the world must outlive the context, whose callbacks look
// at the world's scenario.
#ifndef SHAKEDOWN_RUNNER_APP_PRIVATE_SETTERS_H_
#define SHAKEDOWN_RUNNER_APP_PRIVATE_SETTERS_H_

#include <Security/Security.h>

#include "src/runner/world.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

class PrivateSetters {
 public:
  PrivateSetters(World& world, SSLContextRef context)
      : world_(world),
        context_(context),
        settings_(world.scenario().app.priv) {}

  // Apply makes the calls that the scenario asks for, and no others. What they
  // return is in the trace. SSLSetDHEEnabled is not among them: it must come
  // before the suites.
  void Apply();

 private:
  void SetCurves();
  void SetTrust();
  void OfferProtocols();
  void SetTicket();

  World& world_;
  SSLContextRef context_;
  const scenario::PrivateSettings& settings_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_PRIVATE_SETTERS_H_

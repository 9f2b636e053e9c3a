// SPDX-License-Identifier: Apache-2.0
// How the reference app configures its context before the first SSLHandshake.
// Example: AppSettings(world, context).Apply();
// Lives for the call; world and context must outlive it.
#ifndef SHAKEDOWN_RUNNER_APP_APP_SETTINGS_H_
#define SHAKEDOWN_RUNNER_APP_APP_SETTINGS_H_

#include <Security/Security.h>

#include "src/runner/world.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

class AppSettings {
 public:
  // Uses the configuration in the world's scenario.
  AppSettings(World& world, SSLContextRef context)
      : world_(world), context_(context), app_(world.scenario().app) {}

  // Apply makes the calls that the scenario asks for, and no others. What they
  // return is in the trace.
  void Apply();

 private:
  void SetOptions();
  void SetVersions();
  void SetSuites();
  void SetDatagrams();
  void SetTrust();
  void SetCertificates();
  void SetAuthorities();
  void SetResumption();
  void OfferProtocols();
  void SetPreSharedKey();

  World& world_;
  SSLContextRef context_;
  const scenario::App& app_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_APP_SETTINGS_H_

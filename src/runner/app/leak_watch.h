// SPDX-License-Identifier: Apache-2.0
// Tells what objects an app has left behind that leaks on purpose: no trace
// shows that, so they are watched. Watching is for the whole process; other
// scenarios are run unwatched, and as fast as ever.
// Example: LeakWatch leaks(mistakes); ...; leaks.Report(trace);
// Must outlive the world. One thread.
#ifndef SHAKEDOWN_RUNNER_APP_LEAK_WATCH_H_
#define SHAKEDOWN_RUNNER_APP_LEAK_WATCH_H_

#include <CoreFoundation/CoreFoundation.h>

#include <utility>
#include <vector>

#include "src/base/trace.h"
#include "src/corefoundation/cf_ref.h"
#include "src/runner/app/mistakes.h"

namespace shakedown::runner {

class LeakWatch {
 public:
  using Objects = std::vector<cf::CFRef<CFTypeRef>>;

  // Watches from now on if the app has that mistake to make.
  explicit LeakWatch(const Mistakes& mistakes);
  ~LeakWatch();
  LeakWatch(const LeakWatch&) = delete;
  LeakWatch& operator=(const LeakWatch&) = delete;

  // Keep takes over what the app leaked. It is released with the watch: it is a
  // leak for the app, not for whoever runs it.
  void Keep(Objects leaked) { leaked_ = std::move(leaked); }

  // Report adds a finding if any object lives. The world must be gone: what it
  // holds is not the app's.
  void Report(Trace& trace) const;

 private:
  const bool is_on_;
  Objects leaked_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_APP_LEAK_WATCH_H_

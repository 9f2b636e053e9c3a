// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/leak_watch.h"

#include <string>

#include "src/corefoundation/watch/object_watch.h"

namespace shakedown::runner {

LeakWatch::LeakWatch(const Mistakes& mistakes)
    : is_on_(mistakes.Makes("leaked-object")) {
  if (is_on_) cf::ObjectWatch::Start();
}

LeakWatch::~LeakWatch() {
  if (is_on_) cf::ObjectWatch::Stop();
}

void LeakWatch::Report(Trace& trace) const {
  if (!is_on_) return;
  std::string types;
  for (const cf::WatchedObject& left : cf::ObjectWatch::Living()) {
    types += (types.empty() ? "" : ", ") + left.type;
  }
  if (types.empty()) return;
  trace.Add(
      Finding{"leaked-object", "these objects outlive the app: " + types});
}

}  // namespace shakedown::runner

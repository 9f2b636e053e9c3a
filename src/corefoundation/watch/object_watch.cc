// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/watch/object_watch.h"

#include <dlfcn.h>
#include <execinfo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

struct Birth {
  uint64_t number = 0;
  std::string call;
};

struct Register {
  std::mutex mutex;
  uint64_t births = 0;
  std::map<const void*, Birth> living;
  std::map<const void*, std::string> makers_of_dead;  // until memory is reused
};

// Never destroyed: objects may be released while the process ends.
Register& TheRegister() {
  static Register& living = *new Register;
  return living;
}

const void* ModuleOf(void* address, const char** exported) {
  Dl_info info = {};
  if (dladdr(address, &info) == 0) return nullptr;
  *exported = info.dli_sname;
  return info.dli_fbase;
}

// The outermost exported function of this library among the innermost frames
// that are its own: what the app, or a callback of it, has called.
std::string CallOfTheApp() {
  std::array<void*, 64> frames{};
  const int depth = backtrace(frames.data(), static_cast<int>(frames.size()));
  const char* exported = nullptr;
  const void* own = ModuleOf(reinterpret_cast<void*>(&CallOfTheApp), &exported);
  std::string call;
  bool is_inside = false;  // a sanitizer's own backtrace comes first
  for (int i = 0; i < depth; ++i) {
    exported = nullptr;
    const bool is_own =
        ModuleOf(frames[static_cast<size_t>(i)], &exported) == own;
    if (is_inside && !is_own) return call;
    if (is_own && exported != nullptr) call = exported;
    is_inside = is_own;
  }
  return "";  // one module from end to end: nobody to tell apart
}

}  // namespace

std::atomic<bool> ObjectWatch::is_on_{false};

void ObjectWatch::Start() {
  Stop();
  is_on_ = true;
}

void ObjectWatch::Stop() {
  is_on_ = false;
  Register& all = TheRegister();
  const std::lock_guard lock(all.mutex);
  all.living.clear();
  all.makers_of_dead.clear();
}

std::vector<WatchedObject> ObjectWatch::Living() {
  Register& all = TheRegister();
  const std::lock_guard lock(all.mutex);
  std::vector<const std::pair<const void* const, Birth>*> in_order;
  for (const auto& entry : all.living) in_order.push_back(&entry);
  std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) {
    return a->second.number < b->second.number;
  });
  std::vector<WatchedObject> living;
  for (const auto* entry : in_order) {
    const auto* object = static_cast<const Object*>(entry->first);
    // CFSTR makes constants on first use; they are nobody's to release.
    if (object->RetainCount() == std::numeric_limits<CFIndex>::max()) continue;
    living.push_back({object->type().name(), entry->second.call});
  }
  return living;
}

std::string ObjectWatch::MakerOf(const void* block) {
  Register& all = TheRegister();
  const std::lock_guard lock(all.mutex);
  const auto found = all.makers_of_dead.find(block);
  return found == all.makers_of_dead.end() ? "" : found->second;
}

void ObjectWatch::Remember(const void* block) {
  std::string call = CallOfTheApp();
  Register& all = TheRegister();
  const std::lock_guard lock(all.mutex);
  all.living[block] = {++all.births, std::move(call)};
  all.makers_of_dead.erase(block);
}

void ObjectWatch::Forget(const void* block) {
  Register& all = TheRegister();
  const std::lock_guard lock(all.mutex);
  const auto died = all.living.extract(block);
  if (died) all.makers_of_dead[block] = std::move(died.mapped().call);
}

}  // namespace shakedown::cf

// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/type_info.h"

#include <map>
#include <mutex>

#include "src/corefoundation/misuse.h"

namespace shakedown::cf {
namespace {

struct Registry {
  std::mutex mutex;
  std::map<CFTypeID, const TypeInfo*> types;
};

// Never destroyed: objects may be released while the process ends.
Registry& TheRegistry() {
  static Registry& registry = *new Registry;
  return registry;
}

}  // namespace

std::string TypeInfo::NameWithArticle() const {
  const std::string name = name_;
  // SSLContext is spoken by its letters.
  const bool vowel = name.find_first_of("AEIOU") == 0 || name.find("SSL") == 0;
  return (vowel ? "an " : "a ") + name;
}

CFTypeID TypeInfo::id() {
  Register();
  return id_;
}

void TypeInfo::CountBirth() {
  Register();
  live_.fetch_add(1, std::memory_order_relaxed);
}

void TypeInfo::Register() {
  if (registered_.load(std::memory_order_acquire)) return;
  Registry& registry = TheRegistry();
  std::lock_guard lock(registry.mutex);
  const auto [place, fresh] = registry.types.emplace(id_, this);
  if (!fresh && place->second != this) {
    Misuse(std::string("the types ") + place->second->name() + " and " + name_ +
           " have the same CFTypeID");
  }
  registered_.store(true, std::memory_order_release);
}

const TypeInfo* FindType(CFTypeID id) {
  Registry& registry = TheRegistry();
  std::lock_guard lock(registry.mutex);
  const auto place = registry.types.find(id);
  return place != registry.types.end() ? place->second : nullptr;
}

std::vector<LiveCount> LiveObjects() {
  Registry& registry = TheRegistry();
  std::lock_guard lock(registry.mutex);
  std::vector<LiveCount> counts;
  for (const auto& [id, type] : registry.types) {
    if (type->live() != 0) counts.push_back({type->name(), type->live()});
  }
  return counts;
}

}  // namespace shakedown::cf

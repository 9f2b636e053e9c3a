// SPDX-License-Identifier: Apache-2.0
// A type of CF objects: its name, its CFTypeID and how many of it live.
// Example: constinit cf::TypeInfo Certificate::kType{"SecCertificate", 64};
// Thread-safe. Must have static storage and be constinit, so that objects made
// while the program's other variables are initialised find it ready.
#ifndef SHAKEDOWN_COREFOUNDATION_TYPE_INFO_H_
#define SHAKEDOWN_COREFOUNDATION_TYPE_INFO_H_

#include <CoreFoundation/CFBase.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace shakedown::cf {

class TypeInfo {
 public:
  // `name` is what Apple calls the type. `id` is the same in every process:
  // 1 to 63 belong to corefoundation, 64 to 127 to security, 128 and up to
  // securetransport. Two types of one id end the process.
  constexpr TypeInfo(const char* name, CFTypeID id) : name_(name), id_(id) {}
  TypeInfo(const TypeInfo&) = delete;
  TypeInfo& operator=(const TypeInfo&) = delete;

  const char* name() const { return name_; }
  // NameWithArticle is "a CFString", "an SSLContext".
  std::string NameWithArticle() const;

  // id is what the type's GetTypeID function returns. From the first call on
  // FindType knows the type.
  CFTypeID id();

  int64_t live() const { return live_.load(std::memory_order_relaxed); }
  void CountBirth();
  void CountDeath() { live_.fetch_sub(1, std::memory_order_relaxed); }

 private:
  void Register();

  const char* const name_;
  const CFTypeID id_;
  std::atomic<int64_t> live_{0};
  std::atomic<bool> registered_{false};
};

// FindType returns a type that has been used, or nullptr.
const TypeInfo* FindType(CFTypeID id);

struct LiveCount {
  std::string type;
  int64_t count = 0;
};

// LiveObjects counts the objects that were created and not yet destroyed, by
// type, in the order of the ids, without types that have none. Constants
// (CFSTR, kCFBooleanTrue) don't count.
std::vector<LiveCount> LiveObjects();

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_TYPE_INFO_H_

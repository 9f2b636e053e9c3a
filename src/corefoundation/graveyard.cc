// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/graveyard.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>

namespace shakedown::cf {
namespace {

struct Grave {
  void* block = nullptr;
  const TypeInfo* type = nullptr;
};

struct Graves {
  std::mutex mutex;
  std::array<Grave, 64> ring;
  size_t next = 0;
};

// Never destroyed: objects may be released while the process ends.
Graves& TheGraves() {
  static Graves& graves = *new Graves;
  return graves;
}

// The size stands before the block.
constexpr size_t kPrefix = alignof(std::max_align_t);
static_assert(kPrefix >= sizeof(size_t));

void* StartOf(void* block) { return static_cast<char*>(block) - kPrefix; }

constexpr int kPoison = 0xdb;

}  // namespace

void* Graveyard::Allocate(size_t size) {
  void* start = std::malloc(kPrefix + size);
  if (start == nullptr) throw std::bad_alloc();
  std::memcpy(start, &size, sizeof(size));
  return static_cast<char*>(start) + kPrefix;
}

void Graveyard::Free(void* block) { std::free(StartOf(block)); }

void Graveyard::Bury(void* block, const TypeInfo& type) {
  size_t size = 0;
  std::memcpy(&size, StartOf(block), sizeof(size));
  std::memset(block, kPoison, size);
  Graves& graves = TheGraves();
  std::lock_guard lock(graves.mutex);
  Grave& grave = graves.ring[graves.next];
  graves.next = (graves.next + 1) % graves.ring.size();
  if (grave.block != nullptr) Free(grave.block);
  grave = {block, &type};
}

const TypeInfo* Graveyard::Find(const void* block) {
  Graves& graves = TheGraves();
  std::lock_guard lock(graves.mutex);
  for (const Grave& grave : graves.ring) {
    if (grave.block == block) return grave.type;
  }
  return nullptr;
}

}  // namespace shakedown::cf

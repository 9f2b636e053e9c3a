// SPDX-License-Identifier: Apache-2.0
// FNV-1a, the hash of contents: the same in every process.
// Example: HashOf(data.view().begin(), data.view().end());
#ifndef SHAKEDOWN_COREFOUNDATION_HASH_H_
#define SHAKEDOWN_COREFOUNDATION_HASH_H_

#include <CoreFoundation/CFBase.h>

namespace shakedown::cf {

// HashOf hashes a sequence of unsigned integers.
template <class Iterator>
CFHashCode HashOf(Iterator begin, Iterator end) {
  CFHashCode hash = 0xcbf29ce484222325;
  for (; begin != end; ++begin) {
    hash = (hash ^ static_cast<CFHashCode>(*begin)) * 0x100000001b3;
  }
  return hash;
}

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_HASH_H_

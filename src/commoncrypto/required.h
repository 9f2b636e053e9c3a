// SPDX-License-Identifier: Apache-2.0
// Pointers that CommonCrypto's functions use without a look: NULL crashes on
// macOS, and ends the process with a sentence here.
// Example: Required(context, __func__)->state
#ifndef SHAKEDOWN_COMMONCRYPTO_REQUIRED_H_
#define SHAKEDOWN_COMMONCRYPTO_REQUIRED_H_

#include <string>

#include "src/corefoundation/misuse.h"

namespace shakedown::commoncrypto {

// Required returns `pointer`, an argument of `function` (pass __func__).
template <class T>
T* Required(T* pointer, const char* function) {
  if (pointer == nullptr) {
    cf::Misuse(std::string(function) + " was given NULL");
  }
  return pointer;
}

}  // namespace shakedown::commoncrypto

#endif  // SHAKEDOWN_COMMONCRYPTO_REQUIRED_H_

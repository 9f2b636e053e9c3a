// SPDX-License-Identifier: Apache-2.0
// The end of a process that did what crashes on macOS.
// Example: Misuse("CFRelease(NULL) crashes on macOS");
#ifndef SHAKEDOWN_COREFOUNDATION_MISUSE_H_
#define SHAKEDOWN_COREFOUNDATION_MISUSE_H_

#include <string>

namespace shakedown::cf {

// Misuse writes "shakedown: <sentence>" to stderr and aborts.
[[noreturn]] void Misuse(const char* sentence);
[[noreturn]] void Misuse(const std::string& sentence);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_MISUSE_H_

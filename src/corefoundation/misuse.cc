// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/misuse.h"

#include <cstdio>
#include <cstdlib>

namespace shakedown::cf {

void Misuse(const char* sentence) {
  std::fprintf(stderr, "shakedown: %s\n", sentence);
  std::fflush(stderr);
  std::abort();
}

void Misuse(const std::string& sentence) { Misuse(sentence.c_str()); }

}  // namespace shakedown::cf

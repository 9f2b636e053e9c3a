// SPDX-License-Identifier: Apache-2.0
#include <Security/cssmapple.h>

#include <cstdio>

#include "src/base/result_codes.h"

void cssmPerror(const char* how, CSSM_RETURN error) {
  std::fprintf(stderr, "%s: %s\n", how != nullptr ? how : "cssmPerror",
               shakedown::NameOfCode(error).c_str());
}

// SPDX-License-Identifier: Apache-2.0
// SecBase.h and SecRandom.h: what belongs to no type.
#include <Security/SecBase.h>
#include <Security/SecRandom.h>

#include "src/base/result_codes.h"
#include "src/corefoundation/conversions.h"
#include "src/simulation/simulation.h"

CFStringRef SecCopyErrorMessageString(OSStatus status, void*) {
  const shakedown::ResultCode* code = shakedown::FindCode(status);
  if (code == nullptr) return nullptr;
  return shakedown::cf::MakeString(code->meaning).Release();
}

int SecRandomCopyBytes(SecRandomRef generator, size_t count, void* bytes) {
  if (generator != kSecRandomDefault || (bytes == nullptr && count > 0)) {
    return errSecParam;
  }
  shakedown::Simulation::Current().app_random().Fill(
      {static_cast<uint8_t*>(bytes), count});
  return errSecSuccess;
}

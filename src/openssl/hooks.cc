// SPDX-License-Identifier: Apache-2.0
// Where the private OpenSSL gets the time: make_private.sh renamed its calls of
// time() and gettimeofday() to these.
#include <sys/time.h>

#include <ctime>

#include "src/simulation/simulation.h"

extern "C" {

time_t shakedown_openssl_time(time_t* result) {
  const time_t now = shakedown::Simulation::Current().clock().UnixSeconds();
  if (result != nullptr) *result = now;
  return now;
}

int shakedown_openssl_gettimeofday(timeval* result, void*) {
  const int64_t now_ms =
      shakedown::Simulation::Current().clock().UnixMilliseconds();
  result->tv_sec = now_ms / 1000;
  result->tv_usec = now_ms % 1000 * 1000;
  return 0;
}

}  // extern "C"

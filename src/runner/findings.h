// SPDX-License-Identifier: Apache-2.0
// The names of all findings about a caller or its callbacks, wherever they are
// made: what a scenario may expect or allow.
#ifndef SHAKEDOWN_RUNNER_FINDINGS_H_
#define SHAKEDOWN_RUNNER_FINDINGS_H_

#include <string>
#include <vector>

namespace shakedown::runner {

inline std::vector<std::string> FindingNames() {
  return {
      "call-from-a-callback",             // securetransport: a nested call
      "callback-says-unexpected-record",  // securetransport: -9849 for ever
      "datagram-not-supported",           // securetransport: DTLS was asked for
      "moved-more-than-asked",  // a callback reported more than it was given
      "short-read-as-success",  // a read callback: 0 with less than was asked
      "would-block-spin",       // runner: the app never waited
      "write-callback-makes-no-progress",  // 0 with 0 bytes, for ever
  };
}

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_FINDINGS_H_

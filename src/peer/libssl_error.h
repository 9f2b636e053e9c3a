// SPDX-License-Identifier: Apache-2.0
// Why libssl failed, for people.
// Example: if (result != 1) return Error{LastReason(), ""};
#ifndef SHAKEDOWN_PEER_LIBSSL_ERROR_H_
#define SHAKEDOWN_PEER_LIBSSL_ERROR_H_

#include <string>

namespace shakedown::peer {

inline constexpr char kEndOfFile[] = "end of file";

// LastReason describes the last error of this thread's queue: "alert
// certificate_unknown" for an alert of the other end, kEndOfFile if the bytes
// ended without close_notify, else libssl's own words.
std::string LastReason();

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_LIBSSL_ERROR_H_

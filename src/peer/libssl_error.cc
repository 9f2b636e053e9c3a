// SPDX-License-Identifier: Apache-2.0
#include "src/peer/libssl_error.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "src/base/trace.h"

namespace shakedown::peer {

std::string LastReason() {
  const unsigned long error = ERR_peek_last_error();
  if (error == 0) return kEndOfFile;  // libssl names no reason for it
  const int reason = ERR_GET_REASON(error);
  if (ERR_GET_LIB(error) == ERR_LIB_SSL) {
    constexpr int kAlertCount = 256;
    const int alert = reason - SSL_AD_REASON_OFFSET;
    if (alert >= 0 && alert < kAlertCount) {
      return "alert " + AlertName(static_cast<uint8_t>(alert));
    }
    if (reason == SSL_R_UNEXPECTED_EOF_WHILE_READING) return kEndOfFile;
  }
  const char* text = ERR_reason_error_string(error);
  return text != nullptr ? text : "libssl error " + std::to_string(error);
}

}  // namespace shakedown::peer

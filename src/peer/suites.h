// SPDX-License-Identifier: Apache-2.0
// Cipher suites by their IANA names, as the private libssl knows them.
// Example: auto list = CipherList({"TLS_RSA_WITH_AES_128_CBC_SHA"});
// Thread-safe.
#ifndef SHAKEDOWN_PEER_SUITES_H_
#define SHAKEDOWN_PEER_SUITES_H_

#include <string>
#include <vector>

#include "src/base/result.h"

namespace shakedown::peer {

// SuiteNames lists the IANA names of all suites of TLS 1.2 and earlier that
// libssl can speak, in libssl's order.
const std::vector<std::string>& SuiteNames();

// CipherList turns IANA names, most preferred first, into the text that
// SSL_CTX_set_cipher_list reads (openssl-ciphers(1)); no names give libssl's
// default list. Errors: a name libssl doesn't know, with the nearest one.
Result<std::string> CipherList(const std::vector<std::string>& suites);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_SUITES_H_

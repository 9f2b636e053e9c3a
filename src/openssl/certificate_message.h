// SPDX-License-Identifier: Apache-2.0
// Lets an SSL send any bytes as its certificate list, inside the transcript, so
// that the handshake's Finished still matches.
// Example: SendCertificateList(ssl, list);  // {} is the empty list
#ifndef SHAKEDOWN_OPENSSL_CERTIFICATE_MESSAGE_H_
#define SHAKEDOWN_OPENSSL_CERTIFICATE_MESSAGE_H_

#include <openssl/ssl.h>

#include <vector>

#include "src/base/bytes.h"

namespace shakedown::openssl {

// SendCertificateList makes `ssl` send these entries, each any bytes, instead
// of its configured chain. `entries` is copied and lives as long as `ssl`.
// TLS 1.2 and earlier (RFC 5246 section 7.4.2).
void SendCertificateList(SSL* ssl, std::vector<Bytes> entries);

}  // namespace shakedown::openssl

#endif  // SHAKEDOWN_OPENSSL_CERTIFICATE_MESSAGE_H_

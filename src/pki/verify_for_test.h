// SPDX-License-Identifier: Apache-2.0
// For pki's tests: what libcrypto says of a minted chain.
// Example: EXPECT_EQ(Verify(set, {"leaf", "issuing"}), X509_V_OK);
#ifndef SHAKEDOWN_PKI_VERIFY_FOR_TEST_H_
#define SHAKEDOWN_PKI_VERIFY_FOR_TEST_H_

#include <string>
#include <vector>

#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"

namespace shakedown::pki {

constexpr int64_t kNow = 1'768'478'400;  // 2026-01-15T12:00:00Z

// Parse returns the certificate, or null if that is not what `der` is.
openssl::X509Ptr Parse(const Bytes& der);

// Verify returns the X509_V_* code for what a server sends for `names`, at
// kNow, with the trusted certificates of the set as anchors; -1 if a
// certificate doesn't parse. `host`, if not empty, must match the first.
int Verify(const MintedSet& set, const std::vector<std::string>& names,
           const std::string& host = "");

}  // namespace shakedown::pki

#endif  // SHAKEDOWN_PKI_VERIFY_FOR_TEST_H_

// SPDX-License-Identifier: Apache-2.0
// Was this certificate revoked? What OCSP responses (RFC 6960) and revocation
// lists (RFC 5280 section 5) that somebody hands over say about it.
// Example: ReadOcspResponse(staple, {*leaf, *issuer, now}).status
// Input may be anything: what isn't sound, fresh and signed for is no answer.
#ifndef SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_H_
#define SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/security/parsed_certificate.h"

namespace shakedown::security {

enum class RevocationStatus : uint8_t { kNoAnswer, kGood, kRevoked };

struct RevocationAnswer {
  RevocationStatus status = RevocationStatus::kNoAnswer;
  // Why there is none, or when it was revoked: "the OCSP response is stale".
  std::string text = {};
  std::optional<int64_t> valid_until = {};  // seconds since 1970
};

struct RevocationQuestion {
  const ParsedCertificate& certificate;
  const ParsedCertificate& issuer;
  int64_t time;  // seconds since 1970
};

// ReadOcspResponse takes the word of the issuer or of a responder that it has
// certified for OCSP (RFC 6960 section 4.2.2.2). "Unknown" is no answer, and
// neither is a response outside its thisUpdate and nextUpdate; one without a
// nextUpdate does not grow stale.
RevocationAnswer ReadOcspResponse(ByteView response,
                                  const RevocationQuestion& question);

// ReadRevocationList takes the word of the issuer's own complete list: a
// critical extension makes it one that is not understood.
RevocationAnswer ReadRevocationList(ByteView list,
                                    const RevocationQuestion& question);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_REVOCATION_REVOCATION_H_

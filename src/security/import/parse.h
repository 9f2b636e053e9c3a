// SPDX-License-Identifier: Apache-2.0
// Finds out what a file of certificates and keys is: PEM, or DER of an X.509
// certificate, PKCS #7, PKCS #12 or a key.
// Example: ParsedItems items = ParseFile(bytes, std::nullopt);
#ifndef SHAKEDOWN_SECURITY_IMPORT_PARSE_H_
#define SHAKEDOWN_SECURITY_IMPORT_PARSE_H_

#include "src/base/bytes.h"
#include "src/security/import/parsed_items.h"

namespace shakedown::security {

// ParseFile returns all that is in `data`. Its status: errSecUnknownFormat,
// errSecPassphraseRequired, errSecAuthFailed (an encrypted key), and those of
// ParsePkcs12.
ParsedItems ParseFile(ByteView data, const Passphrase& passphrase);

// ParseDer is the same without PEM.
ParsedItems ParseDer(ByteView der, const Passphrase& passphrase);

// ParsePem is the same with PEM only; errSecUnknownFormat if there is no block
// that says something. Text and blocks of other kinds between are skipped.
ParsedItems ParsePem(ByteView text, const Passphrase& passphrase);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_PARSE_H_

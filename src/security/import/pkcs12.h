// SPDX-License-Identifier: Apache-2.0
// PKCS #12 files (RFC 7292), read and written.
// Example: ParsedItems items = ParsePkcs12(bytes, "secret");
#ifndef SHAKEDOWN_SECURITY_IMPORT_PKCS12_H_
#define SHAKEDOWN_SECURITY_IMPORT_PKCS12_H_

#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/security/import/parsed_items.h"

namespace shakedown::security {

// ParsePkcs12 returns certificates and private keys in the order of the file.
// Its status: errSecUnknownFormat (no PKCS #12 file at all),
// errSecPassphraseRequired (none given), errSecPkcs12VerifyFailure (a wrong
// one, or the file was changed), errSecDecode (damaged inside).
ParsedItems ParsePkcs12(ByteView data, const Passphrase& passphrase);

// An identity as ParsePkcs12 read it: positions in `items`.
struct Pair {
  size_t key;
  std::optional<size_t> certificate;
};

// PairKeys gives each private key a certificate of its public key: of several
// that with the key's local ID, else the first.
std::vector<Pair> PairKeys(const std::vector<ParsedItem>& items);

// WritePkcs12 returns the items as a file: the private keys each encrypted, the
// certificates together, 3DES and SHA-1, as every reader knows. Nothing only
// if OpenSSL fails.
std::optional<Bytes> WritePkcs12(const std::vector<ParsedItem>& items,
                                 const std::string& passphrase);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_IMPORT_PKCS12_H_

// SPDX-License-Identifier: Apache-2.0
// Keys that are short, long, unusual, or somebody else's. Long RSA keys are for
// leaves, since an authority's would take too long to sign with.
#include <openssl/x509.h>

#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

template <KeyKind kKind>
void Use(Draft& draft, int64_t) {
  draft.key_kind = kKind;
}

// The peer's own key stays an ordinary one, as none of TLS 1.2 could use this.
void UseEd25519(Draft& draft, int64_t) {
  draft.peers_key_kind = draft.key_kind;
  draft.key_kind = KeyKind::kEd25519;
}

void LoseKey(Draft& draft, int64_t) { draft.peer_has_another_key = true; }

void ShareIssuersKey(Draft& draft, int64_t) { draft.has_issuers_key = true; }

// The bits of the key, under the name of an algorithm that nobody knows.
void RenameAlgorithm(X509* certificate, const Draft&) {
  X509_PUBKEY* key = X509_get_X509_PUBKEY(certificate);
  const unsigned char* bits = nullptr;
  int length = 0;
  X509_PUBKEY_get0_param(nullptr, &bits, &length, nullptr, key);
  auto* copy = static_cast<unsigned char*>(
      OPENSSL_memdup(bits, static_cast<size_t>(length)));
  X509_PUBKEY_set0_param(key, OBJ_txt2obj("1.2.840.113549.1.1.98", 1),
                         V_ASN1_NULL, nullptr, copy, length);
}

void UseUnknownAlgorithm(Draft& draft, int64_t) {
  draft.before_signing.push_back(&RenameAlgorithm);
}

constexpr Row kRows[] = {
    {"small_key", DefectOf::kAny, part::kKey, &Use<KeyKind::kRsa1024>,
     "its key is RSA with 1,024 bits"},
    {"rsa_768_key", DefectOf::kAny, part::kKey, &Use<KeyKind::kRsa768>,
     "its key is RSA with 768 bits"},
    {"rsa_512_key", DefectOf::kAny, part::kKey, &Use<KeyKind::kRsa512>,
     "its key is RSA with 512 bits, which anybody can factor"},
    {"rsa_3072_key", DefectOf::kLeaf, part::kKey, &Use<KeyKind::kRsa3072>,
     "its key is RSA with 3,072 bits"},
    {"rsa_4096_key", DefectOf::kLeaf, part::kKey, &Use<KeyKind::kRsa4096>,
     "its key is RSA with 4,096 bits"},
    {"rsa_8192_key", DefectOf::kLeaf, part::kKey, &Use<KeyKind::kRsa8192>,
     "its key is RSA with 8,192 bits"},
    {"rsa_exponent_3_key", DefectOf::kAny, part::kKey,
     &Use<KeyKind::kRsaExponent3>, "its key is RSA with the exponent 3"},
    {"p192_key", DefectOf::kAuthority, part::kKey, &Use<KeyKind::kEcP192>,
     "its key is on the curve P-192"},
    {"p224_key", DefectOf::kAuthority, part::kKey, &Use<KeyKind::kEcP224>,
     "its key is on the curve P-224"},
    {"p521_key", DefectOf::kAuthority, part::kKey, &Use<KeyKind::kEcP521>,
     "its key is on the curve P-521"},
    {"ed25519_key", DefectOf::kLeaf, part::kKey, &UseEd25519,
     "its key is neither RSA nor of an elliptic curve, but Ed25519"},
    {"unknown_key_algorithm", DefectOf::kLeaf, part::kKey, &UseUnknownAlgorithm,
     "nobody knows its key's algorithm"},
    {"other_key", DefectOf::kLeaf, part::kKey, &LoseKey,
     "the peer has another key than the one in it"},
    {"issuers_key", DefectOf::kLeaf, part::kKey, &ShareIssuersKey,
     "its key is also its issuer's"},
};

}  // namespace

std::span<const Row> RowsOfKeys() { return kRows; }

}  // namespace shakedown::pki

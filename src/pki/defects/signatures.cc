// SPDX-License-Identifier: Apache-2.0
// Signatures that are wrong, and digests that are no longer good enough.
#include <openssl/asn1.h>

#include <algorithm>

#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

// The signature is the last element, and stays well-formed DER.
void BreakSignature(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.back() ^= 0x01; };
}

void LetAnotherSign(Draft& draft, int64_t) { draft.another_signs = true; }

ASN1_BIT_STRING* SignatureOf(X509* certificate) {
  const ASN1_BIT_STRING* signature = nullptr;
  X509_get0_signature(&signature, nullptr, certificate);
  return const_cast<ASN1_BIT_STRING*>(signature);
}

X509_ALGOR* OuterAlgorithmOf(X509* certificate) {
  const X509_ALGOR* algorithm = nullptr;
  X509_get0_signature(nullptr, &algorithm, certificate);
  return const_cast<X509_ALGOR*>(algorithm);
}

// Another serial number, which nobody signed.
void ChangeContent(X509* certificate, const Draft&) {
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 666);
  unsigned char* content = nullptr;
  OPENSSL_free(i2d_re_X509_tbs(certificate, &content) > 0 ? content : nullptr);
}

void AlterContent(Draft& draft, int64_t) {
  draft.after_signing.push_back(&ChangeContent);
}

void NameAnotherAlgorithm(X509* certificate, const Draft&) {
  X509_ALGOR* outer = OuterAlgorithmOf(certificate);
  const ASN1_OBJECT* now = nullptr;
  X509_ALGOR_get0(&now, nullptr, nullptr, outer);
  const bool is_rsa = OBJ_obj2nid(now) == NID_sha256WithRSAEncryption;
  X509_ALGOR_set0(
      outer,
      OBJ_nid2obj(is_rsa ? NID_sha384WithRSAEncryption : NID_ecdsa_with_SHA384),
      is_rsa ? V_ASN1_NULL : V_ASN1_UNDEF, nullptr);
}

void MismatchAlgorithms(Draft& draft, int64_t) {
  draft.after_signing.push_back(&NameAnotherAlgorithm);
}

// Both names of the algorithm, the signed one and the other.
void NameUnknownAlgorithm(X509* certificate, const Draft&) {
  for (X509_ALGOR* algorithm :
       {const_cast<X509_ALGOR*>(X509_get0_tbs_sigalg(certificate)),
        OuterAlgorithmOf(certificate)}) {
    X509_ALGOR_set0(algorithm, OBJ_txt2obj("1.2.840.113549.1.1.99", 1),
                    V_ASN1_NULL, nullptr);
  }
  unsigned char* content = nullptr;
  OPENSSL_free(i2d_re_X509_tbs(certificate, &content) > 0 ? content : nullptr);
}

void UseUnknownAlgorithm(Draft& draft, int64_t) {
  draft.after_signing.push_back(&NameUnknownAlgorithm);
}

void Empty(X509* certificate, const Draft&) {
  ASN1_STRING_set(SignatureOf(certificate), "", 0);
}

void EmptySignature(Draft& draft, int64_t) {
  draft.after_signing.push_back(&Empty);
}

void Shorten(X509* certificate, const Draft&) {
  ASN1_BIT_STRING* signature = SignatureOf(certificate);
  const unsigned char* bits = ASN1_STRING_get0_data(signature);
  const Bytes half(bits, bits + ASN1_STRING_length(signature) / 2);
  ASN1_STRING_set(signature, half.data(), static_cast<int>(half.size()));
}

void ShortenSignature(Draft& draft, int64_t) {
  draft.after_signing.push_back(&Shorten);
}

// ECDSA: both numbers are zero. RSA: all bits are.
void ZeroAll(X509* certificate, const Draft&) {
  ASN1_BIT_STRING* signature = SignatureOf(certificate);
  const ASN1_OBJECT* name = nullptr;
  X509_ALGOR_get0(&name, nullptr, nullptr, OuterAlgorithmOf(certificate));
  if (OBJ_obj2nid(name) == NID_ecdsa_with_SHA256) {
    static constexpr unsigned char kZeros[] = {0x30, 6, 2, 1, 0, 2, 1, 0};
    ASN1_STRING_set(signature, kZeros, sizeof kZeros);
    return;
  }
  const Bytes zeros(static_cast<size_t>(ASN1_STRING_length(signature)));
  ASN1_STRING_set(signature, zeros.data(), static_cast<int>(zeros.size()));
}

void ZeroSignature(Draft& draft, int64_t) {
  draft.after_signing.push_back(&ZeroAll);
}

void SignWithMd5(Draft& draft, int64_t) { draft.digest = "MD5"; }

void SignWithSha1(Draft& draft, int64_t) { draft.digest = "SHA1"; }

void SignWithSha512(Draft& draft, int64_t) { draft.digest = "SHA512"; }

constexpr Row kRows[] = {
    {"broken_signature", DefectOf::kAny, part::kSignature, &BreakSignature,
     "a bit of its signature is wrong"},
    {"signed_by_another_key", DefectOf::kAny, part::kSignature, &LetAnotherSign,
     "it names its issuer, but another key signed it"},
    {"altered_content", DefectOf::kAny, part::kSignature | part::kSerial,
     &AlterContent, "its serial number was changed after it was signed"},
    {"mismatched_algorithms", DefectOf::kAny, part::kSignature,
     &MismatchAlgorithms,
     "the algorithm beside its signature is not the one inside"},
    {"unknown_signature_algorithm", DefectOf::kAny, part::kSignature,
     &UseUnknownAlgorithm, "nobody knows its signature's algorithm"},
    {"empty_signature", DefectOf::kAny, part::kSignature, &EmptySignature,
     "its signature has no bits"},
    {"short_signature", DefectOf::kAny, part::kSignature, &ShortenSignature,
     "the second half of its signature is missing"},
    {"zero_signature", DefectOf::kAny, part::kSignature, &ZeroSignature,
     "its signature is zero, which careless verifiers take for right"},
    {"md5_signature", DefectOf::kAny, part::kSignature, &SignWithMd5,
     "it was signed with MD5, by an RSA key"},
    {"sha1_signature", DefectOf::kAny, part::kSignature, &SignWithSha1,
     "it was signed with SHA-1"},
    {"sha512_signature", DefectOf::kAny, part::kSignature, &SignWithSha512,
     "it was signed with SHA-512, which every release knows"},
};

}  // namespace

std::span<const Row> RowsOfSignatures() { return kRows; }

}  // namespace shakedown::pki

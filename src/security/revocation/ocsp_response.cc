// SPDX-License-Identifier: Apache-2.0
#include <openssl/err.h>
#include <openssl/ocsp.h>

#include <algorithm>
#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/revocation/revocation.h"
#include "src/simulation/clock.h"

namespace shakedown::security {
namespace {

using openssl::Deleter;
using openssl::LibraryContext;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, Deleter<&OCSP_BASICRESP_free>>;
using ResponsePtr =
    std::unique_ptr<OCSP_RESPONSE, Deleter<&OCSP_RESPONSE_free>>;

// A responder has no use for more; each signature costs time.
constexpr int kCertificatesMax = 8;

RevocationAnswer NoAnswer(const std::string& reason) {
  return {RevocationStatus::kNoAnswer, "the OCSP response " + reason};
}

ResponsePtr Decode(ByteView der) {
  const unsigned char* at = der.data();
  ResponsePtr response(
      d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
  return at == der.data() + der.size() ? std::move(response) : nullptr;
}

Bytes HashOf(int digest, ByteView data) {
  Bytes hash(EVP_MAX_MD_SIZE);
  size_t length = 0;
  const char* name = OBJ_nid2sn(digest);
  if (name == nullptr ||
      !EVP_Q_digest(LibraryContext(), name, nullptr, data.data(), data.size(),
                    hash.data(), &length)) {
    length = 0;
  }
  hash.resize(length);
  return hash;
}

Bytes NameOf(const ParsedCertificate& certificate) {
  X509_NAME* name = X509_get_subject_name(certificate.x509());
  Bytes der(static_cast<size_t>(std::max(i2d_X509_NAME(name, nullptr), 0)));
  unsigned char* at = der.data();
  if (!der.empty()) i2d_X509_NAME(name, &at);
  return der;
}

ByteView ViewOf(const ASN1_STRING* text) {
  return {ASN1_STRING_get0_data(text),
          static_cast<size_t>(ASN1_STRING_length(text))};
}

bool IsHashOf(const ASN1_OCTET_STRING* hash, int digest, ByteView data) {
  const Bytes wanted = HashOf(digest, data);
  return !wanted.empty() && std::ranges::equal(ViewOf(hash), wanted);
}

bool IsAbout(const OCSP_CERTID* id, const RevocationQuestion& question) {
  ASN1_OCTET_STRING* name_hash = nullptr;
  ASN1_OCTET_STRING* key_hash = nullptr;
  ASN1_OBJECT* algorithm = nullptr;
  ASN1_INTEGER* serial = nullptr;
  if (!OCSP_id_get0_info(&name_hash, &algorithm, &key_hash, &serial,
                         const_cast<OCSP_CERTID*>(id))) {
    return false;
  }
  const int digest = OBJ_obj2nid(algorithm);
  return ASN1_INTEGER_cmp(serial, X509_get0_serialNumber(
                                      question.certificate.x509())) == 0 &&
         IsHashOf(name_hash, digest, NameOf(question.issuer)) &&
         IsHashOf(key_hash, digest,
                  ViewOf(X509_get0_pubkey_bitstr(question.issuer.x509())));
}

const OCSP_SINGLERESP* FindSingle(OCSP_BASICRESP* basic,
                                  const RevocationQuestion& question) {
  for (int i = 0; i < OCSP_resp_count(basic); ++i) {
    const OCSP_SINGLERESP* single = OCSP_resp_get0(basic, i);
    if (IsAbout(OCSP_SINGLERESP_get0_id(single), question)) return single;
  }
  return nullptr;
}

bool IsSignedBy(OCSP_BASICRESP* basic, const ParsedCertificate& signer) {
  EVP_PKEY* key = X509_get0_pubkey(signer.x509());
  return key != nullptr &&
         ASN1_item_verify_ex(
             ASN1_ITEM_rptr(OCSP_RESPDATA), OCSP_resp_get0_tbs_sigalg(basic),
             OCSP_resp_get0_signature(basic), OCSP_resp_get0_respdata(basic),
             nullptr, key, LibraryContext(), nullptr) == 1;
}

bool IsDelegate(const ParsedCertificate& responder,
                const RevocationQuestion& question) {
  X509* issuer = question.issuer.x509();
  return (X509_get_extension_flags(responder.x509()) & EXFLAG_XKUSAGE) != 0 &&
         (X509_get_extended_key_usage(responder.x509()) & XKU_OCSP_SIGN) != 0 &&
         responder.NotBefore().value_or(question.time + 1) <= question.time &&
         responder.NotAfter().value_or(question.time - 1) >= question.time &&
         X509_NAME_cmp(X509_get_issuer_name(responder.x509()),
                       X509_get_subject_name(issuer)) == 0 &&
         X509_verify(responder.x509(), X509_get0_pubkey(issuer)) == 1;
}

// Parsed anew, for the certificates of a response belong to no library context.
ParsedCertificatePtr Reparse(X509* x509) {
  const int length = i2d_X509(x509, nullptr);
  if (length <= 0) return nullptr;
  Bytes der(static_cast<size_t>(length));
  unsigned char* at = der.data();
  i2d_X509(x509, &at);
  return ParseCertificate(der);
}

bool IsTrustworthy(OCSP_BASICRESP* basic, const RevocationQuestion& question) {
  if (IsSignedBy(basic, question.issuer)) return true;
  const STACK_OF(X509)* others = OCSP_resp_get0_certs(basic);
  const int count = std::min(sk_X509_num(others), kCertificatesMax);
  for (int i = 0; i < count; ++i) {
    const auto responder = Reparse(sk_X509_value(others, i));
    if (responder && IsDelegate(*responder, question) &&
        IsSignedBy(basic, *responder)) {
      return true;
    }
  }
  return false;
}

RevocationAnswer Read(const OCSP_SINGLERESP* single, int64_t time) {
  ASN1_GENERALIZEDTIME* revoked = nullptr;
  ASN1_GENERALIZEDTIME* this_update = nullptr;
  ASN1_GENERALIZEDTIME* next_update = nullptr;
  const int status =
      OCSP_single_get0_status(const_cast<OCSP_SINGLERESP*>(single), nullptr,
                              &revoked, &this_update, &next_update);
  const auto begin = SecondsOf(this_update);
  if (!begin) return NoAnswer("does not say when it was made");
  if (*begin > time) return NoAnswer("is from the future");
  const auto end = SecondsOf(next_update);
  if (next_update != nullptr && end.value_or(time - 1) < time) {
    return NoAnswer("is stale");
  }
  switch (status) {
    case V_OCSP_CERTSTATUS_GOOD:
      return {RevocationStatus::kGood, "", end};
    case V_OCSP_CERTSTATUS_REVOKED:
      return {RevocationStatus::kRevoked,
              "revoked " + FormatTime(SecondsOf(revoked).value_or(*begin)) +
                  ", says an OCSP response",
              end};
    default:
      return NoAnswer("does not know the certificate");
  }
}

RevocationAnswer Interpret(ByteView der, const RevocationQuestion& question) {
  const ResponsePtr response = Decode(der);
  if (!response) return NoAnswer("cannot be parsed");
  if (OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
    return NoAnswer("holds an error only");
  }
  const BasicPtr basic(OCSP_response_get1_basic(response.get()));
  if (!basic) return NoAnswer("cannot be parsed");
  const OCSP_SINGLERESP* single = FindSingle(basic.get(), question);
  if (single == nullptr) return NoAnswer("is about another certificate");
  if (!IsTrustworthy(basic.get(), question)) {
    return NoAnswer("is not signed by the issuer or for it");
  }
  return Read(single, question.time);
}

}  // namespace

RevocationAnswer ReadOcspResponse(ByteView response,
                                  const RevocationQuestion& question) {
  RevocationAnswer answer = Interpret(response, question);
  ERR_clear_error();
  return answer;
}

}  // namespace shakedown::security

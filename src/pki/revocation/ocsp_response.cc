// SPDX-License-Identifier: Apache-2.0
#include "src/pki/revocation/ocsp_response.h"

#include <openssl/err.h>
#include <openssl/ocsp.h>

#include <memory>
#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/revocation/signing.h"
#include "src/pki/test_keys.h"

namespace shakedown::pki {
namespace {

using openssl::Deleter;
using openssl::LibraryContext;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, Deleter<&OCSP_BASICRESP_free>>;
using ResponsePtr =
    std::unique_ptr<OCSP_RESPONSE, Deleter<&OCSP_RESPONSE_free>>;
using CertIdPtr = std::unique_ptr<OCSP_CERTID, Deleter<&OCSP_CERTID_free>>;
using DigestPtr = std::unique_ptr<EVP_MD, Deleter<&EVP_MD_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, Deleter<&ASN1_TIME_free>>;

constexpr int64_t kHour = 3'600;
constexpr int64_t kDay = 24 * kHour;

struct Period {
  int64_t this_update;
  int64_t next_update;
};

Period PeriodOf(OcspDefect defect, int64_t now) {
  if (defect == OcspDefect::kStale) return {now - 8 * kDay, now - kDay};
  if (defect == OcspDefect::kNotYetValid) return {now + kDay, now + 8 * kDay};
  return {now - kHour, now + 7 * kDay};
}

int CodeOf(OcspStatus status) {
  switch (status) {
    case OcspStatus::kGood:
      return V_OCSP_CERTSTATUS_GOOD;
    case OcspStatus::kRevoked:
      return V_OCSP_CERTSTATUS_REVOKED;
    case OcspStatus::kUnknown:
      return V_OCSP_CERTSTATUS_UNKNOWN;
  }
  return V_OCSP_CERTSTATUS_UNKNOWN;
}

// The identity of the certificate that the response is about (RFC 6960 section
// 4.1.1), with SHA-1 as all responders do.
CertIdPtr IdOf(X509* certificate, X509* issuer, OcspDefect defect) {
  const DigestPtr sha1(EVP_MD_fetch(LibraryContext(), "SHA1", nullptr));
  const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate);
  if (defect == OcspDefect::kOtherCertificate) {
    serial = X509_get0_serialNumber(issuer);
  }
  return CertIdPtr(OCSP_cert_id_new(
      sha1.get(), X509_get_issuer_name(certificate),
      X509_get0_pubkey_bitstr(issuer), const_cast<ASN1_INTEGER*>(serial)));
}

TimePtr TimeOf(int64_t seconds) {
  return TimePtr(ASN1_GENERALIZEDTIME_set(nullptr, seconds));
}

bool AddStatus(OCSP_BASICRESP* basic, OCSP_CERTID* id, const OcspRecipe& recipe,
               int64_t now) {
  const Period period = PeriodOf(recipe.defect, now);
  const TimePtr revoked = TimeOf(now - 30 * kDay);
  const TimePtr this_update = TimeOf(period.this_update);
  const TimePtr next_update = TimeOf(period.next_update);
  const bool is_revoked = recipe.status == OcspStatus::kRevoked;
  if (!OCSP_basic_add1_status(basic, id, CodeOf(recipe.status),
                              OCSP_REVOKED_STATUS_KEYCOMPROMISE,
                              is_revoked ? revoked.get() : nullptr,
                              this_update.get(), next_update.get())) {
    return false;
  }
  // OpenSSL has no setter, and signing would ask the machine for the time.
  auto* produced =
      const_cast<ASN1_GENERALIZEDTIME*>(OCSP_resp_get0_produced_at(basic));
  return ASN1_GENERALIZEDTIME_set(produced, period.this_update) != nullptr;
}

bool Sign(OCSP_BASICRESP* basic, X509* signer, EVP_PKEY* key, bool delegated,
          const Bytes& content) {
  const SigningScope scope(content);
  const openssl::DigestContextPtr context(EVP_MD_CTX_new());
  return EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256",
                               LibraryContext(), nullptr, key, nullptr) == 1 &&
         OCSP_basic_sign_ctx(basic, signer, context.get(), nullptr,
                             OCSP_NOTIME | (delegated ? 0ul : OCSP_NOCERTS)) ==
             1;
}

Bytes Encode(OCSP_BASICRESP* basic, int status) {
  const ResponsePtr response(OCSP_response_create(status, basic));
  if (!response) return {};
  Bytes der(static_cast<size_t>(i2d_OCSP_RESPONSE(response.get(), nullptr)));
  unsigned char* at = der.data();
  i2d_OCSP_RESPONSE(response.get(), &at);
  return der;
}

// Everything that the bytes depend on, for the randomness of the signature.
Bytes ContentOf(const Minted& minted, const OcspRecipe& recipe, int64_t now) {
  const std::string text =
      "OCSP " + std::to_string(now) + " " +
      std::to_string(static_cast<int>(recipe.status)) + " " +
      std::to_string(static_cast<int>(recipe.defect)) + " " + recipe.signer;
  Bytes content = minted.der;
  Append(content, AsBytes(text));
  return content;
}

// A signature's last bit; what wraps it is unharmed.
void BreakSignature(OCSP_BASICRESP* basic) {
  const ASN1_OCTET_STRING* signature = OCSP_resp_get0_signature(basic);
  const_cast<unsigned char*>(
      ASN1_STRING_get0_data(signature))[ASN1_STRING_length(signature) - 1] ^= 1;
}

void EmptySignature(OCSP_BASICRESP* basic) {
  ASN1_STRING_set(
      const_cast<ASN1_OCTET_STRING*>(OCSP_resp_get0_signature(basic)), "", 0);
}

}  // namespace

Result<Bytes> MintOcspResponse(const MintedSet& set, const std::string& name,
                               const OcspRecipe& recipe, int64_t now) {
  if (recipe.defect == OcspDefect::kTryLater) {
    return Encode(nullptr, OCSP_RESPONSE_STATUS_TRYLATER);
  }
  auto parties = FindParties(set, name, recipe.signer);
  if (!parties.ok()) return parties.error();
  const Parties& who = parties.value();
  const BasicPtr basic(OCSP_BASICRESP_new());
  const CertIdPtr id =
      IdOf(who.certificate.get(), who.issuer.get(), recipe.defect);
  const bool wrong = recipe.defect == OcspDefect::kWrongSigner;
  const openssl::X509Ptr stranger =
      wrong ? MakeStranger(who.signer.get()) : nullptr;
  const bool ok =
      id && AddStatus(basic.get(), id.get(), recipe, now) &&
      Sign(basic.get(), wrong ? stranger.get() : who.signer.get(),
           wrong ? MissingAuthorityKey().pair.get() : who.signer_key.get(),
           !recipe.signer.empty(), ContentOf(set.at(name), recipe, now));
  ERR_clear_error();
  if (!ok) return Error{"OpenSSL would not make the OCSP response", ""};
  if (recipe.defect == OcspDefect::kBrokenSignature) {
    BreakSignature(basic.get());
  }
  if (recipe.defect == OcspDefect::kUnsigned) EmptySignature(basic.get());
  Bytes der = Encode(basic.get(), OCSP_RESPONSE_STATUS_SUCCESSFUL);
  if (recipe.defect == OcspDefect::kGarbage) der.resize(der.size() / 2);
  return der;
}

}  // namespace shakedown::pki

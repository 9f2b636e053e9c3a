// SPDX-License-Identifier: Apache-2.0
#include "src/pki/certificate.h"

#include <openssl/crypto.h>
#include <openssl/ct.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/defects/alteration.h"
#include "src/pki/names.h"
#include "src/simulation/random.h"

namespace shakedown::pki {
namespace {

using openssl::Deleter;
using openssl::LibraryContext;
using BitStringPtr =
    std::unique_ptr<ASN1_BIT_STRING, Deleter<&ASN1_BIT_STRING_free>>;
using OctetStringPtr =
    std::unique_ptr<ASN1_OCTET_STRING, Deleter<&ASN1_OCTET_STRING_free>>;
using ConstraintsPtr =
    std::unique_ptr<BASIC_CONSTRAINTS, Deleter<&BASIC_CONSTRAINTS_free>>;
using KeyIdPtr =
    std::unique_ptr<AUTHORITY_KEYID, Deleter<&AUTHORITY_KEYID_free>>;
using ConstraintsOfNamesPtr =
    std::unique_ptr<NAME_CONSTRAINTS, Deleter<&NAME_CONSTRAINTS_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Deleter<&GENERAL_NAMES_free>>;
using UsagesPtr =
    std::unique_ptr<EXTENDED_KEY_USAGE, Deleter<&EXTENDED_KEY_USAGE_free>>;

void FreeTimestamps(STACK_OF(SCT) * list) { SCT_LIST_free(list); }

constexpr int kCritical = 1;
constexpr int kNotCritical = 0;

// Bits of keyUsage, RFC 5280 section 4.2.1.3.
constexpr int kDigitalSignature = 0;
constexpr int kKeyEncipherment = 2;
constexpr int kKeyCertSign = 5;
constexpr int kCrlSign = 6;

bool Add(X509* certificate, int nid, void* value, int critical) {
  return X509_add1_ext_i2d(certificate, nid, value, critical, 0) == 1;
}

// 16 bytes, positive and without a leading zero, by the name alone.
bool SetSerial(X509* certificate, const std::string& name) {
  std::array<uint8_t, 16> serial;
  RandomStream(0, "serial number of " + name).Fill(serial);
  serial[0] = (serial[0] & 0x7f) | 0x40;
  openssl::BignumPtr number(BN_bin2bn(serial.data(), serial.size(), nullptr));
  return number &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool SetDates(X509* certificate, const Draft& draft) {
  return ASN1_TIME_set(X509_getm_notBefore(certificate), draft.not_before) &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), draft.not_after);
}

// Written into the certificate's own names, as X509_set_subject_name would
// encode and decode them anew.
bool SetNames(X509* certificate, const Draft& draft, const Signer& signer) {
  return AddCommonName(X509_get_subject_name(certificate), draft.common_name) &&
         AddCommonName(X509_get_issuer_name(certificate), signer.common_name);
}

bool AddBasicConstraints(X509* certificate, const Draft& draft) {
  ConstraintsPtr constraints(BASIC_CONSTRAINTS_new());
  constraints->ca = draft.usage == Usage::kAuthority ? 0xff : 0;
  if (!draft.allows_authorities) {
    constraints->pathlen = ASN1_INTEGER_new();
    ASN1_INTEGER_set(constraints->pathlen, 0);
  }
  return Add(certificate, NID_basic_constraints, constraints.get(), kCritical);
}

bool AddKeyUsage(X509* certificate, const Draft& draft) {
  BitStringPtr bits(ASN1_BIT_STRING_new());
  const auto set = [&](int bit) {
    return ASN1_BIT_STRING_set_bit(bits.get(), bit, 1) == 1;
  };
  bool ok = true;
  if (draft.usage == Usage::kAuthority) {
    ok = set(kKeyCertSign) && set(kCrlSign);
  } else {
    ok = set(kDigitalSignature);
    if (EVP_PKEY_is_a(draft.key->pair.get(), "RSA"))
      ok &= set(kKeyEncipherment);
  }
  return ok && Add(certificate, NID_key_usage, bits.get(), kCritical);
}

int PurposeOf(Usage usage) {
  switch (usage) {
    case Usage::kServer:
      return NID_server_auth;
    case Usage::kClient:
      return NID_client_auth;
    case Usage::kOcspResponder:
      return NID_OCSP_sign;
    case Usage::kAuthority:
      return NID_undef;
  }
  return NID_undef;
}

bool AddExtendedKeyUsage(X509* certificate, const Draft& draft) {
  const int nid = PurposeOf(draft.usage);
  if (nid == NID_undef || !draft.says_its_usage) return true;
  UsagesPtr usages(EXTENDED_KEY_USAGE_new());
  return sk_ASN1_OBJECT_push(usages.get(), OBJ_nid2obj(nid)) > 0 &&
         Add(certificate, NID_ext_key_usage, usages.get(), kNotCritical);
}

ASN1_OCTET_STRING* AddressOf(const std::string& host) {
  if (host.find('\0') != std::string::npos) return nullptr;
  return a2i_IPADDRESS(host.c_str());
}

// An address if it is one, else a DNS name.
GENERAL_NAME* MakeHostName(const std::string& host) {
  GENERAL_NAME* name = GENERAL_NAME_new();
  ASN1_OCTET_STRING* address = AddressOf(host);
  if (address != nullptr) {
    GENERAL_NAME_set0_value(name, GEN_IPADD, address);
    return name;
  }
  ASN1_IA5STRING* text = ASN1_IA5STRING_new();
  ASN1_STRING_set(text, host.data(), static_cast<int>(host.size()));
  GENERAL_NAME_set0_value(name, GEN_DNS, text);
  return name;
}

bool AddHosts(X509* certificate, const std::vector<std::string>& hosts) {
  if (hosts.empty()) return true;
  NamesPtr names(GENERAL_NAMES_new());
  for (const std::string& host : hosts) {
    if (sk_GENERAL_NAME_push(names.get(), MakeHostName(host)) <= 0) {
      return false;
    }
  }
  return Add(certificate, NID_subject_alt_name, names.get(), kNotCritical);
}

STACK_OF(GENERAL_SUBTREE) * SubtreeOf(const std::string& name) {
  if (name.empty()) return nullptr;
  STACK_OF(GENERAL_SUBTREE)* subtrees = sk_GENERAL_SUBTREE_new_null();
  GENERAL_SUBTREE* subtree = GENERAL_SUBTREE_new();
  GENERAL_NAME_free(subtree->base);
  subtree->base = MakeHostName(name);
  sk_GENERAL_SUBTREE_push(subtrees, subtree);
  return subtrees;
}

bool AddNameConstraints(X509* certificate, const Draft& draft) {
  if (draft.permitted_name.empty() && draft.excluded_name.empty()) return true;
  ConstraintsOfNamesPtr constraints(NAME_CONSTRAINTS_new());
  constraints->permittedSubtrees = SubtreeOf(draft.permitted_name);
  constraints->excludedSubtrees = SubtreeOf(draft.excluded_name);
  return Add(certificate, NID_name_constraints, constraints.get(), kCritical);
}

// RFC 6962 section 3.3: each of version 1, from a log that doesn't exist, at
// the certificate's first second, with a signature of zeros.
bool AddTimestamps(X509* certificate, const Draft& draft) {
  if (draft.timestamps == 0) return true;
  const std::unique_ptr<STACK_OF(SCT), Deleter<&FreeTimestamps>> list(
      sk_SCT_new_null());
  for (size_t i = 0; i < draft.timestamps; ++i) {
    Bytes log(CT_V1_HASHLEN, static_cast<uint8_t>(i + 1));
    Bytes signature(8, 0);
    SCT* timestamp = SCT_new();
    SCT_set_version(timestamp, SCT_VERSION_V1);
    SCT_set1_log_id(timestamp, log.data(), log.size());
    SCT_set_timestamp(timestamp,
                      static_cast<uint64_t>(draft.not_before) * 1000);
    SCT_set_signature_nid(timestamp, NID_ecdsa_with_SHA256);
    SCT_set1_signature(timestamp, signature.data(), signature.size());
    if (sk_SCT_push(list.get(), timestamp) <= 0) return false;
  }
  return Add(certificate, NID_ct_precert_scts, list.get(), kNotCritical);
}

OctetStringPtr MakeOctets(const Bytes& bytes) {
  OctetStringPtr octets(ASN1_OCTET_STRING_new());
  ASN1_OCTET_STRING_set(octets.get(), bytes.data(),
                        static_cast<int>(bytes.size()));
  return octets;
}

bool AddKeyIds(X509* certificate, const TestKey& own, const TestKey& issuer) {
  KeyIdPtr issuer_id(AUTHORITY_KEYID_new());
  issuer_id->keyid = MakeOctets(issuer.id).release();
  return Add(certificate, NID_subject_key_identifier, MakeOctets(own.id).get(),
             kNotCritical) &&
         Add(certificate, NID_authority_key_identifier, issuer_id.get(),
             kNotCritical);
}

// Zeros in an extension that nobody knows, and need not.
bool AddPadding(X509* certificate, size_t bytes) {
  if (bytes == 0) return true;
  AddExtension(certificate, "1.3.6.1.4.1.55555.2", false, Bytes(bytes));
  return true;
}

// Copies the encoded key, as X509_set_pubkey would encode and decode it anew.
bool SetPublicKey(X509* certificate, const X509_PUBKEY* key) {
  ASN1_OBJECT* algorithm = nullptr;
  const unsigned char* bits = nullptr;
  int length = 0;
  X509_ALGOR* identifier = nullptr;
  X509_PUBKEY_get0_param(&algorithm, &bits, &length, &identifier, key);
  int type = 0;
  const void* curve = nullptr;  // an object identifier, if it is an EC key
  X509_ALGOR_get0(nullptr, &type, &curve, identifier);
  void* parameter = type == V_ASN1_OBJECT
                        ? OBJ_dup(static_cast<const ASN1_OBJECT*>(curve))
                        : nullptr;
  auto* copy = static_cast<unsigned char*>(
      OPENSSL_memdup(bits, static_cast<size_t>(length)));
  return X509_PUBKEY_set0_param(X509_get_X509_PUBKEY(certificate),
                                OBJ_dup(algorithm), type, parameter, copy,
                                length) == 1;
}

bool Fill(X509* certificate, const Draft& draft, const Signer& signer) {
  return X509_set_version(certificate, X509_VERSION_3) &&
         SetSerial(certificate, draft.name) && SetDates(certificate, draft) &&
         SetNames(certificate, draft, signer) &&
         SetPublicKey(certificate, draft.key->public_key) &&
         AddBasicConstraints(certificate, draft) &&
         AddKeyUsage(certificate, draft) &&
         AddExtendedKeyUsage(certificate, draft) &&
         AddHosts(certificate, draft.hosts) &&
         AddNameConstraints(certificate, draft) &&
         AddTimestamps(certificate, draft) &&
         AddKeyIds(certificate, *draft.key,
                   signer.named != nullptr ? *signer.named : *signer.key) &&
         AddPadding(certificate, draft.padding);
}

void Cut(X509* certificate, const Draft& draft,
         const std::vector<Draft::Cut>& cuts) {
  for (const Draft::Cut cut : cuts) cut(certificate, draft);
}

template <typename Encode>
Bytes Encoded(X509* certificate, Encode encode) {
  const int length = encode(certificate, nullptr);
  Bytes der(static_cast<size_t>(length > 0 ? length : 0));
  unsigned char* end = der.data();
  if (length > 0) encode(certificate, &end);
  return der;
}

// Drawing from a stream of the content's own, a signature depends neither on
// what was signed before nor on the streams of the simulation.
bool Sign(X509* certificate, const Draft& draft, EVP_PKEY* key) {
  const Bytes content = Encoded(certificate, &i2d_re_X509_tbs);
  RandomStream stream(
      0, {reinterpret_cast<const char*>(content.data()), content.size()});
  openssl::StreamScope scope(stream);
  openssl::PrivateKeyUse use;
  openssl::DigestContextPtr context(EVP_MD_CTX_new());
  return EVP_DigestSignInit_ex(context.get(), nullptr, draft.digest,
                               LibraryContext(), nullptr, key, nullptr) == 1 &&
         X509_sign_ctx(certificate, context.get()) > 0;
}

bool SignAfterCuts(X509* certificate, const Draft& draft, EVP_PKEY* key) {
  Cut(certificate, draft, draft.before_signing);
  if (!Sign(certificate, draft, key)) return false;
  Cut(certificate, draft, draft.after_signing);
  return true;
}

}  // namespace

Result<Bytes> BuildCertificate(const Draft& draft, const Signer& signer) {
  const TestKey& hand = signer.hand != nullptr ? *signer.hand : *signer.key;
  ERR_set_mark();
  openssl::X509Ptr certificate(X509_new_ex(LibraryContext(), nullptr));
  const bool ok = certificate && draft.key->public_key != nullptr &&
                  hand.pair && Fill(certificate.get(), draft, signer) &&
                  SignAfterCuts(certificate.get(), draft, hand.pair.get());
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_pop_to_mark();
  if (ok) return Encoded(certificate.get(), &i2d_X509);
  return Error{"pki." + draft.name + ": OpenSSL would not make it: " +
                   (reason != nullptr ? reason : "no reason given"),
               ""};
}

}  // namespace shakedown::pki

// SPDX-License-Identifier: Apache-2.0
// Extensions that forbid, are missing, stand twice or can't be read (RFC 5280
// section 4.2).
#include <openssl/x509v3.h>

#include "src/pki/defects/alteration.h"
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

constexpr char kUnknownOid[] = "1.3.6.1.4.1.55555.1";
constexpr char kBasicConstraintsOid[] = "2.5.29.19";

// DER of the values, written out.
const Bytes kNull = {0x05, 0x00};
const Bytes kNonsense = {0x30, 0x7f, 0x01};  // longer than it is
const Bytes kClientAuth = {0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06,
                           0x01, 0x05, 0x05, 0x07, 0x03, 0x02};
const Bytes kServerAuth = {0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06,
                           0x01, 0x05, 0x05, 0x07, 0x03, 0x01};
const Bytes kCodeSigning = {0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06,
                            0x01, 0x05, 0x05, 0x07, 0x03, 0x03};
const Bytes kAnyUsage = {0x30, 0x06, 0x06, 0x04, 0x55, 0x1d, 0x25, 0x00};
const Bytes kCrlSignOnly = {0x03, 0x02, 0x01, 0x02};
const Bytes kDigitalSignatureOnly = {0x03, 0x02, 0x07, 0x80};
const Bytes kNoAuthority = {0x30, 0x00};
const Bytes kAuthority = {0x30, 0x03, 0x01, 0x01, 0xff};
const Bytes kPathLengthMinusOne = {0x30, 0x06, 0x01, 0x01,
                                   0xff, 0x02, 0x01, 0xff};

template <int kNid, const Bytes& kValue, bool kCritical>
void Replace(X509* certificate, const Draft&) {
  ReplaceExtension(certificate, kNid, kCritical, kValue);
}

template <int kNid, const Bytes& kValue, bool kCritical>
void Put(Draft& draft, int64_t) {
  draft.before_signing.push_back(&Replace<kNid, kValue, kCritical>);
}

template <int kNid>
void Remove(X509* certificate, const Draft&) {
  RemoveExtension(certificate, kNid);
}

template <int kNid>
void LeaveOut(Draft& draft, int64_t) {
  draft.before_signing.push_back(&Remove<kNid>);
}

template <bool kCritical>
void AddUnknown(X509* certificate, const Draft&) {
  AddExtension(certificate, kUnknownOid, kCritical, kNull);
}

template <bool kCritical>
void UseUnknown(Draft& draft, int64_t) {
  draft.before_signing.push_back(&AddUnknown<kCritical>);
}

void LeaveOutUsage(Draft& draft, int64_t) { draft.says_its_usage = false; }

void LeaveOutTimestamps(Draft& draft, int64_t) { draft.timestamps = 0; }

void AllowNoAuthorities(Draft& draft, int64_t) {
  draft.allows_authorities = false;
}

void PermitAnotherName(Draft& draft, int64_t) {
  draft.permitted_name = "other.example.net";
}

void ExcludeAllOfCom(Draft& draft, int64_t) { draft.excluded_name = "com"; }

void RepeatExtension(X509* certificate, const Draft& draft) {
  AddExtension(certificate, kBasicConstraintsOid, true,
               draft.usage == Usage::kAuthority ? kAuthority : kNoAuthority);
}

void Repeat(Draft& draft, int64_t) {
  draft.before_signing.push_back(&RepeatExtension);
}

void LeaveOutKeyIds(Draft& draft, int64_t) {
  draft.before_signing.push_back(&Remove<NID_subject_key_identifier>);
  draft.before_signing.push_back(&Remove<NID_authority_key_identifier>);
}

void NameAnotherIssuersKey(Draft& draft, int64_t) {
  draft.names_another_issuers_key = true;
}

constexpr Row kRows[] = {
    {"no_extended_usage", DefectOf::kLeaf, part::kExtendedUsage, &LeaveOutUsage,
     "no extension says that it is a server's or client's"},
    {"client_usage_only", DefectOf::kLeaf, part::kExtendedUsage,
     &Put<NID_ext_key_usage, kClientAuth, false>,
     "its extended key usage allows clients only"},
    {"server_usage_only", DefectOf::kLeaf, part::kExtendedUsage,
     &Put<NID_ext_key_usage, kServerAuth, false>,
     "its extended key usage allows servers only"},
    {"other_usage_only", DefectOf::kLeaf, part::kExtendedUsage,
     &Put<NID_ext_key_usage, kCodeSigning, false>,
     "its extended key usage allows to sign code only"},
    {"any_usage", DefectOf::kLeaf, part::kExtendedUsage,
     &Put<NID_ext_key_usage, kAnyUsage, false>,
     "its extended key usage is anyExtendedKeyUsage"},
    {"no_key_usage", DefectOf::kAny, part::kKeyUsage, &LeaveOut<NID_key_usage>,
     "it has no key usage, which allows all"},
    {"other_key_usage", DefectOf::kLeaf, part::kKeyUsage,
     &Put<NID_key_usage, kCrlSignOnly, true>,
     "its key usage allows to sign revocation lists only"},
    {"no_certificate_signing", DefectOf::kAuthority, part::kKeyUsage,
     &Put<NID_key_usage, kDigitalSignatureOnly, true>,
     "its key usage does not allow to sign certificates"},
    {"not_an_authority", DefectOf::kAuthority, part::kBasicConstraints,
     &Put<NID_basic_constraints, kNoAuthority, true>,
     "its basic constraints say that it is no authority"},
    {"no_basic_constraints", DefectOf::kAuthority, part::kBasicConstraints,
     &LeaveOut<NID_basic_constraints>, "it has no basic constraints"},
    {"authority_as_server", DefectOf::kLeaf, part::kBasicConstraints,
     &Put<NID_basic_constraints, kAuthority, true>,
     "its basic constraints say that it is an authority"},
    {"no_authority_below", DefectOf::kAuthority, part::kBasicConstraints,
     &AllowNoAuthorities, "its path length allows no authority below it"},
    {"negative_path_length", DefectOf::kAuthority, part::kBasicConstraints,
     &Put<NID_basic_constraints, kPathLengthMinusOne, true>,
     "its path length is -1"},
    {"other_names_only", DefectOf::kAuthority, part::kNameConstraints,
     &PermitAnotherName, "it permits only names below other.example.net"},
    {"excluded_name", DefectOf::kAuthority, part::kNameConstraints,
     &ExcludeAllOfCom, "it excludes all names below com"},
    {"unreadable_name_constraints", DefectOf::kAuthority,
     part::kNameConstraints, &Put<NID_name_constraints, kNonsense, true>,
     "its name constraints are no DER"},
    {"unknown_critical_extension", DefectOf::kAny, part::kOtherExtensions,
     &UseUnknown<true>, "it has a critical extension that nobody knows"},
    {"unknown_extension", DefectOf::kAny, part::kOtherExtensions,
     &UseUnknown<false>, "the same, but not critical"},
    {"duplicate_extension", DefectOf::kAny, part::kBasicConstraints, &Repeat,
     "its basic constraints stand twice"},
    {"unreadable_extension", DefectOf::kAny, part::kBasicConstraints,
     &Put<NID_basic_constraints, kNonsense, true>,
     "its basic constraints are no DER"},
    {"unreadable_names", DefectOf::kLeaf, part::kNames,
     &Put<NID_subject_alt_name, kNonsense, false>,
     "its alternative names are no DER"},
    {"no_key_identifiers", DefectOf::kAny, part::kKeyIds, &LeaveOutKeyIds,
     "it says neither which key it has nor which one signed it"},
    {"other_issuers_key_identifier", DefectOf::kAny, part::kKeyIds,
     &NameAnotherIssuersKey, "it names another key than the one that signed"},
    {"no_timestamps", DefectOf::kLeaf, part::kTimestamps, &LeaveOutTimestamps,
     "no timestamp of Certificate Transparency is in it"},
};

}  // namespace

std::span<const Row> RowsOfExtensions() { return kRows; }

}  // namespace shakedown::pki

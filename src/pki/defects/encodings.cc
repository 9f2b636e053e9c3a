// SPDX-License-Identifier: Apache-2.0
// DER that is not what X.509 wants, from harmless to hopeless.
#include <openssl/x509.h>

#include <algorithm>

#include "src/pki/defects/alteration.h"
#include "src/pki/defects/row.h"

namespace shakedown::pki {
namespace {

void CutShort(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.resize(der.size() / 2); };
}

void AddTail(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.insert(der.end(), 7, 0x00); };
}

void UseGarbage(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { std::fill(der.begin(), der.end(), 0xa5); };
}

void UseNothing(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der.clear(); };
}

void UseAnotherStructure(Draft& draft, int64_t) {
  draft.damage = [](Bytes& der) { der = {0x30, 0x03, 0x02, 0x01, 0x05}; };
}

void BecomeVersion1(X509* certificate, const Draft&) {
  while (X509_get_ext_count(certificate) > 0) {
    X509_EXTENSION_free(X509_delete_ext(certificate, 0));
  }
  X509_set_version(certificate, X509_VERSION_1);
}

void UseVersion1(Draft& draft, int64_t) {
  draft.before_signing.push_back(&BecomeVersion1);
}

void SayVersion1(X509* certificate, const Draft&) {
  X509_set_version(certificate, X509_VERSION_1);
}

void LieAboutVersion(Draft& draft, int64_t) {
  draft.before_signing.push_back(&SayVersion1);
}

template <int kSerial>
void NumberIt(X509* certificate, const Draft&) {
  ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), kSerial);
}

template <int kSerial>
void UseSerial(Draft& draft, int64_t) {
  draft.before_signing.push_back(&NumberIt<kSerial>);
}

void NumberItHugely(X509* certificate, const Draft&) {
  constexpr size_t kBytes = 100;
  const Bytes digits(kBytes, 0x7e);
  ASN1_STRING_set(X509_get_serialNumber(certificate), digits.data(),
                  static_cast<int>(digits.size()));
}

void UseHugeSerial(Draft& draft, int64_t) {
  draft.before_signing.push_back(&NumberItHugely);
}

// Writes any text where a time should be. It keeps the type, UTCTime.
template <const char* kText>
void WriteEnd(X509* certificate, const Draft&) {
  ASN1_STRING_set(X509_getm_notAfter(certificate), kText, -1);
}

template <const char* kText>
void EndAt(Draft& draft, int64_t) {
  draft.not_after = 0;  // UTCTime, to be overwritten
  draft.before_signing.push_back(&WriteEnd<kText>);
}

constexpr char kNoSeconds[] = "4912312359Z";
constexpr char kOffset[] = "491231235959+0100";
constexpr char kNoMonth[] = "491331235959Z";
constexpr char kNoTime[] = "";

// What RFC 5280 wants from 2050 on only.
void GeneralizeEnd(X509* certificate, const Draft& draft) {
  ASN1_GENERALIZEDTIME_set(X509_getm_notAfter(certificate), draft.not_after);
}

void UseGeneralizedTime(Draft& draft, int64_t) {
  draft.before_signing.push_back(&GeneralizeEnd);
}

constexpr Parts kAllExtensions = part::kExtendedUsage | part::kKeyUsage |
                                 part::kBasicConstraints |
                                 part::kNameConstraints | part::kKeyIds |
                                 part::kTimestamps | part::kOtherExtensions;

constexpr Row kRows[] = {
    {"unparsable", DefectOf::kAny, part::kEncoding, &CutShort,
     "the second half of its DER is missing"},
    {"trailing_bytes", DefectOf::kAny, part::kEncoding, &AddTail,
     "seven bytes follow its DER"},
    {"garbage", DefectOf::kAny, part::kEncoding, &UseGarbage,
     "it is as long as a certificate, and none of it is one"},
    {"zero_length", DefectOf::kAny, part::kEncoding, &UseNothing,
     "it has no bytes at all"},
    {"other_structure", DefectOf::kAny, part::kEncoding, &UseAnotherStructure,
     "it is good DER, but of something else"},
    {"version_1", DefectOf::kAny, part::kVersion | kAllExtensions, &UseVersion1,
     "it is of version 1, and has no extensions"},
    {"version_1_with_extensions", DefectOf::kAny, part::kVersion,
     &LieAboutVersion, "it says that it is of version 1, but has extensions"},
    {"negative_serial", DefectOf::kAny, part::kSerial, &UseSerial<-5>,
     "its serial number is -5"},
    {"zero_serial", DefectOf::kAny, part::kSerial, &UseSerial<0>,
     "its serial number is 0"},
    {"huge_serial", DefectOf::kAny, part::kSerial, &UseHugeSerial,
     "its serial number has 100 bytes, of which RFC 5280 allows 20"},
    {"time_without_seconds", DefectOf::kAny, part::kDates, &EndAt<kNoSeconds>,
     "its end is a time without seconds"},
    {"time_with_offset", DefectOf::kAny, part::kDates, &EndAt<kOffset>,
     "its end is a local time, with an offset"},
    {"time_of_month_13", DefectOf::kAny, part::kDates, &EndAt<kNoMonth>,
     "its end is in the 13th month of 2049"},
    {"empty_time", DefectOf::kAny, part::kDates, &EndAt<kNoTime>,
     "its end is a time without digits"},
    {"generalized_time", DefectOf::kAny, part::kDates, &UseGeneralizedTime,
     "its end is a GeneralizedTime, which RFC 5280 wants from 2050 on"},
};

}  // namespace

std::span<const Row> RowsOfEncodings() { return kRows; }

}  // namespace shakedown::pki

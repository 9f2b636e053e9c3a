// SPDX-License-Identifier: Apache-2.0
#include "src/security/certificate/values.h"

#include <Security/SecCertificateOIDs.h>
#include <Security/SecTrust.h>
#include <openssl/err.h>

#include <memory>
#include <string>

#include "src/corefoundation/conversions.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {
namespace {

using cf::CFRef;
using Section = CFRef<CFMutableArrayRef>;

constexpr char kHexDigits[] = "0123456789ABCDEF";

// One field: what it is called, what kind of value it has, and the value.
CFRef<CFMutableDictionaryRef> MakeField(const std::string& label,
                                        CFStringRef type, CFTypeRef value) {
  const auto text = cf::MakeString(label);
  auto field = cf::MakeMutableDictionary();
  CFDictionarySetValue(field.get(), kSecPropertyKeyType, type);
  CFDictionarySetValue(field.get(), kSecPropertyKeyLabel, text.get());
  CFDictionarySetValue(field.get(), kSecPropertyKeyLocalizedLabel, text.get());
  CFDictionarySetValue(field.get(), kSecPropertyKeyValue, value);
  return field;
}

void AddText(const Section& section, const std::string& label,
             const std::string& value) {
  const auto text = cf::MakeString(value);
  const auto field = MakeField(label, kSecPropertyTypeString, text.get());
  CFArrayAppendValue(section.get(), field.get());
}

std::string OidText(const ASN1_OBJECT* object) {
  char text[128] = {};
  OBJ_obj2txt(text, sizeof text, object, 1);
  return text;
}

std::string Utf8Of(const ASN1_STRING* string) {
  unsigned char* utf8 = nullptr;
  const int length = ASN1_STRING_to_UTF8(&utf8, string);
  if (length < 0) return "";
  std::string text(reinterpret_cast<char*>(utf8), static_cast<size_t>(length));
  OPENSSL_free(utf8);
  return text;
}

std::string HexOf(const ASN1_STRING* string) {
  std::string text;
  for (int i = 0; i < ASN1_STRING_length(string); ++i) {
    const uint8_t byte = ASN1_STRING_get0_data(string)[i];
    if (!text.empty()) text += ' ';
    text += kHexDigits[byte >> 4];
    text += kHexDigits[byte & 15];
  }
  return text;
}

// Adds fields to the dictionary of all.
class Collector {
 public:
  explicit Collector(const ParsedCertificate& certificate)
      : certificate_(certificate), x509_(certificate.x509()) {}

  CFRef<CFMutableDictionaryRef> Collect() {
    AddVersion();
    AddName(kSecOIDX509V1IssuerName, "Issuer Name",
            X509_get_issuer_name(x509_));
    AddName(kSecOIDX509V1SubjectName, "Subject Name",
            X509_get_subject_name(x509_));
    AddSubjectEntries();
    AddTime(kSecOIDX509V1ValidityNotBefore, "Not Valid Before",
            certificate_.NotBefore());
    AddTime(kSecOIDX509V1ValidityNotAfter, "Not Valid After",
            certificate_.NotAfter());
    AddAlgorithm();
    AddAlternativeNames(kSecOIDSubjectAltName, NID_subject_alt_name);
    AddAlternativeNames(kSecOIDIssuerAltName, NID_issuer_alt_name);
    AddBasicConstraints();
    AddKeyIdentifier();
    ERR_clear_error();
    return std::move(values_);
  }

 private:
  void Set(CFStringRef oid, const std::string& label, CFStringRef type,
           CFTypeRef value) {
    CFDictionarySetValue(values_.get(), oid,
                         MakeField(label, type, value).get());
  }

  void SetText(CFStringRef oid, const std::string& label,
               const std::string& value) {
    Set(oid, label, kSecPropertyTypeString, cf::MakeString(value).get());
  }

  // Extensions are called by their identifiers, and say first whether they are
  // critical.
  Section StartExtension(int nid) const {
    Section section = cf::MakeMutableArray();
    const int at = X509_get_ext_by_NID(x509_, nid, -1);
    if (at < 0) return {};
    AddText(
        section, "Critical",
        X509_EXTENSION_get_critical(X509_get_ext(x509_, at)) ? "Yes" : "No");
    return section;
  }

  void SetExtension(CFStringRef oid, const Section& section) {
    Set(oid, cf::ToStdString(oid), kSecPropertyTypeSection, section.get());
  }

  void AddVersion() {
    SetText(kSecOIDX509V1Version, "Version",
            std::to_string(X509_get_version(x509_) + 1));
    SetText(kSecOIDX509V1SerialNumber, "Serial Number",
            HexOf(X509_get0_serialNumber(x509_)));
  }

  void AddName(CFStringRef oid, const std::string& label,
               const X509_NAME* name) {
    const Section section = cf::MakeMutableArray();
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
      const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
      AddText(section, OidText(X509_NAME_ENTRY_get_object(entry)),
              Utf8Of(X509_NAME_ENTRY_get_data(entry)));
    }
    Set(oid, label, kSecPropertyTypeSection, section.get());
  }

  // The subject's entries also stand alone, each kind as a list of texts.
  void AddSubjectEntries() {
    const X509_NAME* name = X509_get_subject_name(x509_);
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
      const ASN1_OBJECT* object =
          X509_NAME_ENTRY_get_object(X509_NAME_get_entry(name, i));
      const auto oid = cf::MakeString(OidText(object));
      if (CFDictionaryContainsKey(values_.get(), oid.get())) continue;
      const auto texts = cf::MakeMutableArray();
      for (int at = -1;
           (at = X509_NAME_get_index_by_OBJ(name, object, at)) >= 0;) {
        const auto text = cf::MakeString(
            Utf8Of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))));
        CFArrayAppendValue(texts.get(), text.get());
      }
      Set(oid.get(), OidText(object), kSecPropertyTypeArray, texts.get());
    }
  }

  void AddTime(CFStringRef oid, const std::string& label,
               std::optional<int64_t> seconds) {
    if (!seconds) return;
    const double time =
        static_cast<double>(*seconds) - kCFAbsoluteTimeIntervalSince1970;
    const auto number = CFRef<CFNumberRef>::Adopt(
        CFNumberCreate(kCFAllocatorDefault, kCFNumberDoubleType, &time));
    Set(oid, label, kSecPropertyTypeNumber, number.get());
  }

  void AddAlgorithm() {
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, X509_get0_tbs_sigalg(x509_));
    const Section section = cf::MakeMutableArray();
    AddText(section, "Algorithm", OidText(algorithm));
    Set(kSecOIDX509V1SignatureAlgorithm, "Signature Algorithm",
        kSecPropertyTypeSection, section.get());
  }

  void AddAlternativeNames(CFStringRef oid, int nid) {
    const std::unique_ptr<GENERAL_NAMES, openssl::Deleter<&GENERAL_NAMES_free>>
        names(static_cast<GENERAL_NAMES*>(
            X509_get_ext_d2i(x509_, nid, nullptr, nullptr)));
    const Section section = StartExtension(nid);
    if (!names || !section) return;
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
      AddGeneralName(section, *sk_GENERAL_NAME_value(names.get(), i));
    }
    SetExtension(oid, section);
  }

  static void AddGeneralName(const Section& section, const GENERAL_NAME& name) {
    switch (name.type) {
      case GEN_DNS:
        return AddText(section, "DNS Name", Utf8Of(name.d.dNSName));
      case GEN_EMAIL:
        return AddText(section, "Email Address", Utf8Of(name.d.rfc822Name));
      case GEN_IPADD:
        return AddText(section, "IP Address", FormatAddress(name.d.iPAddress));
      case GEN_URI: {
        const auto uri =
            cf::MakeString(Utf8Of(name.d.uniformResourceIdentifier));
        const auto field = MakeField("URI", kSecPropertyTypeURL, uri.get());
        return CFArrayAppendValue(section.get(), field.get());
      }
      default:
        return;
    }
  }

  void AddBasicConstraints() {
    const std::unique_ptr<BASIC_CONSTRAINTS,
                          openssl::Deleter<&BASIC_CONSTRAINTS_free>>
        constraints(static_cast<BASIC_CONSTRAINTS*>(
            X509_get_ext_d2i(x509_, NID_basic_constraints, nullptr, nullptr)));
    const Section section = StartExtension(NID_basic_constraints);
    if (!constraints || !section) return;
    AddText(section, "Certificate Authority", constraints->ca ? "Yes" : "No");
    if (constraints->pathlen != nullptr) {
      AddText(section, "Path Length Constraint",
              std::to_string(ASN1_INTEGER_get(constraints->pathlen)));
    }
    SetExtension(kSecOIDBasicConstraints, section);
  }

  void AddKeyIdentifier() {
    const ASN1_OCTET_STRING* id = X509_get0_subject_key_id(x509_);
    const Section section = StartExtension(NID_subject_key_identifier);
    if (id == nullptr || !section) return;
    const auto data =
        cf::MakeData({ASN1_STRING_get0_data(id),
                      static_cast<size_t>(ASN1_STRING_length(id))});
    const auto field =
        MakeField("Key Identifier", kSecPropertyTypeData, data.get());
    CFArrayAppendValue(section.get(), field.get());
    SetExtension(kSecOIDSubjectKeyIdentifier, section);
  }

  const ParsedCertificate& certificate_;
  X509* x509_;
  CFRef<CFMutableDictionaryRef> values_ = cf::MakeMutableDictionary();
};

}  // namespace

cf::CFRef<CFMutableDictionaryRef> MakeValues(
    const ParsedCertificate& certificate) {
  return Collector(certificate).Collect();
}

}  // namespace shakedown::security

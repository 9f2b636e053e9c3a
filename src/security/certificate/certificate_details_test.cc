// SPDX-License-Identifier: Apache-2.0
// SecCertificateCopyValues and the functions for single facts.
#include <Security/SecCertificate.h>
#include <Security/SecCertificateOIDs.h>
#include <Security/SecTrust.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class CertificateDetailsTest : public testing::Test {
 protected:
  // The value of a field, NULL if there is none.
  CFTypeRef Value(CFStringRef oid) {
    const CFTypeRef keys[] = {oid};
    values = CFRef<CFDictionaryRef>::Adopt(SecCertificateCopyValues(
        certificate.get(), cf::MakeArray(keys).get(), nullptr));
    const auto field =
        static_cast<CFDictionaryRef>(CFDictionaryGetValue(values.get(), oid));
    return field != nullptr ? CFDictionaryGetValue(field, kSecPropertyKeyValue)
                            : nullptr;
  }

  // The field of that label in a section, as text; "" if there is none.
  std::string TextIn(CFStringRef oid, const std::string& label) {
    const auto section = static_cast<CFArrayRef>(Value(oid));
    for (CFIndex i = 0; i < CFArrayGetCount(section); ++i) {
      const auto field =
          static_cast<CFDictionaryRef>(CFArrayGetValueAtIndex(section, i));
      const auto text = [field](CFStringRef key) {
        return cf::ToStdString(
            static_cast<CFStringRef>(CFDictionaryGetValue(field, key)));
      };
      if (text(kSecPropertyKeyLabel) == label) {
        return text(kSecPropertyKeyValue);
      }
    }
    return "";
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  CFRef<SecCertificateRef> certificate = MakeCertificate(
      Make({.subject = "a  Test ",
            .issuer = "Issuing",
            .extensions = {
                {NID_subject_alt_name,
                 "DNS:a.test,IP:192.0.2.1,email:a@b.test,URI:http://b.test/"},
                {NID_basic_constraints, "critical,CA:TRUE,pathlen:2"},
                {NID_subject_key_identifier, "hash"}}}));
  CFRef<CFDictionaryRef> values;
};

TEST_F(CertificateDetailsTest, NamesAreSectionsByIdentifier) {
  EXPECT_EQ(TextIn(kSecOIDX509V1SubjectName, "2.5.4.3"), "a  Test ");
  EXPECT_EQ(TextIn(kSecOIDX509V1IssuerName, "2.5.4.3"), "Issuing");
  const auto names = static_cast<CFArrayRef>(Value(kSecOIDCommonName));
  EXPECT_TRUE(CFEqual(CFArrayGetValueAtIndex(names, 0), CFSTR("a  Test ")));
}

TEST_F(CertificateDetailsTest, AlternativeNamesSayWhatTheyAre) {
  EXPECT_EQ(TextIn(kSecOIDSubjectAltName, "DNS Name"), "a.test");
  EXPECT_EQ(TextIn(kSecOIDSubjectAltName, "IP Address"), "192.0.2.1");
  EXPECT_EQ(TextIn(kSecOIDSubjectAltName, "Email Address"), "a@b.test");
  EXPECT_EQ(TextIn(kSecOIDSubjectAltName, "URI"), "http://b.test/");
  EXPECT_EQ(TextIn(kSecOIDSubjectAltName, "Critical"), "No");
}

TEST_F(CertificateDetailsTest, ConstraintsAreTexts) {
  EXPECT_EQ(TextIn(kSecOIDBasicConstraints, "Certificate Authority"), "Yes");
  EXPECT_EQ(TextIn(kSecOIDBasicConstraints, "Path Length Constraint"), "2");
  EXPECT_EQ(TextIn(kSecOIDBasicConstraints, "Critical"), "Yes");
}

TEST_F(CertificateDetailsTest, TimesAreNumbers) {
  double time = 0;
  CFNumberGetValue(
      static_cast<CFNumberRef>(Value(kSecOIDX509V1ValidityNotBefore)),
      kCFNumberDoubleType, &time);
  EXPECT_EQ(time, SecCertificateNotValidBefore(certificate.get()));
  EXPECT_TRUE(SecCertificateIsValid(certificate.get(), time));
  EXPECT_FALSE(SecCertificateIsValid(certificate.get(), time - 1));
  EXPECT_TRUE(SecCertificateIsValid(
      certificate.get(), SecCertificateNotValidAfter(certificate.get())));
}

TEST_F(CertificateDetailsTest, FieldsAreTextsOrSections) {
  EXPECT_TRUE(CFEqual(Value(kSecOIDX509V1Version), CFSTR("3")));
  EXPECT_TRUE(CFEqual(Value(kSecOIDX509V1SerialNumber), CFSTR("01")));
  EXPECT_EQ(TextIn(kSecOIDX509V1SignatureAlgorithm, "Algorithm"),
            "1.2.840.10045.4.3.2");
  EXPECT_NE(Value(kSecOIDSubjectKeyIdentifier), nullptr);
}

TEST_F(CertificateDetailsTest, WhatIsNotThereIsNotInTheValues) {
  EXPECT_EQ(Value(kSecOIDIssuerAltName), nullptr);
  EXPECT_EQ(Value(kSecOIDOrganizationName), nullptr);
  EXPECT_EQ(CFDictionaryGetCount(values.get()), 0);
  values = CFRef<CFDictionaryRef>::Adopt(
      SecCertificateCopyValues(certificate.get(), nullptr, nullptr));
  EXPECT_EQ(CFDictionaryGetCount(values.get()), 11);
}

TEST_F(CertificateDetailsTest, NormalizedNamesCanBeCompared) {
  const auto subject = CFRef<CFDataRef>::Adopt(
      SecCertificateCopyNormalizedSubjectContent(certificate.get(), nullptr));
  const ByteView bytes = cf::ToBytes(subject.get());
  ASSERT_GT(bytes.size(), 6u);
  EXPECT_EQ(std::string(bytes.end() - 6, bytes.end()), "A TEST");
  EXPECT_EQ(bytes[0], 0x31);  // a set, not the sequence around it
  const auto other = MakeCertificate(Make({.subject = "A test"}));
  const auto same = CFRef<CFDataRef>::Adopt(
      SecCertificateCopyNormalizedIssuerContent(other.get(), nullptr));
  EXPECT_TRUE(CFEqual(subject.get(), same.get()));
}

TEST_F(CertificateDetailsTest, SerialNumberIsItsBytes) {
  const auto serial = CFRef<CFDataRef>::Adopt(
      SecCertificateCopySerialNumberData(certificate.get(), nullptr));
  EXPECT_TRUE(CFEqual(serial.get(), cf::MakeData(Bytes{1}).get()));
}

TEST_F(CertificateDetailsTest, EmailAddressesAreListed) {
  CFRef<CFArrayRef> addresses;
  EXPECT_EQ(
      SecCertificateCopyEmailAddresses(certificate.get(), addresses.Receive()),
      errSecSuccess);
  ASSERT_EQ(CFArrayGetCount(addresses.get()), 1);
  EXPECT_TRUE(
      CFEqual(CFArrayGetValueAtIndex(addresses.get(), 0), CFSTR("a@b.test")));
  EXPECT_EQ(SecCertificateCopyEmailAddresses(nullptr, addresses.Receive()),
            errSecParam);
}

TEST_F(CertificateDetailsTest, DescriptionsAreForPeople) {
  const auto text = CFRef<CFStringRef>::Adopt(
      SecCertificateCopyLongDescription(nullptr, certificate.get(), nullptr));
  EXPECT_EQ(cf::ToStdString(text.get()), "a  Test , issued by Issuing");
  CFRef<CFErrorRef> error;
  EXPECT_EQ(
      SecCertificateCopyLongDescription(nullptr, nullptr, error.Receive()),
      nullptr);
  EXPECT_EQ(CFErrorGetCode(error.get()), errSecParam);
  EXPECT_EQ(SecCertificateCopyValues(nullptr, nullptr, nullptr), nullptr);
}

}  // namespace
}  // namespace shakedown::security

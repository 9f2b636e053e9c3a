// SPDX-License-Identifier: Apache-2.0
#include "src/security/certificate.h"

#include <Security/SecKey.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/type_info.h"
#include "src/security/x509_for_test.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {
namespace {

using cf::CFRef;

class CertificateTest : public testing::Test {
 protected:
  CFRef<SecCertificateRef> With(const TestCertificate& wanted) {
    return MakeCertificate(Make(wanted));
  }

  std::string SummaryOf(const TestCertificate& wanted) {
    return cf::ToStdString(
        CFRef<CFStringRef>::Adopt(
            SecCertificateCopySubjectSummary(With(wanted).get()))
            .get());
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
};

TEST_F(CertificateTest, DataComesBackAsItWent) {
  const Bytes der = Make({.subject = "a.test"});
  const auto data = cf::MakeData(der);
  const auto certificate = CFRef<SecCertificateRef>::Adopt(
      SecCertificateCreateWithData(kCFAllocatorDefault, data.get()));
  const auto copy =
      CFRef<CFDataRef>::Adopt(SecCertificateCopyData(certificate.get()));
  EXPECT_TRUE(CFEqual(copy.get(), data.get()));
  EXPECT_EQ(CFGetTypeID(certificate.get()), SecCertificateGetTypeID());
}

TEST_F(CertificateTest, WhatIsNoCertificateGivesNull) {
  const auto garbage = cf::MakeData(AsBytes("no certificate"));
  EXPECT_EQ(SecCertificateCreateWithData(nullptr, garbage.get()), nullptr);
  EXPECT_EQ(SecCertificateCreateWithData(nullptr, nullptr), nullptr);
  EXPECT_FALSE(MakeCertificate({}));
}

TEST_F(CertificateTest, EqualDerMakesEqualObjects) {
  const auto one = With({.subject = "a.test"});
  const auto same = MakeCertificate(DerOf(one.get()));
  const auto other = With({.subject = "b.test"});
  EXPECT_NE(one.get(), same.get());
  EXPECT_TRUE(CFEqual(one.get(), same.get()));
  EXPECT_EQ(CFHash(one.get()), CFHash(same.get()));
  EXPECT_FALSE(CFEqual(one.get(), other.get()));
}

TEST_F(CertificateTest, SummaryIsTheCommonNameElseAnAlternativeName) {
  EXPECT_EQ(SummaryOf({.subject = "a.test"}), "a.test");
  EXPECT_EQ(SummaryOf({.subject = "",
                       .extensions = {{NID_subject_alt_name, "DNS:b.test"}}}),
            "b.test");
  const auto nameless = With({.subject = ""});
  EXPECT_EQ(SecCertificateCopySubjectSummary(nameless.get()), nullptr);
}

TEST_F(CertificateTest, CommonNameIsUtf8) {
  const auto certificate = With({.subject = "B\xc3\xbc"
                                            "cher CA"});
  CFRef<CFStringRef> name;
  ASSERT_EQ(SecCertificateCopyCommonName(certificate.get(), name.Receive()),
            errSecSuccess);
  EXPECT_EQ(cf::ToStdString(name.get()),
            "B\xc3\xbc"
            "cher CA");
}

TEST_F(CertificateTest, MissingCommonNameIsNullAndNoError) {
  const auto nameless = With({.subject = ""});
  CFRef<CFStringRef> name;
  EXPECT_EQ(SecCertificateCopyCommonName(nameless.get(), name.Receive()),
            errSecSuccess);
  EXPECT_FALSE(name);
  EXPECT_EQ(SecCertificateCopyCommonName(nameless.get(), nullptr), errSecParam);
}

TEST_F(CertificateTest, PublicKeyIsASecKey) {
  const auto certificate = With({.subject = "a.test"});
  CFRef<SecKeyRef> key;
  ASSERT_EQ(SecCertificateCopyPublicKey(certificate.get(), key.Receive()),
            errSecSuccess);
  EXPECT_EQ(CFGetTypeID(key.get()), SecKeyGetTypeID());
  const auto same =
      CFRef<SecKeyRef>::Adopt(SecCertificateCopyKey(certificate.get()));
  EXPECT_TRUE(CFEqual(key.get(), same.get()));
}

TEST_F(CertificateTest, NothingIsLeftWhenTheLastReferenceIsGone) {
  const int64_t before = Certificate::kType.live();
  {
    const auto certificate = With({.subject = "a.test"});
    EXPECT_EQ(Certificate::kType.live(), before + 1);
    CFRelease(SecCertificateCopyKey(certificate.get()));
  }
  EXPECT_EQ(Certificate::kType.live(), before);
}

TEST_F(CertificateTest, DescriptionNamesIt) {
  EXPECT_EQ(cf::DescribeRef(With({.subject = "a.test"}).get()),
            "<SecCertificate a.test>");
}

using CertificateDeathTest = CertificateTest;

TEST_F(CertificateDeathTest, AnotherTypeEndsTheProcessWithASentence) {
  const auto text = cf::MakeString("text");
  EXPECT_DEATH(SecCertificateCopyData(reinterpret_cast<SecCertificateRef>(
                   const_cast<void*>(static_cast<CFTypeRef>(text.get())))),
               "SecCertificateCopyData");
}

}  // namespace
}  // namespace shakedown::security

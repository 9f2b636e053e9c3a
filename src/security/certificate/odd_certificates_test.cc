// SPDX-License-Identifier: Apache-2.0
// Whatever a certificate is made of, every function that takes one ends, and
// reads no byte that isn't there (asan looks on).
#include <Security/SecCertificate.h>
#include <Security/SecTrust.h>
#include <gtest/gtest.h>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/conversions.h"
#include "src/pki/catalogue.h"
#include "src/security/certificate.h"
#include "src/security/chain_for_test.h"
#include "src/security/policy.h"
#include "src/security/trust.h"

namespace shakedown::security {
namespace {

void Forget(CFTypeRef object) {
  if (object != nullptr) CFRelease(object);
}

// Asks everything that can be asked about a certificate.
void AskAll(SecCertificateRef certificate) {
  Forget(SecCertificateCopyData(certificate));
  Forget(SecCertificateCopySubjectSummary(certificate));
  CFStringRef name = nullptr;
  if (SecCertificateCopyCommonName(certificate, &name) == errSecSuccess) {
    Forget(name);
  }
  Forget(SecCertificateCopyKey(certificate));
  Forget(SecCertificateCopyValues(certificate, nullptr, nullptr));
  Forget(SecCertificateCopyShortDescription(nullptr, certificate, nullptr));
  Forget(SecCertificateCopyLongDescription(nullptr, certificate, nullptr));
  Forget(SecCertificateCopySerialNumberData(certificate, nullptr));
  Forget(SecCertificateCopyNormalizedIssuerContent(certificate, nullptr));
  Forget(SecCertificateCopyNormalizedSubjectContent(certificate, nullptr));
  CFArrayRef addresses = nullptr;
  if (SecCertificateCopyEmailAddresses(certificate, &addresses) ==
      errSecSuccess) {
    Forget(addresses);
  }
}

class OddCertificatesTest : public ChainTest {
 protected:
  // Parses, asks and evaluates; returns whether there was a certificate.
  bool Use(const std::vector<Bytes>& list) {
    EvaluationRequest request;
    request.certificates = list;
    request.usage = Usage::kServer;
    request.host = "api.example.com";
    Evaluate(request);
    const auto certificate = MakeCertificate(list[0]);
    if (!certificate) return false;
    AskAll(certificate.get());
    const auto trust = MakeTrust(list, MakeSslPolicy(Usage::kServer, "a.test"));
    if (trust) Forget(SecTrustCopyProperties(trust.get()));
    return true;
  }
};

TEST_F(OddCertificatesTest, EveryDefectOfEveryCertificateCanBeAskedAbout) {
  for (const pki::Defect& defect : pki::Defects()) {
    for (const char* name : {"leaf", "issuing", "root"}) {
      pki::Recipes with = recipes;
      with[name].defect = defect.name;
      if (pki::FindDefectMistake(with)) continue;
      minted = pki::Mint(with, simulation.clock().UnixSeconds()).value();
      const auto list = Wire();
      if (!list.empty()) Use(list);
      Use({Der(name)});
    }
  }
}

TEST_F(OddCertificatesTest, NoPrefixOfACertificateIsOne) {
  MintAll();
  const Bytes whole = Der("leaf");
  EXPECT_TRUE(Use({whole}));
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(Use({Bytes(whole.begin(), whole.begin() + length)}));
  }
}

// One certificate with every extension there is, each byte changed in turn.
TEST_F(OddCertificatesTest, NoChangedByteDoesHarm) {
  recipes["issuing"].defect = "other_names_only";
  recipes["leaf"].defect = "must_staple";
  MintAll();
  for (const char* name : {"leaf", "issuing"}) {
    const Bytes whole = Der(name);
    for (size_t i = 0; i < whole.size(); ++i) {
      for (const uint8_t mask : {0x01, 0x80, 0xff}) {
        Bytes changed = whole;
        changed[i] ^= mask;
        Use({changed, Der("issuing")});
      }
    }
  }
}

}  // namespace
}  // namespace shakedown::security

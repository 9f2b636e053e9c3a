// SPDX-License-Identifier: Apache-2.0
// Apps out of the field that lose the text of an error.
#include "testing/field/field_fixture.h"

namespace {

using shakedown_testing::FailsWith;
using shakedown_testing::FieldTest;

class MessageTest : public FieldTest {
 protected:
  // The name of the server's certificate, as it goes into a message.
  CFStringRef CopyPeersName() {
    SecTrustRef trust = nullptr;
    SSLCopyPeerTrust(context(), &trust);
    const CFStringRef name = SecCertificateCopySubjectSummary(
        SecTrustGetCertificateAtIndex(trust, 0));
    CFRelease(trust);
    return name;
  }
};

std::string CarelessText(CFStringRef text) {
  const char* pointer = CFStringGetCStringPtr(text, kCFStringEncodingUTF8);
  return pointer == nullptr ? "(null)" : pointer;
}

std::string CarefulText(CFStringRef text) {
  char buffer[256] = {};
  CFStringGetCString(text, buffer, sizeof buffer, kCFStringEncodingUTF8);
  return buffer;
}

// libgit2/libgit2 PR#6848: "SecureTransport error: (null)". A text has a
// pointer to its bytes only if they are stored as asked for; those of a message
// with an accent, or with typographic quotes, are not.
TEST_F(MessageTest, TextThatIsNotAsciiHasNoPointer) {
  Open("server: {chain: [cafe]}\n");
  EXPECT_THAT(SSLHandshake(context()), FailsWith(errSSLUnknownRootCert));
  const CFStringRef name = CopyPeersName();
  EXPECT_EQ(CarelessText(name), "(null)");
  EXPECT_EQ(CarefulText(name), "Caf\xc3\xa9");
  CFRelease(name);
}

}  // namespace

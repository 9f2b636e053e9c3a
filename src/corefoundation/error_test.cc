// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/error.h"

#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

std::string DescriptionOf(CFErrorRef error) {
  return ToStdString(
      CFRef<CFStringRef>::Adopt(CFErrorCopyDescription(error)).get());
}

CFRef<CFErrorRef> WithText(CFStringRef key, CFStringRef text) {
  const void* keys[] = {key};
  const void* values[] = {text};
  return CFRef<CFErrorRef>::Adopt(CFErrorCreateWithUserInfoKeysAndValues(
      nullptr, kCFErrorDomainOSStatus, -9807, keys, values, 1));
}

TEST(ErrorTest, OsStatusIsDescribedByItsNumber) {
  const auto error = MakeError(kCFErrorDomainOSStatus, -9807, nullptr);
  EXPECT_EQ(DescriptionOf(error.get()),
            "The operation couldn\xe2\x80\x99t be completed. "
            "(OSStatus error -9807.)");
  EXPECT_EQ(CFErrorGetCode(error.get()), -9807);
  EXPECT_EQ(CFErrorGetDomain(error.get()), kCFErrorDomainOSStatus);
}

TEST(ErrorTest, DescriptionHasNoCStringPointer) {
  const auto error = MakeError(kCFErrorDomainOSStatus, -9807, nullptr);
  const auto text =
      CFRef<CFStringRef>::Adopt(CFErrorCopyDescription(error.get()));
  EXPECT_EQ(CFStringGetCStringPtr(text.get(), kCFStringEncodingUTF8), nullptr);
}

TEST(ErrorTest, UserInfoGivesTheWords) {
  EXPECT_EQ(DescriptionOf(
                WithText(kCFErrorLocalizedDescriptionKey, CFSTR("No.")).get()),
            "No.");
  EXPECT_EQ(DescriptionOf(WithText(kCFErrorDescriptionKey, CFSTR("why")).get()),
            "The operation couldn\xe2\x80\x99t be completed. "
            "(OSStatus error -9807 - why)");
}

TEST(ErrorTest, PosixErrorHasAReason) {
  const auto error = MakeError(kCFErrorDomainPOSIX, ENOENT, nullptr);
  const auto reason =
      CFRef<CFStringRef>::Adopt(CFErrorCopyFailureReason(error.get()));
  EXPECT_EQ(ToStdString(reason.get()), "No such file or directory");
}

TEST(ErrorTest, UnknownTextsAreNullAndUserInfoIsNot) {
  const auto error = MakeError(kCFErrorDomainOSStatus, -1, nullptr);
  EXPECT_EQ(CFErrorCopyFailureReason(error.get()), nullptr);
  EXPECT_EQ(CFErrorCopyRecoverySuggestion(error.get()), nullptr);
  const auto info =
      CFRef<CFDictionaryRef>::Adopt(CFErrorCopyUserInfo(error.get()));
  EXPECT_EQ(CFDictionaryGetCount(info.get()), 0);
}

TEST(ErrorTest, DescriptionForDevelopersNamesTheCode) {
  const auto error = MakeError(kCFErrorDomainOSStatus, -9807, nullptr);
  EXPECT_EQ(DescribeRef(error.get())
                .find("Error Domain=NSOSStatusErrorDomain Code=-9807 "
                      "\"errSSLXCertChainInvalid: "),
            0u);
}

}  // namespace
}  // namespace shakedown::cf

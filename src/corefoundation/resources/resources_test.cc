// SPDX-License-Identifier: Apache-2.0
// What an app reads from files and frameworks.
#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

CFRef<CFURLRef> UrlOf(const std::string& path) {
  return CFRef<CFURLRef>::Adopt(CFURLCreateWithFileSystemPath(
      nullptr, MakeString(path).get(), kCFURLPOSIXPathStyle, false));
}

// FileWith makes a file of the test's own and returns its URL.
CFRef<CFURLRef> FileWith(const std::string& content) {
  const std::string path = testing::TempDir() + "/shakedown resources.txt";
  std::ofstream(path, std::ios::binary) << content;
  return UrlOf(path);
}

CFRef<CFReadStreamRef> StreamOf(const CFRef<CFURLRef>& url) {
  return CFRef<CFReadStreamRef>::Adopt(
      CFReadStreamCreateWithFile(nullptr, url.get()));
}

// Text of at most `capacity` bytes, or "error".
std::string Read(const CFRef<CFReadStreamRef>& stream, CFIndex capacity) {
  UInt8 buffer[64];
  const CFIndex count = CFReadStreamRead(stream.get(), buffer, capacity);
  return count < 0 ? "error" : std::string(buffer, buffer + count);
}

TEST(ReadStreamTest, FileIsReadFromFrontToBack) {
  const auto stream = StreamOf(FileWith("abcde"));
  EXPECT_TRUE(CFReadStreamOpen(stream.get()));
  EXPECT_EQ(Read(stream, 3), "abc");
  EXPECT_EQ(Read(stream, 0), "");
  EXPECT_TRUE(CFReadStreamHasBytesAvailable(stream.get()));
  EXPECT_EQ(Read(stream, 64), "de");
  EXPECT_EQ(Read(stream, 64), "");
  EXPECT_EQ(CFReadStreamGetStatus(stream.get()), kCFStreamStatusAtEnd);
  EXPECT_FALSE(CFReadStreamHasBytesAvailable(stream.get()));
}

TEST(ReadStreamTest, OnlyAnOpenStreamIsRead) {
  const auto stream = StreamOf(FileWith("abc"));
  EXPECT_EQ(Read(stream, 3), "error");
  EXPECT_EQ(CFReadStreamGetStatus(stream.get()), kCFStreamStatusNotOpen);
  EXPECT_TRUE(CFReadStreamOpen(stream.get()));
  EXPECT_FALSE(CFReadStreamOpen(stream.get()));
  CFReadStreamClose(stream.get());
  CFReadStreamClose(stream.get());
  EXPECT_EQ(Read(stream, 3), "error");
  EXPECT_EQ(CFReadStreamGetStatus(stream.get()), kCFStreamStatusClosed);
  EXPECT_EQ(CFReadStreamCopyError(stream.get()), nullptr);
}

TEST(ReadStreamTest, MissingFileIsAnErrorOfOpening) {
  const auto stream = StreamOf(UrlOf("/no/such/file"));
  EXPECT_FALSE(CFReadStreamOpen(stream.get()));
  EXPECT_EQ(CFReadStreamGetStatus(stream.get()), kCFStreamStatusError);
  EXPECT_EQ(CFReadStreamGetError(stream.get()).error, ENOENT);
  EXPECT_EQ(CFReadStreamGetError(stream.get()).domain,
            kCFStreamErrorDomainPOSIX);
  const auto error =
      CFRef<CFErrorRef>::Adopt(CFReadStreamCopyError(stream.get()));
  EXPECT_TRUE(CFEqual(CFErrorGetDomain(error.get()), kCFErrorDomainPOSIX));
  EXPECT_EQ(CFErrorGetCode(error.get()), ENOENT);
}

TEST(ReadStreamTest, FolderIsAnErrorOfReading) {
  const auto stream = StreamOf(UrlOf("/"));
  EXPECT_TRUE(CFReadStreamOpen(stream.get()));
  EXPECT_EQ(Read(stream, 8), "error");
  EXPECT_EQ(CFReadStreamGetError(stream.get()).error, EISDIR);
}

TEST(ReadStreamTest, UrlOfAnotherSchemeMakesNoStream) {
  const auto url = CFRef<CFURLRef>::Adopt(
      CFURLCreateWithString(nullptr, CFSTR("https://example.com/a"), nullptr));
  EXPECT_EQ(CFReadStreamCreateWithFile(nullptr, url.get()), nullptr);
}

TEST(ReadStreamTest, MemoryIsReadAndFreed) {
  auto* bytes = static_cast<UInt8*>(std::malloc(2));
  bytes[0] = 'a';
  bytes[1] = 'b';
  const auto stream = CFRef<CFReadStreamRef>::Adopt(
      CFReadStreamCreateWithBytesNoCopy(nullptr, bytes, 2, kCFAllocatorMalloc));
  EXPECT_TRUE(CFReadStreamOpen(stream.get()));
  EXPECT_EQ(Read(stream, 1), "a");
  EXPECT_EQ(Read(stream, 64), "b");
  EXPECT_EQ(Read(stream, 64), "");
}

TEST(UrlAccessTest, FileBecomesData) {
  CFRef<CFDataRef> data;
  CFRef<CFDictionaryRef> properties;
  SInt32 error = 1;
  EXPECT_TRUE(CFURLCreateDataAndPropertiesFromResource(
      nullptr, FileWith(std::string(5000, 'x')).get(), data.Receive(),
      properties.Receive(), nullptr, &error));
  EXPECT_EQ(error, 0);
  EXPECT_EQ(CFDataGetLength(data.get()), 5000);
  EXPECT_EQ(CFDictionaryGetCount(properties.get()), 0);
}

struct Unreadable {
  const char* url;
  SInt32 error;
};

class UnreadableTest : public testing::TestWithParam<Unreadable> {};

TEST_P(UnreadableTest, SaysWhyThereIsNoData) {
  const auto url = CFRef<CFURLRef>::Adopt(CFURLCreateWithString(
      nullptr, MakeString(GetParam().url).get(), nullptr));
  CFDataRef data = reinterpret_cast<CFDataRef>(CFSTR("before"));
  SInt32 error = 0;
  EXPECT_FALSE(CFURLCreateDataAndPropertiesFromResource(
      nullptr, url.get(), &data, nullptr, nullptr, &error));
  EXPECT_EQ(data, nullptr);
  EXPECT_EQ(error, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Urls, UnreadableTest,
    testing::Values(
        Unreadable{"file:///no/such/file", kCFURLResourceNotFoundError},
        Unreadable{"file:///dev/null/file", kCFURLResourceNotFoundError},
        Unreadable{"file:///", kCFURLUnknownError},
        Unreadable{"https://example.com/", kCFURLUnknownSchemeError}));

TEST(BundleTest, FrameworksAreFoundByIdentifier) {
  CFBundleRef bundle =
      CFBundleGetBundleWithIdentifier(CFSTR("com.apple.security"));
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(CFGetTypeID(bundle), CFBundleGetTypeID());
  EXPECT_TRUE(
      CFEqual(CFBundleGetIdentifier(bundle), CFSTR("com.apple.security")));
  EXPECT_EQ(CFBundleGetBundleWithIdentifier(CFSTR("com.example.app")), nullptr);
}

TEST(BundleTest, FrameworkHasOnlyItsOwnFunctions) {
  CFBundleRef bundle =
      CFBundleGetBundleWithIdentifier(CFSTR("com.apple.security"));
  EXPECT_EQ(CFBundleGetFunctionPointerForName(bundle, CFSTR("malloc")),
            nullptr);
  EXPECT_EQ(CFBundleGetFunctionPointerForName(bundle, CFSTR("SSLNoSuch")),
            nullptr);
}

}  // namespace
}  // namespace shakedown::cf

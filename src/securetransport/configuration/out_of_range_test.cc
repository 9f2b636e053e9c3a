// SPDX-License-Identifier: Apache-2.0
// Numbers that name nothing, and buffers one element too small (spec/api.md 1.2
// to 1.9).
#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "src/securetransport/configuration/arguments_for_test.h"

namespace shakedown::securetransport {
namespace {

constexpr OSStatus kIllegal = errSSLIllegalParam;
constexpr OSStatus kOverflow = errSSLBufferOverflow;
constexpr int kHuge = std::numeric_limits<int>::max();

char buffer[64];
Boolean flag;
SSLCipherSuite suites[67];
constexpr SSLCipherSuite kNoSuites[67] = {};

// A number in the place of an enumerator.
template <typename Enum>
Enum Number(int number) {
  return static_cast<Enum>(number);
}

std::vector<Row> Options() {
  std::vector<Row> rows;
  for (const int number : {-1, 10, kHuge}) {
    const auto option = Number<SSLSessionOption>(number);
    const std::string name = std::to_string(rows.size());
    rows.push_back({"Set" + name, With(SSLSetSessionOption, option, flag)});
    rows.push_back({"Get" + name, With(SSLGetSessionOption, option, &flag)});
  }
  return rows;
}

// spec/api.md 1.3: what a stream's limits can't be.
std::vector<Row> VersionLimits() {
  std::vector<Row> rows;
  for (const int number : {-1, 0, 1, 3, 5, 6, 9, 10, 11, 12, 999, kHuge}) {
    const auto version = Number<SSLProtocol>(number);
    const std::string name = std::to_string(rows.size());
    rows.push_back(
        {"Min" + name, With(SSLSetProtocolVersionMin, version), kIllegal});
    rows.push_back(
        {"Max" + name, With(SSLSetProtocolVersionMax, version), kIllegal});
  }
  return rows;
}

// spec/api.md 1.3: the older functions give errSecParam.
std::vector<Row> OlderVersions() {
  std::vector<Row> rows;
  for (const int number : {-1, 9, 10, 11, 12, 999, kHuge}) {
    const auto version = Number<SSLProtocol>(number);
    const std::string name = std::to_string(rows.size());
    rows.push_back({"Set" + name, With(SSLSetProtocolVersion, version)});
    rows.push_back({"Enable" + name,
                    With(SSLSetProtocolVersionEnabled, version, Boolean{1})});
    rows.push_back({"Disable" + name,
                    With(SSLSetProtocolVersionEnabled, version, Boolean{0})});
    rows.push_back(
        {"Get" + name, With(SSLGetProtocolVersionEnabled, version, &flag)});
  }
  return rows;
}

std::vector<Row> OtherNumbers() {
  return {
      {"EnableSsl2",
       With(SSLSetProtocolVersionEnabled, kSSLProtocol2, Boolean{1})},
      {"DisableSsl2",
       With(SSLSetProtocolVersionEnabled, kSSLProtocol2, Boolean{0}), kOk},
      {"AuthenticateIsKept",
       With(SSLSetClientSideAuthenticate, Number<SSLAuthenticate>(99)), kOk},
      {"SessionConfig", With(SSLSetSessionConfig, CFSTR("ats"))},
      {"NoSuites", With(SSLSetEnabledCiphers, suites, 0)},
      {"OnlyUnknownSuites", With(SSLSetEnabledCiphers, kNoSuites, 67)},
      {"NoPeerId", With(SSLSetPeerID, "", 0)},
      {"NoCurves", With(SSLSetECDSACurves, nullptr, 0u)},
      {"NoPskIdentity", With(SSLSetPSKIdentity, "", 0)},
      {"LongTicket", With(SSLInternalSetSessionTicket, buffer, 65536)},
      {"Authorities", With(SSLSetCertificateAuthorities,
                           CFTypeRef{CFSTR("none")}, Boolean{1})},
  };
}

// Calls a function with a buffer of `given` elements.
template <typename Count, typename Buffer>
Function Sized(OSStatus (*function)(SSLContextRef, Buffer*, Count*),
               Buffer* elements, Count given) {
  return [=](SSLContextRef context) {
    Count count = given;
    const OSStatus result = function(context, elements, &count);
    if (result != errSecSuccess) {
      EXPECT_EQ(count, given);
    }
    return result;
  };
}

Function SessionInfo(size_t given) {
  return [=](SSLContextRef context) {
    size_t size = given;
    return SSLGetResumableSessionInfo(context, &flag, buffer, &size);
  };
}

std::vector<Row> Sizes() {
  void* bytes = buffer;
  return {
      {"Supported66", Sized<size_t>(SSLGetSupportedCiphers, suites, 66),
       kOverflow},
      {"Supported67", Sized<size_t>(SSLGetSupportedCiphers, suites, 67), kOk},
      {"Enabled20", Sized<size_t>(SSLGetEnabledCiphers, suites, 20), kOverflow},
      {"Enabled21", Sized<size_t>(SSLGetEnabledCiphers, suites, 21), kOk},
      {"MasterSecret47", Sized<size_t>(SSLInternalMasterSecret, bytes, 47)},
      {"MasterSecret48", Sized<size_t>(SSLInternalMasterSecret, bytes, 48),
       kOk},
      {"ServerRandom31", Sized<size_t>(SSLInternalServerRandom, bytes, 31)},
      {"ServerRandom32", Sized<size_t>(SSLInternalServerRandom, bytes, 32),
       kOk},
      {"ClientRandom31", Sized<size_t>(SSLInternalClientRandom, bytes, 31)},
      {"ClientRandom32", Sized<size_t>(SSLInternalClientRandom, bytes, 32),
       kOk},
      {"SessionId31", SessionInfo(31)},
      {"SessionId32", SessionInfo(32), kOk},
  };
}

using OutOfRangeTest = RowsTest;

TEST_P(OutOfRangeTest, GivesItsCode) { CheckRow(); }

INSTANTIATE_TEST_SUITE_P(Options, OutOfRangeTest, testing::ValuesIn(Options()),
                         NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(VersionLimits, OutOfRangeTest,
                         testing::ValuesIn(VersionLimits()), NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(OlderVersions, OutOfRangeTest,
                         testing::ValuesIn(OlderVersions()), NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(OtherNumbers, OutOfRangeTest,
                         testing::ValuesIn(OtherNumbers()), NameOfRow<Row>);
INSTANTIATE_TEST_SUITE_P(Sizes, OutOfRangeTest, testing::ValuesIn(Sizes()),
                         NameOfRow<Row>);

class NameBufferTest : public ContextTest {};

TEST_F(NameBufferTest, OneByteTooSmallOverflowsAndWritesNothing) {
  Create();
  SSLSetPeerDomainName(context, "a.test", 6);
  char name[] = "......";
  size_t size = 5;
  EXPECT_EQ(SSLGetPeerDomainName(context, name, &size), kOverflow);
  EXPECT_EQ(size, 5u);
  EXPECT_STREQ(name, "......");
  EXPECT_EQ(SSLCopyRequestedPeerName(context, name, &size), kOverflow);
  size = 6;
  EXPECT_EQ(SSLGetPeerDomainName(context, name, &size), errSecSuccess);
  EXPECT_STREQ(name, "a.test");
}

}  // namespace
}  // namespace shakedown::securetransport

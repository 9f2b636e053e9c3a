// SPDX-License-Identifier: Apache-2.0
// ALPN and NPN through the C functions (spec/api.md 1.7, 1.9, Q24).
#include <Security/SecureTransportPriv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "src/corefoundation/conversions.h"
#include "src/securetransport/connection_for_test.h"

namespace shakedown::securetransport {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ApplicationProtocolsTest : public ConnectionTest {
 protected:
  OSStatus Offer(const std::vector<std::string>& names) {
    if (context == nullptr) Create();
    const auto array = cf::MakeMutableArray();
    for (const auto& name : names) {
      CFArrayAppendValue(array.get(), cf::MakeString(name).get());
    }
    return SSLSetALPNProtocols(context, array.get());
  }
  // The names that SSLCopyALPNProtocols gives; its result is in `copied`.
  std::vector<std::string> Chosen() {
    const auto old = cf::MakeMutableArray();
    CFArrayRef array = old.get();
    copied = SSLCopyALPNProtocols(context, &array);
    const auto owner = cf::CFRef<CFArrayRef>::Adopt(array);
    std::vector<std::string> names;
    for (CFIndex i = 0; owner && i < CFArrayGetCount(array); ++i) {
      names.push_back(cf::ToStdString(
          static_cast<CFStringRef>(CFArrayGetValueAtIndex(array, i))));
    }
    return names;
  }
  // What the app sends in a handshake, as text.
  std::string SentByApp() {
    Connect();
    EXPECT_EQ(Handshake(), errSecSuccess);
    const Bytes& sent = wire->sent_by_app();
    return std::string(sent.begin(), sent.end());
  }
  static void Note(SSLContextRef, void* info, const void* data, size_t size) {
    auto& calls = *static_cast<std::vector<std::string>*>(info);
    calls.emplace_back(static_cast<const char*>(data), size);
  }
  static void Choose(SSLContextRef context, void* info, const void* data,
                     size_t size) {
    Note(context, info, data, size);
    EXPECT_EQ(SSLSetNPNData(context, "spdy/3", 6), errSecSuccess);
  }

  OSStatus copied = -1;
  std::vector<std::string> calls;
};

TEST_F(ApplicationProtocolsTest, ServersChoiceIsReadBack) {
  EXPECT_EQ(Offer({"h2", "http/1.1"}), errSecSuccess);
  script.alpn = {"http/1.1"};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(Chosen(), ElementsAre("http/1.1"));
  EXPECT_EQ(copied, errSecSuccess);
}

TEST_F(ApplicationProtocolsTest, WithoutAChoiceNothingIsGiven) {
  EXPECT_EQ(Offer({"h2"}), errSecSuccess);
  EXPECT_THAT(Chosen(), IsEmpty());
  EXPECT_EQ(copied, errSecParam);
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(Chosen(), IsEmpty());
  EXPECT_EQ(copied, errSecParam);
  size_t length = 1;
  EXPECT_EQ(SSLGetALPNData(context, &length), nullptr);
  EXPECT_EQ(length, 0u);
}

TEST_F(ApplicationProtocolsTest, ServerThatHasNoneInCommonEndsIt) {
  EXPECT_EQ(Offer({"h2"}), errSecSuccess);
  script.alpn = {"http/1.1"};
  Connect();
  EXPECT_EQ(Handshake(), errSSLFatalAlert);
}

TEST_F(ApplicationProtocolsTest, UnsendableNamesAreLeftOutSilently) {
  const std::string longest(31, 'a');
  const std::string too_long(32, 'b');
  EXPECT_EQ(Offer({longest, too_long, "\u00fc", "z"}), errSecSuccess);
  const std::string sent = SentByApp();
  EXPECT_THAT(sent, HasSubstr("\x1f" + longest + "\x01z"));
}

TEST_F(ApplicationProtocolsTest, EmptyNameIsALoneZero) {
  EXPECT_EQ(Offer({"", "zz"}), errSecSuccess);
  Connect();
  (void)Handshake();  // the peer refuses it
  const Bytes& sent = wire->sent_by_app();
  const Bytes list = {0, 16, 0, 6, 0, 4, 0, 2, 'z', 'z'};
  EXPECT_NE(std::search(sent.begin(), sent.end(), list.begin(), list.end()),
            sent.end());
}

TEST_F(ApplicationProtocolsTest, ListOfUnsendableNamesIsNoOffer) {
  EXPECT_EQ(Offer({"h2"}), errSecSuccess);
  EXPECT_EQ(Offer({std::string(40, 'a')}), errSecSuccess);
  EXPECT_THAT(SentByApp(), Not(HasSubstr("h2")));
}

TEST_F(ApplicationProtocolsTest, TooMuchOrNothingIsAParameterError) {
  const std::vector<std::string> most(8, std::string(31, 'a'));  // 256 bytes
  EXPECT_EQ(Offer(most), errSecParam);
  EXPECT_EQ(Offer({}), errSecParam);
  EXPECT_EQ(SSLSetALPNProtocols(context, nullptr), errSecParam);
  EXPECT_EQ(SSLSetALPNProtocols(nullptr, nullptr), errSecParam);
  EXPECT_EQ(SSLCopyALPNProtocols(context, nullptr), errSecParam);
  CFArrayRef array = nullptr;
  EXPECT_EQ(SSLCopyALPNProtocols(nullptr, &array), errSecParam);
}

TEST_F(ApplicationProtocolsTest, FunctionGetsTheServersListAsItIs) {
  const char offer[] = "\x02h2\x08http/1.1";
  Create();
  EXPECT_EQ(SSLSetALPNData(context, offer, sizeof offer - 1), errSecSuccess);
  SSLSetALPNFunc(context, &Note, &calls);
  script.alpn = {"h2"};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(calls, ElementsAre("\x02h2"));
  size_t length = 0;
  const void* data = SSLGetALPNData(context, &length);
  EXPECT_EQ(std::string(static_cast<const char*>(data), length), "\x02h2");
}

TEST_F(ApplicationProtocolsTest, RawDataHas1To255Bytes) {
  Create();
  const std::string data(256, 'x');
  for (const auto set : {&SSLSetALPNData, &SSLSetNPNData}) {
    EXPECT_EQ(set(context, data.data(), 255), errSecSuccess);
    EXPECT_EQ(set(context, data.data(), 256), errSecParam);
    EXPECT_EQ(set(context, data.data(), 0), errSecParam);
    EXPECT_EQ(set(context, nullptr, 1), errSecParam);
    EXPECT_EQ(set(nullptr, data.data(), 1), errSecParam);
  }
}

TEST_F(ApplicationProtocolsTest, FunctionsAreIgnoredInARunningSession) {
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  SSLSetNPNFunc(context, &Note, &calls);
  SSLSetALPNFunc(context, &Note, &calls);
  SSLSetNPNFunc(nullptr, &Note, &calls);
  EXPECT_EQ(SSLReHandshake(context), errSecSuccess);
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(calls, IsEmpty());
}

TEST_F(ApplicationProtocolsTest, NpnsChoiceIsMadeInTheFunction) {
  Create();
  SSLSetNPNFunc(context, &Choose, &calls);
  script.npn = {"spdy/3", "http/1.1"};
  Connect();
  EXPECT_EQ(Handshake(), errSecSuccess);
  EXPECT_THAT(calls, ElementsAre("\x06spdy/3\x08http/1.1"));
  size_t length = 0;
  EXPECT_NE(SSLGetNPNData(context, &length), nullptr);
  EXPECT_EQ(length, 16u);
}

TEST_F(ApplicationProtocolsTest, NpnWithoutAChoiceIsABadConfiguration) {
  Create();
  SSLSetNPNFunc(context, &Note, &calls);
  script.npn = {"spdy/3"};
  Connect();
  EXPECT_EQ(Handshake(), errSSLBadConfiguration);
  SSLClose(context);
  EXPECT_THAT(AppAlerts(), ElementsAre("2:0"));
}

TEST_F(ApplicationProtocolsTest, ServerLearnsNothing) {
  script.alpn = {"h2"};
  Connect(kSSLServerSide);
  EXPECT_EQ(Offer({"h2"}), errSecSuccess);
  EXPECT_EQ(HandshakeThroughBlocks(), errSecSuccess);
  EXPECT_THAT(Chosen(), IsEmpty());
  EXPECT_EQ(copied, errSecParam);
}

}  // namespace
}  // namespace shakedown::securetransport

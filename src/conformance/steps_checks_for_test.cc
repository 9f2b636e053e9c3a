// SPDX-License-Identifier: Apache-2.0
// What must hold after the calls.
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {
namespace {

std::string Join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

}  // namespace

Step State(SSLSessionState state) {
  return [=](World& world) {
    world.Context();
    EXPECT_EQ(world.State(), state);
  };
}

Step Alerts(const std::string& sent) {
  return [=](World& world) { EXPECT_EQ(Join(world.AppAlerts()), sent); };
}

Step Findings(const std::string& names) {
  return [=](World& world) { EXPECT_EQ(Join(world.Findings()), names); };
}

Step Callbacks(const std::string& trace) {
  return [=](World& world) { EXPECT_EQ(world.CallbackTrace(), trace); };
}

Step CallbackCount(size_t count) {
  return [=](World& world) { EXPECT_EQ(world.callback_calls(), count); };
}

Step Sent(const std::string& messages) {
  return [=](World& world) { EXPECT_EQ(Join(world.SentMessages()), messages); };
}

Step DataRecords(size_t count) {
  return [=](World& world) { EXPECT_EQ(world.DataRecords().size(), count); };
}

Step Version(SSLProtocol version) {
  return Tells(SSLGetNegotiatedProtocolVersion, version);
}

Step Suite(SSLCipherSuite suite) {
  return Tells(SSLGetNegotiatedCipher, suite);
}

Step PeerConnected(bool connected) {
  return [=](World& world) { EXPECT_EQ(world.peer->connected(), connected); };
}

Step PeerReceived(const std::string& data) {
  return [=](World& world) {
    const Bytes& received = world.peer->received();
    EXPECT_EQ(std::string(received.begin(), received.end()), data);
  };
}

Step PeerSawChain(size_t length) {
  return [=](World& world) {
    EXPECT_EQ(world.peer->received_chain().size(), length);
  };
}

Step Resumed(bool resumed) {
  return [=](World& world) {
    Boolean told = !resumed;
    uint8_t id[MAX_SESSION_ID_LENGTH];
    size_t length = sizeof(id);
    EXPECT_EQ(SSLGetResumableSessionInfo(world.context, &told, id, &length),
              errSecSuccess);
    EXPECT_EQ(told != 0, resumed);
  };
}

Step CopiesTrust(bool exists) {
  return [=](World& world) {
    cf::CFRef<SecTrustRef> trust;
    EXPECT_EQ(SSLCopyPeerTrust(world.Context(), trust.Receive()),
              errSecSuccess);
    EXPECT_EQ(trust.get() != nullptr, exists);
  };
}

Step CopiesPeerCertificates(OSStatus result) {
  return [=](World& world) {
    cf::CFRef<CFArrayRef> chain;
    EXPECT_EQ(SSLCopyPeerCertificates(world.Context(), chain.Receive()),
              result);
    EXPECT_EQ(chain.get() != nullptr, result == errSecSuccess);
  };
}

Step EnabledCount(size_t count) {
  return Tells(SSLGetNumberEnabledCiphers, count);
}

Step Offers(int extension, const std::string& expected) {
  return [=](World& world) {
    const Bytes& sent = world.wire->sent_by_app();
    const auto number = [&](size_t at) {
      return sent[at] * 256 + sent[at + 1];
    };
    size_t at = 5 + 4 + 2 + 32;
    at += 1 + sent[at];
    at += 2 + number(at);
    at += 1 + sent[at];
    std::string found = "none";
    for (at += 2; at + 4 <= sent.size(); at += 4 + number(at + 2)) {
      if (number(at) != extension) continue;
      found.assign(sent.begin() + at + 4,
                   sent.begin() + at + 4 + number(at + 2));
    }
    EXPECT_EQ(found, expected);
  };
}

}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// What a client makes of each bad chain in each era: code, alert, state, and
// the next call (spec/profiles.md 2.1, 2.3, 2.4).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

#include "src/securetransport/connection_for_test.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

struct Outcome {
  OSStatus code;
  SSLSessionState state;
  OSStatus next;  // of the next SSLHandshake
  const char* alert;
  bool operator==(const Outcome&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  return out << outcome.code << ", state " << outcome.state << ", then "
             << outcome.next << ", alert " << outcome.alert;
}

constexpr OSStatus kUnknownFormat = -25257;

// Up to 10.7: profiles.md 2.1, tables 10.3 to 10.7.
const std::map<std::string, std::pair<OSStatus, const char*>> kDetailed = {
    {"expired", {errSSLCertExpired, "2:45"}},
    {"not_yet_valid", {errSSLCertNotYetValid, "2:45"}},
    {"wrong_host", {errSSLHostNameMismatch, "2:46"}},
    {"unknown_root", {errSSLUnknownRootCert, "2:48"}},
    {"missing_issuer", {errSSLNoRootCert, "2:48"}},
    {"broken_signature", {errSSLXCertChainInvalid, "2:46"}},
    {"unparsable", {kUnknownFormat, "2:46"}},
};

// A release and its point releases: "lion" is lion-10.7 and lion-10.7.0.
bool IsOneOf(const std::string& name, std::initializer_list<const char*> all) {
  return std::any_of(all.begin(), all.end(), [&name](const char* release) {
    return name.starts_with(release);
  });
}

Outcome Expected(const std::string& era, const std::string& defect) {
  if (IsOneOf(era, {"tiger", "leopard", "snow-leopard", "lion"})) {
    const auto& [code, alert] = kDetailed.at(defect);
    return {code, kSSLAborted, errSSLClosedAbort, alert};
  }
  const bool unparsable = defect == "unparsable";
  if (IsOneOf(era, {"mountain-lion", "mavericks"})) {
    return unparsable
               ? Outcome{errSecAllocate, kSSLAborted, errSSLClosedAbort, "2:0"}
               : Outcome{errSSLXCertChainInvalid, kSSLAborted,
                         errSSLClosedAbort, "2:46"};
  }
  if (era == "yosemite-10.10") {
    // Without the leaf's key the ServerKeyExchange is read, and not checked.
    return {errSSLXCertChainInvalid, kSSLHandshake, errSSLXCertChainInvalid,
            "2:46"};
  }
  // The next call sends the alert, and meets what the peer sent before: the
  // rest of its flight, or its end.
  if (unparsable) {
    return {errSSLInternal, kSSLHandshake, errSSLProtocol, "2:80"};
  }
  return {errSSLXCertChainInvalid, kSSLHandshake, errSSLClosedAbort, "2:46"};
}

using Parameter = std::tuple<std::string, std::string>;

class EraRefusalTest : public ConnectionTest,
                       public testing::WithParamInterface<Parameter> {};

TEST_P(EraRefusalTest, HasItsCodeAlertStateAndNextCall) {
  const auto& [era, defect] = GetParam();
  UseProfileNamed(era.c_str());
  recipes["leaf"].key = pki::KeyKind::kRsa2048;
  recipes["leaf"].defect = defect;
  script.suites = {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                   "TLS_RSA_WITH_AES_128_CBC_SHA"};
  Connect();
  Outcome outcome = {};
  outcome.code = Handshake();
  EXPECT_THAT(AppAlerts(), testing::IsEmpty()) << "they are only queued";
  outcome.state = State();
  outcome.next = Handshake();
  SSLClose(context);
  const auto alerts = AppAlerts();
  outcome.alert = alerts.empty() ? "" : alerts[0].c_str();
  const Outcome expected = Expected(era, defect);
  EXPECT_STREQ(outcome.alert, expected.alert);
  outcome.alert = expected.alert;
  EXPECT_EQ(outcome, expected);
}

std::vector<std::string> Releases() {
  std::vector<std::string> names;
  for (const Profile& profile : AllProfiles()) names.emplace_back(profile.name);
  names.erase(names.begin());  // documented: failure_test.cc
  return names;
}

std::string NameOf(const testing::TestParamInfo<Parameter>& info) {
  std::string name = std::get<0>(info.param) + "_" + std::get<1>(info.param);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Era, EraRefusalTest,
    testing::Combine(testing::ValuesIn(Releases()),
                     testing::Values("expired", "not_yet_valid", "wrong_host",
                                     "unknown_root", "missing_issuer",
                                     "broken_signature", "unparsable")),
    NameOf);

}  // namespace
}  // namespace shakedown::securetransport

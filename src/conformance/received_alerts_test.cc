// SPDX-License-Identifier: Apache-2.0
// What an alert of the peer gives: each description, at each level, in the
// handshake and in the data phase (spec/handshake.md 4.1).
#include "src/conformance/steps_for_test.h"
#include "src/runner/alert_results_for_test.h"

namespace shakedown::conformance {
namespace {

using Alert = runner::AlertResults;

const char* LevelName(uint8_t level) {
  return level == 1 ? "warning" : "fatal";
}

std::string Title(const Alert& alert, uint8_t level) {
  return std::string("A ") + LevelName(level) + " alert " +
         std::to_string(alert.description);
}

OSStatus ResultOf(const Alert& alert, uint8_t level) {
  return level == 1 ? alert.warning : alert.fatal;
}

// A plaintext alert record stands before the ServerHello.
Step InsertAlert(const char* point, Bytes alerts) {
  Bytes record = {21, 3, 1, 0, static_cast<uint8_t>(alerts.size())};
  record.insert(record.end(), alerts.begin(), alerts.end());
  return Insert(point, record);
}

// The state stays, whatever came: SSLHandshake never aborts.
Row InTheHandshake(const Alert& alert, uint8_t level) {
  const OSStatus result = ResultOf(alert, level);
  return {
      "handshake.md 4.1",
      Title(alert, level) + " in the handshake",
      {InsertAlert("server:record 1", {level, alert.description}), Connect(),
       Handshake(result), State(result == 0 ? kSSLConnected : kSSLHandshake)}};
}

// SSLRead aborts, except after a close_notify; what is ignored is read over.
Row InTheData(const Alert& alert, uint8_t level) {
  const OSStatus result = ResultOf(alert, level);
  const SSLSessionState state = result == 0       ? kSSLConnected
                                : result == -9805 ? kSSLClosed
                                                  : kSSLAborted;
  return {"handshake.md 4.1",
          Title(alert, level) + " in the data phase",
          {PeerSends({peer::SendAlert{level, alert.description},
                      peer::Send{"x"}, peer::Silence{}}),
           Connected(), Read(1, result, result == 0 ? "x" : ""), State(state)}};
}

Row AtTheServer(const Alert& alert, uint8_t level) {
  const OSStatus result = ResultOf(alert, level);
  return {"handshake.md 4.1",
          Title(alert, level) + " of a client in the handshake",
          {Server(), InsertAlert("client:record 2", {level, alert.description}),
           Connect(), Handshake(result),
           State(result == 0 ? kSSLConnected : kSSLHandshake)}};
}

Rows EachAlert() {
  Rows rows;
  for (const Alert& alert : runner::kAlertResults) {
    for (const uint8_t level : {uint8_t{1}, uint8_t{2}}) {
      rows.push_back(InTheHandshake(alert, level));
      rows.push_back(InTheData(alert, level));
      rows.push_back(AtTheServer(alert, level));
    }
  }
  return rows;
}

Rows SeveralAlerts() {
  const auto first = [](Bytes alerts, OSStatus result) {
    return Steps{InsertAlert("server:record 1", std::move(alerts)), Connect(),
                 Handshake(result)};
  };
  const char* section = "handshake.md 4.1";
  return {
      {section, "Of several warnings the last one counts",
       first({1, 90, 1, 100}, errSSLPeerNoRenegotiation)},
      {section, "A close_notify is overridden by what follows",
       first({1, 0, 1, 90}, errSSLPeerUserCancelled)},
      {section, "An ignored warning overrides nothing",
       first({1, 90, 1, 112}, errSSLPeerUserCancelled)},
      {section, "A fatal level stops",
       first({2, 90, 1, 100}, errSSLPeerUserCancelled)},
      {section, "A description that stops does so at warning level",
       first({1, 40, 1, 100}, errSSLPeerHandshakeFail)},
      {section, "An odd length without a session is session not found",
       first({2, 40, 1}, errSSLSessionNotFound)},
      {section, "One byte alone is an odd length",
       first({2}, errSSLSessionNotFound)},
      {section, "An alert record without a byte is a broken connection",
       first({}, errSSLClosedAbort)},
      {section,
       "An odd length with a session is a protocol error",
       {Server(), InsertAlert("client:record 2", {1, 90, 1}), Connect(),
        Handshake(errSSLProtocol), Close(), Alerts("2:47")}},
      {section,
       "No alert answers a fatal one but close_notify on closing",
       {Server(), InsertAlert("client:record 2", {2, 40}), Connect(),
        Handshake(errSSLPeerHandshakeFail), Alerts(""), Close(),
        Alerts("1:0")}},
      {section,
       "Close_notify is answered once a version is negotiated",
       {Server(), InsertAlert("client:record 2", {1, 0}), Connect(),
        Handshake(errSSLClosedGraceful), Alerts(""), Close(), Alerts("1:0")}},
      {section,
       "Close_notify before a version gets no answer",
       {InsertAlert("server:record 1", {1, 0}), Connect(),
        Handshake(errSSLClosedGraceful), Close(), Alerts("")}},
      {section,
       "An alert in SSLWrite that drives the handshake aborts",
       {InsertAlert("server:record 1", {2, 80}), Connect(), ReHandshake(),
        Write("x", errSSLPeerInternalError), State(kSSLAborted)}},
  };
}

// A client's empty Certificate becomes the alert no_certificate. Its Finished
// covers the message that was taken away, so the handshake ends there at last;
// the keys are right without RFC 7627, as up to 10.11.
Steps NoCertificate(const std::string& profile, SSLAuthenticate mode) {
  constexpr size_t kEmptyCertificate = 5 + 4 + 3;
  return {Profile(profile),
          Key("leaf", pki::KeyKind::kRsa2048),
          Server(),
          InsertAlert("client:Certificate", {1, 41}),
          At("client:Certificate", wire::Drop{kEmptyCertificate}),
          Gives(0, SSLSetClientSideAuthenticate, mode),
          Connect()};
}

Rows NoCertificates() {
  const Step unexpected_finished = Handshake(errSSLProtocol);
  return {
      {"handshake.md 3.5", "A no_certificate stands for an empty Certificate",
       Plus(NoCertificate("el-capitan-10.11", kTryAuthenticate),
            {unexpected_finished, Close(), Alerts("2:47")})},
      {"handshake.md 3.5", "It does so though one is required",
       Plus(NoCertificate("el-capitan-10.11", kAlwaysAuthenticate),
            {unexpected_finished, Close(), Alerts("2:47")})},
      {"handshake.md 7", "Up to 10.9 it does so if none is required",
       Plus(NoCertificate("mavericks-10.9", kTryAuthenticate),
            {unexpected_finished, Close(), Alerts("2:47")})},
      {"handshake.md 7", "Up to 10.9 a required one is awaited still",
       Plus(NoCertificate("mavericks-10.9", kAlwaysAuthenticate),
            {unexpected_finished, Close(), Alerts("2:10")})},
      {"handshake.md 4.2",
       "A client without a certificate sends an empty one, and no alert 41",
       {PeerAsks(), Connected(), Alerts(""),
        Sent("ClientHello Certificate ClientKeyExchange ChangeCipherSpec "
             "Finished")}},
      {"handshake.md 4.1",
       "A no_certificate that nobody awaits is ignored",
       {Server(), InsertAlert("client:record 2", {1, 41}), Connect(),
        Handshake()}},
  };
}

CONFORMANCE_ROWS(NoCertificates, NoCertificates());
CONFORMANCE_ROWS(EachAlert, EachAlert());
CONFORMANCE_ROWS(SeveralAlerts, SeveralAlerts());

}  // namespace
}  // namespace shakedown::conformance

// SPDX-License-Identifier: Apache-2.0
// app: how the caller is configured, and what it decides.
#include "src/base/findings.h"
#include "src/scenario/read_program.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

const Words kAppKeys = {"side",
                        "peer_name",
                        "options",
                        "certificate",
                        "min_version",
                        "max_version",
                        "suites",
                        "client_side_authenticate",
                        "authorities",
                        "enable_cert_verify",
                        "allows_any_root",
                        "allows_expired_certs",
                        "allows_expired_roots",
                        "trusted_roots",
                        "peer_id",
                        "alpn",
                        "options_off",
                        "session_config",
                        "protocol_version",
                        "enabled_versions",
                        "encryption_certificate",
                        "certificate_authorities",
                        "ocsp_response",
                        "dh_params",
                        "session_tickets",
                        "rsa_blinding",
                        "mistakes",
                        "datagram_record_size",
                        "hello_cookie",
                        "psk_secret",
                        "psk_identity",
                        "at_server_auth",
                        "at_cert_requested",
                        "at_client_hello",
                        "write",
                        "read",
                        "rehandshake",
                        "handshake_again",
                        "connections",
                        "give_up_after",
                        "exec",
                        "environment",
                        "stdin"};

Words AllKeys() {
  Words keys = kAppKeys;
  const Words& more = PrivateSettingKeys();
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

const Words kDecisionWords = {"continue", "inspect", "close"};

void ReadDecisionMap(const Fields& fields, Reading& reading,
                     Decision& decision) {
  if (fields.Find("set_certificate") != nullptr) {
    ReadNames(fields, "set_certificate", reading,
              decision.set_certificate.emplace());
  }
  if (const Node* code = fields.Find("set_error")) {
    decision.set_error = ReadCode(*code, reading);
  }
  fields.ReadWords("revocation", "flag", RevocationFlagNames(),
                   decision.revocation);
  ReadNames(fields, "anchors", reading, decision.anchors);
  fields.ReadWord("accept", "way", {"anyway", "exceptions"}, decision.accept);
  if (const Node* time = fields.Find("wait")) {
    decision.wait_ms = ReadDuration(*time, "wait", reading.diagnosis);
  }
  fields.ReadWords("meanwhile", "call", {"handshake", "read", "write"},
                   decision.meanwhile);
  fields.Read("inspect", decision.inspect);
  fields.Read("close", decision.close);
  if (decision.accept && decision.close) {
    reading.diagnosis.Report(*fields.Find("accept"),
                             "either 'accept' or 'close', not both");
  }
  bool goes_on = false;
  fields.Read("continue", goes_on);
  if (goes_on && decision.close) {
    reading.diagnosis.Report(*fields.Find("continue"),
                             "either 'continue' or 'close', not both");
  }
}

// What to do at a break: a word, or a map of all that is done.
void ReadDecision(const Fields& app, const std::string& key, Reading& reading,
                  Decision& decision) {
  const Node* node = app.Find(key);
  if (node == nullptr) return;
  if (node->is_text()) {
    CheckWord(*node, "decision", kDecisionWords, reading.diagnosis);
    decision.inspect = node->text == "inspect";
    decision.close = node->text == "close";
    return;
  }
  const Fields fields(
      *node, key,
      {"set_certificate", "set_error", "revocation", "anchors", "accept",
       "wait", "meanwhile", "inspect", "close", "continue"},
      reading.diagnosis);
  ReadDecisionMap(fields, reading, decision);
}

constexpr int64_t kMostRecordBytes = 65535;

void ReadSettings(const Fields& fields, Reading& reading, App& app) {
  fields.Read("peer_name", app.peer_name);
  fields.ReadWords("options", "option", OptionNames(), app.options);
  ReadNames(fields, "certificate", reading, app.certificate);
  fields.ReadWord("min_version", "version", AppVersionNames(), app.min_version);
  fields.ReadWord("max_version", "version", AppVersionNames(), app.max_version);
  fields.ReadWords("suites", "suite", SuiteNames(), app.suites);
  fields.ReadWord("client_side_authenticate", "value", AuthenticateNames(),
                  app.client_side_authenticate);
  ReadNames(fields, "authorities", reading, app.authorities);
  fields.Read("enable_cert_verify", app.enable_cert_verify);
  fields.Read("allows_any_root", app.allows_any_root);
  fields.Read("allows_expired_certs", app.allows_expired_certs);
  fields.Read("allows_expired_roots", app.allows_expired_roots);
  ReadNames(fields, "trusted_roots", reading, app.trusted_roots);
  fields.Read("peer_id", app.peer_id);
  fields.Read("alpn", app.alpn);
  fields.ReadNumber("datagram_record_size", 0, kMostRecordBytes,
                    app.datagram_record_size);
  fields.Read("hello_cookie", app.hello_cookie);
  if (const Node* secret = fields.Find("psk_secret")) {
    app.psk_secret = ReadData(*secret, "psk_secret", reading.diagnosis);
  }
  fields.Read("psk_identity", app.psk_identity);
}

// The setters that fewer apps use.
void ReadRareSettings(const Fields& fields, Reading& reading, App& app) {
  fields.ReadWords("options_off", "option", OptionNames(), app.options_off);
  fields.Read("session_config", app.session_config);
  fields.ReadWord("protocol_version", "version", VersionNames(),
                  app.protocol_version);
  fields.ReadWords("enabled_versions", "version", VersionNames(),
                   app.enabled_versions);
  ReadNames(fields, "encryption_certificate", reading,
            app.encryption_certificate);
  ReadNames(fields, "certificate_authorities", reading,
            app.certificate_authorities);
  if (const Node* response = fields.Find("ocsp_response")) {
    app.ocsp_response = ReadData(*response, "ocsp_response", reading.diagnosis);
  }
  if (const Node* params = fields.Find("dh_params")) {
    app.dh_params = ReadData(*params, "dh_params", reading.diagnosis);
  }
  fields.Read("session_tickets", app.session_tickets);
  fields.Read("rsa_blinding", app.rsa_blinding);
}

void ReadPlan(const Fields& fields, Reading& reading, App& app) {
  constexpr int64_t kMostBytes = 1 << 30;
  constexpr int64_t kMostConnections = 1000;
  if (const Node* write = fields.Find("write")) {
    app.write = ReadData(*write, "write", reading.diagnosis);
  }
  fields.ReadNumber("read", 0, kMostBytes, app.read);
  fields.Read("rehandshake", app.rehandshake);
  fields.Read("handshake_again", app.handshake_again);
  fields.ReadWords("mistakes", "mistake", FindingNames(), app.mistakes);
  fields.ReadNumber("connections", 1, kMostConnections, app.connections);
  if (const Node* time = fields.Find("give_up_after")) {
    app.give_up_after_ms =
        ReadDuration(*time, "give_up_after", reading.diagnosis);
  }
}

}  // namespace

void ReadApp(const Node& node, Reading& reading, App& app) {
  const Fields fields(node, "app", AllKeys(), reading.diagnosis);
  ReadSettings(fields, reading, app);
  ReadRareSettings(fields, reading, app);
  ReadPrivateSettings(fields, reading, app.priv);
  ReadDecision(fields, "at_server_auth", reading, app.at_server_auth);
  ReadDecision(fields, "at_cert_requested", reading, app.at_cert_requested);
  ReadDecision(fields, "at_client_hello", reading, app.at_client_hello);
  ReadPlan(fields, reading, app);
  ReadProgram(fields, reading, app);
}

}  // namespace shakedown::scenario

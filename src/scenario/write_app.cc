// SPDX-License-Identifier: Apache-2.0
// The app as YAML.
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

std::string WriteDecision(const Decision& decision) {
  FlowMap map;
  if (decision.set_certificate) {
    map.Add("set_certificate", QuoteList(*decision.set_certificate));
  }
  if (decision.set_error) map.Add("set_error", WriteCode(*decision.set_error));
  if (!decision.revocation.empty()) {
    map.Add("revocation", QuoteList(decision.revocation));
  }
  if (!decision.anchors.empty()) {
    map.Add("anchors", QuoteList(decision.anchors));
  }
  if (decision.accept) map.Add("accept", Quote(*decision.accept));
  if (decision.wait_ms > 0) map.Add("wait", WriteDuration(decision.wait_ms));
  if (!decision.meanwhile.empty()) {
    map.Add("meanwhile", QuoteList(decision.meanwhile));
  }
  if (decision.inspect) map.Add("inspect", "true");
  if (decision.close) map.Add("close", "true");
  return map.Text();
}

void AddDecision(Block& block, std::string_view key, const Decision& decision) {
  if (decision != Decision()) block.Add(key, WriteDecision(decision));
}

void AddOptional(Block& block, std::string_view key,
                 const std::optional<std::string>& text) {
  if (text) block.Add(key, Quote(*text));
}

void AddSettings(Block& block, const App& app) {
  if (app.is_server) block.Add("side", "server");
  block.AddText("peer_name", app.peer_name);
  block.AddList("options", app.options);
  block.AddList("certificate", app.certificate);
  AddOptional(block, "min_version", app.min_version);
  AddOptional(block, "max_version", app.max_version);
  block.AddList("suites", app.suites);
  AddOptional(block, "client_side_authenticate", app.client_side_authenticate);
  block.AddList("authorities", app.authorities);
  block.AddFlag("enable_cert_verify", app.enable_cert_verify);
  block.AddFlag("allows_any_root", app.allows_any_root);
  block.AddFlag("allows_expired_certs", app.allows_expired_certs);
  block.AddFlag("allows_expired_roots", app.allows_expired_roots);
  block.AddList("trusted_roots", app.trusted_roots);
  block.AddText("peer_id", app.peer_id);
  block.AddList("alpn", app.alpn);
  if (app.datagram_record_size) {
    block.Add("datagram_record_size",
              std::to_string(*app.datagram_record_size));
  }
  block.AddText("hello_cookie", app.hello_cookie);
  block.AddData("psk_secret", app.psk_secret);
  block.AddText("psk_identity", app.psk_identity);
}

void AddRareSettings(Block& block, const App& app) {
  block.AddList("options_off", app.options_off);
  block.AddText("session_config", app.session_config);
  AddOptional(block, "protocol_version", app.protocol_version);
  block.AddList("enabled_versions", app.enabled_versions);
  block.AddList("encryption_certificate", app.encryption_certificate);
  block.AddList("certificate_authorities", app.certificate_authorities);
  block.AddData("ocsp_response", app.ocsp_response);
  block.AddData("dh_params", app.dh_params);
  block.AddFlag("session_tickets", app.session_tickets);
  block.AddFlag("rsa_blinding", app.rsa_blinding);
}

void AddPlan(Block& block, const App& app) {
  block.AddData("write", app.write);
  if (app.read) block.Add("read", std::to_string(*app.read));
  if (app.rehandshake) block.Add("rehandshake", "true");
  if (app.handshake_again) block.Add("handshake_again", "true");
  block.AddList("mistakes", app.mistakes);
  if (app.connections != 1) {
    block.Add("connections", std::to_string(app.connections));
  }
  if (app.give_up_after_ms) {
    block.Add("give_up_after", WriteDuration(*app.give_up_after_ms));
  }
}

}  // namespace

std::string WriteApp(const App& app) {
  Block block("app");
  AddSettings(block, app);
  AddRareSettings(block, app);
  AddPrivateSettings(block, app.priv);
  AddDecision(block, "at_server_auth", app.at_server_auth);
  AddDecision(block, "at_cert_requested", app.at_cert_requested);
  AddDecision(block, "at_client_hello", app.at_client_hello);
  AddPlan(block, app);
  if (app.program) AddProgram(block, *app.program);
  return block.Text();
}

}  // namespace shakedown::scenario

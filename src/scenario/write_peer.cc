// SPDX-License-Identifier: Apache-2.0
// pki and the scripted peer as YAML.
#include "src/scenario/vocabulary.h"
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

std::string Flag(bool flag) { return flag ? "true" : "false"; }

std::string WriteRecipe(const pki::CertificateRecipe& recipe) {
  FlowMap map;
  if (!recipe.common_name.empty()) map.Add("name", Quote(recipe.common_name));
  if (recipe.hosts.size() == 1) map.Add("host", Quote(recipe.hosts[0]));
  if (recipe.hosts.size() > 1) map.Add("hosts", QuoteList(recipe.hosts));
  if (!recipe.issuer.empty()) map.Add("issuer", Quote(recipe.issuer));
  if (recipe.usage) {
    map.Add("usage", UsageNames()[static_cast<size_t>(*recipe.usage)]);
  }
  if (recipe.key != pki::KeyKind()) {
    map.Add("key", KeyNames()[static_cast<size_t>(recipe.key)]);
  }
  if (recipe.not_before) map.Add("not_before", WriteTime(*recipe.not_before));
  if (recipe.not_after) map.Add("not_after", WriteTime(*recipe.not_after));
  const auto& defects = recipe.defect.names();
  if (defects.size() == 1) map.Add("defect", Quote(defects[0]));
  if (defects.size() > 1) map.Add("defect", QuoteList(defects));
  if (recipe.trusted) map.Add("trusted", "true");
  if (recipe.preinstalled) map.Add("preinstalled", "true");
  if (recipe.revoked) map.Add("revoked", Flag(*recipe.revoked));
  return map.Text();
}

std::string WriteRequest(const peer::CertificateRequest& request) {
  FlowMap map;
  if (!request.authorities.empty()) {
    map.Add("authorities", QuoteList(request.authorities));
  }
  if (request.require) map.Add("require", Flag(true));
  return map.Text();
}

std::string WriteStaple(const pki::OcspRecipe& staple) {
  FlowMap map;
  map.Add("status", OcspStatusNames()[static_cast<size_t>(staple.status)]);
  if (staple.defect != pki::OcspDefect::kNone) {
    map.Add("defect", OcspDefectNames()[static_cast<size_t>(staple.defect)]);
  }
  if (!staple.signer.empty()) map.Add("signer", Quote(staple.signer));
  return map.Text();
}

struct StepWriter {
  bool is_server = true;

  std::string operator()(const peer::Send& step) const {
    return FlowMap().Add("send", QuoteData(step.data)).Text();
  }
  std::string operator()(const peer::Expect& step) const {
    return FlowMap().Add("receive", std::to_string(step.bytes)).Text();
  }
  std::string operator()(const peer::Echo&) const { return "echo"; }
  std::string operator()(const peer::SendAlert& step) const {
    FlowMap alert;
    AddAlert(alert, step);
    return FlowMap().Add("alert", alert.Text()).Text();
  }
  std::string operator()(const peer::SendRecord& step) const {
    FlowMap record;
    record.Add("type", std::to_string(step.type));
    record.Add("data", QuoteData(step.data));
    return FlowMap().Add("record", record.Text()).Text();
  }
  std::string operator()(const peer::Renegotiate& step) const {
    FlowMap how;
    if (step.request_certificate) {
      how.Add("request_certificate", WriteRequest(*step.request_certificate));
    }
    if (!step.chain.empty()) {
      how.Add(is_server ? "chain" : "certificate", QuoteList(step.chain));
    }
    if (how.empty()) return "renegotiate";
    return FlowMap().Add("renegotiate", how.Text()).Text();
  }
  std::string operator()(const peer::CloseNotify&) const {
    return "close_notify";
  }
  std::string operator()(const peer::Close&) const { return "close"; }
  std::string operator()(const peer::Reset&) const { return "reset"; }
  std::string operator()(const peer::Silence&) const { return "silence"; }
};

std::string WriteSteps(const std::vector<peer::Step>& steps, bool is_server) {
  std::string list;
  for (const peer::Step& step : steps) {
    list +=
        (list.empty() ? "" : ", ") + std::visit(StepWriter{is_server}, step);
  }
  return "[" + list + "]";
}

std::string WritePreSharedKey(const peer::PreSharedKey& psk) {
  FlowMap map;
  map.Add("secret", QuoteData(psk.secret));
  if (!psk.identity.empty()) map.Add("identity", Quote(psk.identity));
  if (!psk.hint.empty()) map.Add("hint", Quote(psk.hint));
  return map.Text();
}

void AddExtensions(Block& block, const peer::Script& script) {
  const auto quote = [](const Bytes& bytes) {
    return QuoteData(std::string(bytes.begin(), bytes.end()));
  };
  if (script.tickets) block.Add("tickets", Flag(true));
  block.AddList("alpn", script.alpn);
  block.AddList("npn", script.npn);
  if (script.ocsp_response) {
    block.Add("ocsp_response", quote(*script.ocsp_response));
  }
  block.AddData("eap_fast_secret", script.eap_fast_secret);
  if (script.scts.empty()) return;
  std::string list;
  for (const Bytes& sct : script.scts) {
    list += (list.empty() ? "" : ", ") + quote(sct);
  }
  block.Add("scts", "[" + list + "]");
}

}  // namespace

std::string WriteAlertLevel(uint8_t level) {
  if (level == 1) return "warning";
  if (level == 2) return "fatal";
  return std::to_string(level);
}

std::string WritePki(const pki::Recipes& recipes) {
  Block block("pki");
  for (const auto& [name, recipe] : recipes) {
    block.Add(Quote(name), WriteRecipe(recipe));
  }
  return block.Text();
}

std::string WritePeer(const peer::Script& script) {
  Block block(script.is_server ? "server" : "client");
  block.AddList(script.is_server ? "chain" : "certificate", script.chain);
  if (!script.chains.empty()) {
    FlowMap chains;
    for (const auto& [host, chain] : script.chains) {
      chains.Add(host, QuoteList(chain));
    }
    block.Add("chains", chains.Text());
  }
  block.AddText("signs_with", script.signs_with);
  block.AddText("peer_name", script.peer_name);
  block.AddList("versions", script.versions);
  block.AddList("suites", script.suites);
  if (script.staple) block.Add("staple", WriteStaple(*script.staple));
  if (script.request_certificate) {
    block.Add("request_certificate", WriteRequest(*script.request_certificate));
  }
  const peer::DatagramScript honest;
  if (script.datagram.size != honest.size) {
    block.Add("datagram_size", std::to_string(script.datagram.size));
  }
  if (script.datagram.asks_for_cookie) block.Add("hello_verify", Flag(true));
  if (script.psk) block.Add("psk", WritePreSharedKey(*script.psk));
  if (script.dh_bits != 0) {
    block.Add("dh_bits", std::to_string(script.dh_bits));
  }
  if (!script.resumption) block.Add("resumption", Flag(false));
  AddExtensions(block, script);
  if (script.raw) block.Add("raw", WriteSteps(*script.raw, script.is_server));
  if (script.alert) block.Add("alert", WriteScriptedAlert(*script.alert));
  if (!script.faults.empty()) block.Add("fault", WriteFaults(script.faults));
  if (script.after_handshake) {
    block.Add("after_handshake",
              WriteSteps(*script.after_handshake, script.is_server));
  }
  return block.Text();
}

}  // namespace shakedown::scenario

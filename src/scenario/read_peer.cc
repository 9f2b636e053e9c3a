// SPDX-License-Identifier: Apache-2.0
// server or client: the scripted peer and its steps.
#include "src/base/nearest.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

const Words kStepWords = {"send",   "receive",     "echo",         "alert",
                          "record", "renegotiate", "close_notify", "close",
                          "reset",  "silence"};

peer::CertificateRequest ReadRequest(const Node& node, Reading& reading) {
  const Fields fields(node, "request_certificate", {"authorities", "require"},
                      reading.diagnosis);
  peer::CertificateRequest request;
  ReadNames(fields, "authorities", reading, request.authorities);
  fields.Read("require", request.require);
  return request;
}

peer::Step ReadRecord(const Node& node, Reading& reading) {
  const Fields fields(node, "record", {"type", "data"}, reading.diagnosis);
  Require(fields, "type", "which content the record has", reading);
  Require(fields, "data", "what is in the record", reading);
  peer::SendRecord record;
  fields.ReadNumber("type", 0, 255, record.type);
  if (const Node* data = fields.Find("data")) {
    record.data = ReadData(*data, "data", reading.diagnosis);
  }
  return record;
}

peer::Step ReadRenegotiate(const Node* node, Reading& reading) {
  peer::Renegotiate step;
  if (node == nullptr) return step;
  // A client's certificates have the name that they have in `client`.
  const char* chain = reading.app_is_server ? "certificate" : "chain";
  const Fields fields(*node, "renegotiate", {"request_certificate", chain},
                      reading.diagnosis);
  ReadNames(fields, chain, reading, step.chain);
  if (const Node* request = fields.Find("request_certificate")) {
    step.request_certificate = ReadRequest(*request, reading);
  }
  return step;
}

// The steps that are a word alone.
std::optional<peer::Step> BareStep(const std::string& word) {
  if (word == "echo") return peer::Echo{};
  if (word == "renegotiate") return peer::Renegotiate{};
  if (word == "close_notify") return peer::CloseNotify{};
  if (word == "close") return peer::Close{};
  if (word == "reset") return peer::Reset{};
  if (word == "silence") return peer::Silence{};
  return std::nullopt;
}

// Reads "send: hello": a step with what it needs, or {} for the others.
peer::Step ReadStep(const Node& key, const Node& value, Reading& reading) {
  Diagnosis& diagnosis = reading.diagnosis;
  CheckWord(key, "step", kStepWords, diagnosis);
  if (key.text == "send") {
    return peer::Send{ReadData(value, "send", diagnosis)};
  }
  if (key.text == "receive") {
    return peer::Expect{static_cast<size_t>(
        ReadWhole(value, "receive", diagnosis, 0, 1 << 30))};
  }
  if (key.text == "alert") {
    return ReadAlert(
        Fields(value, "alert", {"level", "description"}, diagnosis), reading);
  }
  if (key.text == "record") return ReadRecord(value, reading);
  if (key.text == "renegotiate") return ReadRenegotiate(&value, reading);
  const Fields nothing_more(value, key.text, {}, diagnosis);
  return BareStep(key.text).value_or(peer::Silence{});
}

peer::Step ReadBareStep(const Node& word, Reading& reading) {
  if (word.quoted) return peer::Send{word.text};
  if (const auto step = BareStep(word.text)) return *step;
  CheckWord(word, "step", kStepWords, reading.diagnosis);
  reading.diagnosis.Report(
      word,
      "the step '" + word.text + "' needs a value: {" + word.text + ": ...}");
  return peer::Silence{};
}

void ReadPreSharedKey(const Node& node, bool is_server, Reading& reading,
                      std::optional<peer::PreSharedKey>& psk) {
  Words keys = {"secret", "identity"};
  if (is_server) keys.push_back("hint");
  const Fields fields(node, "psk", keys, reading.diagnosis);
  Require(fields, "secret", "what both sides know", reading);
  psk.emplace();
  if (const Node* secret = fields.Find("secret")) {
    psk->secret = ReadData(*secret, "secret", reading.diagnosis);
  }
  fields.Read("identity", psk->identity);
  fields.Read("hint", psk->hint);
}

// A word alone is the status.
void ReadStaple(const Node& node, Reading& reading,
                std::optional<pki::OcspRecipe>& staple) {
  std::string status;
  std::string defect;
  staple.emplace();
  if (node.is_text()) {
    CheckWord(node, "status", OcspStatusNames(), reading.diagnosis);
    status = node.text;
  } else {
    const Fields fields(node, "staple", {"status", "defect", "signer"},
                        reading.diagnosis);
    fields.ReadWord("status", "status", OcspStatusNames(), status);
    fields.ReadWord("defect", "defect", OcspDefectNames(), defect);
    fields.ReadWord("signer", "certificate", reading.certificates,
                    staple->signer);
  }
  staple->status = EnumOf<pki::OcspStatus>(OcspStatusNames(), status);
  staple->defect = EnumOf<pki::OcspDefect>(OcspDefectNames(), defect);
}

// Chains by the hosts that an app may name.
void ReadChains(const Node& node, Reading& reading, peer::Script& script) {
  Words hosts;
  for (size_t i = 0; node.is_map() && i + 1 < node.items.size(); i += 2) {
    hosts.push_back(node.items[i].text);
  }
  const Fields fields(node, "chains", hosts, reading.diagnosis);
  for (const std::string& host : hosts) {
    auto& chain = script.chains[host];
    ReadNames(fields, host, reading, chain);
    if (chain.empty()) {
      reading.diagnosis.Report(*fields.Find(host),
                               "the chain of '" + host + "' is empty");
    }
  }
}

// A client's certificate: a list of names, or the word none.
void ReadClientCertificate(const Fields& fields, Reading& reading,
                           std::vector<std::string>& chain) {
  const Node* node = fields.Find("certificate");
  if (node == nullptr || (node->is_text() && node->text == "none")) return;
  ReadNames(fields, "certificate", reading, chain);
}

// The extensions that a script may choose; sent as they are.
void ReadExtensions(const Fields& fields, Reading& reading,
                    peer::Script& script) {
  fields.Read("tickets", script.tickets);
  fields.Read("alpn", script.alpn);
  fields.Read("npn", script.npn);
  const auto bytes_of = [&](const Node& node, const char* name) {
    const std::string data = ReadData(node, name, reading.diagnosis);
    return Bytes(data.begin(), data.end());
  };
  if (const Node* response = fields.Find("ocsp_response")) {
    script.ocsp_response = bytes_of(*response, "ocsp_response");
  }
  script.eap_fast_secret =
      ReadLimited(fields, "eap_fast_secret", kMasterSecretBytes,
                  kMasterSecretBytes, reading);
  const Node* scts = fields.Find("scts");
  if (scts == nullptr) return;
  if (!scts->is_list()) {
    return reading.diagnosis.Report(
        *scts, "'scts' must be a list of bytes, not " + scts->Describe());
  }
  for (const Node& sct : scts->items) {
    script.scts.push_back(bytes_of(sct, "scts"));
  }
}

Words KeysOf(bool is_server) {
  Words keys = {
      "versions",        "suites", "resumption",    "tickets", "alpn", "raw",
      "after_handshake", "alert",  "datagram_size", "psk",     "fault"};
  const Words own = is_server ? Words{"chain",          "chains",
                                      "signs_with",     "request_certificate",
                                      "staple",         "npn",
                                      "ocsp_response",  "scts",
                                      "hello_verify",   "dh_bits",
                                      "eap_fast_secret"}
                              : Words{"certificate", "peer_name"};
  keys.insert(keys.end(), own.begin(), own.end());
  return keys;
}

}  // namespace

peer::SendAlert ReadAlert(const Fields& fields, Reading& reading) {
  peer::SendAlert alert;
  Require(fields, "description", "which alert is sent", reading);
  if (const Node* level = fields.Find("level")) {
    alert.level = ReadAlertLevel(*level, reading);
  }
  if (const Node* description = fields.Find("description")) {
    alert.description = ReadAlertDescription(*description, reading);
  }
  return alert;
}

std::vector<peer::Step> ReadSteps(const Node& node, const std::string& name,
                                  Reading& reading) {
  std::vector<peer::Step> steps;
  if (!node.is_list()) {
    reading.diagnosis.Report(
        node, "'" + name + "' must be a list of steps, not " + node.Describe());
    return steps;
  }
  for (const Node& item : node.items) {
    if (item.is_text()) {
      steps.push_back(ReadBareStep(item, reading));
    } else if (item.is_map()) {
      for (size_t i = 0; i + 1 < item.items.size(); i += 2) {
        steps.push_back(ReadStep(item.items[i], item.items[i + 1], reading));
      }
    } else {
      reading.diagnosis.Report(item, "a step can't be " + item.Describe());
    }
  }
  return steps;
}

void ReadPeer(const Node& node, Reading& reading, peer::Script& script) {
  const Fields fields(node, script.is_server ? "server" : "client",
                      KeysOf(script.is_server), reading.diagnosis);
  if (script.is_server) {
    ReadNames(fields, "chain", reading, script.chain);
    if (const Node* chains = fields.Find("chains")) {
      ReadChains(*chains, reading, script);
    }
    std::optional<std::string> signer;
    fields.ReadWord("signs_with", "certificate", reading.certificates, signer);
    script.signs_with = signer.value_or("");
    fields.Read("hello_verify", script.datagram.asks_for_cookie);
  } else {
    ReadClientCertificate(fields, reading, script.chain);
    fields.Read("peer_name", script.peer_name);
  }
  fields.ReadWords("versions", "version", VersionNames(), script.versions);
  fields.ReadWords("suites", "suite", SuiteNames(), script.suites);
  if (const Node* request = fields.Find("request_certificate")) {
    script.request_certificate = ReadRequest(*request, reading);
  }
  if (const Node* staple = fields.Find("staple")) {
    ReadStaple(*staple, reading, script.staple);
  }
  if (const Node* psk = fields.Find("psk")) {
    ReadPreSharedKey(*psk, script.is_server, reading, script.psk);
  }
  constexpr int64_t kMostBits = 4096;
  fields.ReadNumber("dh_bits", 0, kMostBits, script.dh_bits);
  fields.Read("resumption", script.resumption);
  ReadExtensions(fields, reading, script);
  constexpr int64_t kLeastDatagram = 228;  // libssl's own limit
  constexpr int64_t kMostDatagram = 16'000;
  fields.ReadNumber("datagram_size", kLeastDatagram, kMostDatagram,
                    script.datagram.size);
  if (const Node* raw = fields.Find("raw")) {
    script.raw = ReadSteps(*raw, "raw", reading);
  }
  if (const Node* steps = fields.Find("after_handshake")) {
    script.after_handshake = ReadSteps(*steps, "after_handshake", reading);
  }
  if (const Node* alert = fields.Find("alert")) {
    ReadScriptedAlert(*alert, reading, script);
  }
  if (const Node* fault = fields.Find("fault")) {
    ReadFaults(*fault, reading, script);
  }
}

}  // namespace shakedown::scenario

// SPDX-License-Identifier: Apache-2.0
// fault and alert: what the scripted peer does wrong, or says, on purpose.
#include "src/peer/faults/catalogue.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

struct PlaceOfAlert {
  const char* key;
  peer::ScriptedAlert::Where where;
};

constexpr PlaceOfAlert kPlaces[] = {
    {"instead_of", peer::ScriptedAlert::Where::kInsteadOf},
    {"before", peer::ScriptedAlert::Where::kBefore},
    {"after", peer::ScriptedAlert::Where::kAfter},
};

const Words kMessages = {"ServerHello",       "Certificate",
                         "ServerKeyExchange", "CertificateRequest",
                         "ServerHelloDone",   "ClientHello",
                         "ClientKeyExchange", "CertificateVerify",
                         "ChangeCipherSpec",  "Finished"};

// What a datagram peer cannot do is said where it stands.
bool RefusesDatagrams(const Node& node, const char* key,
                      const peer::Script& script, Reading& reading) {
  if (script.transport != wire::Transport::kDatagram) return false;
  reading.diagnosis.Report(
      node, std::string("'") + key +
                "' is for streams: over datagrams, what is changed or left "
                "out is sent again");
  return true;
}

void AddFault(const Node& at, peer::Fault fault, Reading& reading,
              peer::Script& script) {
  const auto known = peer::CheckFault(fault, script.is_server);
  if (!known.ok()) return reading.diagnosis.Report(at, known.error().message);
  script.faults.push_back(std::move(fault));
}

// A word, or a map of one word to its number.
void ReadFault(const Node& node, Reading& reading, peer::Script& script) {
  if (node.is_text()) return AddFault(node, {node.text, {}}, reading, script);
  if (!node.is_map()) {
    return reading.diagnosis.Report(
        node, "a fault is a name, or {name: number}, not " + node.Describe());
  }
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    const Node& name = node.items[i];
    const Node& number = node.items[i + 1];
    const auto known = peer::CheckFault({name.text, {}}, script.is_server);
    if (!known.ok()) {
      return reading.diagnosis.Report(name, known.error().message);
    }
    const int64_t argument =
        ReadWhole(number, name.text, reading.diagnosis, INT32_MIN, INT32_MAX);
    AddFault(number, {name.text, argument}, reading, script);
  }
}

}  // namespace

void ReadFaults(const Node& node, Reading& reading, peer::Script& script) {
  if (RefusesDatagrams(node, "fault", script, reading)) return;
  if (!node.is_list()) return ReadFault(node, reading, script);
  for (const Node& item : node.items) ReadFault(item, reading, script);
}

void ReadScriptedAlert(const Node& node, Reading& reading,
                       peer::Script& script) {
  if (RefusesDatagrams(node, "alert", script, reading)) return;
  const Fields fields(node, "alert",
                      {"instead_of", "before", "after", "level", "description"},
                      reading.diagnosis);
  peer::ScriptedAlert& alert = script.alert.emplace();
  int places = 0;
  for (const PlaceOfAlert& place : kPlaces) {
    if (fields.Find(place.key) == nullptr) continue;
    fields.ReadWord(place.key, "message", kMessages, alert.message);
    alert.where = place.where;
    ++places;
  }
  if (node.is_map() && places != 1) {
    reading.diagnosis.Report(
        node,
        "an alert stands at one message: write 'instead_of', 'before' "
        "or 'after'");
  }
  alert.alert = ReadAlert(fields, reading);
}

}  // namespace shakedown::scenario

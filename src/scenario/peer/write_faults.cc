// SPDX-License-Identifier: Apache-2.0
// The scripted peer's faults and alert as YAML.
#include "src/base/trace.h"
#include "src/scenario/write_sections.h"

namespace shakedown::scenario {
namespace {

const char* KeyOf(peer::ScriptedAlert::Where where) {
  switch (where) {
    case peer::ScriptedAlert::Where::kInsteadOf:
      return "instead_of";
    case peer::ScriptedAlert::Where::kBefore:
      return "before";
    case peer::ScriptedAlert::Where::kAfter:
      return "after";
  }
  return "";
}

std::string WriteFault(const peer::Fault& fault) {
  if (!fault.argument) return fault.name;
  return FlowMap().Add(fault.name, std::to_string(*fault.argument)).Text();
}

}  // namespace

void AddAlert(FlowMap& map, const peer::SendAlert& alert) {
  map.Add("level", WriteAlertLevel(alert.level));
  map.Add("description", AlertName(alert.description));
}

std::string WriteScriptedAlert(const peer::ScriptedAlert& alert) {
  FlowMap map;
  map.Add(KeyOf(alert.where), Quote(alert.message));
  AddAlert(map, alert.alert);
  return map.Text();
}

std::string WriteFaults(const std::vector<peer::Fault>& faults) {
  if (faults.size() == 1) return WriteFault(faults.front());
  std::string list;
  for (const peer::Fault& fault : faults) {
    list += (list.empty() ? "" : ", ") + WriteFault(fault);
  }
  return "[" + list + "]";
}

}  // namespace shakedown::scenario

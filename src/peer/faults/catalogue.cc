// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/catalogue.h"

#include <algorithm>

#include "src/base/nearest.h"
#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

std::vector<FaultKind> MakeCatalogue() {
  std::vector<FaultKind> all;
  for (const auto rows :
       {&InsteadFaults, &ServerHelloFaults, &HelloExtensionFaults,
        &ClientHelloFaults, &CertificateFaults, &ServerKeyExchangeFaults,
        &ClientKeyExchangeFaults, &RequestFaults, &OrderFaults, &FinishedFaults,
        &DataFaults, &CloseFaults, &RenegotiationFaults, &SessionFaults}) {
    for (const FaultKind& row : rows()) all.push_back(row);
  }
  std::stable_sort(
      all.begin(), all.end(),
      [](const FaultKind& a, const FaultKind& b) { return a.phase < b.phase; });
  return all;
}

bool Suits(const FaultKind& kind, bool is_server) {
  return kind.side == FaultSide::kEither ||
         (kind.side == FaultSide::kServer) == is_server;
}

std::string Quoted(const Fault& fault) { return "'" + fault.name + "'"; }

Result<Done> CheckArgument(const Fault& fault, const FaultArgument& wanted) {
  if (!fault.argument) return Done{};
  if (wanted.name == nullptr) {
    return Error{"the fault " + Quoted(fault) + " takes no number", ""};
  }
  if (*fault.argument >= wanted.least && *fault.argument <= wanted.most) {
    return Done{};
  }
  return Error{"the fault " + Quoted(fault) + " takes the " + wanted.name +
                   ", from " + std::to_string(wanted.least) + " to " +
                   std::to_string(wanted.most),
               ""};
}

}  // namespace

const std::vector<FaultKind>& FaultCatalogue() {
  static const auto& catalogue = *new std::vector<FaultKind>(MakeCatalogue());
  return catalogue;
}

const FaultKind* FindFault(std::string_view name) {
  const auto& all = FaultCatalogue();
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [name](const FaultKind& kind) { return name == kind.name; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> FaultNames(bool is_server) {
  std::vector<std::string> names;
  for (const FaultKind& kind : FaultCatalogue()) {
    if (Suits(kind, is_server)) names.push_back(kind.name);
  }
  return names;
}

const char* NameOf(FaultPhase phase) {
  switch (phase) {
    case FaultPhase::kInstead:
      return "instead of TLS";
    case FaultPhase::kHello:
      return "hello";
    case FaultPhase::kCertificate:
      return "certificate";
    case FaultPhase::kKeyExchange:
      return "key exchange";
    case FaultPhase::kRequest:
      return "request";
    case FaultPhase::kDone:
      return "done";
    case FaultPhase::kFinished:
      return "finished";
    case FaultPhase::kData:
      return "data";
    case FaultPhase::kClose:
      return "close";
    case FaultPhase::kRenegotiation:
      return "renegotiation";
    case FaultPhase::kSession:
      return "session";
  }
  return "";
}

const char* NameOf(FaultSide side) {
  switch (side) {
    case FaultSide::kServer:
      return "server";
    case FaultSide::kClient:
      return "client";
    case FaultSide::kEither:
      return "either";
  }
  return "";
}

Result<Done> CheckFault(const Fault& fault, bool is_server) {
  const FaultKind* kind = FindFault(fault.name);
  if (kind == nullptr) {
    return Error{"unknown fault " + Quoted(fault) +
                     DidYouMean(fault.name, FaultNames(is_server)),
                 ""};
  }
  if (!Suits(*kind, is_server)) {
    return Error{"the fault " + Quoted(fault) + " is one of a " +
                     NameOf(kind->side) + ", and the peer is the " +
                     (is_server ? "server" : "client"),
                 ""};
  }
  return CheckArgument(fault, kind->argument);
}

Result<Plan> MakePlan(const Script& script) {
  Plan plan;
  plan.script = script;
  for (const Fault& fault : script.faults) {
    if (script.transport == wire::Transport::kDatagram) {
      return Error{"the fault " + Quoted(fault) +
                       " is for streams: a peer over datagrams sends what was "
                       "changed or left out again",
                   ""};
    }
    const auto known = CheckFault(fault, script.is_server);
    if (!known.ok()) return known.error();
    const FaultKind& kind = *FindFault(fault.name);
    if (kind.phase == FaultPhase::kInstead && script.faults.size() > 1) {
      return Error{"the fault " + Quoted(fault) +
                       " is instead of TLS: no other can stand beside it",
                   ""};
    }
    plan.fault = fault.name;
    kind.apply(plan, fault.argument.value_or(kind.argument.usual));
  }
  // What cuts messages into pieces comes when all of them are whole.
  std::stable_partition(
      plan.messages.begin(), plan.messages.end(),
      [](const MessageRule& rule) { return !rule.message.empty(); });
  return plan;
}

}  // namespace shakedown::peer

// SPDX-License-Identifier: Apache-2.0
// Every fault that a scripted peer can have, as data: name, phase, side, what
// it means, and how it is carried out.
// Example: for (const FaultKind& kind : FaultCatalogue()) Print(kind.name);
// Constants, made on first use; any thread.
#ifndef SHAKEDOWN_PEER_FAULTS_CATALOGUE_H_
#define SHAKEDOWN_PEER_FAULTS_CATALOGUE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/peer/faults/fault.h"

namespace shakedown::peer {

struct Plan;
struct Script;

// Where in a connection the fault shows.
enum class FaultPhase {
  kInstead,  // instead of TLS
  kHello,
  kCertificate,
  kKeyExchange,
  kRequest,
  kDone,  // around ServerHelloDone, and the order of flights
  kFinished,
  kData,
  kClose,
  kRenegotiation,
  kSession,
};

enum class FaultSide { kServer, kClient, kEither };

// The whole number that a fault may be given; without a name it takes none.
struct FaultArgument {
  const char* name = nullptr;  // what it counts, with its unit
  int64_t least = 0;
  int64_t most = 0;
  int64_t usual = 0;  // if none is given
};

struct FaultKind {
  const char* name;
  FaultPhase phase;
  FaultSide side;
  const char* meaning;                          // one line, "the peer ..."
  void (*apply)(Plan& plan, int64_t argument);  // writes its part of a plan
  FaultArgument argument = {};
};

// FaultCatalogue lists all, by phase.
const std::vector<FaultKind>& FaultCatalogue();

// FindFault returns the row of a name, or nullptr.
const FaultKind* FindFault(std::string_view name);

// FaultNames lists the names that a server, or a client, may have.
std::vector<std::string> FaultNames(bool is_server);

// "hello", "key exchange", ...; "server", "client", "either".
const char* NameOf(FaultPhase phase);
const char* NameOf(FaultSide side);

// CheckFault refuses a name that nobody knows, with the nearest one, a fault
// of the other side, and an argument that is out of range or not wanted.
Result<Done> CheckFault(const Fault& fault, bool is_server);

// MakePlan turns a script's faults into what is to be done. Errors: those of
// CheckFault; faults over datagrams; a fault that speaks no TLS beside others.
Result<Plan> MakePlan(const Script& script);

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_CATALOGUE_H_

// SPDX-License-Identifier: Apache-2.0
// What the benchmark measures, each as something to do many times.
#ifndef SHAKEDOWN_CLI_BENCH_CASES_H_
#define SHAKEDOWN_CLI_BENCH_CASES_H_

#include <functional>
#include <memory>
#include <string>

#include "src/base/result.h"
#include "src/scenario/model.h"

namespace shakedown::cli {

// One handshake, from nothing to the closed connection. False: it failed.
using Handshake = std::function<bool()>;

// BenchScenario is an honest TLS 1.2 server with a chain for its key:
// "ECDSA P-256 with intermediate" or "RSA-2048".
scenario::Scenario BenchScenario(const std::string& key);

// PlainLibsslLoop is client and server of libssl over memory BIOs, with
// verification, contexts reused: the fastest that OpenSSL does by itself.
Result<Handshake> PlainLibsslLoop(const scenario::Scenario& scenario);

// ApiAgainstPeer is what a test does: a new world, a scripted peer,
// SSLHandshake and SSLClose through the C functions.
Handshake ApiAgainstPeer(const scenario::Scenario& scenario);

// OpensslProcesses starts `openssl s_server` and `openssl s_client`, waits for
// the handshake and for their ends. Error: there is no such program.
Result<Handshake> OpensslProcesses(const scenario::Scenario& scenario);

// OwnProcess is `shakedown run` of one scenario, as a process of its own.
Handshake OwnProcess();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_BENCH_CASES_H_

// SPDX-License-Identifier: Apache-2.0
#include "src/runner/run_program.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "src/loopback/interrupt.h"
#include "src/loopback/machine_clock.h"
#include "src/loopback/process/program.h"
#include "src/loopback/reserved_port.h"
#include "src/loopback/service.h"
#include "src/loopback/sockets.h"
#include "src/runner/program_files.h"
#include "src/runner/served.h"
#include "src/runner/transcript.h"
#include "src/runner/world.h"
#include "src/scenario/program/command_line.h"
#include "src/scenario/program/signals.h"

namespace shakedown::runner {
namespace {

using loopback::EventSource;
using loopback::MachineMilliseconds;
using scenario::Scenario;

// What the machine's user has set must not change what a program does.
const std::map<std::string, std::string>& PlainEnvironment() {
  static const std::map<std::string, std::string> environment = {
      {"HOME", "{folder}"},
      {"LANG", "C.UTF-8"},
      {"LC_ALL", "C.UTF-8"},
      {"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
      {"TMPDIR", "{folder}"},
      {"TZ", "UTC"}};
  return environment;
}

// One run: the program, the peers that it speaks to, and what is seen of both.
class Exercise {
 public:
  Exercise(const Scenario& scenario, std::shared_ptr<World> world)
      : scenario_(scenario), world_(std::move(world)) {}

  Result<Observed> Run() {
    if (auto ready = Prepare(); !ready.ok()) return ready.error();
    if (auto started = Start(); !started.ok()) return started.error();
    while (!program_->ended()) Turn();
    end_.took_ms = MachineMilliseconds() - began_ms_;
    if (!program_->failure().empty()) {
      return Error{"app: " + program_->failure()};
    }
    Settle();
    return Report();
  }

 private:
  // The port: the service's, or that on which a server is to listen.
  Result<Done> Prepare() {
    const auto found = scenario_.app.is_server ? Reserve() : Listen();
    if (!found.ok()) return found.error();
    files_ = std::make_unique<ProgramFiles>(*world_, loopback::kHost, port_);
    return Done();
  }

  Result<Done> Reserve() {
    auto port = loopback::ReservedPort::Take();
    if (!port.ok()) return port.error();
    reserved_port_ = std::move(port).value();
    port_ = reserved_port_->number();
    return Done();
  }

  Result<Done> Listen() {
    auto service = loopback::Service::Listen(
        0, ServiceFor(scenario_), FarEndsOf(world_),
        [this](loopback::Relay& relay, int number) { Note(relay, number); });
    if (!service.ok()) return service.error();
    service_ = std::move(service).value();
    port_ = service_->port();
    return Done();
  }

  Result<std::string> Expanded(const std::string& text) {
    return scenario::Expand(text, [this](const std::string& word) {
      return files_->ValueOf(word);
    });
  }

  Result<Done> Start() {
    const scenario::Program& wanted = *scenario_.app.program;
    loopback::ProgramPlan plan;
    auto arguments = scenario::SplitCommand(wanted.exec);
    if (!arguments.ok()) return Error{"exec: " + arguments.error().message};
    for (const std::string& argument : arguments.value()) {
      auto expanded = Expanded(argument);
      if (!expanded.ok()) return Error{"exec: " + expanded.error().message};
      plan.arguments.push_back(std::move(expanded).value());
      end_.command += (end_.command.empty() ? "" : " ") + plan.arguments.back();
    }
    auto environment = PlainEnvironment();
    for (const auto& [name, value] : wanted.environment) {
      environment[name] = value;
    }
    for (const auto& [name, value] : environment) {
      auto expanded = Expanded(value);
      if (!expanded.ok()) return Error{name + ": " + expanded.error().message};
      plan.environment.push_back(name + "=" + expanded.value());
    }
    if (!wanted.input.empty()) {
      auto file = files_->WriteInput(wanted.input);
      if (!file.ok()) return file.error();
      plan.input_file = file.value();
    }
    began_ms_ = MachineMilliseconds();
    auto program = loopback::Program::Start(plan);
    if (!program.ok()) return program.error();
    program_ = std::move(program).value();
    return Done();
  }

  // One wait, and whatever there was to do.
  void Turn() {
    const int64_t now_ms = MachineMilliseconds();
    const int64_t limit_ms = began_ms_ + TimeLimitMs(scenario_);
    if (now_ms >= limit_ms || loopback::Interrupt::came()) program_->Kill();
    if (!service_) VisitServer(now_ms);
    std::vector<EventSource*> sources = program_->Sources();
    AddConnections(sources);
    constexpr int64_t kLongestTurnMs = 100, kAttemptMs = 10;
    const bool attempts = !service_ && !visit_ && end_.connections == 0;
    const int64_t turn_ms = attempts ? kAttemptMs : kLongestTurnMs;
    loopback::WaitOnce(
        sources, std::min(now_ms + turn_ms, std::max(limit_ms, now_ms + 1)));
    Reap();
  }

  // A scripted client tries until the server listens; when it has been there,
  // the server is stopped.
  void VisitServer(int64_t now_ms) {
    if (visit_) return;
    if (end_.connections > 0) {
      if (!stop_at_ms_) stop_at_ms_ = now_ms + kStopAfterMs;
      if (now_ms < *stop_at_ms_ || program_->ended()) return;
      end_.stopped = true;
      return program_->Kill();
    }
    loopback::Descriptor socket = loopback::ConnectToLoopback(port_);
    if (!socket.valid()) return;
    visit_ =
        std::make_unique<loopback::Relay>(std::move(socket), FarEndsOf(world_),
                                          ServiceFor(scenario_).relay, now_ms);
  }

  void AddConnections(std::vector<EventSource*>& sources) {
    if (visit_) sources.push_back(visit_.get());
    if (!service_) return;
    for (EventSource* source : service_->Sources()) sources.push_back(source);
  }

  void Reap() {
    if (service_) service_->Reap();
    if (!visit_ || !visit_->ended()) return;
    Note(*visit_, 1);
    visit_.reset();
  }

  // The program is gone: what it has sent is there already, and is looked at.
  void Settle() {
    constexpr int64_t kMostMs = 1'000;
    const int64_t limit_ms = MachineMilliseconds() + kMostMs;
    int accepted = -1;
    while (MachineMilliseconds() < limit_ms) {
      const int before =
          std::exchange(accepted, service_ ? service_->accepted() : 0);
      const bool open =
          visit_ != nullptr || (service_ && service_->open_connections() > 0);
      if (!open && before == accepted) break;
      std::vector<EventSource*> sources;
      AddConnections(sources);
      const int64_t now_ms = MachineMilliseconds();
      loopback::WaitOnce(sources, open ? now_ms + 1 : now_ms);
      Reap();
    }
    if (visit_) visit_->End("the program ended");
    if (service_) service_->EndAll("the program ended");
    Reap();
  }

  // A connection ended. A silent one counts nothing.
  void Note(loopback::Relay& relay, int number) {
    const auto* far_end = static_cast<Served*>(relay.far_end());
    if (far_end == nullptr || relay.bytes_moved() == 0) return;
    ++end_.connections;
    const Connection& connection = far_end->connection();
    const wire::Wire& wire = connection.wire();
    sent_[number] = {wire.sent_by_app(), wire.sent_by_peer()};
    if (number < last_) return;
    last_ = number;
    Observation& observation = observed_.observation;
    observation.trace = std::move(relay.trace());
    observation.peer_failure = connection.peer().failure();
    observation.unfired = wire.UnfiredEffects();
    observation.idle_faults = connection.peer().idle_faults();
    observed_.key_log = connection.peer().key_log();
    observed_.bytes_moved = relay.bytes_moved();
  }

  Observed Report() {
    TranscriptHash transcript;
    for (const auto& [number, sent] : sent_) {
      transcript.AddConnection(sent.first, sent.second, {});
    }
    if (sent_.empty()) {
      for (const auto& placed : scenario_.wire) {
        observed_.observation.unfired.push_back(placed.effect);
      }
    }
    end_.exit_status = program_->exit_status();
    if (const auto signal = program_->signal()) {
      end_.signal = scenario::NameOfSignal(*signal);
    }
    end_.killed = program_->was_killed() && !end_.stopped;
    end_.left_behind = program_->left_behind();
    end_.out = program_->output().Text();
    end_.err = program_->errors().Text();
    observed_.observation.transcript = transcript.Finish();
    observed_.observation.program = std::move(end_);
    return std::move(observed_);
  }

  static constexpr int64_t kStopAfterMs = 200;

  const Scenario& scenario_;
  std::shared_ptr<World> world_;
  std::optional<loopback::ReservedPort> reserved_port_;
  int port_ = 0;
  std::unique_ptr<ProgramFiles> files_;
  std::unique_ptr<loopback::Service> service_;  // the app is a client
  std::unique_ptr<loopback::Relay> visit_;      // the app is a server
  std::optional<int64_t> stop_at_ms_;
  std::unique_ptr<loopback::Program> program_;
  int64_t began_ms_ = 0;

  Observed observed_;
  ProgramEnd end_;
  std::map<int, std::pair<Bytes, Bytes>> sent_;  // by app and peer, by number
  int last_ = 0;
};

}  // namespace

Result<Observed> RunProgram(const Scenario& given) {
  const Scenario scenario = AtMachinesDay(given);
  if (auto servable = CheckServable(scenario); !servable.ok()) {
    return servable.error();
  }
  auto world = World::Make(scenario);
  if (!world.ok()) return world.error();
  const loopback::Interrupt interrupt;
  return Exercise(scenario, std::move(world).value()).Run();
}

}  // namespace shakedown::runner
